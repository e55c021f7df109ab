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
    /// <summary>Counts a set of measures by a council's rules; by whole percentages, arrears left out, where it has none.</summary>
    public static SummaryCounts Of(IReadOnlyList<CountedMeasure> measures, CountingRules? rules = null)
    {
        CountingRules counting = rules ?? CountingRules.Standard;
        return new Counter(measures, counting).Count();
    }

    private sealed class Counter(IReadOnlyList<CountedMeasure> measures, CountingRules rules)
    {
        public SummaryCounts Count()
        {
            List<(string Code, RatedStatus Status)> rated = [];
            List<LeftOut> excluded = [];
            List<CarriedMeasure> carried = [];
            foreach (CountedMeasure measure in measures)
            {
                if (measure.Rating.Status is { } status) rated.Add((measure.Code, status));
                else if (Carried(measure) is { } last)
                {
                    rated.Add((measure.Code, last.Rating.Status!));
                    carried.Add(new CarriedMeasure(measure.Code, last));
                }
                else excluded.Add(new LeftOut(measure.Code, WhyNotRated(measure)));
            }

            CountOf Statuses(string name, Func<int, bool> counted) => new(
                name,
                [.. rated.Where((_, n) => counted(n)).Select(r => r.Code)],
                [.. rated.Where((_, n) => !counted(n)).Select(r => r.Code)],
                excluded)
            { Carried = carried, Rules = rules };

            // Which status each has, as a number: they are gone through once for each status.
            List<RatedStatus> distinct = [.. rated.Select(r => r.Status).DistinctBy(KeyOf)];
            var numbers = distinct.Select((status, number) => (Key: KeyOf(status), number)).ToDictionary(s => s.Key, s => s.number);
            int[] of = [.. rated.Select(r => numbers[KeyOf(r.Status)])];
            List<StatusCount> statuses = [.. distinct
                .OrderBy(s => s.IsWorst).ThenBy(s => s.Order).ThenBy(s => s.Key, StringComparer.Ordinal)
                .Select(status => (Status: status, Number: numbers[KeyOf(status)]))
                .Select(s => new StatusCount(s.Status, Statuses(s.Status.Label, n => of[n] == s.Number)))];
            return new SummaryCounts(
                measures.Count,
                Statuses("On target", n => rated[n].Status.IsBest),
                statuses,
                Trend("since the period before", m => m.ShortTrend),
                Trend("against the mean of the periods before", m => m.LongTrend),
                Trend("since last year", m => m.SinceLastYear));
        }

        private LastKnownRating? Carried(CountedMeasure measure) =>
            rules.Arrears == ArrearsRule.Carried && measure.LastKnown is { Rating.Outcome: RatingOutcome.Rated } last ? last : null;

        // Words that were given beside the reason ("until Q3") belong to it; a last known figure without a status says why it is not carried.
        private string WhyNotRated(CountedMeasure measure)
        {
            string reason = measure.Rating.NotRatedBecause!;
            if (measure.ReasonDetail is { } detail) reason += $", {detail}";
            return rules.Arrears == ArrearsRule.Carried && measure.LastKnown is { } last
                ? $"{reason}, and its last known figure, for {last.Period.Label}, has no status"
                : reason;
        }

        private static (string Key, string Label, StatusColour Colour, StatusShape Shape, bool IsWorst, int Order) KeyOf(RatedStatus s) =>
            (s.Key, s.Label, s.Colour, s.Shape, s.IsWorst, s.Order);

        private TrendCount Trend(string comparison, Func<CountedMeasure, DirectionOfTravel> of)
        {
            List<CountedMeasure> judged = [.. measures.Where(m => IsCounted(of(m)))];
            List<LeftOut> excluded = [.. measures.Where(m => !IsCounted(of(m))).Select(m => new LeftOut(m.Code, WhyNotCounted(of(m))))];
            CountOf With(TrendResult result, string label) => new(
                $"{label} {comparison}",
                [.. judged.Where(m => of(m).Result == result).Select(m => m.Code)],
                [.. judged.Where(m => of(m).Result != result).Select(m => m.Code)],
                excluded)
            { Rules = rules, Condition = "compared" };
            return new TrendCount(With(TrendResult.Improved, "Improved"), With(TrendResult.NoChange, "No change"), With(TrendResult.Worsened, "Worsened"))
            {
                WithSameLastYear = judged.Count(m => of(m).Instead == ComparedInstead.SameLastYear),
                WithOutturn = judged.Count(m => of(m).Instead == ComparedInstead.LastOutturn),
                OfFewer = judged.Count(m => of(m).IsOfFewer),
            };
        }

        private bool IsCounted(DirectionOfTravel trend) => IsJudged(trend) && !HasTooFew(trend);

        // A mean over three years, say, that the council's least number goes beyond, needs all three.
        private bool HasTooFew(DirectionOfTravel trend) => trend.Held < Math.Min(rules.LeastLongTrend, trend.Wanted);

        private static bool IsJudged(DirectionOfTravel trend) => trend.IsJudgement && trend.Result is TrendResult.Improved or TrendResult.NoChange or TrendResult.Worsened;

        private string WhyNotCounted(DirectionOfTravel trend) =>
            !trend.IsComparable ? trend.Explanation
            : !IsJudged(trend) ? "No direction is better"
            : $"Too few earlier periods: {trend.Held} of {trend.Wanted} held, and at least {Math.Min(rules.LeastLongTrend, trend.Wanted)} are counted";
    }
}
