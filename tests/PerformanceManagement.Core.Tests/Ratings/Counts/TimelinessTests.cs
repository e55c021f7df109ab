using FluentAssertions;
using PerformanceManagement.Core.Ratings.Counts;
using Xunit;

namespace PerformanceManagement.Core.Tests.Ratings.Counts;

/// <summary>The complaints tables of two published papers: every row whose figures can be read.</summary>
public sealed class TimelinessTests
{
    [Theory]
    [InlineData("Corporate stage 1, 2017/18", 285, 320, 89.1, 399, 447, 89.3, 0.2)]
    [InlineData("Children's social care stage 1, 2017/18", 21, 24, 87.5, 15, 20, 75.0, -12.5)]
    [InlineData("Corporate stage 1, 2019/20", 257, 278, 92.4, 272, 297, 91.6, -0.8)]
    [InlineData("Corporate stage 2, 2019/20", 36, 41, 87.8, 37, 42, 88.1, 0.3)]
    [InlineData("Children's social care stage 1, 2019/20", 35, 35, 100.0, 20, 21, 95.2, -4.8)]
    [InlineData("Adult social care, 2019/20", 21, 28, 75.0, 30, 34, 88.2, 13.2)]
    // The paper's cell for quarter 1 cannot be read: the count within the time is the only one that makes its percentage.
    [InlineData("Corporate stage 2, 2017/18", 33, 40, 82.5, 35, 41, 85.4, 2.9)]
    [InlineData("Adult social care, 2017/18", 6, 18, 33.3, 10, 23, 43.5, 10.2)]
    public void Percentages_and_their_changes_come_out_as_printed(string row, int within1, int issued1, double percent1, int within2, int issued2, double percent2, double change)
    {
        var first = new Timeliness(within1, issued1);
        var second = new Timeliness(within2, issued2);

        first.Displayed.Should().Be((decimal)percent1, row);
        second.Displayed.Should().Be((decimal)percent2, row);
        second.PointsSince(first).Should().Be((decimal)change, row);
    }

    [Fact]
    public void The_change_in_a_table_is_that_of_the_percentages_displayed_and_the_exact_one_is_there_for_text()
    {
        var first = new Timeliness(257, 278);
        var second = new Timeliness(272, 297);

        second.PointsSince(first).Should().Be(-0.8m, "91.6 less 92.4");
        Math.Round(second.ExactPointsSince(first)!.Value, 1).Should().Be(-0.9m);
    }

    // 2019/20: "88.1%; 13.1 percentage points above our performance target of 75%", "95.2% … 20.2 percentage points above", an escalation rate of 14.3%.
    [Theory]
    [InlineData(37, 42, 88.1, 13.1)]
    [InlineData(20, 21, 95.2, 20.2)]
    public void The_points_above_a_target_in_the_papers_text_are_those_of_the_displayed_percentage(int within, int issued, double percent, double above)
    {
        new Timeliness(within, issued).Displayed.Should().Be((decimal)percent);
        (new Timeliness(within, issued).Displayed - 75m).Should().Be((decimal)above);
        new Timeliness(43, 300).Displayed.Should().Be(14.3m);
    }

    [Fact]
    public void No_responses_make_no_percentage_and_no_change()
    {
        new Timeliness(0, 0).Displayed.Should().BeNull();
        new Timeliness(3, 4).PointsSince(new Timeliness(0, 0)).Should().BeNull();
    }
}
