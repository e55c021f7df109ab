using PerformanceManagement.Core.Periods;

namespace PerformanceManagement.Core.Ratings.Trends;

/// <summary>What became of a comparison; what most needs attention first.</summary>
public enum TrendResult
{
    /// <summary>Further from good.</summary>
    Worsened,

    /// <summary>The same, as displayed.</summary>
    NoChange,

    /// <summary>Nearer to good.</summary>
    Improved,

    /// <summary>Higher, where no direction is better.</summary>
    Increased,

    /// <summary>Lower, where no direction is better.</summary>
    Decreased,

    /// <summary>Nothing to compare with; the explanation says why.</summary>
    NotComparable,
}

/// <summary>What a comparison is made with in place of what it is named after.</summary>
public enum ComparedInstead
{
    /// <summary>The same period last year, or of earlier years: the council chose it for the measure, or both figures are of a cumulative year.</summary>
    SameLastYear,

    /// <summary>The period alone with earlier ones alone, because what is reported is of a cumulative year.</summary>
    PeriodAlone,

    /// <summary>Last year's outturn, because the same period last year is not held.</summary>
    LastOutturn,
}

/// <summary>A comparison of the reported period with earlier ones, whatever its rating (field guide, section 5).</summary>
/// <param name="Result">Improved, worsened and so on.</param>
/// <param name="Against">The periods compared with, the latest first; empty when not comparable.</param>
/// <param name="Value">The figure compared with, as displayed; null when not comparable.</param>
/// <param name="Explanation">One sentence that says why, with its numbers.</param>
public sealed record DirectionOfTravel(TrendResult Result, IReadOnlyList<Period> Against, decimal? Value, string Explanation)
{
    /// <summary>The key in JSON: "improved", "no-change", "not-comparable".</summary>
    public string Key => KeyOf(Result);

    /// <summary>The label as it was shown when the quarter was signed off; null for a comparison that is made now.</summary>
    public string? ShownLabel { get; init; }

    /// <summary>The label everywhere: "Improved".</summary>
    public string Label => ShownLabel ?? Result switch
    {
        TrendResult.Worsened => "Worsened",
        TrendResult.NoChange => "No change",
        TrendResult.Improved => "Improved",
        TrendResult.Increased => "Increased",
        TrendResult.Decreased => "Decreased",
        TrendResult.NotComparable => "Not comparable",
        _ => throw new InvalidOperationException($"There is no trend result {Result}."),
    };

    /// <summary>Whether the figure rose (1), fell (-1) or there is no change (0): which way the arrow points.</summary>
    public int Movement { get; init; }

    /// <summary>Whether one direction is better, so that the result is a judgement and can be counted.</summary>
    public bool IsJudgement { get; init; }

    /// <summary>What it is compared with in place of what the comparison is named after; null where it is that.</summary>
    public ComparedInstead? Instead { get; init; }

    /// <summary>Of a mean, how many of its periods had a value; 0 for a comparison with one period.</summary>
    public int Held { get; init; }

    /// <summary>Of a mean, over how many periods it is taken where all are held; 0 for a comparison with one period.</summary>
    public int Wanted { get; init; }

    /// <summary>Whether it is a mean that lacks some of its periods, which is always said.</summary>
    public bool IsOfFewer => Held < Wanted;

    /// <summary>Whether there was something to compare with.</summary>
    public bool IsComparable => Result != TrendResult.NotComparable;

    /// <summary>The key of a result.</summary>
    public static string KeyOf(TrendResult result) => result switch
    {
        TrendResult.Worsened => "worsened",
        TrendResult.NoChange => "no-change",
        TrendResult.Improved => "improved",
        TrendResult.Increased => "increased",
        TrendResult.Decreased => "decreased",
        TrendResult.NotComparable => "not-comparable",
        _ => throw new ArgumentOutOfRangeException(nameof(result), result, null),
    };
}
