using PerformanceManagement.Core.Ratings.Status;
using PerformanceManagement.Core.Ratings.Trends;

namespace PerformanceManagement.Core.Ratings.Counts;

/// <summary>How many of some measures count as what: those of several sets of measures add up. Pure.</summary>
internal sealed class CountedTotals
{
    private readonly List<RatedStatus> statuses = [];
    private readonly List<int> counts = [];

    private CountedTotals()
    {
    }

    /// <summary>The statuses that any has, those first met first. There are few, and most measures share the very same ones.</summary>
    public IReadOnlyList<RatedStatus> Statuses => statuses;

    /// <summary>How many have each of <see cref="Statuses"/>.</summary>
    public IReadOnlyList<int> Counts => counts;

    /// <summary>How many are counted at their last known status.</summary>
    public int Carried { get; private set; }

    /// <summary>How many have no target.</summary>
    public int DataOnly { get; private set; }

    /// <summary>How many others have no status.</summary>
    public int NotRated { get; private set; }

    /// <summary>Since the period before.</summary>
    public TrendTotals ShortTrend { get; private set; }

    /// <summary>Against the mean of the periods before.</summary>
    public TrendTotals LongTrend { get; private set; }

    /// <summary>Since last year.</summary>
    public TrendTotals SinceLastYear { get; private set; }

    /// <summary>The totals of measures.</summary>
    public static CountedTotals Of(IEnumerable<CountedAs> measures)
    {
        var totals = new CountedTotals();
        foreach (CountedAs measure in measures)
        {
            if (measure.Status is { } status) totals.Add(status, 1);
            else if (!measure.IsDataOnly) totals.NotRated++;
            if (measure.IsCarried) totals.Carried++;
            if (measure.IsDataOnly) totals.DataOnly++;
            totals.ShortTrend = totals.ShortTrend.And(measure.ShortTrend);
            totals.LongTrend = totals.LongTrend.And(measure.LongTrend);
            totals.SinceLastYear = totals.SinceLastYear.And(measure.SinceLastYear);
        }

        return totals;
    }

    /// <summary>The totals of several sets of measures, none of them in two.</summary>
    public static CountedTotals Of(IEnumerable<CountedTotals> sets)
    {
        var totals = new CountedTotals();
        foreach (CountedTotals set in sets)
        {
            for (int number = 0; number < set.statuses.Count; number++) totals.Add(set.statuses[number], set.counts[number]);
            totals.Carried += set.Carried;
            totals.DataOnly += set.DataOnly;
            totals.NotRated += set.NotRated;
            totals.ShortTrend = totals.ShortTrend.And(set.ShortTrend);
            totals.LongTrend = totals.LongTrend.And(set.LongTrend);
            totals.SinceLastYear = totals.SinceLastYear.And(set.SinceLastYear);
        }

        return totals;
    }

    /// <summary>Which of <see cref="Statuses"/> a status is; −1 for none of them.</summary>
    public int NumberOf(RatedStatus status)
    {
        int number = statuses.FindIndex(s => ReferenceEquals(s, status));
        return number >= 0 ? number : statuses.FindIndex(s => KeyOf(s) == KeyOf(status));
    }

    private void Add(RatedStatus status, int count)
    {
        int number = NumberOf(status);
        if (number >= 0)
        {
            counts[number] += count;
            return;
        }

        statuses.Add(status);
        counts.Add(count);
    }

    private static (string Key, string Label, StatusColour Colour, StatusShape Shape, bool IsWorst, int Order) KeyOf(RatedStatus s) =>
        (s.Key, s.Label, s.Colour, s.Shape, s.IsWorst, s.Order);
}

/// <summary>How many comparisons came out which way.</summary>
/// <param name="Improved">Those that improved.</param>
/// <param name="NoChange">Those that did not change.</param>
/// <param name="Worsened">Those that worsened.</param>
/// <param name="WithSameLastYear">How many of them are with the same period last year.</param>
/// <param name="WithOutturn">How many of them are with last year's outturn.</param>
/// <param name="OfFewer">How many of them are with a mean that lacks some of its periods.</param>
internal readonly record struct TrendTotals(int Improved, int NoChange, int Worsened, int WithSameLastYear, int WithOutturn, int OfFewer)
{
    /// <summary>How many are counted.</summary>
    public int Of => Improved + NoChange + Worsened;

    /// <summary>With one more.</summary>
    public TrendTotals And(TrendCountedAs trend) => !trend.IsCounted ? this : And(new TrendTotals(
        trend.Result == TrendResult.Improved ? 1 : 0,
        trend.Result == TrendResult.NoChange ? 1 : 0,
        trend.Result == TrendResult.Worsened ? 1 : 0,
        trend.IsWithSameLastYear ? 1 : 0,
        trend.IsWithOutturn ? 1 : 0,
        trend.IsOfFewer ? 1 : 0));

    /// <summary>With others.</summary>
    public TrendTotals And(TrendTotals other) => new(
        Improved + other.Improved,
        NoChange + other.NoChange,
        Worsened + other.Worsened,
        WithSameLastYear + other.WithSameLastYear,
        WithOutturn + other.WithOutturn,
        OfFewer + other.OfFewer);
}
