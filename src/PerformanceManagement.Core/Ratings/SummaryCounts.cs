using PerformanceManagement.Core.Measures;

namespace PerformanceManagement.Core.Ratings;

/// <summary>A measure as the counts see it.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Rating">Its rating.</param>
/// <param name="ShortTrend">Its short trend.</param>
/// <param name="LongTrend">Its long trend.</param>
/// <param name="SinceLastYear">Its comparison with last year.</param>
public sealed record CountedMeasure(string Code, Rating Rating, DirectionOfTravel ShortTrend, DirectionOfTravel LongTrend, DirectionOfTravel SinceLastYear);

/// <summary>A measure left out of a count, and why.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Reason">Why, in a few words.</param>
public sealed record LeftOut(string Code, string Reason);

/// <summary>A count with its own denominator (field guide, section 7).</summary>
/// <param name="Members">The codes counted.</param>
/// <param name="Of">How many could have been: the denominator.</param>
/// <param name="Excluded">Those left out of the denominator, and why.</param>
public sealed record CountOf(IReadOnlyList<string> Members, int Of, IReadOnlyList<LeftOut> Excluded)
{
    /// <summary>How many.</summary>
    public int Count => Members.Count;

    /// <summary>The percentage, unrounded; null when nothing could be counted.</summary>
    public decimal? Percent => Of == 0 ? null : Count * 100m / Of;

    /// <summary>"80%", or null when nothing could be counted.</summary>
    public string? PercentText => Percent is { } percent ? FigureFormat.WholePercent(percent) : null;
}

/// <summary>A comparison counted over many measures.</summary>
/// <param name="Improved">Those that improved.</param>
/// <param name="NoChange">Those that did not change.</param>
/// <param name="Worsened">Those that worsened.</param>
/// <param name="Excluded">Those left out, and why.</param>
public sealed record TrendCount(IReadOnlyList<string> Improved, IReadOnlyList<string> NoChange, IReadOnlyList<string> Worsened, IReadOnlyList<LeftOut> Excluded)
{
    /// <summary>How many could be compared and judged: the denominator.</summary>
    public int Of => Improved.Count + NoChange.Count + Worsened.Count;
}

/// <summary>The counts of a set of measures. Each count's members and exclusions together are all the measures.</summary>
/// <param name="All">How many measures there are.</param>
/// <param name="OnTarget">Those with the best status, of those rated.</param>
/// <param name="Statuses">How many have each status, best first, of those rated.</param>
/// <param name="ShortTrend">Since the period before.</param>
/// <param name="LongTrend">Against the mean of the periods before.</param>
/// <param name="SinceLastYear">Since the same period last year.</param>
public sealed record SummaryCounts(int All, CountOf OnTarget, IReadOnlyList<StatusCount> Statuses, TrendCount ShortTrend, TrendCount LongTrend, TrendCount SinceLastYear)
{
    /// <summary>Counts a set of measures.</summary>
    public static SummaryCounts Of(IReadOnlyList<CountedMeasure> measures)
    {
        List<CountedMeasure> rated = [.. measures.Where(m => m.Rating.Outcome == RatingOutcome.Rated)];
        var excluded = measures.Where(m => m.Rating.Outcome != RatingOutcome.Rated).Select(m => new LeftOut(m.Code, m.Rating.NotRatedBecause!)).ToList();
        var onTarget = new CountOf([.. rated.Where(m => m.Rating.IsOnTarget).Select(m => m.Code)], rated.Count, excluded);
        List<StatusCount> statuses = [.. rated
            .GroupBy(m => (m.Rating.Status!.Key, m.Rating.Status.Label, m.Rating.Status.Colour, m.Rating.Status.Shape, m.Rating.Status.ShortLabel, m.Rating.Status.IsWorst, m.Rating.Status.Order))
            .OrderBy(g => g.Key.IsWorst).ThenBy(g => g.Key.Order).ThenBy(g => g.Key.Key, StringComparer.Ordinal)
            .Select(g => new StatusCount(g.First().Rating.Status!, [.. g.Select(m => m.Code)]))];
        return new SummaryCounts(measures.Count, onTarget, statuses, Trend(measures, m => m.ShortTrend), Trend(measures, m => m.LongTrend), Trend(measures, m => m.SinceLastYear));
    }

    private static TrendCount Trend(IReadOnlyList<CountedMeasure> measures, Func<CountedMeasure, DirectionOfTravel> of)
    {
        List<string> With(TrendResult result, bool judged) => [.. measures.Where(m => of(m).Result == result && IsJudged(of(m)) == judged).Select(m => m.Code)];
        List<LeftOut> excluded = [.. measures.Where(m => !IsJudged(of(m))).Select(m => new LeftOut(m.Code, Why(of(m))))];
        return new TrendCount(With(TrendResult.Improved, true), With(TrendResult.NoChange, true), With(TrendResult.Worsened, true), excluded);
    }

    private static bool IsJudged(DirectionOfTravel trend) => trend.Result is TrendResult.Improved or TrendResult.NoChange or TrendResult.Worsened && trend.IsJudgement;

    private static string Why(DirectionOfTravel trend) => trend.IsComparable ? "No direction is better" : trend.Explanation;
}

/// <summary>How many measures have a status.</summary>
/// <param name="Status">The status.</param>
/// <param name="Members">Their codes.</param>
public sealed record StatusCount(RatedStatus Status, IReadOnlyList<string> Members);
