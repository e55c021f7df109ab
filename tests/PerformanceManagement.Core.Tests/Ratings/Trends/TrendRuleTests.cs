using FluentAssertions;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Ratings.Series;
using PerformanceManagement.Core.Ratings.Trends;
using Xunit;

namespace PerformanceManagement.Core.Tests.Ratings.Trends;

public sealed class TrendRuleTests
{
    private static readonly MeasureRules Lower = new("households", 0, GoodDirection.Lower);
    private static readonly MeasureRules Higher = new("%", 1, GoodDirection.Higher);

    [Theory]
    [InlineData(GoodDirection.Lower, 327, 354, TrendResult.Worsened, 1)]
    [InlineData(GoodDirection.Lower, 354, 327, TrendResult.Improved, -1)]
    [InlineData(GoodDirection.Higher, 327, 354, TrendResult.Improved, 1)]
    [InlineData(GoodDirection.Higher, 354, 327, TrendResult.Worsened, -1)]
    [InlineData(GoodDirection.Lower, 0, 0, TrendResult.NoChange, 0)]
    [InlineData(GoodDirection.None, 100, 120, TrendResult.Increased, 1)]
    [InlineData(GoodDirection.None, 120, 100, TrendResult.Decreased, -1)]
    public void The_short_trend_is_judged_by_the_good_direction(GoodDirection good, int before, int now, TrendResult result, int movement)
    {
        DirectionOfTravel trend = Rule(new MeasureRules("number", 0, good), ("2017/18 Q1", before), ("2017/18 Q2", now)).ShortTrend();

        trend.Result.Should().Be(result);
        trend.Movement.Should().Be(movement);
        trend.IsJudgement.Should().Be(good != GoodDirection.None);
        trend.Against.Should().Equal(Period.Parse("2017/18 Q1"));
        trend.Value.Should().Be(before);
    }

    [Fact]
    public void A_trend_explains_itself_with_its_numbers() =>
        Rule(Lower, ("2017/18 Q1", 327), ("2017/18 Q2", 354)).ShortTrend().Explanation.Should().Be("354 in Q2 2017/18 against 327 in Q1 2017/18, lower is better: worsened.");

    [Fact]
    public void A_trend_compares_what_is_displayed() =>
        Rule(Higher, ("2017/18 Q1", 91.64m), ("2017/18 Q2", 91.56m)).ShortTrend().Result.Should().Be(TrendResult.NoChange, "both are shown as 91.6%");

    [Fact]
    public void A_period_without_a_value_is_not_comparable_and_says_why()
    {
        SeriesPoint[] series = [new(Period.Parse("2017/18 Q1")) { Reason = ReasonForNoValue.NotAvailable }, Point("2017/18 Q2", 312)];

        DirectionOfTravel trend = new TrendRule(Lower, series, [], null).ShortTrend();

        trend.Result.Should().Be(TrendResult.NotComparable);
        trend.Explanation.Should().Be("Not comparable: Q1 2017/18 has no value (not available).");
        trend.Against.Should().BeEmpty();
        trend.Value.Should().BeNull();
    }

    [Fact]
    public void A_period_that_was_never_entered_is_not_comparable() =>
        Rule(Lower, ("2017/18 Q2", 312)).ShortTrend().Explanation.Should().Be("Not comparable: there is no value for Q1 2017/18.");

    [Fact]
    public void No_present_value_is_not_comparable() =>
        new TrendRule(Lower, [Point("2017/18 Q1", 3), new(Period.Parse("2017/18 Q2")) { Reason = ReasonForNoValue.AwaitingData }], [], null)
            .LongTrend().Explanation.Should().Be("Not comparable: there is no value for Q2 2017/18 (awaiting data).");

    [Fact]
    public void The_long_trend_is_the_mean_of_the_four_quarters_before_without_the_present_one()
    {
        DirectionOfTravel trend = Rule(Lower, ("2016/17 Q1", 900), ("2016/17 Q2", 100), ("2016/17 Q3", 110), ("2016/17 Q4", 120), ("2017/18 Q1", 130), ("2017/18 Q2", 115)).LongTrend();

        trend.Result.Should().Be(TrendResult.NoChange, "the mean of 130, 120, 110 and 100 is 115");
        trend.Value.Should().Be(115);
        trend.Against.Select(p => p.Token).Should().Equal("2017/18 Q1", "2016/17 Q4", "2016/17 Q3", "2016/17 Q2");
    }

    [Fact]
    public void The_long_trend_skips_gaps_and_says_how_many_periods_it_had()
    {
        DirectionOfTravel trend = Rule(Lower, ("2016/17 Q3", 200), ("2017/18 Q1", 100), ("2017/18 Q2", 140)).LongTrend();

        trend.Value.Should().Be(150);
        trend.Result.Should().Be(TrendResult.Improved);
        trend.Explanation.Should().Contain("the average of the 2 of 4 earlier quarters held (Q1 2017/18, Q3 2016/17)");
    }

    [Fact]
    public void Since_last_year_is_the_same_period_a_year_earlier() =>
        Rule(Higher, ("2016/17 Q2", 78.9m), ("2017/18 Q1", 95m), ("2017/18 Q2", 89.3m)).SinceLastYear().Should().Match<DirectionOfTravel>(t => t.Result == TrendResult.Improved && t.Value == 78.9m);

    [Fact]
    public void A_year_on_year_measure_compares_the_same_season()
    {
        TrendRule rule = Rule(Higher with { Trend = TrendBasis.YearOnYear }, ("2015/16 Q2", 40), ("2016/17 Q2", 50), ("2017/18 Q1", 90), ("2017/18 Q2", 48));

        rule.ShortTrend().Should().Match<DirectionOfTravel>(t => t.Result == TrendResult.Worsened && t.Value == 50);
        rule.LongTrend().Should().Match<DirectionOfTravel>(t => t.Result == TrendResult.Improved && t.Value == 45 && t.Against.Count == 2);
    }

    [Fact]
    public void A_trend_does_not_cross_a_change_of_method()
    {
        SeriesPoint[] series = [Point("2016/17 Q4", 10), Point("2017/18 Q1", 20), Point("2017/18 Q2", 30)];
        TrendRule rule = new(Lower, series, [Period.Parse("2017/18 Q1")], null);

        rule.ShortTrend().Result.Should().Be(TrendResult.Worsened);
        rule.LongTrend().Against.Should().Equal(Period.Parse("2017/18 Q1"));
        new TrendRule(Lower, series, [Period.Parse("2017/18 Q2")], null).ShortTrend().Explanation.Should().Be("Not comparable: the method changed after Q1 2017/18.");
    }

    [Theory]
    [InlineData("2017/18 Q2", "2017-06", "2017-07", true)]
    [InlineData("2017/18 Q2", "2017-07", "2017-08", false)]
    [InlineData("2017/18 Q2", "2017-08", "2017-09", false)]
    [InlineData("2017/18", "2016/17 Q4", "2017/18 Q1", true)]
    [InlineData("2017/18", "2017/18 Q3", "2017/18 Q4", false)]
    [InlineData("2017-08", "2017/18 Q1", "2017/18 Q2", true)]
    [InlineData("2017-08", "2017/18 Q2", "2017/18 Q3", false)]
    public void A_change_of_method_cuts_where_it_begins_whatever_its_length(string from, string before, string now, bool isCut) =>
        new TrendRule(Lower, [Point(before, 10), Point(now, 20)], [Period.Parse(from)], null).ShortTrend().IsComparable.Should().Be(!isCut);

    [Fact]
    public void A_reason_of_method_changed_is_a_break_too()
    {
        SeriesPoint[] series = [Point("2016/17 Q4", 10), new(Period.Parse("2017/18 Q1")) { Reason = ReasonForNoValue.MethodChanged }, Point("2017/18 Q2", 30)];

        new TrendRule(Lower, series, [], null).LongTrend().Result.Should().Be(TrendResult.NotComparable);
    }

    [Theory]
    [InlineData(10, 8, TrendResult.Improved)]
    [InlineData(2, 10, TrendResult.Worsened)]
    [InlineData(5, 6, TrendResult.NoChange)]
    [InlineData(3, 8, TrendResult.NoChange)]
    public void Within_a_range_nearer_is_better(int before, int now, TrendResult result)
    {
        var range = new TargetFigure(Period.Parse("2017/18 Q2"), Low: 4, High: 7);
        SeriesPoint[] series = [Point("2017/18 Q1", before), Point("2017/18 Q2", now)];

        DirectionOfTravel trend = new TrendRule(new MeasureRules("number", 0, GoodDirection.Range), series, [], range).ShortTrend();

        trend.Result.Should().Be(result);
        (trend.Movement == 0).Should().Be(result == TrendResult.NoChange, "an arrow points nowhere beside “no change”");
    }

    [Fact]
    public void A_range_in_words_alone_says_that_a_figure_rose_but_not_that_it_is_better()
    {
        var words = new TargetFigure(Period.Parse("2017/18 Q2"), Words: "about the regional average");
        SeriesPoint[] series = [Point("2017/18 Q1", 8), Point("2017/18 Q2", 21)];

        DirectionOfTravel trend = new TrendRule(new MeasureRules("number", 0, GoodDirection.Range), series, [], words).ShortTrend();

        trend.Result.Should().Be(TrendResult.Increased);
        trend.IsJudgement.Should().BeFalse();
    }

    [Fact]
    public void A_survey_compares_with_the_points_before_whatever_their_months() =>
        Rule(new MeasureRules("%", 2, GoodDirection.Lower) { Frequency = Frequency.Survey }, ("2016-07", 3.48m), ("2016-11", 4.29m)).ShortTrend()
            .Explanation.Should().Be("4.29% in November 2016 against 3.48% in July 2016, lower is better: worsened.");

    [Theory]
    [InlineData("2016-09", 0.08, "2016-10", 0.13, TrendResult.Worsened)]
    [InlineData("2016-10", 0.13, "2016-11", 0.08, TrendResult.Improved)]
    [InlineData("2016-10", 0.084, "2016-11", 0.081, TrendResult.NoChange)]
    [InlineData("2016-03", 0.13, "2016-04", 0.08, TrendResult.Improved)]
    [InlineData("2016-09", 0.13, "2016-11", 0.08, TrendResult.NotComparable)]
    public void Month_on_month_is_against_the_month_before(string before, double earlier, string month, double now, TrendResult result) =>
        Rule(new MeasureRules("days", 2, GoodDirection.Lower) { Frequency = Frequency.Month }, (before, (decimal)earlier), (month, (decimal)now)).MonthOnMonth().Result.Should().Be(result);

    [Fact]
    public void Month_on_month_is_so_for_a_measure_compared_year_on_year_too() =>
        Rule(Higher with { Frequency = Frequency.Month, Trend = TrendBasis.YearOnYear }, ("2016-10", 90), ("2016-11", 91)).MonthOnMonth().Result.Should().Be(TrendResult.Improved);

    [Fact]
    public void Two_points_of_one_cumulative_year_are_not_set_against_each_other()
    {
        MeasureRules soFar = Higher with { Entry = EntryBasis.YearToDate, Basis = ReportingBasis.YearToDate, YearRule = AggregationRule.Last };

        DirectionOfTravel trend = Rule(soFar, ("2017/18 Q1", 29.4m), ("2017/18 Q2", 56.8m)).ShortTrend();

        trend.Result.Should().Be(TrendResult.NotComparable);
        trend.IsJudgement.Should().BeFalse();
        trend.Explanation.Should().Be("Not comparable: the figures are for the year so far, and the later contains the earlier; there is no value for Q2 2016/17, and the figures of the periods alone are not known.");
    }

    [Theory]
    [InlineData(EntryBasis.YearToDate, AggregationRule.Last, "for the year so far")]
    [InlineData(EntryBasis.YearToDate, AggregationRule.None, "for the year so far")]
    [InlineData(EntryBasis.YearToDate, AggregationRule.Sum, "for the year so far")]
    [InlineData(EntryBasis.Running, AggregationRule.Last, "running totals")]
    [InlineData(EntryBasis.InPeriod, AggregationRule.Sum, "for the year so far")]
    public void A_cumulative_figure_is_compared_with_the_same_period_last_year_where_that_is_held(EntryBasis entry, AggregationRule yearRule, string because)
    {
        MeasureRules rules = Higher with { Entry = entry, Basis = entry == EntryBasis.Running ? ReportingBasis.InPeriod : ReportingBasis.YearToDate, YearRule = yearRule };

        DirectionOfTravel trend = Rule(rules, ("2016/17 Q2", 57.4m), ("2017/18 Q1", 29.4m), ("2017/18 Q2", 56.8m)).ShortTrend();

        trend.Should().Match<DirectionOfTravel>(t => t.Result == TrendResult.Worsened && t.Value == 57.4m && t.Instead == ComparedInstead.SameLastYear);
        trend.Explanation.Should().StartWith("56.8% in Q2 2017/18 against 57.4% in Q2 2016/17, the same period last year, because both are " + because);
    }

    [Fact]
    public void Where_last_year_is_not_held_the_quarters_alone_are_compared_and_it_is_said()
    {
        MeasureRules rules = new("people", 0, GoodDirection.Higher) { Entry = EntryBasis.YearToDate, Basis = ReportingBasis.YearToDate, YearRule = AggregationRule.Sum };
        ReportedSeries series = ReportedSeries.Of(rules, [new(Period.Parse("2017/18 Q1")) { Value = 300 }, new(Period.Parse("2017/18 Q2")) { Value = 476 }]);

        var rule = new TrendRule(rules, series.UpTo(Period.Parse("2017/18 Q2")), [], null, series.Alone);

        rule.ShortTrend().Explanation.Should().Be("176 in Q2 2017/18 against 300 in Q1 2017/18, each for the period alone, higher is better: worsened.");
        rule.ShortTrend().Instead.Should().Be(ComparedInstead.PeriodAlone);
        rule.LongTrend().Explanation.Should().Be("176 in Q2 2017/18 against 300, the average of the 1 of 4 earlier quarters held (Q1 2017/18), each for the period alone, higher is better: worsened.");
    }

    [Fact]
    public void The_long_trend_of_a_cumulative_figure_is_over_the_same_period_of_earlier_years()
    {
        MeasureRules rules = Higher with { Entry = EntryBasis.Running };

        DirectionOfTravel trend = Rule(rules, ("2014/15 Q2", 50), ("2016/17 Q2", 54), ("2017/18 Q1", 30), ("2017/18 Q2", 56)).LongTrend();

        trend.Explanation.Should().Be("56.0% in Q2 2017/18 against 52.0%, the average of the 2 of 3 earlier years held (Q2 2016/17, Q2 2014/15), higher is better: improved.");
        (trend.Held, trend.Wanted, trend.IsOfFewer).Should().Be((2, 3, true));
    }

    [Fact]
    public void Months_of_a_year_so_far_are_compared_with_the_same_month_last_year_or_alone()
    {
        MeasureRules soFar = Higher with { Frequency = Frequency.Month, Entry = EntryBasis.YearToDate, YearRule = AggregationRule.Last };

        Rule(soFar, ("2015-11", 70), ("2016-10", 62), ("2016-11", 71)).MonthOnMonth().Explanation.Should().StartWith("71.0% in November 2016 against 70.0% in November 2015, the same period last year");
        Rule(soFar, ("2016-10", 62), ("2016-11", 71)).MonthOnMonth().Result.Should().Be(TrendResult.NotComparable);
        Rule(soFar, ("2016-03", 98), ("2016-04", 10)).MonthOnMonth().Result.Should().Be(TrendResult.NotComparable, "nothing is known of March or April alone here");
    }

    [Theory]
    [InlineData(AggregationRule.Weighted, 94.4, TrendResult.Worsened)]
    [InlineData(AggregationRule.Last, 80.5, TrendResult.Improved)]
    public void The_outturn_of_last_year_can_stand_in_for_its_quarter(AggregationRule rule, double outturn, TrendResult result)
    {
        DirectionOfTravel? trend = Rule(Higher with { YearRule = rule }, ("2016/17 Q3", 86.7m)).SinceOutturn(Point("2015/16", (decimal)outturn));

        trend!.Result.Should().Be(result);
        trend.Explanation.Should().StartWith($"86.7% in Q3 2016/17 against {outturn}%, the outturn of 2015/16");
        trend.Instead.Should().Be(ComparedInstead.LastOutturn);
    }

    [Fact]
    public void A_part_of_a_year_that_counts_up_is_never_set_against_a_whole_one()
    {
        TrendRule rule = Rule(new MeasureRules("people", 0, GoodDirection.Higher) { YearRule = AggregationRule.Sum }, ("2016/17 Q3", 30));

        rule.SinceOutturn(Point("2015/16", 134)).Should().BeNull();
        rule.SinceOutturn(null).Should().BeNull();
    }

    private static SeriesPoint Point(string period, decimal value) => new(Period.Parse(period)) { Value = value, Origin = PointOrigin.Entered };

    private static TrendRule Rule(MeasureRules rules, params (string Period, decimal Value)[] points) => new(rules, [.. points.Select(p => Point(p.Period, p.Value))], [], null);
}
