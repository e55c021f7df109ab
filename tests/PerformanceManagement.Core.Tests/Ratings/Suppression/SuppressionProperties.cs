using FsCheck;
using FsCheck.Fluent;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Ratings.Series;
using PerformanceManagement.Core.Ratings.Suppression;
using PerformanceManagement.Core.Tests.Ratings.Status;
using Xunit;

namespace PerformanceManagement.Core.Tests.Ratings.Suppression;

/// <summary>
/// Whatever is suppressed in a family of measures (a whole, sometimes entered and sometimes made, and two or three parts; quarters,
/// years so far and years), nobody works it out from everything that is shown, by one subtraction or by many.
/// </summary>
public sealed class SuppressionProperties
{
    private static readonly MeasureRules Rules = new("incidents", 0, GoodDirection.Lower) { QuarterRule = AggregationRule.Sum, YearRule = AggregationRule.Sum };
    private static readonly Period Year = Period.FinancialYear(2026);
    private static readonly Period[] Quarters = [.. Year.Parts(PeriodLength.Quarter)];

    private static readonly Arbitrary<Family> Families =
        (from parts in Gen.Choose(1, 3)
         from values in Gen.Choose(0, 30).ArrayOf(12)
         from suppressed in Gen.Choose(0, 5).Select(n => n == 0).ArrayOf(16)
         from entered in Gen.Choose(0, 2).Select(n => n > 0).ArrayOf(8)
         from soFar in Gen.Choose(0, 3).Select(n => n == 0).ArrayOf(16)
         select new Family(parts, values, suppressed, entered, soFar)).ToArbitrary();

    [Fact]
    public void No_suppressed_figure_can_be_worked_out_by_repeated_subtraction_from_all_that_is_shown() =>
        Prop.ForAll(Families, family =>
        {
            SuppressionMeasure[] measures = family.Measures();
            Dictionary<(int, string), decimal> shown = Shown(measures);
            HashSet<(int, string)> known = [.. shown.Keys];
            List<(int, string)[]> relations = [.. Relations(measures)];
            // Every sum of which all figures but one are known tells the last one.
            while (relations.Find(r => r.Count(c => !known.Contains(c)) == 1) is { } told) known.Add(told.Single(c => !known.Contains(c)));
            return measures.All(m => m.Figures.Where(f => f.Reason == ReasonForNoValue.Suppressed).All(f => !known.Contains((m.Id, f.Period.Token))));
        }).Check();

    [Fact]
    public void Nothing_is_hidden_where_nothing_is_suppressed() =>
        Prop.ForAll(Families, family => SuppressionRule.Secondary((family with { Suppressed = new bool[16] }).Measures()).Count == 0).Check();

    [Fact]
    public void What_is_hidden_does_not_depend_on_the_order_of_measures_and_figures() =>
        Prop.ForAll(Families, family =>
        {
            SuppressionMeasure[] measures = family.Measures();
            SuppressionMeasure[] turned = [.. measures.Reverse().Select(m => m with { Figures = [.. m.Figures.Reverse()] })];
            return SuppressionRule.Secondary(measures).ToHashSet().SetEquals(SuppressionRule.Secondary(turned));
        }).Check();

    // As pages and papers show it: quarters, years and years so far of every measure, entered or made.
    private static Dictionary<(int, string), decimal> Shown(SuppressionMeasure[] measures)
    {
        var figures = SuppressionRule.Apply(measures).ToDictionary();
        figures[0] = SumOfParts.Make(Rules, figures[0], [.. measures[0].Parts.Select(p => new PartFigures($"P{p}", Rules, figures[p]))]);
        Dictionary<(int, string), decimal> shown = [];
        foreach (SuppressionMeasure measure in measures)
        {
            ReportedSeries series = ReportedSeries.Of(Rules, figures[measure.Id]);
            foreach (Period period in Quarters.Append(Year))
                if (series.InPeriod(period).Value is { } value) shown[(measure.Id, period.Token)] = value;
            foreach (Period quarter in Quarters)
                if (series.YearToDate(quarter).Value is { } soFar) shown[(measure.Id, SoFar(quarter))] = soFar;
        }

        return shown;
    }

    // What adds up to what: each with all its figures.
    private static IEnumerable<(int, string)[]> Relations(SuppressionMeasure[] measures)
    {
        foreach (SuppressionMeasure measure in measures)
        {
            yield return [(measure.Id, Year.Token), .. Quarters.Select(q => (measure.Id, q.Token))];
            for (int n = 0; n < 4; n++)
            {
                yield return [(measure.Id, SoFar(Quarters[n])), .. Quarters.Take(n + 1).Select(q => (measure.Id, q.Token))];
                yield return n == 0
                    ? [(measure.Id, SoFar(Quarters[0])), (measure.Id, Quarters[0].Token)]
                    : [(measure.Id, SoFar(Quarters[n])), (measure.Id, SoFar(Quarters[n - 1])), (measure.Id, Quarters[n].Token)];
            }

            yield return [(measure.Id, SoFar(Quarters[3])), (measure.Id, Year.Token)];
        }

        IEnumerable<string> columns = [.. Quarters.Select(q => q.Token), Year.Token, .. Quarters.Select(SoFar)];
        foreach (string column in columns) yield return [.. measures.Select(m => (m.Id, column))];
    }

    private static string SoFar(Period quarter) => $"year so far at {quarter.Token}";

    private sealed record Family(int Parts, int[] Values, bool[] Suppressed, bool[] Entered, bool[] YearsSoFar)
    {
        public SuppressionMeasure[] Measures()
        {
            int[] parts = [.. Enumerable.Range(1, Parts)];
            return [Measure(0, n => parts.Sum(p => Value(p, n)), Entered[1..], parts), .. parts.Select(p => Measure(p, n => Value(p, n), [true, true, true, true, Entered[0] == (p == 1)], []))];
        }

        private decimal Value(int part, int quarter) => Values[((part - 1) * 4) + quarter];

        private SuppressionMeasure Measure(int id, Func<int, decimal> value, bool[] entered, int[] parts)
        {
            List<EnteredFigure> figures = [];
            for (int n = 0; n < 4; n++)
            {
                if (!entered[n]) continue;
                figures.Add(Suppressed[(id * 4) + n]
                    ? new EnteredFigure(Quarters[n]) { Reason = ReasonForNoValue.Suppressed }
                    : new EnteredFigure(Quarters[n]) { Value = value(n), YearToDate = YearsSoFar[(id * 4) + n] ? Enumerable.Range(0, n + 1).Sum(value) : null });
            }

            if (entered[4]) figures.Add(new EnteredFigure(Year) { Value = Enumerable.Range(0, 4).Sum(value) });
            return new SuppressionMeasure(id, Rules, figures, parts);
        }
    }
}
