using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Ratings.Series;

namespace PerformanceManagement.Core.Ratings.Suppression;

/// <summary>A measure as the rule of suppression sees it: its figures as they were entered, and what it is made from.</summary>
/// <param name="Id">Its key.</param>
/// <param name="Rules">Its rules.</param>
/// <param name="Figures">All its figures, of all years: what another output shows counts as shown.</param>
/// <param name="Parts">The keys of the measures it is made from.</param>
public sealed record SuppressionMeasure(int Id, MeasureRules Rules, IReadOnlyList<EnteredFigure> Figures, IReadOnlyList<int> Parts);

/// <summary>
/// Hides what a suppressed figure could be worked out from (field guide, section 3). A figure that would be put together from a suppressed
/// one is suppressed where it is put together (<see cref="Aggregation"/>, <see cref="SumOfParts"/>). What is left are figures that
/// were entered: each is a sum of the figures of the shortest periods of measures that are made from no other. While a suppressed
/// figure is a combination of such sums that are shown, the smallest part in it is hidden as well. Pure and exact.
/// </summary>
public static class SuppressionRule
{
    /// <summary>The figures of each measure with everything hidden that must be: in place of a value stand the reason and its cause.</summary>
    public static IReadOnlyDictionary<int, IReadOnlyList<EnteredFigure>> Apply(IReadOnlyCollection<SuppressionMeasure> measures)
    {
        HashSet<(int Measure, Period Period)> hidden = [.. Secondary(measures)];
        return measures.ToDictionary(m => m.Id, m => (IReadOnlyList<EnteredFigure>)[.. m.Figures.Select(f =>
            f.Reason == ReasonForNoValue.Suppressed ? Withheld(f, SuppressionCause.SmallNumber)
            : hidden.Contains((m.Id, f.Period)) ? Withheld(f, SuppressionCause.Protects)
            : f)]);
    }

    /// <summary>The figures that were entered with a value and must be hidden, so that no suppressed one can be worked out.</summary>
    public static IReadOnlyCollection<(int Measure, Period Period)> Secondary(IReadOnlyCollection<SuppressionMeasure> measures)
    {
        if (measures.All(m => m.Figures.All(f => f.Reason != ReasonForNoValue.Suppressed))) return [];

        var sums = new ShortestPeriodSums(measures);
        List<PublishedSum> all = [.. measures.SelectMany(m => m.Figures.Where(HasValue).SelectMany(f => sums.Shown(m, f)))];
        List<PublishedSum> shown = [.. all];
        List<FigureSum> secrets = [.. measures
            .SelectMany(m => m.Figures.Where(f => f.Reason == ReasonForNoValue.Suppressed).Select(f => (Measure: m, Figure: f)))
            .OrderBy(s => s.Figure.Period).ThenBy(s => s.Measure.Id).SelectMany(s => sums.Secrets(s.Measure, s.Figure))];
        HashSet<(int Measure, Period Period)> hidden = [];
        foreach ((int, Period) extreme in Extremes(measures)) Hide(extreme);
        HashSet<(int, Period)> extremes = [.. hidden];
        // What is hidden to protect one figure may be all that another one needs.
        for (bool again = true; again;)
        {
            again = false;
            foreach (FigureSum secret in secrets)
            {
                while (SumElimination.Of(secret, shown) is { } figures)
                {
                    Hide(Smallest(figures));
                    again = true;
                }
            }
        }

        // What was hidden first may not be needed beside what was hidden later: the largest figures are given back where they give nothing away.
        foreach (IGrouping<(int Measure, Period Period), PublishedSum> row in all.Where(f => hidden.Contains((f.Measure, f.Period)) && !extremes.Contains((f.Measure, f.Period)))
            .OrderByDescending(f => f.Size).ThenByDescending(f => f.Period).ThenByDescending(f => f.Measure).GroupBy(f => (f.Measure, f.Period)).ToList())
        {
            List<PublishedSum> more = [.. shown, .. row];
            if (secrets.Exists(s => SumElimination.Of(s, more) is not null)) continue;
            shown = more;
            hidden.Remove(row.Key);
        }

        return hidden;

        void Hide((int Measure, Period Period) row)
        {
            hidden.Add(row);
            shown.RemoveAll(s => s.Measure == row.Measure && s.Period == row.Period);
        }
    }

    private static bool HasValue(EnteredFigure figure) => figure.Value is not null || figure.YearToDate is not null;

    // The smallest of the parts; the whole itself only where it is the same figure under another name.
    private static (int, Period) Smallest(IReadOnlyList<PublishedSum> figures)
    {
        int widest = figures.Max(f => f.Sum.Width);
        PublishedSum smallest = figures.OrderBy(f => f.Sum.Width == widest).ThenBy(f => f.Size).ThenBy(f => f.Period).ThenBy(f => f.Measure).First();
        return (smallest.Measure, smallest.Period);
    }

    // A greatest figure is no sum. Whoever sees it above all parts that are shown knows the one that is not.
    private static IEnumerable<(int, Period)> Extremes(IEnumerable<SuppressionMeasure> measures)
    {
        foreach (SuppressionMeasure measure in measures.Where(m => m.Rules.QuarterRule == AggregationRule.Maximum || m.Rules.YearRule == AggregationRule.Maximum))
        {
            foreach (EnteredFigure whole in measure.Figures)
            {
                AggregationRule rule = whole.Period.Length == PeriodLength.Year ? measure.Rules.YearRule : measure.Rules.QuarterRule;
                if (rule != AggregationRule.Maximum) continue;
                List<EnteredFigure> parts = [.. measure.Figures.Where(f => f.Period != whole.Period && whole.Period.Contains(f.Period))];
                bool isSecret = whole.Reason == ReasonForNoValue.Suppressed;
                if (!isSecret && parts.Exists(p => p.Reason == ReasonForNoValue.Suppressed)) yield return (measure.Id, whole.Period);
                if (isSecret && parts.Where(HasValue).MaxBy(p => p.Value) is { } greatest) yield return (measure.Id, greatest.Period);
            }
        }
    }

    private static EnteredFigure Withheld(EnteredFigure figure, SuppressionCause cause) =>
        new(figure.Period) { Reason = ReasonForNoValue.Suppressed, Suppression = cause, IsRestated = figure.IsRestated };
}
