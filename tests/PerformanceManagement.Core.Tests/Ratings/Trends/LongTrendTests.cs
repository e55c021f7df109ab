using FluentAssertions;
using PerformanceManagement.Core.Comparisons;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Ratings.Series;
using PerformanceManagement.Core.Ratings.Trends;
using Xunit;

namespace PerformanceManagement.Core.Tests.Ratings.Trends;

/// <summary>The long trend with the council's own number of periods, and where changes of method cut it.</summary>
public sealed class LongTrendTests
{
    private static readonly MeasureRules Quarterly = new("households", 0, GoodDirection.Lower);

    [Fact]
    public void The_mean_is_taken_over_as_many_periods_as_the_council_has_set()
    {
        DirectionOfTravel two = Rule(Quarterly with { LongTrendPeriods = 2 }, "2017/18 Q2", 900, 100, 110, 130, 115).LongTrend();
        DirectionOfTravel six = Rule(Quarterly with { LongTrendPeriods = 6 }, "2017/18 Q2", 900, 100, 110, 130, 115).LongTrend();

        two.Explanation.Should().Be("115 in Q2 2017/18 against 120, the average of Q1 2017/18, Q4 2016/17, lower is better: improved.");
        six.Explanation.Should().Be("115 in Q2 2017/18 against 310, the average of the 4 of 6 earlier quarters held (Q1 2017/18, Q4 2016/17, Q3 2016/17, Q2 2016/17), lower is better: improved.");
    }

    [Fact]
    public void Fewer_values_than_the_council_asks_for_are_not_comparable_and_it_says_which_there_are()
    {
        MeasureRules rules = Quarterly with { LeastPeriods = 3 };

        Rule(rules, "2017/18 Q2", 100, null, 130, 115).LongTrend().Explanation.Should()
            .Be("Not comparable: only 2 of the 4 earlier quarters have a value (Q1 2017/18, Q3 2016/17), and at least 3 are needed.");
        Rule(rules, "2017/18 Q2", 130, 115).LongTrend().Explanation.Should()
            .Be("Not comparable: only 1 of the 4 earlier quarters has a value (Q1 2017/18), and at least 3 are needed.");
        Rule(rules, "2017/18 Q2", 100, 120, 130, 115).LongTrend().Result.Should().Be(TrendResult.Improved);
    }

    [Fact]
    public void Periods_by_an_earlier_method_do_not_count_towards_the_least()
    {
        SeriesPoint[] series = Series("2017/18 Q2", 100, 120, 130, 115);

        new TrendRule(Quarterly with { LeastPeriods = 2 }, series, [Period.Parse("2017/18 Q1")], null).LongTrend().Explanation.Should()
            .Be("Not comparable: only 1 of the 4 earlier quarters has a value by the present method (Q1 2017/18), and at least 2 are needed.");
    }

    [Theory]
    [InlineData("2017-08", 0)] // August lies inside the reported quarter.
    [InlineData("2017-07", 0)] // July opens it: nothing before it is comparable.
    [InlineData("2017-06", 1)] // June lies inside the quarter before, which has figures by the new method.
    [InlineData("2017-04", 1)]
    [InlineData("2017-02", 2)]
    [InlineData("2016-10", 3)]
    [InlineData("2016-09", 4)]
    public void A_change_of_method_in_a_month_cuts_a_series_of_quarters_where_it_begins(string from, int comparable)
    {
        SeriesPoint[] series = Series("2017/18 Q2", 100, 110, 120, 130, 115);
        DirectionOfTravel trend = new TrendRule(Quarterly with { Frequency = Frequency.Month, QuarterRule = AggregationRule.Sum }, series, [Period.Parse(from)], null).LongTrend();

        trend.Against.Should().HaveCount(comparable);
        trend.IsComparable.Should().Be(comparable > 0);
        if (comparable == 0) trend.Explanation.Should().Be($"Not comparable: the method changed in {Period.Parse(from).Label} and there is no earlier period by the new method.");
    }

    [Fact]
    public void The_first_figure_of_all_says_what_it_lacks() =>
        Rule(Quarterly with { Trend = TrendBasis.YearOnYear }, "2017/18 Q2", 115).LongTrend().Explanation.Should().Be("Not comparable: there is no figure before Q2 2017/18.");

    [Fact]
    public void A_measure_compared_year_on_year_keeps_its_four_years() =>
        Rule(Quarterly with { Trend = TrendBasis.YearOnYear, LongTrendPeriods = 1, LeastPeriods = 1 }, "2017/18 Q2", 100, 1, 2, 3, 200, 1, 2, 3, 115).LongTrend()
            .Against.Select(p => p.Token).Should().Equal("2016/17 Q2", "2015/16 Q2");

    [Theory]
    [InlineData(Frequency.Month, AggregationRule.Sum, Frequency.Quarter)]
    [InlineData(Frequency.Month, AggregationRule.None, Frequency.Month)]
    [InlineData(Frequency.Quarter, AggregationRule.None, Frequency.Quarter)]
    [InlineData(Frequency.Year, AggregationRule.None, Frequency.Year)]
    public void A_setting_applies_to_the_periods_that_are_reported(Frequency taken, AggregationRule rule, Frequency applied)
    {
        TrendSetting[] settings = [.. Enum.GetValues<Frequency>().Select(f => new TrendSetting { Frequency = f, Periods = 10 + (int)f, LeastPeriods = 2 })];

        MeasureRules rules = TrendSetting.Applied(Quarterly with { Frequency = taken, QuarterRule = rule }, settings);

        (rules.LongTrendPeriods, rules.LeastPeriods).Should().Be((10 + (int)applied, 2));
        TrendSetting.Applied(Quarterly, []).Should().Be(Quarterly);
    }

    [Theory]
    [InlineData(Frequency.Quarter, null, 0, TrendBasis.Ongoing, 15)]
    [InlineData(Frequency.Quarter, 20, 1, TrendBasis.Ongoing, 66)]
    [InlineData(Frequency.Quarter, 20, 0, TrendBasis.YearOnYear, 51)]
    [InlineData(Frequency.Year, null, 1, TrendBasis.Ongoing, 60)]
    [InlineData(Frequency.Month, 24, 0, TrendBasis.Ongoing, 25)]
    public void History_is_read_as_far_back_as_the_comparisons_reach(Frequency frequency, int? periods, int arrears, TrendBasis basis, int months) =>
        TrendRule.MonthsNeeded(Quarterly with { Frequency = frequency, LongTrendPeriods = periods, Arrears = arrears, Trend = basis }).Should().Be(months);

    private static TrendRule Rule(MeasureRules rules, string last, params decimal?[] values) => new(rules, Series(last, values), [], null);

    private static SeriesPoint[] Series(string last, params decimal?[] values) =>
        [.. values.Select((value, n) => new SeriesPoint(Period.Parse(last).Back(values.Length - 1 - n)) { Value = value, Origin = PointOrigin.Entered })];
}
