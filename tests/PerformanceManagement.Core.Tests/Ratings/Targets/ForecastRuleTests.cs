using System.Globalization;
using FluentAssertions;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Ratings.Status;
using PerformanceManagement.Core.Ratings.Targets;
using Xunit;

namespace PerformanceManagement.Core.Tests.Ratings.Targets;

/// <summary>What a year is expected to come to: the owner's forecast, else the run rate.</summary>
public sealed class ForecastRuleTests
{
    private static readonly Period Year = Period.Parse("2026/27");
    private static readonly Period Q1 = Period.Parse("2026/27 Q1");
    private static readonly Period Q2 = Period.Parse("2026/27 Q2");
    private static readonly RatingScheme Scheme = RatingScheme.Rag5(new DateOnly(2026, 4, 1));

    public static TheoryData<AggregationRule, EntryBasis, string, string, string> RunRates => new()
    {
        // year rule, entry, quarters so far, expected, why
        { AggregationRule.Sum, EntryBasis.InPeriod, "100,200", "600", "Run rate for 2026/27: 300 calls in 2 of 4 quarters make 600 in all of them." },
        { AggregationRule.Sum, EntryBasis.InPeriod, "100", "400", "Run rate for 2026/27: 100 calls in 1 of 4 quarters make 400 in all of them." },
        { AggregationRule.Sum, EntryBasis.InPeriod, "10,20,30", "80", "Run rate for 2026/27: 60 calls in 3 of 4 quarters make 80 in all of them." },
        { AggregationRule.Sum, EntryBasis.YearToDate, "100,300", "600", "Run rate for 2026/27: 300 calls in 2 of 4 quarters make 600 in all of them." },
        { AggregationRule.Average, EntryBasis.InPeriod, "100,200", "150", "Run rate for 2026/27: a mean of 150 calls in the year so far, taken for the whole year." },
        { AggregationRule.Maximum, EntryBasis.InPeriod, "200,100", "200", "Run rate for 2026/27: 200 calls, the highest so far, taken for the whole year." },
        { AggregationRule.Last, EntryBasis.InPeriod, "100,200", "200", "Run rate for 2026/27: 200 calls, the latest figure, taken for the whole year." },
        { AggregationRule.None, EntryBasis.Running, "100,200", "200", "Run rate for 2026/27: 200 calls, the latest figure, taken for the whole year." },
    };

    [Theory]
    [MemberData(nameof(RunRates))]
    public void A_run_rate_follows_the_rule_by_which_the_year_is_made(AggregationRule rule, EntryBasis entry, string quarters, string expected, string basis)
    {
        EnteredFigure[] figures = Quarters(quarters);

        Forecast forecast = ForecastRule.At(figures[^1].Period, figures, [new TargetFigure(Year, 500)], Scheme, Rules(rule) with { Entry = entry })!;

        forecast.Origin.Should().Be(ForecastOrigin.RunRate);
        forecast.Value.Should().Be(decimal.Parse(expected, CultureInfo.InvariantCulture));
        forecast.Basis.Should().Be(basis);
        forecast.Mark.Should().Be("run rate");
    }

    [Fact]
    public void A_quarter_in_which_nothing_but_no_cases_was_entered_has_its_forecast_as_at_its_end()
    {
        var rules = new MeasureRules("number", 1, GoodDirection.Lower)
        {
            Frequency = Frequency.Month,
            Entry = EntryBasis.YearToDate,
            QuarterRule = AggregationRule.Sum,
            YearRule = AggregationRule.Average,
            Partial = PartialPeriods.Shown,
        };
        EnteredFigure[] figures = [new(Period.Month(2017, 11)) { Numerator = 0, Denominator = 0 }, new(Period.Month(2017, 10)) { YearToDate = 7 }];
        Period quarter = Period.FinancialQuarter(2017, 3);

        Forecast? forecast = ForecastRule.At(quarter, figures, [], RatingScheme.Rag5(new DateOnly(2013, 4, 1)), rules, []);

        forecast.Should().NotBeNull();
        forecast!.AsAt.Should().Be(quarter);
    }

    [Fact]
    public void A_ratios_run_rate_is_that_of_the_year_so_far()
    {
        EnteredFigure[] figures = [new(Q1) { Value = 92.4m, Numerator = 257, Denominator = 278 }, new(Q2) { Value = 91.6m, Numerator = 272, Denominator = 297 }];

        Forecast forecast = ForecastRule.At(Q2, figures, [], Scheme, Rules(AggregationRule.Weighted) with { Unit = "%", Decimals = 1 })!;

        forecast.Text(Rules(AggregationRule.Weighted) with { Unit = "%", Decimals = 1 }).Should().Be("92.0%");
        forecast.Rating.Outcome.Should().Be(RatingOutcome.DataOnly, "no target is set for the year");
    }

    [Fact]
    public void The_owners_forecast_wins_over_the_run_rate_and_has_its_own_status()
    {
        EnteredFigure[] figures = [new(Q1) { Value = 100 }, new(Q2) { Value = 100, Forecast = 590 }];

        Forecast forecast = ForecastRule.At(Q2, figures, [new TargetFigure(Year, 600)], Scheme, Rules(AggregationRule.Sum))!;

        (forecast.Origin, forecast.Value, forecast.Mark).Should().Be((ForecastOrigin.Owner, 590m, "owner, Q2 2026/27"));
        forecast.Rating.Key.Should().Be("slightly-below");
        forecast.Explanation.Should().StartWith("Forecast for 2026/27 given with the figures for Q2 2026/27. 590 calls against a target of 600, higher is better: 1.7% below target, within the 5% tolerance");
    }

    [Fact]
    public void Without_a_new_one_the_latest_earlier_forecast_of_the_year_stands_and_says_its_period()
    {
        EnteredFigure[] figures = [new(Year.Previous.Parts(PeriodLength.Quarter)[3]) { Value = 1, Forecast = 1 }, new(Q1) { Value = 100, Forecast = 580 }, new(Q2) { Reason = ReasonForNoValue.AwaitingData }, new(Q2.Next) { Value = 1, Forecast = 999 }];

        Forecast forecast = ForecastRule.At(Q2, figures, [], Scheme, Rules(AggregationRule.Sum))!;

        (forecast.Value, forecast.AsAt).Should().Be((580m, Q1));
    }

    [Fact]
    public void A_forecast_given_with_a_month_is_the_quarters()
    {
        EnteredFigure[] figures = [new(Period.Parse("2026-08")) { Value = 1, Forecast = 50 }, new(Period.Parse("2026-09")) { Value = 1, Forecast = 60 }];

        ForecastRule.At(Q2, figures, [], Scheme, Rules(AggregationRule.Sum) with { Frequency = Frequency.Month, QuarterRule = AggregationRule.Sum })!.Value.Should().Be(60);
    }

    [Theory]
    [InlineData(AggregationRule.Sum, "No run rate for 2026/27: the year so far at Q2 2026/27 is not known (1 of 2 quarters entered).")]
    [InlineData(AggregationRule.None, "No run rate for 2026/27: nothing says how the measure’s periods make a year.")]
    public void Where_there_is_none_it_says_why(AggregationRule rule, string basis)
    {
        Forecast forecast = ForecastRule.At(Q2, [new(Q2) { Value = 100 }, new(Q1) { Reason = ReasonForNoValue.AwaitingData }], [new TargetFigure(Year, 600)], Scheme, Rules(rule))!;

        (forecast.Origin, forecast.Value, forecast.Basis).Should().Be((ForecastOrigin.None, null, basis));
        (forecast.Rating.Outcome, forecast.Explanation).Should().Be((RatingOutcome.NotRated, basis));
    }

    [Fact]
    public void A_figure_that_grows_through_the_year_has_no_run_rate() =>
        ForecastRule.At(Q2, Quarters("28,57"), [new TargetFigure(Year, 97)], Scheme, Rules(AggregationRule.Last) with { Entry = EntryBasis.YearToDate, Basis = ReportingBasis.YearToDate })!.Basis
            .Should().Be("No run rate for 2026/27: the figure grows through the year, and nothing says how fast.");

    [Theory]
    [InlineData(EntryBasis.InPeriod, "10,20,30,40,,60", "384", "Run rate for 2026/27: 160 calls in 5 of 12 months make 384 in all of them.")]
    [InlineData(EntryBasis.YearToDate, "10,20,30,40,50,", "120", "Run rate for 2026/27: 50 calls in 5 of 12 months make 120 in all of them.")]
    public void A_missing_month_shortens_the_year_so_far_where_partial_periods_are_shown(EntryBasis entry, string months, string expected, string basis)
    {
        EnteredFigure[] figures = [.. months.Split(',').Zip(Year.Parts(PeriodLength.Month)).Where(p => p.First.Length > 0).Select(p => new EnteredFigure(p.Second) { Value = decimal.Parse(p.First, CultureInfo.InvariantCulture) })];
        MeasureRules rules = Rules(AggregationRule.Sum) with { Frequency = Frequency.Month, QuarterRule = AggregationRule.Sum, Entry = entry, Partial = PartialPeriods.Shown };

        Forecast forecast = ForecastRule.At(Q2, figures, [], Scheme, rules)!;

        (forecast.Value, forecast.Basis).Should().Be((decimal.Parse(expected, CultureInfo.InvariantCulture), basis));
        ForecastRule.At(Q2, figures, [], Scheme, rules with { Partial = PartialPeriods.Withheld })!.Origin.Should().Be(ForecastOrigin.None);
    }

    [Fact]
    public void Nothing_is_expected_of_a_year_that_is_known()
    {
        MeasureRules rules = Rules(AggregationRule.Sum);
        Period q4 = Period.Parse("2026/27 Q4");

        ForecastRule.At(q4, Quarters("1,2,3,4"), [], Scheme, rules).Should().BeNull("the year is over");
        ForecastRule.At(q4, Quarters("1,2,3"), [], Scheme, rules)!.Origin.Should().Be(ForecastOrigin.None, "its last quarter is missing");
        ForecastRule.At(Q2, [.. Quarters("1,2"), new(Year) { Value = 12 }], [], Scheme, rules).Should().BeNull("the year's figure has been entered");
        ForecastRule.At(Year, [new(Year) { Value = 12 }], [], Scheme, rules with { Frequency = Frequency.Year }).Should().BeNull("the year is what is reported");
        ForecastRule.At(Q2, Quarters("1,2"), [], Scheme, Rules(AggregationRule.None)).Should().BeNull("nothing makes a year, and it has no target");
    }

    [Fact]
    public void A_baseline_year_has_a_forecast_without_a_status() =>
        ForecastRule.At(Q2, Quarters("1,2"), [new TargetFigure(Year) { Kind = TargetKind.BaselinePeriod }], Scheme, Rules(AggregationRule.Sum))!.Rating.Explanation
            .Should().Be("6 calls: data only, because 2026/27 sets the baseline.");

    private static EnteredFigure[] Quarters(string values) =>
        [.. values.Split(',').Select((v, n) => new EnteredFigure(Period.FinancialQuarter(2026, n + 1)) { Value = decimal.Parse(v, CultureInfo.InvariantCulture) })];

    private static MeasureRules Rules(AggregationRule yearRule) => new("calls", 0, GoodDirection.Higher) { YearRule = yearRule };
}
