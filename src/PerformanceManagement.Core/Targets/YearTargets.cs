using PerformanceManagement.Core.Collections;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Ratings.Series;

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

    /// <summary>The targets of the years before it, the latest first.</summary>
    public IReadOnlyList<TargetFigure> Earlier { get; init; } = [];

    /// <summary>Why the year's target cannot be changed here, as a sentence; null when it can.</summary>
    public string? FixedBecause { get; init; }

    /// <summary>Why there can be none, as a sentence: the measure is not taken in the year. Null where it is.</summary>
    public string? NotTaken { get; init; }

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
