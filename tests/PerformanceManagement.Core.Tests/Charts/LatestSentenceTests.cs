using FluentAssertions;
using PerformanceManagement.Core.Charts;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Ratings.Series;
using Xunit;

namespace PerformanceManagement.Core.Tests.Charts;

public sealed class LatestSentenceTests
{
    [Theory]
    [InlineData("345 310 312 320 327 354", 340, "354 households in Q2 2016/17, 27 more than the quarter before; over target for the first time in five quarters; the highest of six figures.")]
    [InlineData("310 312 320 327 354", 340, "354 households in Q1 2016/17, 27 more than the quarter before; over target for the first time in at least five quarters; the highest of five figures.")]
    [InlineData("310 350 354", 340, "354 households in Q3 2015/16, 4 more than the quarter before; over target for the second quarter in a row.")]
    [InlineData("350 351 352 353", 340, "353 households in Q4 2015/16, 1 more than the quarter before; over target for four quarters in a row; the highest of four figures.")]
    [InlineData("310 309", 309, "309 households in Q2 2015/16, 1 fewer than the quarter before; on target.")]
    [InlineData("310 310", null, "310 households in Q2 2015/16, the same as the quarter before.")]
    [InlineData("354", 340, "354 households in Q1 2015/16, the first figure; over target.")]
    [InlineData("310 - 354", 340, "354 households in Q3 2015/16; the quarter before has no figure (not entered yet); over target.")]
    [InlineData("310 354 -", 340, "No figure for Q3 2015/16: not entered yet; the last known is 354 households in Q2 2015/16.")]
    [InlineData("-", 340, "No figure for Q1 2015/16: not entered yet.")]
    [InlineData("200 400 390 380 370 360 350", null, "350 households in Q3 2016/17, 10 fewer than the quarter before; the lowest since Q1 2015/16.")]
    public void The_latest_figure_its_change_its_target_and_its_record_stand_in_one_sentence(string values, int? target, string sentence) =>
        LatestSentence.Of(ChartCases.Households, ChartCases.Points(Read(values), target)).Should().Be(sentence);

    [Fact]
    public void Figures_before_a_change_of_method_are_not_compared()
    {
        HistoryPoint[] points = [.. ChartCases.Points([310, 320, 330, 340, 200], 250).Select((p, i) => p with { IsBreak = i == 4 })];

        LatestSentence.Of(ChartCases.Households, points).Should().Be("200 households in Q1 2016/17, not comparable with the quarter before because the method changed; under target.");
    }

    [Theory]
    [InlineData("%", 1, "91 93.5", "93.5% in Q2 2015/16, 2.5 percentage points higher than the quarter before.")]
    [InlineData("£m", 1, "11.2 10.9", "£10.9m in Q2 2015/16, £0.3m less than the quarter before.")]
    [InlineData("rate per 1,000", 1, "3.2 3", "3.0 per 1,000 in Q2 2015/16, 0.2 lower than the quarter before.")]
    [InlineData("minutes:seconds", 0, "240 275", "4 min 35 s in Q2 2015/16, 0 min 35 s higher than the quarter before.")]
    public void A_change_is_said_in_words_that_go_with_the_unit(string unit, int decimals, string values, string sentence) =>
        LatestSentence.Of(new MeasureRules(unit, decimals, GoodDirection.Higher), ChartCases.Points(Read(values))).Should().Be(sentence);

    [Theory]
    [InlineData(9, "within its target range")]
    [InlineData(13, "above its target range")]
    [InlineData(7, "below its target range")]
    public void A_range_is_kept_or_left(int value, string standing)
    {
        HistoryPoint point = ChartCases.Points([value])[0];

        LatestSentence.Of(ChartCases.Households, [point with { Target = new TargetFigure(point.Point.Period, Low: 8, High: 12) }]).Should().EndWith($"; {standing}.");
    }

    [Fact]
    public void What_is_not_final_is_marked_and_a_sum_that_lacks_parts_is_compared_with_nothing()
    {
        IReadOnlyList<HistoryPoint> points = ChartCases.Points([300, 200], 250);
        SeriesPoint latest = points[1].Point with { Quality = ValueQuality.Provisional, PartialBy = AggregationRule.Sum, PartsPresent = 2, PartsExpected = 3, PartLength = Core.Periods.PeriodLength.Month };

        LatestSentence.Of(ChartCases.Households, [points[0], points[1] with { Point = latest }]).Should().Be("200 households in Q2 2015/16 (provisional, 2 of 3 months), not comparable with the quarter before because parts are missing.");
    }

    private static decimal?[] Read(string values) => [.. values.Split(' ').Select(v => v == "-" ? (decimal?)null : decimal.Parse(v, System.Globalization.CultureInfo.InvariantCulture))];
}
