using PerformanceManagement.Core.Ratings.Status;
using PerformanceManagement.Core.Ratings.Trends;

namespace PerformanceManagement.Core.Ratings.Counts;

/// <summary>A measure as the counts see it.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Rating">Its rating.</param>
/// <param name="ShortTrend">Its short trend.</param>
/// <param name="LongTrend">Its long trend.</param>
/// <param name="SinceLastYear">Its comparison with last year.</param>
public sealed record CountedMeasure(string Code, Rating Rating, DirectionOfTravel ShortTrend, DirectionOfTravel LongTrend, DirectionOfTravel SinceLastYear)
{
    /// <summary>Its last known rating where it is in arrears; null otherwise.</summary>
    public LastKnownRating? LastKnown { get; init; }

    /// <summary>What was said beside the reason for having no value ("until Q3"), or null.</summary>
    public string? ReasonDetail { get; init; }
}

/// <summary>The counts of a set of measures. The members of each count, the rest of its denominator and those left out are all the measures.</summary>
/// <param name="All">How many measures there are.</param>
/// <param name="OnTarget">Those with the best status, of those rated.</param>
/// <param name="Statuses">How many have each status, best first, of those rated.</param>
/// <param name="ShortTrend">Since the period before.</param>
/// <param name="LongTrend">Against the mean of the periods before.</param>
/// <param name="SinceLastYear">Since the same period last year.</param>
public sealed record SummaryCounts(int All, CountOf OnTarget, IReadOnlyList<StatusCount> Statuses, TrendCount ShortTrend, TrendCount LongTrend, TrendCount SinceLastYear)
{
    /// <summary>The codes of those without a target, which are shown for information.</summary>
    public required IReadOnlyList<string> DataOnly { get; init; }

    /// <summary>The codes of the others that are not rated.</summary>
    public required IReadOnlyList<string> NotRated { get; init; }

    /// <summary>Counts a set of measures by a council's rules; by whole percentages, arrears left out, where it has none.</summary>
    public static SummaryCounts Of(IReadOnlyList<CountedMeasure> measures, CountingRules? rules = null) => Of((IReadOnlyList<CountedAs>)[.. measures.Select(m => CountedAs.Of(m, rules))], rules);

    /// <summary>Counts measures of which it is known what they count as.</summary>
    /// <param name="measures">The measures, by the same rules.</param>
    /// <param name="rules">The rules.</param>
    public static SummaryCounts Of(IReadOnlyList<CountedAs> measures, CountingRules? rules) => Of(measures, CountedTotals.Of(measures), rules);

    /// <summary>The same where it is known what they come to.</summary>
    internal static SummaryCounts Of(IReadOnlyList<CountedAs> measures, CountedTotals totals, CountingRules? rules) => new Counter(measures, totals, rules ?? CountingRules.Standard).Count();

    // Which of the measures are counted is looked up when somebody asks.
    private sealed class Counter(IReadOnlyList<CountedAs> measures, CountedTotals totals, CountingRules rules)
    {
        private int Rated { get; } = totals.Counts.Sum();

        public SummaryCounts Count()
        {
            var excluded = new CountedList<LeftOut>(measures.Count - Rated, () => measures.Where(m => m.Status is null).Select(m => new LeftOut(m.Measure.Code, WhyNotRated(m.Measure))));
            var last = new CountedList<CarriedMeasure>(totals.Carried, () => measures.Where(m => m.IsCarried).Select(m => new CarriedMeasure(m.Measure.Code, m.Measure.LastKnown!)));
            CountOf Statuses(string name, Func<int, bool> isCounted)
            {
                int members = totals.Counts.Where((_, number) => isCounted(number)).Sum();
                return new CountOf(
                    name,
                    Codes(members, m => m.Status is { } status && isCounted(totals.NumberOf(status))),
                    Codes(Rated - members, m => m.Status is { } status && !isCounted(totals.NumberOf(status))),
                    excluded)
                {
                    Carried = last,
                    Rules = rules,
                };
            }

            return new SummaryCounts(
                measures.Count,
                Statuses("On target", number => totals.Statuses[number].IsBest),
                [
                    .. totals.Statuses.Select((status, number) => (status, number))
                        .OrderBy(s => s.status.IsWorst).ThenBy(s => s.status.Order).ThenBy(s => s.status.Key, StringComparer.Ordinal)
                        .Select(s => new StatusCount(s.status, Statuses(s.status.Label, number => number == s.number))),
                ],
                Trend("since the period before", totals.ShortTrend, m => m.ShortTrend, m => m.ShortTrend),
                Trend("against the mean of the periods before", totals.LongTrend, m => m.LongTrend, m => m.LongTrend),
                Trend("since last year", totals.SinceLastYear, m => m.SinceLastYear, m => m.SinceLastYear))
            {
                DataOnly = Codes(totals.DataOnly, m => m.IsDataOnly),
                NotRated = Codes(totals.NotRated, m => m is { IsDataOnly: false, Status: null }),
            };
        }

        private CountedList<string> Codes(int count, Func<CountedAs, bool> isCounted) => new(count, () => measures.Where(isCounted).Select(m => m.Measure.Code));

        // Words that were given beside the reason ("until Q3") belong to it; a last known figure without a status says why it is not carried.
        private string WhyNotRated(CountedMeasure measure)
        {
            string reason = measure.Rating.NotRatedBecause!;
            if (measure.ReasonDetail is { } detail) reason += $", {detail}";
            return rules.Arrears == ArrearsRule.Carried && measure.LastKnown is { } last
                ? $"{reason}, and its last known figure, for {last.Period.Label}, has no status"
                : reason;
        }

        private TrendCount Trend(string comparison, TrendTotals counted, Func<CountedAs, TrendCountedAs> of, Func<CountedMeasure, DirectionOfTravel> trendOf)
        {
            var excluded = new CountedList<LeftOut>(
                measures.Count - counted.Of,
                () => measures.Where(m => !of(m).IsCounted).Select(m => new LeftOut(m.Measure.Code, TrendCountedAs.WhyNot(trendOf(m.Measure), rules))));
            CountOf With(TrendResult result, int count, string label) => new(
                $"{label} {comparison}",
                Codes(count, m => of(m).IsCounted && of(m).Result == result),
                Codes(counted.Of - count, m => of(m).IsCounted && of(m).Result != result),
                excluded)
            { Rules = rules, Condition = "compared" };
            return new TrendCount(With(TrendResult.Improved, counted.Improved, "Improved"), With(TrendResult.NoChange, counted.NoChange, "No change"), With(TrendResult.Worsened, counted.Worsened, "Worsened"))
            {
                WithSameLastYear = counted.WithSameLastYear,
                WithOutturn = counted.WithOutturn,
                OfFewer = counted.OfFewer,
            };
        }
    }
}
