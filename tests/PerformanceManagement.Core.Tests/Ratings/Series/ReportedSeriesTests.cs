using FluentAssertions;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Ratings.Series;
using PerformanceManagement.Core.Ratings.Targets;
using Xunit;

namespace PerformanceManagement.Core.Tests.Ratings.Series;

public sealed class ReportedSeriesTests
{
    private static readonly Period Q2 = Period.Parse("2017/18 Q2");

    public static TheoryData<Frequency, PeriodCalendar, int, AggregationRule, string> Reported => new()
    {
        { Frequency.Quarter, PeriodCalendar.Financial, 0, AggregationRule.None, "2017/18 Q2" },
        { Frequency.Quarter, PeriodCalendar.Financial, 1, AggregationRule.None, "2017/18 Q1" },
        { Frequency.Quarter, PeriodCalendar.Academic, 0, AggregationRule.None, "AY2016/17 Q4" },
        { Frequency.Term, PeriodCalendar.Academic, 0, AggregationRule.None, "AY2016/17 T3" },
        { Frequency.Year, PeriodCalendar.Financial, 0, AggregationRule.None, "2016/17" },
        { Frequency.Year, PeriodCalendar.Academic, 0, AggregationRule.None, "AY2016/17" },
        { Frequency.Year, PeriodCalendar.Calendar, 0, AggregationRule.None, "2016" },
        { Frequency.Year, PeriodCalendar.Financial, 1, AggregationRule.None, "2015/16" },
        { Frequency.HalfYear, PeriodCalendar.Financial, 0, AggregationRule.None, "2017/18 H1" },
        { Frequency.Month, PeriodCalendar.Financial, 0, AggregationRule.None, "2017-09" },
        { Frequency.Month, PeriodCalendar.Financial, 0, AggregationRule.Sum, "2017/18 Q2" },
        { Frequency.Month, PeriodCalendar.Financial, 2, AggregationRule.None, "2017-07" },
        // The last month known two months late is July, so the last whole quarter known is the first.
        { Frequency.Month, PeriodCalendar.Financial, 2, AggregationRule.Sum, "2017/18 Q1" },
        { Frequency.Month, PeriodCalendar.Financial, 3, AggregationRule.Sum, "2017/18 Q1" },
        { Frequency.Month, PeriodCalendar.Financial, 4, AggregationRule.Sum, "2016/17 Q4" },
        { Frequency.Month, PeriodCalendar.Academic, 0, AggregationRule.Sum, "AY2016/17 Q4" },
    };

    [Theory]
    [MemberData(nameof(Reported))]
    public void The_reported_period_is_the_latest_that_had_ended_less_the_arrears(Frequency frequency, PeriodCalendar calendar, int arrears, AggregationRule quarterRule, string period)
    {
        var rules = new MeasureRules("number", 0, GoodDirection.Higher) { Frequency = frequency, Calendar = calendar, Arrears = arrears, QuarterRule = quarterRule };

        ReportedSeries.Of(rules, []).ReportedPeriod(Q2).Should().Be(Period.Parse(period));
    }

    [Fact]
    public void A_survey_reports_its_latest_point()
    {
        var series = ReportedSeries.Of(new MeasureRules("%", 2, GoodDirection.Lower) { Frequency = Frequency.Survey }, [Entered("2017-03", 4), Entered("2017-07", 3), Entered("2017-11", 5)]);

        series.ReportedPeriod(Q2).Should().Be(Period.Parse("2017-07"));
        ReportedSeries.Of(new MeasureRules("%", 2, GoodDirection.Lower) { Frequency = Frequency.Survey }, []).ReportedPeriod(Q2).Should().BeNull();
    }

    [Theory]
    [InlineData(AggregationRule.Sum, 60)]
    [InlineData(AggregationRule.Average, 20)]
    [InlineData(AggregationRule.Last, 30)]
    [InlineData(AggregationRule.Maximum, 30)]
    public void Months_make_a_quarter_by_the_rule(AggregationRule rule, int made)
    {
        SeriesPoint point = Monthly(rule, ("2017-07", 10), ("2017-08", 20), ("2017-09", 30)).Point(Q2);

        point.Value.Should().Be(made);
        point.Origin.Should().Be(PointOrigin.WorkedOut);
        point.IsSimpleMean.Should().Be(rule == AggregationRule.Average);
    }

    [Theory]
    [InlineData(AggregationRule.Sum)]
    [InlineData(AggregationRule.Average)]
    [InlineData(AggregationRule.Maximum)]
    public void A_missing_month_withholds_the_quarter_and_says_how_many_there_are(AggregationRule rule)
    {
        SeriesPoint point = Monthly(rule, ("2017-07", 10), ("2017-09", 30)).Point(Q2);

        point.Value.Should().BeNull();
        point.MissingToken.Should().Be("part-missing");
        point.MissingLabel.Should().Be("2 of 3 months entered");
    }

    [Fact]
    public void A_ratio_sums_its_numerators_and_denominators()
    {
        var rules = new MeasureRules("%", 1, GoodDirection.Higher) { YearRule = AggregationRule.Weighted, Basis = ReportingBasis.YearToDate };
        EnteredFigure[] figures = [Entered("2019/20 Q1", 92.4m) with { Numerator = 257, Denominator = 278 }, Entered("2019/20 Q2", 91.6m) with { Numerator = 272, Denominator = 297 }];

        SeriesPoint point = ReportedSeries.Of(rules, figures).Point(Period.Parse("2019/20 Q2"));

        point.Numerator.Should().Be(529);
        point.Denominator.Should().Be(575);
        rules.Display(point.Value!.Value).Should().Be("92.0%");
    }

    [Fact]
    public void A_ratio_without_its_numerators_is_never_averaged() =>
        ReportedSeries.Of(new MeasureRules("%", 2, GoodDirection.Higher) { YearRule = AggregationRule.Weighted }, [Entered("2019/20 Q1", 50.35m), Entered("2019/20 Q2", 43.63m)])
            .YearToDate(Period.Parse("2019/20 Q2")).Value.Should().BeNull();

    [Fact]
    public void Year_to_date_entries_are_never_summed_again()
    {
        var rules = new MeasureRules("incidents", 0, GoodDirection.Lower) { Entry = EntryBasis.YearToDate, YearRule = AggregationRule.Sum };
        ReportedSeries series = ReportedSeries.Of(rules, [Entered("2016/17 Q1", 780), Entered("2016/17 Q2", 1568), Entered("2016/17 Q3", 2308)]);

        series.InPeriod(Period.Parse("2016/17 Q1")).Value.Should().Be(780);
        series.InPeriod(Period.Parse("2016/17 Q2")).Value.Should().Be(788);
        series.InPeriod(Period.Parse("2016/17 Q3")).Value.Should().Be(740);
        series.YearToDate(Period.Parse("2016/17 Q3")).Value.Should().Be(2308);
    }

    [Fact]
    public void Monthly_year_to_date_entries_make_quarters_and_years_by_their_differences()
    {
        var rules = new MeasureRules("%", 2, GoodDirection.Higher) { Frequency = Frequency.Month, Entry = EntryBasis.YearToDate, Basis = ReportingBasis.YearToDate, QuarterRule = AggregationRule.Last, YearRule = AggregationRule.Last };
        Period year = Period.Parse("2016/17");
        ReportedSeries series = ReportedSeries.Of(rules, year.Parts(PeriodLength.Month).Select((month, n) => Entered(month.Token, 8 * (n + 1))));

        series.Point(Period.Parse("2016/17 Q2")).Value.Should().Be(48, "the year so far is what is reported");
        series.InPeriod(Period.Parse("2016/17 Q2")).Value.Should().Be(24, "48 less 24");
        series.InPeriod(Period.Parse("2016-09")).Value.Should().Be(8);
        series.InPeriod(year).Value.Should().Be(96, "the year is the last year to date, not the last month's difference");
    }

    [Fact]
    public void The_last_running_total_stands_for_the_year() =>
        ReportedSeries.Of(new MeasureRules("people", 0, GoodDirection.Higher) { Entry = EntryBasis.Running }, [Entered("2016/17 Q3", 476), Entered("2016/17 Q4", 669)])
            .InPeriod(Period.Parse("2016/17")).Value.Should().Be(669);

    [Fact]
    public void A_figure_entered_for_the_longer_period_wins_and_a_difference_is_pointed_out()
    {
        EnteredFigure[] figures = [Entered("2017-07", 7), Entered("2017-08", 7), Entered("2017-09", 7), Entered("2017/18 Q2", 23)];

        SeriesPoint point = ReportedSeries.Of(new MeasureRules("number", 0, GoodDirection.Lower) { Frequency = Frequency.Month, QuarterRule = AggregationRule.Sum }, figures).Point(Q2);

        point.Value.Should().Be(23);
        point.PartsDisagree.Should().Be(21);
    }

    [Fact]
    public void A_figure_entered_for_the_year_is_the_year_so_far()
    {
        ReportedSeries series = ReportedSeries.Of(Higher(AggregationRule.Weighted), [Entered("2019/20 Q1", 50.35m), Entered("2019/20 Q2", 43.63m), Entered("2019/20", 46.69m)]);

        series.YearSoFar(Period.Parse("2019/20 Q2"))!.Value.Should().Be(46.69m);
    }

    [Fact]
    public void A_year_to_date_given_beside_the_value_is_kept_apart()
    {
        var rules = new MeasureRules("%", 1, GoodDirection.Higher);
        EnteredFigure figure = Entered("2017/18 Q2", 45) with { YearToDate = 41.9m };

        ReportedSeries.Of(rules, [figure]).Point(Q2).Value.Should().Be(45);
        ReportedSeries.Of(rules with { Basis = ReportingBasis.YearToDate }, [figure]).Point(Q2).Value.Should().Be(41.9m);
    }

    [Theory]
    [InlineData(719, null)]
    [InlineData(788, 1568)]
    public void A_year_to_date_entered_for_the_quarter_wins_over_its_months_and_leaves_them_the_quarters_own(int september, int? agreed)
    {
        var rules = new MeasureRules("incidents", 0, GoodDirection.Lower) { Frequency = Frequency.Month, QuarterRule = AggregationRule.Sum, YearRule = AggregationRule.Sum, Basis = ReportingBasis.YearToDate };
        EnteredFigure[] figures = [Entered("2017-04", 0), Entered("2017-05", 0), Entered("2017-06", 780), Entered("2017-07", 0), Entered("2017-08", 0), Entered("2017-09", september), new(Q2) { YearToDate = 1568 }];

        ReportedSeries series = ReportedSeries.Of(rules, figures);

        series.Point(Q2).Value.Should().Be(1568);
        series.Point(Q2).PartsDisagree.Should().Be(agreed is null ? 780 + september : null);
        series.InPeriod(Q2).Value.Should().Be(september, "a row with only the year so far says nothing of the quarter alone");
    }

    [Fact]
    public void A_month_is_compared_as_it_is_entered()
    {
        var rules = new MeasureRules("%", 2, GoodDirection.Higher) { Frequency = Frequency.Month, QuarterRule = AggregationRule.Last, Entry = EntryBasis.YearToDate };
        EnteredFigure[] figures = [Entered("2016-09", 54.09m), Entered("2016-10", 62.67m)];

        ReportedSeries.Of(rules, figures).Month(Period.Parse("2016-10")).Value.Should().Be(62.67m);
        ReportedSeries.Of(rules with { Entry = EntryBasis.InPeriod, Basis = ReportingBasis.YearToDate, YearRule = AggregationRule.Sum }, figures).Month(Period.Parse("2016-10")).Value.Should().Be(62.67m, "the month's own");
    }

    [Fact]
    public void The_series_keeps_its_gaps()
    {
        IReadOnlyList<SeriesPoint> series = ReportedSeries.Of(Higher(AggregationRule.None), [Entered("2016/17 Q3", 1), Entered("2017/18 Q1", 3)]).UpTo(Q2);

        series.Select(p => p.Period.Token).Should().Equal("2016/17 Q3", "2016/17 Q4", "2017/18 Q1", "2017/18 Q2");
        series.Select(p => p.Value).Should().Equal(1m, null, 3m, null);
        series[1].MissingToken.Should().Be("not-entered");
    }

    [Theory]
    [InlineData("2017/18 Q2", AggregationRule.Last, 350)]
    [InlineData("2017/18 Q2", AggregationRule.Sum, null)]
    public void A_year_target_stands_in_for_a_quarters_only_where_the_measure_does_not_add_up(string period, AggregationRule yearRule, int? expected)
    {
        TargetFigure? target = TargetChoice.For(Period.Parse(period), [new TargetFigure(Period.Parse("2017/18"), 350)], Higher(yearRule));

        (target?.Value).Should().Be(expected);
    }

    [Fact]
    public void A_periods_own_target_comes_before_the_quarters_and_the_years()
    {
        TargetFigure[] targets = [new(Period.Parse("2017/18"), 600), new(Q2, 100), new(Period.Parse("2017-09"), 30)];
        MeasureRules monthly = Higher(AggregationRule.Last) with { Frequency = Frequency.Month };

        TargetChoice.For(Period.Parse("2017-09"), targets, monthly)!.Value.Should().Be(30);
        TargetChoice.For(Period.Parse("2017-08"), targets, monthly)!.Value.Should().Be(100);
        TargetChoice.For(Period.Parse("2017-05"), targets, monthly)!.Value.Should().Be(600);
        TargetChoice.For(Period.Parse("2017-08"), targets, monthly with { QuarterRule = AggregationRule.Sum, YearRule = AggregationRule.Sum }).Should().BeNull();
    }

    [Theory]
    [InlineData("2017-09", 100)]
    [InlineData("2017-08", null)]
    [InlineData("2018-03", 600)]
    public void A_year_to_date_that_adds_up_meets_a_longer_periods_target_only_at_its_end(string month, int? expected)
    {
        TargetFigure[] targets = [new(Period.Parse("2017/18"), 600), new(Q2, 100)];
        MeasureRules soFar = Higher(AggregationRule.Sum) with { Frequency = Frequency.Month, Basis = ReportingBasis.YearToDate };

        (TargetChoice.For(Period.Parse(month), targets, soFar)?.Value).Should().Be(expected);
    }

    [Fact]
    public void A_month_of_a_measure_that_adds_up_over_the_year_has_no_quarters_target() =>
        TargetChoice.For(Period.Parse("2017-09"), [new TargetFigure(Q2, 100)], Higher(AggregationRule.Sum) with { Frequency = Frequency.Month }).Should().BeNull();

    [Fact]
    public void Percentages_without_numerators_do_not_make_a_quarter_and_say_so()
    {
        SeriesPoint point = Monthly(AggregationRule.Weighted, ("2017-07", 10), ("2017-08", 20), ("2017-09", 30)).Point(Q2);

        point.Value.Should().BeNull();
        point.MissingLabel.Should().Be("Numerators or denominators missing");
    }

    private static MeasureRules Higher(AggregationRule yearRule) => new("%", 2, GoodDirection.Higher) { YearRule = yearRule };

    private static EnteredFigure Entered(string period, decimal value) => new(Period.Parse(period)) { Value = value };

    private static ReportedSeries Monthly(AggregationRule rule, params (string Period, decimal Value)[] points) =>
        ReportedSeries.Of(new MeasureRules("number", 0, GoodDirection.Higher) { Frequency = Frequency.Month, QuarterRule = rule }, points.Select(p => Entered(p.Period, p.Value)));
}
