using FluentAssertions;
using PerformanceManagement.Core.Charts;
using PerformanceManagement.Core.Figures;
using Xunit;

namespace PerformanceManagement.Core.Tests.Charts;

public sealed class ChartScaleTests
{
    [Theory]
    [InlineData("households", 0, "3 8 21", "0 10 20 30", null)]
    [InlineData("households", 0, "310 354", "300 320 340 360", "Axis starts at 300")]
    [InlineData("households", 0, "3 3 3", "2 3 4", "Axis starts at 2")]
    [InlineData("households", 0, "0 0 0", "0 1", null)]
    [InlineData("households", 0, "1", "0 1 2", null)]
    [InlineData("%", 1, "88.2 96", "86% 88% 90% 92% 94% 96% 98%", "Axis starts at 86%")]
    [InlineData("%", 1, "100 100", "99.0% 99.5% 100.0%", "Axis starts at 99.0%")]
    [InlineData("%", 0, "2 97", "0% 50% 100%", null)]
    [InlineData("%", 0, "40 130", "0% 50% 100% 150%", null)]
    [InlineData("number", 0, "-40 30", "-60 -40 -20 0 20 40", null)]
    [InlineData("number", 0, "-98 -90", "-100 -98 -96 -94 -92 -90 -88", "Axis ends at -88")]
    [InlineData("rate per 1,000", 4, "0.0001 0.0004", "0.0000 0.0001 0.0002 0.0003 0.0004 0.0005", null)]
    [InlineData("£", 0, "61200000000 98000000000", "£50bn £60bn £70bn £80bn £90bn £100bn", "Axis starts at £50bn")]
    [InlineData("£k", 0, "12000 41000", "£0m £20m £40m £60m", null)]
    [InlineData("minutes:seconds", 0, "275 400", "4:00 5:00 6:00 7:00", "Axis starts at 4:00")]
    [InlineData("days and hours", 0, "10 70", "0 d 0 h 1 d 0 h 2 d 0 h 3 d 0 h 4 d 0 h", null)]
    public void Ticks_are_round_and_an_axis_without_zero_says_so(string unit, int decimals, string figures, string ticks, string? note)
    {
        var scale = ChartScale.For(Read(figures), [], new MeasureRules(unit, decimals, GoodDirection.Higher));

        string.Join(' ', scale.Ticks.Select(scale.Label)).Should().Be(ticks);
        scale.Note.Should().Be(note);
        Read(figures).Should().OnlyContain(f => scale.Share(f) >= 0 && scale.Share(f) <= 1);
    }

    [Fact]
    public void A_limit_below_zero_has_room_and_no_tick()
    {
        var scale = ChartScale.For([2, 9], [-3.5m, 14], ChartCases.Households);

        scale.Lowest.Should().BeLessThan(-3.5m);
        scale.Ticks.Should().Equal(0, 5, 10, 15);
    }

    [Fact]
    public void Without_figures_there_is_an_axis_all_the_same() => ChartScale.For([], [], ChartCases.Percent).Ticks.Should().Equal(0, 1);

    // Any figures of any size: the property that matters is that a chart never fails and never lies.
    [Fact]
    public void Any_figures_lie_between_few_round_ticks_in_order()
    {
        var random = new Random(11);
        for (int i = 0; i < 2000; i++)
        {
            decimal size = (decimal)Math.Pow(10, random.Next(-4, 11));
            decimal[] figures = [.. Enumerable.Range(0, random.Next(1, 6)).Select(_ => Math.Round((decimal)(random.NextDouble() - (i % 2 == 0 ? 0 : 0.5)) * size, 4))];
            string unit = new[] { "%", "number", "£", "£k", "minutes:seconds", "days and hours", "days" }[i % 7];

            var scale = ChartScale.For(figures, [], new MeasureRules(unit, i % 5, GoodDirection.Higher));

            figures.Should().OnlyContain(f => scale.Share(f) >= 0 && scale.Share(f) <= 1);
            scale.Ticks.Should().HaveCountGreaterThan(1).And.HaveCountLessThan(13).And.BeInAscendingOrder().And.OnlyHaveUniqueItems(t => scale.Label(t));
            if (figures.Min() >= 0) scale.Lowest.Should().BeGreaterThanOrEqualTo(0);
        }
    }

    private static decimal[] Read(string figures) => [.. figures.Split(' ').Select(f => decimal.Parse(f, System.Globalization.CultureInfo.InvariantCulture))];
}
