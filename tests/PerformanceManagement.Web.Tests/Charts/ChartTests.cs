using AngleSharp.Dom;
using FluentAssertions;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Ratings.Series;
using PerformanceManagement.Web.Infrastructure.Charts;
using PerformanceManagement.Web.TagHelpers;
using PerformanceManagement.Web.Tests.TagHelpers;
using Xunit;

namespace PerformanceManagement.Web.Tests.Charts;

public sealed class ChartTests
{
    [Fact]
    public void A_missing_value_leaves_a_gap_and_a_change_of_method_ends_the_line()
    {
        var geometry = new ChartGeometry(Series(10, 12, null, 14, 15, 9) with { Points = WithBreakAt(Series(10, 12, null, 14, 15, 9).Points, 5) }, ChartFrame.Large);

        geometry.ValueLines.Select(line => line.Count).Should().Equal(2, 2, 1);
        geometry.Breaks.Should().ContainSingle().Which.Should().BeInRange(geometry.ValueLines[1][^1].X, geometry.ValueLines[2][0].X);
    }

    [Fact]
    public void A_break_before_the_first_point_has_nothing_to_separate()
    {
        TrendSeries series = Series(10, 12);

        new ChartGeometry(series with { Points = WithBreakAt(series.Points, 0) }, ChartFrame.Large).Breaks.Should().BeEmpty();
    }

    [Theory]
    [InlineData(ScaleCase.Spread)]
    [InlineData(ScaleCase.Flat)]
    [InlineData(ScaleCase.Zero)]
    [InlineData(ScaleCase.Negative)]
    [InlineData(ScaleCase.Tiny)]
    [InlineData(ScaleCase.Huge)]
    [InlineData(ScaleCase.One)]
    public void Every_point_lies_inside_the_frame_between_round_ticks(ScaleCase which)
    {
        decimal?[] values = which switch
        {
            ScaleCase.Spread => [3, 8, 21.5m],
            ScaleCase.Flat => [97.25m, 97.25m],
            ScaleCase.Zero => [0, 0, 0],
            ScaleCase.Negative => [-4.2m, 3],
            ScaleCase.Tiny => [0.0001m, 0.0004m],
            ScaleCase.Huge => [98_000_000_000m, 1_000_000_000m],
            _ => [5],
        };
        var geometry = new ChartGeometry(Series(values), ChartFrame.Large);

        ChartFrame frame = ChartFrame.Large;
        geometry.ValueLines.SelectMany(line => line).Should().HaveCount(values.Length)
            .And.OnlyContain(place => place.X > frame.Left && place.X < frame.Width - frame.Right && place.Y >= frame.Top && place.Y <= frame.Height - frame.Bottom);
        decimal[] ticks = [.. geometry.Scale.Ticks];
        ticks.Should().HaveCountGreaterThan(1).And.HaveCountLessThan(9).And.BeInAscendingOrder();
        if (values.Min() >= 0) ticks[0].Should().BeGreaterOrEqualTo(0);
    }

    [Fact]
    public void A_higher_figure_is_drawn_higher()
    {
        IReadOnlyList<ChartPlace> line = new ChartGeometry(Series(1, 5, 3), ChartFrame.Large).ValueLines.Single();

        line[1].Y.Should().BeLessThan(line[2].Y);
        line[2].Y.Should().BeLessThan(line[0].Y);
    }

    [Fact]
    public void A_sparkline_uses_its_whole_height_and_a_flat_one_stands_in_the_middle()
    {
        ChartFrame frame = ChartFrame.Sparkline;

        IReadOnlyList<ChartPlace> rising = new ChartGeometry(Series(88.2m, 96), frame).ValueLines.Single();
        rising.Select(place => place.Y).Should().Equal(frame.Height - frame.Bottom, frame.Top);
        new ChartGeometry(Series(97, 97), frame).ValueLines.Single().Should().OnlyContain(place => place.Y == frame.Height / 2);
    }

    [Fact]
    public void A_target_is_level_through_its_periods_and_steps_where_it_changes()
    {
        TrendSeries series = Series(1, 2, 3, 4);
        TrendPoint[] points = [.. series.Points.Select((point, i) => i == 3 ? point : point with { TargetLow = i < 2 ? 2 : 4, TargetHigh = i < 2 ? 2 : 4 })];

        IReadOnlyList<ChartPlace> line = new ChartGeometry(series with { Points = points }, ChartFrame.Large).TargetLines.Single();

        line.Should().HaveCount(6);
        line[0].Y.Should().Be(line[3].Y);
        line[4].X.Should().Be(line[3].X);
        line[4].Y.Should().BeLessThan(line[3].Y);
    }

    [Fact]
    public void A_target_range_has_two_lines()
    {
        TrendSeries series = Series(1, 2);
        TrendPoint[] points = [.. series.Points.Select(point => point with { TargetLow = 1, TargetHigh = 3 })];

        new ChartGeometry(series with { Points = points }, ChartFrame.Large).TargetLines.Should().HaveCount(2);
    }

    [Fact]
    public void Labels_are_thinned_to_what_fits_and_the_latest_is_always_there()
    {
        decimal?[] values = [.. Enumerable.Range(1, 40).Select(i => (decimal?)i)];

        IReadOnlyList<(double X, string Text)> labels = new ChartGeometry(Series(values), ChartFrame.Large).Labels(62);

        labels.Should().HaveCountGreaterThan(4).And.HaveCountLessThan(12);
        labels[^1].Text.Should().Be("Q4 2025/26");
        labels.Zip(labels.Skip(1)).Should().OnlyContain(pair => pair.Second.X - pair.First.X >= 62);
    }

    [Fact]
    public void The_description_says_the_course_the_gaps_the_target_and_the_break()
    {
        TrendSeries series = Series(90, null, 85, 94);
        TrendPoint[] points = [.. WithBreakAt(series.Points, 2).Select(point => point with { TargetLow = 92, TargetHigh = 92 })];

        ChartDescription.Of(series with { Points = points }).Should().Be(
            "From 90% in Q1 2016/17 to 94% in Q4 2016/17; lowest 85% in Q3 2016/17, highest 94% in Q4 2016/17. "
            + "No value in 1 of 4 periods. Latest target 92%. Method changed in Q3 2016/17: earlier values are not comparable.");
    }

    [Fact]
    public void A_series_without_values_says_so() => ChartDescription.Of(Series(null, null)).Should().Be("No value in 2 periods.");

    [Fact]
    public async Task A_large_chart_is_named_and_described_for_assistive_technology_and_styled_by_classes_alone()
    {
        IElement html = await TagHelperRun.Write(new TrendChartTagHelper { Series = Series(90, 91, null, 94), ViewContext = TagHelperRun.View() });

        IElement svg = html.QuerySelector("svg.pm-chart__drawing")!;
        svg.GetAttribute("role").Should().Be("img");
        string[] ids = svg.GetAttribute("aria-labelledby")!.Split(' ');
        svg.QuerySelector($"#{ids[0]}")!.TextContent.Should().Be("Schools rated good");
        svg.QuerySelector($"#{ids[1]}")!.TextContent.Should().StartWith("From 90% in Q1 2016/17");
        html.QuerySelectorAll("circle").Length.Should().Be(3);
        html.QuerySelectorAll("[style], [fill], [stroke]").Should().BeEmpty();
    }

    [Fact]
    public async Task Two_charts_on_a_page_have_different_ids()
    {
        var view = TagHelperRun.View();
        IElement first = await TagHelperRun.Write(new TrendChartTagHelper { Series = Series(1, 2), ViewContext = view });
        IElement second = await TagHelperRun.Write(new TrendChartTagHelper { Series = Series(1, 2), ViewContext = view });

        first.QuerySelector("title")!.Id.Should().NotBe(second.QuerySelector("title")!.Id);
    }

    [Fact]
    public async Task A_small_chart_is_lines_with_a_name_and_a_dot_at_the_latest_value()
    {
        IElement html = await TagHelperRun.Write(new TrendChartTagHelper { Series = Series(90, 91, 94), Small = true, ViewContext = TagHelperRun.View() });

        html.QuerySelector("svg")!.GetAttribute("viewBox").Should().Be("0 0 90 24");
        html.QuerySelector("svg")!.GetAttribute("aria-label").Should().StartWith("Schools rated good: From 90%");
        html.QuerySelectorAll("text").Should().BeEmpty();
        html.QuerySelectorAll("circle").Length.Should().Be(1);
    }

    [Fact]
    public void A_measures_series_brings_its_targets_and_breaks()
    {
        var rules = new MeasureRules("%", 0, GoodDirection.Higher);
        Period q1 = Period.FinancialQuarter(2017, 1);
        SeriesPoint[] points = [new(q1) { Value = 90 }, new(q1.Next) { Value = 91 }];

        TrendSeries series = TrendSeries.Of("Schools", rules, points, [new TargetFigure(q1.Next, Low: 80, High: 95)], [q1.Next]);

        series.Points[0].TargetLow.Should().BeNull();
        (series.Points[1].TargetLow, series.Points[1].TargetHigh, series.Points[1].StartsNewMethod).Should().Be((80m, 95m, true));
        series.Format(91m).Should().Be("91%");
    }

    private static TrendSeries Series(params decimal?[] values)
    {
        Period first = Period.FinancialQuarter(2016, 1);
        return new TrendSeries(
            "Schools rated good",
            [.. values.Select((value, i) => new TrendPoint(first.Back(-i).ShortLabel, first.Back(-i).Label) { Value = value })],
            value => $"{value:0.##}%");
    }

    private static IReadOnlyList<TrendPoint> WithBreakAt(IReadOnlyList<TrendPoint> points, int index) =>
        [.. points.Select((point, i) => i == index ? point with { StartsNewMethod = true } : point)];

    public enum ScaleCase
    {
        Spread,
        Flat,
        Zero,
        Negative,
        Tiny,
        Huge,
        One,
    }
}
