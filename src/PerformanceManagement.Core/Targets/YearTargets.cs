using PerformanceManagement.Core.Collections;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Ratings.Series;
using PerformanceManagement.Core.Schemes;

namespace PerformanceManagement.Core.Targets;

/// <summary>The targets of a measure's year as they are stored, with last year's figures beside them.</summary>
public sealed record YearTargets
{
    /// <summary>The measure's code.</summary>
    public required string Code { get; init; }

    /// <summary>Its short name.</summary>
    public required string Title { get; init; }

    /// <summary>Its rules.</summary>
    public required MeasureRules Rules { get; init; }

    /// <summary>The year.</summary>
    public required Period Year { get; init; }

    /// <summary>The year's target, or null.</summary>
    public TargetFigure? Target { get; init; }

    /// <summary>Why the year's target cannot be changed here, as a sentence; null when it can.</summary>
    public string? FixedBecause { get; init; }

    /// <summary>Its periods in order; empty where only the year has a target.</summary>
    public required IReadOnlyList<PeriodTarget> Periods { get; init; }

    /// <summary>The quarters of the year that were signed off: whatever is set, they keep their targets.</summary>
    public IReadOnlyList<SignedOffQuarter> SignedOff { get; init; } = [];

    /// <summary>That they do, in one sentence without a full stop; null when none was signed off.</summary>
    public string? Kept => SignedOffQuarter.KeepTargets(SignedOff);

    /// <summary>All versions of what is stored, in one text: two people who change targets at once notice each other by it.</summary>
    public required string Stamp { get; init; }

    /// <summary>What its periods are called: "quarters"; "periods" where it has none.</summary>
    public string PeriodWord => Periods.Count == 0 ? "periods" : Wording.Plural(Periods[0].Period.Length);
}

/// <summary>A period of the year with its target.</summary>
/// <param name="Period">The period.</param>
/// <param name="Target">Its target, or null.</param>
/// <param name="LastYear">The figure of the same period last year, on the basis targets are spread by.</param>
/// <param name="FixedBecause">Why it cannot be changed here, as a sentence; null when it can.</param>
public sealed record PeriodTarget(Period Period, TargetFigure? Target, SeriesPoint LastYear, string? FixedBecause);

/// <summary>What the target of a year is to be.</summary>
public enum YearTargetChoice
{
    /// <summary>Nothing is set yet.</summary>
    NotSet,

    /// <summary>A number: reaching it meets it.</summary>
    Number,

    /// <summary>A number with its word: at least, or no more than, as the measure's direction is.</summary>
    Bound,

    /// <summary>A number to pass, or to stay under: reaching it does not meet it.</summary>
    Strict,

    /// <summary>A number that is expected of a measure with no good direction: printed, never rated.</summary>
    Expected,

    /// <summary>A range, which may be open at one end.</summary>
    Range,

    /// <summary>Words alone.</summary>
    Words,

    /// <summary>No target this year, on purpose.</summary>
    None,

    /// <summary>The year sets the baseline.</summary>
    Baseline,
}

/// <summary>What an officer typed about a year's targets: strings, exactly as typed.</summary>
public sealed record TargetsEdit
{
    /// <summary>The measure's code.</summary>
    public required string Code { get; init; }

    /// <summary>The year.</summary>
    public required Period Year { get; init; }

    /// <summary>What the year's target is to be.</summary>
    public YearTargetChoice Choice { get; init; }

    /// <summary>The number.</summary>
    public string? Value { get; init; }

    /// <summary>The floor beside the number.</summary>
    public string? Floor { get; init; }

    /// <summary>The lower end of the range.</summary>
    public string? Low { get; init; }

    /// <summary>The upper end of the range.</summary>
    public string? High { get; init; }

    /// <summary>Words beside or instead of the number.</summary>
    public string? Words { get; init; }

    /// <summary>The figure it starts from.</summary>
    public string? Baseline { get; init; }

    /// <summary>The period of that figure.</summary>
    public string? BaselinePeriod { get; init; }

    /// <summary>How it is spread over the periods; null for each on its own.</summary>
    public TargetProfile? Profile { get; init; }

    /// <summary>The targets of the periods as typed, in their order: "150", "90 to 95", "no target", blank for none.</summary>
    public IReadOnlyList<string?> Periods { get; init; } = [];

    /// <summary>The <see cref="YearTargets.Stamp"/> the form was filled from.</summary>
    public string? Stamp { get; init; }
}

/// <summary>What targets that were typed come to.</summary>
/// <param name="Target">The year's target, or null for none set.</param>
/// <param name="Periods">The target of each period, null for none set, in order.</param>
public sealed record TargetsEffect(TargetFigure? Target, IReadOnlyList<TargetFigure?> Periods)
{
    /// <summary>What they would do to the status in the open quarter; null where none is open, or the quarter is of another year.</summary>
    public RatingEffect? Rating { get; init; }
}
