using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;

namespace PerformanceManagement.Core.Ratings;

/// <summary>A target as the rules see it.</summary>
/// <param name="Period">The period it is set for.</param>
/// <param name="Value">The number, or null.</param>
/// <param name="Low">The lower end of a range, or null.</param>
/// <param name="High">The upper end of a range, or null.</param>
/// <param name="Words">The words, or null.</param>
public sealed record TargetFigure(Period Period, decimal? Value = null, decimal? Low = null, decimal? High = null, string? Words = null)
{
    private static readonly string[] NoTargetWords = ["no target", "no target set", "not set", "none", "n/a", "data only", "tbc", "baseline"];

    /// <summary>A target, none on purpose, or a period that sets the baseline.</summary>
    public TargetKind Kind { get; init; }

    /// <summary>For a year's target, how it was spread over the year's periods; null when it was not.</summary>
    public TargetProfile? Profile { get; init; }

    /// <summary>The figure the target starts from, in the measure's unit; null when none is known.</summary>
    public decimal? Baseline { get; init; }

    /// <summary>The period of <see cref="Baseline"/>; set exactly when that is.</summary>
    public Period? BaselinePeriod { get; init; }

    /// <summary>Whether there is a number or range to measure against.</summary>
    public bool HasNumber => Value is not null || Low is not null || High is not null;

    /// <summary>Whether there is no target, on purpose or because its words say so ("NO TARGET SET").</summary>
    public bool SaysNone => Kind == TargetKind.NoTarget
        || (Kind == TargetKind.Target && !HasNumber && (Words is null || NoTargetWords.Contains(Words.Trim(), StringComparer.OrdinalIgnoreCase)));

    /// <summary>Whether the period sets the baseline that later targets start from, so that it is reported and not rated.</summary>
    public bool SetsBaseline => Kind == TargetKind.BaselinePeriod;

    /// <summary>Whether it is a target in words alone, which only a person can judge.</summary>
    public bool IsWordsAlone => !HasNumber && !SaysNone && !SetsBaseline;

    /// <summary>A stored target as the rules see it.</summary>
    public static TargetFigure Of(Target target) => new(target.Period, target.Value, target.Low, target.High, target.Words)
    {
        Kind = target.Kind,
        Profile = target.Profile,
        Baseline = target.Baseline,
        BaselinePeriod = target.BaselinePeriod,
    };
}
