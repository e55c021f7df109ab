using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Periods;

namespace PerformanceManagement.Core.Measures;

/// <summary>A target of a measure for a period: a number, a range, or words with or without a number (field guide, section 3).</summary>
public sealed class Target
{
    /// <summary>The longest words, in characters.</summary>
    public const int WordsLength = 200;

    /// <summary>Database key.</summary>
    public int Id { get; init; }

    /// <summary>The measure.</summary>
    public int MeasureId { get; set; }

    /// <summary>The period it is set for. Unique within the measure.</summary>
    public Period Period { get; set; }

    /// <summary>The number, in the measure's unit; null for a range or words alone. Zero is a real target.</summary>
    public decimal? Value { get; set; }

    /// <summary>The lower end of a range; null when open below or not a range.</summary>
    public decimal? Low { get; set; }

    /// <summary>The upper end of a range; null when open above or not a range.</summary>
    public decimal? High { get; set; }

    /// <summary>The target in words ("65% of all stock by year end", "NO TARGET SET").</summary>
    public string? Words { get; set; }

    /// <summary>A target and what meets it, a baseline year, an expectation or none.</summary>
    public TargetKind Kind { get; set; }

    /// <summary>Beside a target of one figure, how far it may be missed before that is the worst, as a figure of the measure; null for none.</summary>
    public decimal? Floor { get; set; }

    /// <summary>For a year's target, how it was spread over the year's periods; null when it was not.</summary>
    public TargetProfile? Profile { get; set; }

    /// <summary>The figure the target starts from, in the measure's unit; null when none is known.</summary>
    public decimal? Baseline { get; set; }

    /// <summary>The period of <see cref="Baseline"/>; set exactly when that is.</summary>
    public Period? BaselinePeriod { get; set; }

    /// <summary>Concurrency token.</summary>
    public Guid Version { get; private set; }
}
