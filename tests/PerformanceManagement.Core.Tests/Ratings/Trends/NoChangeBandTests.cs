using FluentAssertions;
using FsCheck.Fluent;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Ratings.Series;
using PerformanceManagement.Core.Ratings.Trends;
using PerformanceManagement.Core.Tests.Ratings.Status;
using Xunit;

namespace PerformanceManagement.Core.Tests.Ratings.Trends;

/// <summary>The band within which a difference is no change, and what is said of figures that count the year so far.</summary>
public sealed class NoChangeBandTests
{
    private static readonly MeasureRules Percent = new("%", 1, GoodDirection.Higher) { NoChangeBand = 0.5m };
    private static readonly TargetFigure Range = new(Period.Parse("2017/18 Q2"), Low: 4, High: 7);

    [Theory]
    [InlineData(GoodDirection.Higher, 91.0, 91.5, TrendResult.NoChange)]
    [InlineData(GoodDirection.Higher, 91.0, 91.6, TrendResult.Improved)]
    [InlineData(GoodDirection.Higher, 91.0, 90.5, TrendResult.NoChange)]
    [InlineData(GoodDirection.Higher, 91.0, 90.4, TrendResult.Worsened)]
    [InlineData(GoodDirection.Lower, 91.0, 91.6, TrendResult.Worsened)]
    [InlineData(GoodDirection.Lower, 91.0, 90.5, TrendResult.NoChange)]
    [InlineData(GoodDirection.None, 91.0, 91.6, TrendResult.Increased)]
    [InlineData(GoodDirection.None, 91.0, 91.5, TrendResult.NoChange)]
    [InlineData(GoodDirection.Higher, 91.04, 91.55, TrendResult.Improved)] // 91.0 and 91.6 as displayed.
    [InlineData(GoodDirection.Higher, 91.04, 91.54, TrendResult.NoChange)] // 91.0 and 91.5 as displayed.
    public void A_difference_up_to_the_band_is_no_change(GoodDirection good, double before, double now, TrendResult result)
    {
        DirectionOfTravel trend = Rule(Percent with { Good = good }, (decimal)before, (decimal)now).ShortTrend();

        trend.Result.Should().Be(result);
        (trend.Movement == 0).Should().Be(result == TrendResult.NoChange);
    }

    [Fact]
    public void The_band_is_said_where_it_decides()
    {
        Rule(Percent, 91.0m, 91.4m).ShortTrend().Explanation.Should()
            .Be("91.4% in Q2 2017/18 against 91.0% in Q1 2017/18, higher is better: no change, 0.4 percentage points apart and so within the no-change band of 0.5 percentage points.");
        Rule(new MeasureRules("households", 0, GoodDirection.Lower) { NoChangeBand = 2.5m }, 355, 354).ShortTrend().Explanation.Should()
            .Be("354 in Q2 2017/18 against 355 in Q1 2017/18, lower is better: no change, 1 household apart and so within the no-change band of 2.5 households.");
        Rule(Percent, 91.0m, 91.0m).ShortTrend().Explanation.Should().EndWith("higher is better: no change.", "figures that are shown alike need no band");
        Rule(Percent, 91.0m, 92.0m).ShortTrend().Explanation.Should().EndWith("higher is better: improved.");
    }

    [Theory]
    [InlineData(10, 9, TrendResult.NoChange)] // 3 and 2 outside.
    [InlineData(10, 8, TrendResult.Improved)]
    [InlineData(3, 8, TrendResult.NoChange)] // 1 outside on either side.
    [InlineData(5, 8, TrendResult.NoChange)]
    [InlineData(5, 9, TrendResult.Worsened)]
    public void Within_a_range_the_band_is_about_the_distances_to_it(int before, int now, TrendResult result) =>
        Rule(new MeasureRules("number", 0, GoodDirection.Range) { NoChangeBand = 1 }, before, now, Range).ShortTrend().Result.Should().Be(result);

    [Fact]
    public void A_range_says_how_much_nearer_or_further() =>
        Rule(new MeasureRules("days", 0, GoodDirection.Range) { NoChangeBand = 1 }, 10, 9, Range).ShortTrend().Explanation.Should()
            .Be("9 in Q2 2017/18 against 10 in Q1 2017/18, nearer to the range is better: no change, 1 day nearer or further and so within the no-change band of 1 day.");

    [Fact]
    public void Swapping_before_and_after_swaps_the_result_whatever_the_band() =>
        Prop.ForAll(Gen.Choose(-500, 500).ToArbitrary(), Gen.Choose(-500, 500).ToArbitrary(), Gen.Choose(0, 300).ToArbitrary(), (a, b, band) =>
        {
            MeasureRules rules = new("number", 1, GoodDirection.Lower) { NoChangeBand = band / 10m };
            TrendResult there = Rule(rules, a / 10m, b / 10m).ShortTrend().Result;
            TrendResult back = Rule(rules, b / 10m, a / 10m).ShortTrend().Result;
            return Math.Sign((int)there - (int)TrendResult.NoChange) == -Math.Sign((int)back - (int)TrendResult.NoChange);
        }).Check();

    [Fact]
    public void A_wider_band_never_turns_no_change_into_a_change() =>
        Prop.ForAll(Gen.Choose(-500, 500).ToArbitrary(), Gen.Choose(0, 100).ToArbitrary(), Gen.Choose(0, 100).ToArbitrary(), (difference, narrow, wider) =>
            Rule(Percent with { NoChangeBand = narrow }, 1000, 1000 + difference).ShortTrend().Result != TrendResult.NoChange
            || Rule(Percent with { NoChangeBand = narrow + wider }, 1000, 1000 + difference).ShortTrend().Result == TrendResult.NoChange).Check();

    [Fact]
    public void A_band_holds_for_figures_of_the_year_so_far_too()
    {
        MeasureRules soFar = new("visits", 0, GoodDirection.Higher) { Basis = ReportingBasis.YearToDate, YearRule = AggregationRule.Sum, NoChangeBand = 5 };
        SeriesPoint[] series = [new(Period.Parse("2016/17 Q2")) { Value = 426 }, new(Period.Parse("2017/18 Q2")) { Value = 430 }];

        new TrendRule(soFar, series, [], null).ShortTrend().Explanation.Should().EndWith("no change, 4 visits apart and so within the no-change band of 5 visits.");
        new TrendRule(soFar with { Trend = TrendBasis.YearOnYear }, series[1..], [], null).ShortTrend().Explanation.Should().Be("Not comparable: there is no value for Q2 2016/17.");
    }

    private static TrendRule Rule(MeasureRules rules, decimal before, decimal now, TargetFigure? range = null) =>
        new(rules, [new(Period.Parse("2017/18 Q1")) { Value = before }, new(Period.Parse("2017/18 Q2")) { Value = now }], [], range);
}
