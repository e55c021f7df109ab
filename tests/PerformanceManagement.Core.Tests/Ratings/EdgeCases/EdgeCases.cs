using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Periods;

namespace PerformanceManagement.Core.Tests.Ratings.EdgeCases;

/// <summary>The cases people ask about, by subject. What comes of each is worked out, never written here.</summary>
internal static class AllEdgeCases
{
    private const string Q1 = "2017/18 Q1";
    private const string Q2 = EdgeCase.UsualQuarter;
    private const string Year = "2017/18";

    private static readonly MeasureRules Percent = new("%", 1, GoodDirection.Higher);
    private static readonly MeasureRules Households = new("households", 0, GoodDirection.Lower);
    private static readonly MeasureRules Thousands = new("£k", 0, GoodDirection.Lower);
    private static readonly MeasureRules Days = new("days", 1, GoodDirection.Range);
    private static readonly MeasureRules Visits = new("visits", 0, GoodDirection.Higher) { YearRule = AggregationRule.Sum };

    public static IReadOnlyList<(string Subject, IReadOnlyList<EdgeCase> Cases)> BySubject { get; } =
    [
        ("Status against a target", Statuses),
        ("Targets of other kinds", Targets),
        ("Which figure is reported", Figures),
        ("Trends", Trends),
        ("Forecasts of the year", Forecasts),
    ];

    private static List<EdgeCase> Statuses =>
    [
        new("Equality takes the better status", Percent, Q2, (Q2, 94m)) { Target = Of(Q2, 94m) },
        new("Compared as displayed, just under", Percent, Q2, (Q2, 93.96m)) { Target = Of(Q2, 94m) },
        new("Compared as displayed, under", Percent, Q2, (Q2, 93.94m)) { Target = Of(Q2, 94m) },
        new("Half rounds away from zero", Percent with { Decimals = 0 }, Q2, (Q2, 93.5m)) { Target = Of(Q2, 94m) },
        new("Exactly at the tolerance", Percent, Q2, (Q2, 95m)) { Target = Of(Q2, 100m) },
        new("Just beyond the tolerance", Percent, Q2, (Q2, 94.9m)) { Target = Of(Q2, 100m) },
        new("Lower is better", Households, Q2, (Q2, 354m)) { Target = Of(Q2, 350m) },
        new("A scheme without tolerance", Percent with { Decimals = 2 }, Q2, (Q2, 97.1m)) { Target = Of(Q2, 97.25m), Scheme = EdgeCase.AchievedFailed },
        new("A scheme without tolerance, equality", Households, Q2, (Q2, 34m)) { Target = Of(Q2, 34m), Scheme = EdgeCase.AchievedFailed },
        new("Target zero, met", Households, Q2, (Q2, 0m)) { Target = Of(Q2, 0m) },
        new("Target zero, missed", Households, Q2, (Q2, 3m)) { Target = Of(Q2, 0m) },
        new("Target zero with a tolerance in units", Households with { Tolerance = 5, ToleranceKind = ToleranceKind.Units }, Q2, (Q2, 3m)) { Target = Of(Q2, 0m) },
        new("A budget variance below zero", Thousands, Q2, (Q2, -125m)) { Target = Of(Q2, 0m) },
        new("A budget variance above zero", Thousands, Q2, (Q2, 432m)) { Target = Of(Q2, 0m) },
        new("A target below zero", Thousands, Q2, (Q2, -240m)) { Target = Of(Q2, -250m) },
        new("A tolerance in percentage points", Percent with { Tolerance = 2, ToleranceKind = ToleranceKind.Points }, Q2, (Q2, 92m)) { Target = Of(Q2, 94m) },
        new("Shown as 100% and so at 100%", Percent, Q2, (Q2, 99.96m)) { Target = Of(Q2, 100m) },
        new("Above 100% is not cut off", Percent, Q2, (Q2, 104.2m)) { Target = Of(Q2, 100m) },
        new("Nothing entered", Percent, Q2, (Q1, 93m)) { Target = Of(Q2, 94m) },
        new("Awaiting data", Percent, Q2) { Target = Of(Q2, 94m), More = [Without(Q2, ReasonForNoValue.AwaitingData)] },
        new("Not due", Percent, Q2) { Target = Of(Q2, 94m), More = [Without(Q2, ReasonForNoValue.NotDue)] },
        new("Not available", Percent, Q2) { Target = Of(Q2, 94m), More = [Without(Q2, ReasonForNoValue.NotAvailable)] },
        new("Suppressed, because the numbers are small", Households, Q2) { Target = Of(Q2, 5m), More = [Without(Q2, ReasonForNoValue.Suppressed)] },
    ];

    private static List<EdgeCase> Targets =>
    [
        new("Within a range", Days, Q2, (Q2, 4m)) { Target = new TargetFigure(Period.Parse(Q2), Low: 3.5m, High: 4.5m) },
        new("At the end of a range", Days, Q2, (Q2, 4.5m)) { Target = new TargetFigure(Period.Parse(Q2), Low: 3.5m, High: 4.5m) },
        new("Over a range", Days, Q2, (Q2, 4.6m)) { Target = new TargetFigure(Period.Parse(Q2), Low: 3.5m, High: 4.5m) },
        new("Under a range", Days, Q2, (Q2, 3m)) { Target = new TargetFigure(Period.Parse(Q2), Low: 3.5m, High: 4.5m) },
        new("A range open at one end", Days, Q2, (Q2, 4.1m)) { Target = new TargetFigure(Period.Parse(Q2), High: 4m) },
        new("Words with a number", Percent, Q2, (Q2, 3.7m)) { Target = new TargetFigure(Period.Parse(Q2), 3.8m, Words: "regional average") },
        new("Words alone, not judged", Percent, Q2, (Q2, 40m)) { Target = new TargetFigure(Period.Parse(Q2), Words: "65% of all stock by year end") },
        new("Words alone, judged", Percent, Q2) { Target = new TargetFigure(Period.Parse(Q2), Words: "65% of all stock by year end"), More = [new EnteredFigure(Period.Parse(Q2)) { Value = 40m, JudgedStatus = "slightly-below" }] },
        new("Words that say there is none", Percent, Q2, (Q2, 40m)) { Target = new TargetFigure(Period.Parse(Q2), Words: "NO TARGET SET") },
        new("No target", Percent, Q2, (Q2, 40m)),
        new("A year's target stands in for a quarter's", Percent, Q2, (Q2, 93m)) { Target = Of(Year, 94m) },
        new("No target for the quarter, on purpose", Percent, Q2, (Q2, 93m)) { Target = new TargetFigure(Period.Parse(Q2)) { Kind = TargetKind.NoTarget } },
        new("The year sets the baseline", Percent, Q2, (Q2, 93m)) { Target = new TargetFigure(Period.Parse(Year)) { Kind = TargetKind.BaselinePeriod } },
        new("Only the year's target, for a figure that counts the year so far", new("days", 2, GoodDirection.Lower) { Entry = EntryBasis.YearToDate, Basis = ReportingBasis.YearToDate, YearRule = AggregationRule.Last }, Q2, (Q1, 1.9m), (Q2, 3.92m)) { Target = Of(Year, 7.6m) },
        new("Only the year's target, for a running total", Percent with { Entry = EntryBasis.Running, YearRule = AggregationRule.Last }, Q2, (Q1, 29.4m), (Q2, 56.8m)) { Target = Of(Year, 98m) },
        new("The year's target at the end of a year that was counted", Percent with { Entry = EntryBasis.Running, YearRule = AggregationRule.Last }, "2017/18 Q4", ("2017/18 Q3", 84.2m), ("2017/18 Q4", 98.2m)) { Target = Of(Year, 98m) },
        new("What is expected by now, set for the quarter", Percent with { Entry = EntryBasis.Running, YearRule = AggregationRule.Last }, Q2, (Q1, 29.4m), (Q2, 56.8m)) { Target = Of(Q2, 56m) },
        new("A year's target of a measure that adds up does not", Visits, Q2, (Q2, 130m)) { Target = Of(Year, 600m) },
        new("The year so far against the year's target, at its end", Visits with { Basis = ReportingBasis.YearToDate }, "2017/18 Q4", (Q1, 130m), (Q2, 140m), ("2017/18 Q3", 150m), ("2017/18 Q4", 170m)) { Target = Of(Year, 600m) },
        new("More than: equality does not meet it", Percent with { Decimals = 0 }, Q2, (Q2, 50m)) { Target = Of(Q2, 50m) with { Kind = TargetKind.MoreThan } },
        new("More than: equality under a scheme without tolerance", Percent with { Decimals = 0 }, Q2, (Q2, 50m)) { Target = Of(Q2, 50m) with { Kind = TargetKind.MoreThan }, Scheme = EdgeCase.AchievedFailed },
        new("Fewer than: just under", Households, Q2, (Q2, 9m)) { Target = Of(Q2, 10m) with { Kind = TargetKind.FewerThan }, Scheme = EdgeCase.AchievedFailed },
        new("Fewer than: equality", Households, Q2, (Q2, 10m)) { Target = Of(Q2, 10m) with { Kind = TargetKind.FewerThan }, Scheme = EdgeCase.AchievedFailed },
        new("Compared as displayed, also with what has to be passed", Percent, Q2, (Q2, 50.04m)) { Target = Of(Q2, 50m) with { Kind = TargetKind.MoreThan } },
        new("More than zero, and it is zero", Percent, Q2, (Q2, 0m)) { Target = Of(Q2, 0m) with { Kind = TargetKind.MoreThan } },
        new("At least: equality meets it", Percent, Q2, (Q2, 95m)) { Target = Of(Q2, 95m) with { Kind = TargetKind.AtLeast } },
        new("No more than: equality meets it", Households, Q2, (Q2, 12m)) { Target = Of(Q2, 12m) with { Kind = TargetKind.AtMost } },
        new("At the floor", Percent, Q2, (Q2, 80m)) { Target = Of(Q2, 95m) with { Floor = 80m } },
        new("Beyond the floor", Percent, Q2, (Q2, 79.9m)) { Target = Of(Q2, 95m) with { Floor = 80m } },
        new("A floor takes the place of the scheme's tolerance", Percent, Q2, (Q2, 94m)) { Target = Of(Q2, 95m) with { Floor = 94.5m } },
        new("A floor where lower is better", Households, Q2, (Q2, 395m)) { Target = Of(Q2, 350m) with { Floor = 400m } },
        new("A floor beside a target of zero", Households, Q2, (Q2, 3m)) { Target = Of(Q2, 0m) with { Floor = 5m } },
        new("A floor under a scheme that has nothing between", Percent, Q2, (Q2, 90m)) { Target = Of(Q2, 95m) with { Floor = 80m }, Scheme = EdgeCase.AchievedFailed },
        new("Within 10% of target, whatever last year was", Percent, Q2, ("2016/17 Q2", 95m), (Q2, 90m)) { Target = Of(Q2, 100m), Scheme = EdgeCase.AsGoodAsLastYear },
        new("More than 10% off, but better than last year", Percent, Q2, ("2016/17 Q2", 85m), (Q2, 88m)) { Target = Of(Q2, 100m), Scheme = EdgeCase.AsGoodAsLastYear },
        new("More than 10% off, but as good as last year", Percent, Q2, ("2016/17 Q2", 88m), (Q2, 88m)) { Target = Of(Q2, 100m), Scheme = EdgeCase.AsGoodAsLastYear },
        new("More than 10% off, and worse than last year", Percent, Q2, ("2016/17 Q2", 89m), (Q2, 88m)) { Target = Of(Q2, 100m), Scheme = EdgeCase.AsGoodAsLastYear },
        new("More than 10% off, and last year is not held", Percent, Q2, (Q2, 88m)) { Target = Of(Q2, 100m), Scheme = EdgeCase.AsGoodAsLastYear },
        new("Words that say it sets the baseline", Percent, Q2, (Q2, 40m)) { Target = new TargetFigure(Period.Parse(Q2), Words: "Baseline year") },
        new("What is expected where no direction is better", Households with { Good = GoodDirection.None }, Q2, (Q2, 1650m)) { Target = Of(Q2, 1700m) with { Kind = TargetKind.Expected } },
        new("A baseline figure where no direction is better", Households with { Good = GoodDirection.None }, Q2, (Q2, 1650m)) { Target = Of(Q2, 1700m) with { Kind = TargetKind.BaselinePeriod } },
        new("No direction is better", Percent with { Good = GoodDirection.None }, Q2, (Q2, 40m)) { Target = Of(Q2, 50m) },
    ];

    private static List<EdgeCase> Figures =>
    [
        new("Academic year: the latest period ended", Percent with { Calendar = PeriodCalendar.Academic, Decimals = 2 }, Q2, ("AY2016/17 Q4", 97.36m)) { Asks = Asked.Figure },
        new("A term", Percent with { Calendar = PeriodCalendar.Academic, Frequency = Frequency.Term }, Q2, ("AY2016/17 T3", 95.2m)) { Asks = Asked.Figure },
        new("One quarter in arrears", Households with { Arrears = 1 }, Q2, (Q1, 327m), (Q2, 354m)) { Asks = Asked.Figure },
        new("Annual, in a quarter", Percent with { Frequency = Frequency.Year }, Q2, ("2016/17", 37.8m)) { Asks = Asked.Figure },
        new("Calendar year", Percent with { Frequency = Frequency.Year, Calendar = PeriodCalendar.Calendar }, Q2, ("2016", 61m)) { Asks = Asked.Figure },
        new("Months add up", Monthly(AggregationRule.Sum), Q2, ("2017-07", 7m), ("2017-08", 8m), ("2017-09", 6m)) { Asks = Asked.Figure },
        new("A month is missing", Monthly(AggregationRule.Sum), Q2, ("2017-07", 7m), ("2017-08", 8m)) { Asks = Asked.Figure },
        new("A month is missing where partial periods are shown", Monthly(AggregationRule.Average) with { Partial = PartialPeriods.Shown }, Q2, ("2017-07", 7m), ("2017-08", 8m)) { Asks = Asked.Figure },
        new("A sum that lacks a month is not rated", Monthly(AggregationRule.Sum) with { Partial = PartialPeriods.Shown }, Q2, ("2017-07", 7m), ("2017-08", 8m)) { Target = Of(Q2, 30m) },
        new("The quarter entered differs from its months", Monthly(AggregationRule.Sum), Q2, ("2017-07", 7m), ("2017-08", 8m), ("2017-09", 6m), (Q2, 23m)) { Asks = Asked.Figure },
        new("Ratios: sum both and divide", Percent with { YearRule = AggregationRule.Weighted, Basis = ReportingBasis.YearToDate }, Q2) { Asks = Asked.Figure, More = [Share(Q1, 257, 278), Share(Q2, 272, 297)] },
        new("A ratio without its parts is never averaged", Percent with { YearRule = AggregationRule.Weighted, Basis = ReportingBasis.YearToDate, Decimals = 2 }, Q2, (Q1, 50.35m), (Q2, 43.63m)) { Asks = Asked.Figure },
        new("Rounded once, from numerator and denominator", Percent with { Decimals = 2 }, Q2) { Target = Of(Q2, 49.51m), Scheme = EdgeCase.AchievedFailed, More = [new EnteredFigure(Period.Parse(Q2)) { Value = 49.505m, Numerator = 50, Denominator = 101 }] },
        new("A month without cases adds nothing", new("%", 1, GoodDirection.Higher) { Frequency = Frequency.Month, QuarterRule = AggregationRule.Weighted }, Q2) { Asks = Asked.Figure, More = [Share("2017-07", 3, 4), new EnteredFigure(Period.Parse("2017-08")) { Numerator = 0, Denominator = 0 }, Share("2017-09", 2, 2)] },
        new("A quarter without cases", Percent, Q2) { Target = Of(Q2, 94m), More = [new EnteredFigure(Period.Parse(Q2)) { Numerator = 0, Denominator = 0 }] },
        new("A simple mean says so", Percent with { YearRule = AggregationRule.Average, Basis = ReportingBasis.YearToDate, Decimals = 2 }, Q2, (Q1, 50.35m), (Q2, 43.63m)) { Asks = Asked.Figure },
        new("Entered as the year so far: the quarter is the difference", Visits with { Entry = EntryBasis.YearToDate }, Q2, (Q1, 130m), (Q2, 275m)) { Asks = Asked.Figure },
        new("A snapshot: the last month counts", Monthly(AggregationRule.Last), Q2, ("2017-07", 310m), ("2017-09", 354m)) { Asks = Asked.Figure },
        new("The greatest month counts", Monthly(AggregationRule.Maximum), Q2, ("2017-07", 12m), ("2017-08", 31m), ("2017-09", 9m)) { Asks = Asked.Figure },
    ];

    private static List<EdgeCase> Trends =>
    [
        new("Better than before, whatever the status", Percent, Q2, (Q1, 60m), (Q2, 70m)) { Asks = Asked.PreviousPeriod, Target = Of(Q2, 94m) },
        new("The same as displayed", Percent, Q2, (Q1, 91.64m), (Q2, 91.56m)) { Asks = Asked.PreviousPeriod },
        new("Within the no-change band", Percent with { NoChangeBand = 0.5m }, Q2, (Q1, 91.6m), (Q2, 92.1m)) { Asks = Asked.PreviousPeriod },
        new("Just beyond the no-change band", Percent with { NoChangeBand = 0.5m }, Q2, (Q1, 91.6m), (Q2, 92.2m)) { Asks = Asked.PreviousPeriod },
        new("The year so far: the same quarter last year is held", Visits with { Basis = ReportingBasis.YearToDate }, Q2, ("2016/17 Q1", 140m), ("2016/17 Q2", 150m), (Q1, 130m), (Q2, 145m)) { Asks = Asked.PreviousPeriod },
        new("The year so far: only this year's quarters are known", Visits with { Basis = ReportingBasis.YearToDate }, Q2, (Q1, 130m), (Q2, 145m)) { Asks = Asked.PreviousPeriod },
        new("The year so far: nothing but itself is known", Visits with { Entry = EntryBasis.YearToDate, Basis = ReportingBasis.YearToDate }, Q2, (Q2, 275m)) { Asks = Asked.PreviousPeriod },
        new("A running total over earlier years", Percent with { Entry = EntryBasis.Running }, Q2, ("2014/15 Q2", 50m), ("2016/17 Q2", 54m), (Q1, 30m), (Q2, 56m)) { Asks = Asked.Mean },
        new("Last year's outturn, where the profile says so", Percent with { YearRule = AggregationRule.Average }, Q2, ("2016/17", 95m), (Q2, 97m)) { Asks = Asked.Outturn },
        new("A part of a year that counts up is not set against a whole one", Visits, Q2, ("2016/17", 520m), (Q2, 145m)) { Asks = Asked.Outturn },
        new("No earlier value", Percent, Q2, (Q2, 91.6m)) { Asks = Asked.PreviousPeriod },
        new("A suppressed figure is not compared with", Households, Q2, (Q2, 12m)) { Asks = Asked.PreviousPeriod, More = [Without(Q1, ReasonForNoValue.Suppressed)] },
        new("The method changed", Percent, Q2, (Q1, 91.6m), (Q2, 92.4m)) { Asks = Asked.PreviousPeriod, Break = Q2 },
        new("No direction is better, so no judgement", Percent with { Good = GoodDirection.None }, Q2, (Q1, 40m), (Q2, 42m)) { Asks = Asked.PreviousPeriod },
        new("Nearer to the range", Days, Q2, (Q1, 5.2m), (Q2, 4.7m)) { Asks = Asked.PreviousPeriod, Target = new TargetFigure(Period.Parse(Q2), Low: 3.5m, High: 4.5m) },
        new("No target, and still a trend", Households, Q2, (Q1, 327m), (Q2, 354m)) { Asks = Asked.PreviousPeriod },
        new("A figure below zero", Thousands, Q2, (Q1, -100m), (Q2, -125m)) { Asks = Asked.PreviousPeriod },
        new("A long trend over gaps", Households, Q2, ("2016/17 Q2", 340m), ("2016/17 Q4", 330m), (Q1, 327m), (Q2, 354m)) { Asks = Asked.Mean },
        new("A long trend stops at a change of method", Households, Q2, ("2016/17 Q3", 340m), ("2016/17 Q4", 330m), (Q1, 327m), (Q2, 354m)) { Asks = Asked.Mean, Break = "2016/17 Q4" },
        new("The same quarter last year", Households, Q2, ("2016/17 Q2", 340m), (Q2, 354m)) { Asks = Asked.LastYear },
        new("A measure with seasons", Visits with { Trend = TrendBasis.YearOnYear }, Q2, ("2016/17 Q2", 120m), (Q1, 150m), (Q2, 130m)) { Asks = Asked.PreviousPeriod },
    ];

    private static List<EdgeCase> Forecasts =>
    [
        new("Run rate of a measure that adds up", Visits, Q2, (Q1, 130m), (Q2, 150m)) { Asks = Asked.Forecast, Target = Of(Year, 600m) },
        new("Run rate of a rate", Percent with { YearRule = AggregationRule.Weighted }, Q2) { Asks = Asked.Forecast, Target = Of(Year, 95m), More = [Share(Q1, 257, 278), Share(Q2, 272, 297)] },
        new("The owner's own forecast", Visits, Q2, (Q1, 130m)) { Asks = Asked.Forecast, Target = Of(Year, 600m), More = [new EnteredFigure(Period.Parse(Q2)) { Value = 150m, Forecast = 610m }] },
        new("A part is missing, so no run rate", Visits, Q2, (Q2, 150m)) { Asks = Asked.Forecast, Target = Of(Year, 600m) },
    ];

    private static TargetFigure Of(string period, decimal value) => new(Period.Parse(period), value);

    private static EnteredFigure Without(string period, ReasonForNoValue reason) => new(Period.Parse(period)) { Reason = reason };

    private static EnteredFigure Share(string period, decimal numerator, decimal denominator) =>
        new(Period.Parse(period)) { Value = Math.Round(numerator * 100 / denominator, 1, MidpointRounding.AwayFromZero), Numerator = numerator, Denominator = denominator };

    private static MeasureRules Monthly(AggregationRule rule) => new("households", 0, GoodDirection.Lower) { Frequency = Frequency.Month, QuarterRule = rule };
}
