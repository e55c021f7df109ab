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

    /// <summary>The form of a year's targets with a target in it.</summary>
    /// <param name="stored">The targets of the year as they are stored.</param>
    /// <param name="target">The target; null for none.</param>
    /// <param name="periods">Those of its periods as they would be typed, in their order; null for none.</param>
    public static TargetsEdit Of(YearTargets stored, TargetFigure? target, IReadOnlyList<string?> periods)
    {
        string? Figure(decimal? figure) => figure is { } set ? FigureFormat.ToEdit(set, stored.Rules.Unit) : null;
        return new TargetsEdit
        {
            Code = stored.Code,
            Year = stored.Year,
            Choice = target switch
            {
                null => YearTargetChoice.NotSet,
                { Kind: TargetKind.NoTarget } => YearTargetChoice.None,
                { Kind: TargetKind.BaselinePeriod } => YearTargetChoice.Baseline,
                { Kind: TargetKind.AtLeast or TargetKind.AtMost } => YearTargetChoice.Bound,
                { IsStrict: true } => YearTargetChoice.Strict,
                { Kind: TargetKind.Expected } => YearTargetChoice.Expected,
                { Value: not null } => YearTargetChoice.Number,
                { HasNumber: true } => YearTargetChoice.Range,
                _ => YearTargetChoice.Words,
            },
            Value = Figure(target?.Value),
            Floor = Figure(target?.Floor),
            Low = Figure(target?.Low),
            High = Figure(target?.High),
            Words = target?.Words,
            Baseline = Figure(target?.Baseline),
            BaselinePeriod = target?.BaselinePeriod?.Label,
            Profile = target?.Profile,
            Periods = periods,
            Stamp = stored.Stamp,
        };
    }

    /// <summary>The targets of a year's periods as they would be typed, in their order; null for none.</summary>
    /// <param name="stored">The targets of the year as they are stored.</param>
    public static IReadOnlyList<string?> TypedPeriods(YearTargets stored) => [.. stored.Periods.Select(p => p.Target is { } own ? TargetText.Typed(own, stored.Rules) : null)];
}
