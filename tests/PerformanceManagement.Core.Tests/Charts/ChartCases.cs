using PerformanceManagement.Core.Charts;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Ratings.Benchmarks;
using PerformanceManagement.Core.Ratings.Series;
using PerformanceManagement.Core.Ratings.Spc;
using PerformanceManagement.Core.Ratings.Status;
using PerformanceManagement.Core.Ratings.Targets;

namespace PerformanceManagement.Core.Tests.Charts;

/// <summary>The charts whose drawings are kept: each has something in it that charts get wrong.</summary>
public static class ChartCases
{
    public static Period First { get; } = Period.FinancialQuarter(2015, 1);

    public static MeasureRules Households { get; } = new("households", 0, GoodDirection.Lower);

    public static MeasureRules Percent { get; } = new("%", 1, GoodDirection.Higher);

    public static IReadOnlyDictionary<string, Chart> All { get; } = new Dictionary<string, Chart>
    {
        ["all-equal"] = Of("Libraries open", new MeasureRules("libraries", 0, GoodDirection.Higher), [14, 14, 14, 14, 14, 14]),
        ["one-point"] = Of("Households in temporary accommodation", Households, [354]),
        ["gaps"] = new MeasureChart("Households in temporary accommodation", Households).Of([.. Points([310, null, 327, 340, null, null, 354, 349]).Select((p, i) => i == 1 ? p with { Point = p.Point with { Reason = ReasonForNoValue.NotAvailable } } : p)]),
        ["break"] = new MeasureChart("Households in temporary accommodation", Households).Of([.. Points([310, 320, 327, 340, 210, 215, 220, 218], 300).Select((p, i) => p with { IsBreak = i == 4 })]),
        ["negative"] = Of("Variance from budget", new MeasureRules("£k", 0, GoodDirection.Lower), [-420, -130, 60, 240, -15, -310, 95, 180]),
        ["huge"] = Of("Assets under management", new MeasureRules("£", 0, GoodDirection.Higher), [61_200_000_000, 64_900_000_000, 71_000_000_000, 69_300_000_000, 88_100_000_000, 98_000_000_000]),
        ["tiny"] = Of("Deaths on roads", new MeasureRules("rate per 1,000", 4, GoodDirection.Lower), [0.0004m, 0.0003m, 0.0001m, 0.0002m, 0.0002m, 0.0001m]),
        ["long-labels"] = WithLongLabels(),
        ["band-target"] = new MeasureChart("Staff turnover", new MeasureRules("%", 1, GoodDirection.Range)).Of([.. Points([7.9m, 9.2m, 12.6m, 14.8m, 16.1m, 13.9m, 12.2m, 11.4m]).Select((p, i) => p with { Target = i < 4 ? new TargetFigure(p.Point.Period, Low: 8, High: 12) : new TargetFigure(p.Point.Period, Low: 10, High: 15) })]),
        ["limits"] = WithLimits(),
        ["forecast"] = WithForecast(),
        ["restated"] = new MeasureChart("Repairs done in time", Percent).Of([.. Points([91.2m, 93.0m, 92.4m, 95.1m, 94.8m, 96.2m], 95).Select((p, i) => p with { Point = p.Point with { IsRestated = i == 2, Quality = i == 5 ? ValueQuality.Provisional : ValueQuality.Actual } })]),
        ["suppressed"] = new MeasureChart("Children missing from care", new MeasureRules("children", 0, GoodDirection.Lower)).Of([.. Points([12, 9, null, 7, null, 11], 8).Select((p, i) => p.Point.Value is null ? p with { Point = p.Point with { Reason = ReasonForNoValue.Suppressed, Suppression = i == 2 ? SuppressionCause.Protects : null } } : p)]),
        ["two-lines"] = TwoLines(),
    };

    /// <summary>Points of quarters, with a target where one is given.</summary>
    public static IReadOnlyList<HistoryPoint> Points(IReadOnlyList<decimal?> values, decimal? target = null) =>
        [.. values.Select((v, i) => First.Back(-i) is var period ? new HistoryPoint(new SeriesPoint(period) { Value = v, Origin = v is null ? PointOrigin.Missing : PointOrigin.Entered }, target is null ? null : new TargetFigure(period, target), IsBreak: false) : null!)];

    public static Chart Of(string title, MeasureRules rules, IReadOnlyList<decimal?> values) => new MeasureChart(title, rules).Of(Points(values));

    private static Chart WithLongLabels()
    {
        var rules = new MeasureRules("%", 1, GoodDirection.Higher) { Frequency = Frequency.Quarter, Calendar = PeriodCalendar.Academic };
        Period first = Period.Create(PeriodLength.Quarter, PeriodCalendar.Academic, 2012, 1);
        HistoryPoint[] points = [.. Enumerable.Range(0, 22).Select(i => first.Back(-i)).Select((p, i) => new HistoryPoint(new SeriesPoint(p) { Value = 71 + (i % 5) }, new TargetFigure(p, 75), IsBreak: i is 8 or 9))];
        var charts = new MeasureChart("Pupils at the end of key stage 2 who reach the expected standard in reading, writing and mathematics, all schools and academies of the borough", rules);
        return charts.WithBenchmarks(charts.Of(points), [.. points.Select(p => new AreaFigure("Statistical neighbours in the south east, mean", p.Point.Period, 74.6m)), .. points.Select(p => new AreaFigure("England", p.Point.Period, 74.2m))]);
    }

    private static Chart WithLimits()
    {
        Period first = Period.Month(2016, 4);
        decimal[] values = [14, 16, 15, 12, 17, 15, 13, 16, 14, 15, 17, 13, 16, 30, 15, 14, 16];
        var rules = new MeasureRules("days", 0, GoodDirection.Lower) { Frequency = Frequency.Month };
        SeriesPoint[] series = [.. values.Select((v, i) => new SeriesPoint(first.Back(-i)) { Value = v })];
        TargetFigure[] targets = [new(Period.FinancialYear(2016), 14), new(Period.FinancialYear(2017), 14)];
        var charts = new MeasureChart("Days to relet a home", rules);
        return charts.WithSignals(charts.Of([.. series.Select(p => new HistoryPoint(p, TargetChoice.For(p.Period, targets, rules), IsBreak: false))]), SignalRule.Analyse(series, rules, targets, [], []));
    }

    private static Chart WithForecast()
    {
        MeasureRules rules = Households with { YearRule = AggregationRule.Last };
        var charts = new MeasureChart("Households in temporary accommodation", rules);
        var forecast = new Forecast { Year = Period.FinancialYear(2016), Origin = ForecastOrigin.Owner, Value = 380, AsAt = First.Back(-5), Basis = "Given.", Rating = new Rating { Outcome = RatingOutcome.NotRated, NotRatedBecause = "No target", Explanation = "Not rated." } };
        return charts.WithForecast(charts.Of(Points([310, 322, 327, 340, 351, 354], 340)), forecast, [new TargetFigure(Period.FinancialYear(2016), 345)], isOfYears: false);
    }

    private static Chart TwoLines()
    {
        Chart ours = Of("Missed bins", new MeasureRules("rate per 100,000", 0, GoodDirection.Lower), [80, 74, 66, 61, 52, 44, 47, 41]);
        Chart theirs = Of("Missed bins", ours.Rules, [40, 47, 52, 57, 60, 66, null, 78]);
        return ours with { Series = [new ChartSeries("Wellbridge", ours.Series[0].Points), new ChartSeries("Gorsefield", theirs.Series[0].Points)] };
    }
}
