using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Periods;

namespace PerformanceManagement.Core.Targets;

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

    /// <summary>Why a target that is far from earlier ones is right: it stays in the list of changes. Not read where nothing is doubted.</summary>
    public string? DoubtReason { get; init; }

    /// <summary>The <see cref="YearTargets.Stamp"/> the form was filled from.</summary>
    public string? Stamp { get; init; }
}
