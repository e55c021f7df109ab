using PerformanceManagement.Core.Periods;

namespace PerformanceManagement.Core.Figures;

/// <summary>A target as the rules see it.</summary>
/// <param name="Period">The period it is set for.</param>
/// <param name="Value">The number, or null.</param>
/// <param name="Low">The lower end of a range, or null.</param>
/// <param name="High">The upper end of a range, or null.</param>
/// <param name="Words">The words, or null.</param>
public sealed record TargetFigure(Period Period, decimal? Value = null, decimal? Low = null, decimal? High = null, string? Words = null)
{
    /// <summary>What the row says: a target and what meets it, none on purpose, a period that sets the baseline, or what is expected.</summary>
    public TargetKind Kind { get; init; }

    /// <summary>The figure down to which (up to which, where lower is better) a missed target is not the worst; null where a scheme's tolerance says it.</summary>
    public decimal? Floor { get; init; }

    /// <summary>For a year's target, how it was spread over the year's periods; null when it was not.</summary>
    public TargetProfile? Profile { get; init; }

    /// <summary>The figure the target starts from, in the measure's unit; null when none is known.</summary>
    public decimal? Baseline { get; init; }

    /// <summary>The period of <see cref="Baseline"/>; set exactly when that is.</summary>
    public Period? BaselinePeriod { get; init; }

    /// <summary>Whether there is a figure to print, whatever it is for.</summary>
    public bool HasFigure => Value is not null || Low is not null || High is not null;

    /// <summary>Whether there is a number or range to measure against.</summary>
    public bool HasNumber => HasFigure && IsTarget;

    /// <summary>Whether it is a target of any kind, and not none, a baseline or an expectation.</summary>
    public bool IsTarget => Kind is TargetKind.Target or TargetKind.AtLeast or TargetKind.AtMost or TargetKind.MoreThan or TargetKind.FewerThan;

    /// <summary>Whether a figure that equals the target does not meet it.</summary>
    public bool IsStrict => Kind is TargetKind.MoreThan or TargetKind.FewerThan;

    /// <summary>Whether there is no target, on purpose or because its words say so ("NO TARGET SET").</summary>
    public bool SaysNone => Kind == TargetKind.NoTarget || (SaysInWordsAlone && (Words is null || TargetWords.MeaningOf(Words) == TargetMeaning.NoTarget));

    /// <summary>Whether the period sets the baseline that later targets start from, by its kind or by its words, so that it is reported and not rated.</summary>
    public bool SetsBaseline => Kind == TargetKind.BaselinePeriod || (SaysInWordsAlone && Words is not null && TargetWords.MeaningOf(Words) == TargetMeaning.Baseline);

    /// <summary>Whether it is a target in words alone, which only a person can judge.</summary>
    public bool IsWordsAlone => SaysInWordsAlone && !SaysNone && !SetsBaseline;

    private bool SaysInWordsAlone => IsTarget && !HasFigure;
}
