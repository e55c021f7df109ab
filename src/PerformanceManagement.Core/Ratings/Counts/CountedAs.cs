using PerformanceManagement.Core.Ratings.Status;
using PerformanceManagement.Core.Ratings.Trends;

namespace PerformanceManagement.Core.Ratings.Counts;

/// <summary>What a measure counts as by a council's rules. Worked out once for a row, in whatever choice of measures it is counted. Pure.</summary>
public sealed record CountedAs
{
    private CountedAs(CountedMeasure measure, CountingRules rules)
    {
        Measure = measure;
        IsCarried = measure.Rating.Status is null && rules.Arrears == ArrearsRule.Carried && measure.LastKnown is { Rating.Outcome: RatingOutcome.Rated };
        Status = IsCarried ? measure.LastKnown!.Rating.Status : measure.Rating.Status;
        IsDataOnly = measure.Rating.Outcome == RatingOutcome.DataOnly;
        ShortTrend = TrendCountedAs.Of(measure.ShortTrend, rules);
        LongTrend = TrendCountedAs.Of(measure.LongTrend, rules);
        SinceLastYear = TrendCountedAs.Of(measure.SinceLastYear, rules);
    }

    /// <summary>The measure.</summary>
    public CountedMeasure Measure { get; }

    /// <summary>The status it is counted at; null where it is left out.</summary>
    public RatedStatus? Status { get; }

    /// <summary>Whether that is its last known one, because it is in arrears.</summary>
    public bool IsCarried { get; }

    /// <summary>Whether it has no target and is shown for information.</summary>
    public bool IsDataOnly { get; }

    /// <summary>Since the period before.</summary>
    public TrendCountedAs ShortTrend { get; }

    /// <summary>Against the mean of the periods before.</summary>
    public TrendCountedAs LongTrend { get; }

    /// <summary>Since last year.</summary>
    public TrendCountedAs SinceLastYear { get; }

    /// <summary>What a measure counts as.</summary>
    /// <param name="measure">The measure.</param>
    /// <param name="rules">The council's rules; whole percentages and arrears left out where it has none.</param>
    public static CountedAs Of(CountedMeasure measure, CountingRules? rules) => new(measure, rules ?? CountingRules.Standard);
}

/// <summary>What a comparison of a measure counts as.</summary>
public readonly record struct TrendCountedAs
{
    private TrendCountedAs(DirectionOfTravel trend)
    {
        Result = trend.Result;
        IsCounted = true;
        IsWithSameLastYear = trend.Instead == ComparedInstead.SameLastYear;
        IsWithOutturn = trend.Instead == ComparedInstead.LastOutturn;
        IsOfFewer = trend.IsOfFewer;
    }

    /// <summary>Whether it is counted: a judgement of enough earlier periods. Nothing else is said of one that is not.</summary>
    public bool IsCounted { get; }

    /// <summary>Improved, not changed or worsened.</summary>
    public TrendResult Result { get; }

    /// <summary>Whether it is with the same period last year in place of what it is named after.</summary>
    public bool IsWithSameLastYear { get; }

    /// <summary>Whether it is with last year's outturn.</summary>
    public bool IsWithOutturn { get; }

    /// <summary>Whether it is with a mean that lacks some of its periods.</summary>
    public bool IsOfFewer { get; }

    internal static TrendCountedAs Of(DirectionOfTravel trend, CountingRules rules) => IsJudged(trend) && !HasTooFew(trend, rules) ? new(trend) : default;

    /// <summary>Why a comparison is not counted, in a few words or its own sentence.</summary>
    internal static string WhyNot(DirectionOfTravel trend, CountingRules rules) =>
        !trend.IsComparable ? trend.Explanation
        : !IsJudged(trend) ? "No direction is better"
        : $"Too few earlier periods: {trend.Held} of {trend.Wanted} held, and at least {Least(trend, rules)} are counted";

    private static bool HasTooFew(DirectionOfTravel trend, CountingRules rules) => trend.Held < Least(trend, rules);

    // A mean over three years, say, that the council's least number goes beyond, needs all three.
    private static int Least(DirectionOfTravel trend, CountingRules rules) => Math.Min(rules.LeastLongTrend, trend.Wanted);

    private static bool IsJudged(DirectionOfTravel trend) => trend.IsJudgement && trend.Result is TrendResult.Improved or TrendResult.NoChange or TrendResult.Worsened;
}
