using FluentAssertions;
using PerformanceManagement.Core.Charts;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Ratings.Benchmarks;
using Xunit;

namespace PerformanceManagement.Core.Tests.Charts;

public sealed class ChartLayoutTests
{
    [Fact]
    public void A_missing_value_leaves_a_gap_with_its_reason_and_a_change_of_method_ends_the_line()
    {
        HistoryPoint[] points = [.. ChartCases.Points([10, 12, null, 14, 15, 9, 8]).Select((p, i) => p with { IsBreak = i == 5 })];

        var drawing = ChartLayout.Of(new MeasureChart("Bins", ChartCases.Households).Of(points), ChartSize.Wide);

        Lines(drawing, "pm-chart__value").Select(l => l.Places.Count).Should().Equal(2, 2, 2);
        Lines(drawing, "pm-chart__break").Should().ContainSingle();
        drawing.Spots.Select(s => s.Words).Should().HaveCount(7).And.Contain("Q3 2015/16: not entered yet").And.HaveElementAt(0, "Q1 2015/16: 10");
    }

    [Fact]
    public void A_rebase_of_limits_parts_no_line()
    {
        Chart chart = ChartCases.Of("Bins", ChartCases.Households, [10, 12, 11, 14]) with { Breaks = [new ChartBreak(2, "Rebased", "Rebased.") { IsOfLimits = true }] };

        Lines(ChartLayout.Of(chart, ChartSize.Wide), "pm-chart__value").Single().Places.Should().HaveCount(4);
    }

    [Fact]
    public void A_target_is_level_through_its_periods_and_steps_where_it_changes_and_ends_where_there_is_none()
    {
        HistoryPoint[] points = [.. ChartCases.Points([1, 2, 3, 4, 5]).Select((p, i) => i == 3 ? p : p with { Target = new TargetFigure(p.Point.Period, i < 2 ? 2 : 4) })];

        ChartLine[] lines = Lines(ChartLayout.Of(new MeasureChart("Bins", ChartCases.Households).Of(points), ChartSize.Wide), "pm-chart__target");

        lines.Select(l => l.Places.Count).Should().Equal(4, 2);
        lines[0].Places[0].Y.Should().Be(lines[0].Places[1].Y);
        lines[0].Places[1].X.Should().Be(lines[0].Places[2].X);
        lines[0].Places[2].Y.Should().BeLessThan(lines[0].Places[1].Y, "more is higher");
    }

    [Fact]
    public void Charts_on_one_axis_have_the_same_day_at_the_same_place()
    {
        Chart quarters = ChartCases.Of("Bins", ChartCases.Households, [5, 6, 7, 8, 9, 10, 11, 12]);
        Chart years = quarters with { Periods = [Period.FinancialYear(2016)], Series = [new ChartSeries("Bins", [new ChartPoint(7, "7")])] };
        var axis = ChartAxis.Of(quarters, years);

        axis.Middle(Period.FinancialYear(2016)).Should().BeApproximately(axis.Share(new DateOnly(2016, 10, 1)), 0.01).And.BeApproximately(0.75, 0.01);
        ChartLayout.Of(quarters, ChartSize.Small, axis).Spots.Should().BeEmpty("a small chart is one picture");
        ChartLayout.Of(years, ChartSize.Small, axis).Shapes.OfType<ChartDot>().Should().NotBeEmpty();
    }

    [Fact]
    public void Between_surveys_half_of_the_way_belongs_to_each()
    {
        Period[] surveys = [Period.Month(2015, 1), Period.Month(2016, 1), Period.Month(2019, 1)];

        IReadOnlyList<double> edges = new ChartAxis(surveys[0].Start, surveys[2].End.AddDays(1)).Edges(surveys);

        edges.Should().BeInAscendingOrder().And.HaveCount(4);
        (edges[2] - edges[1]).Should().BeGreaterThan(edges[1] - edges[0]);
    }

    [Fact]
    public void A_years_rate_of_another_area_holds_for_its_quarters_and_a_years_sum_does_not()
    {
        Chart chart = ChartCases.Of("Bins", ChartCases.Percent, [50, 51, 52, 53, 54]);
        AreaFigure[] england = [new("England", Period.FinancialYear(2015), 55), new("Kent", ChartCases.First.Back(-4), 57)];

        new MeasureChart("Bins", ChartCases.Percent).WithBenchmarks(chart, england).Levels.Select(l => (l.Name, l.First, l.Last)).Should().Equal(("England", 0, 3), ("Kent", 4, 4));
        new MeasureChart("Bins", ChartCases.Percent with { YearRule = AggregationRule.Sum }).WithBenchmarks(chart, england).Levels.Select(l => l.Name).Should().Equal("Kent");
    }

    [Theory]
    [InlineData(new double[] { 50, 50, 50 }, new double[] { 40, 56, 72 })]
    [InlineData(new double[] { 10, 90 }, new double[] { 10, 90 })]
    [InlineData(new double[] { 99, 100, 20 }, new double[] { 84, 100, 20 })]
    public void Labels_of_a_column_move_apart_and_stay_in_it(double[] wanted, double[] least)
    {
        IReadOnlyList<double> placed = ChartText.Apart(wanted, 16, 0, 100);

        placed.Order().Zip(placed.Order().Skip(1)).Should().OnlyContain(p => p.Second - p.First >= 16);
        placed.Should().OnlyContain(y => y >= 0 && y <= 100);
        placed.Zip(least).Should().OnlyContain(p => Math.Abs(p.First - p.Second) <= 32);
    }

    [Fact]
    public void A_point_with_everything_says_everything()
    {
        Chart chart = ChartCases.All["restated"];

        ChartWords.OfPoint(chart, chart.Series[0], 2).Should().Be("Q3 2015/16: 92.4%, restated, target 95.0%");
        ChartWords.OfPoint(chart, chart.Series[0], 5).Should().Be("Q2 2016/17: 96.2%, provisional, target 95.0%");
    }

    [Fact]
    public void What_a_person_typed_is_never_markup()
    {
        string svg = ChartSvg.File(ChartCases.Of("Bins <script>alert(1)</script> & \"more\"", new MeasureRules("<b>", 0, GoodDirection.Higher), [1, 2]));

        svg.Should().Contain("&lt;script&gt;").And.NotContain("<script").And.NotContain("<b>");
        System.Xml.Linq.XDocument.Parse(svg).Root!.Name.LocalName.Should().Be("svg");
    }

    [Fact]
    public void A_sparkline_is_one_path_and_one_dot_in_few_bytes()
    {
        string spark = Sparkline.Of([.. ChartCases.Points([88.2m, 90.1m, 87.5m, null, 94.4m, 91.0m, 92.2m, 95.8m, 96.0m]).Select(p => MeasureChart.PointOf(p.Point, ChartCases.Percent))], [])!;

        spark.Length.Should().BeLessThan(250);
        spark.Should().Contain("aria-label=\"88.2% to 96.0%, lowest 87.5%, highest 96.0%\"");
        System.Xml.Linq.XDocument.Parse(spark).Root!.Elements().Select(e => e.Name.LocalName).Should().Equal("path", "circle");
        spark.Count(c => c == 'M').Should().Be(2, "a gap is a gap");
        Sparkline.Of([new ChartPoint(null, "Not entered yet")], []).Should().BeNull();
    }

    private static ChartLine[] Lines(ChartDrawing drawing, string cssClass) => [.. drawing.Shapes.OfType<ChartLine>().Where(l => l.Class == cssClass)];
}
