using FluentAssertions;
using PerformanceManagement.Core.Delivery.Rules;
using Xunit;

namespace PerformanceManagement.Core.Tests.Delivery.Rules;

/// <summary>Percentages, changes and rates of complaints as two published papers print them, 2017/18 and 2019/20.</summary>
public sealed class VolumeFiguresTests
{
    [Theory]
    [InlineData(278, 257, "92.4%", 297, 272, "91.6%", -0.8)]
    [InlineData(41, 36, "87.8%", 42, 37, "88.1%", 0.3)]
    [InlineData(35, 35, "100.0%", 21, 20, "95.2%", -4.8)]
    [InlineData(28, 21, "75.0%", 34, 30, "88.2%", 13.2)]
    [InlineData(320, 285, "89.1%", 447, 399, "89.3%", 0.2)]
    [InlineData(40, 33, "82.5%", 41, 35, "85.4%", 2.9)]
    [InlineData(24, 21, "87.5%", 20, 15, "75.0%", -12.5)]
    [InlineData(18, 6, "33.3%", 23, 10, "43.5%", 10.2)]
    public void A_percentage_is_within_of_issued_and_a_change_is_between_displayed_percentages(int issuedBefore, int withinBefore, string before, int issued, int within, string now, decimal points)
    {
        var earlier = new VolumeFigures(null, issuedBefore, withinBefore);
        var later = new VolumeFigures(null, issued, within);

        (earlier.PercentText, later.PercentText).Should().Be((before, now));
        later.PointsSince(earlier).Should().Be(points);
    }

    [Fact]
    public void Where_a_count_is_lost_the_printed_percentage_stands() =>
        new VolumeFigures(46, 40, null, 82.5m).PercentText.Should().Be("82.5%");

    [Fact]
    public void Where_nothing_was_issued_there_is_no_percentage()
    {
        new VolumeFigures(3, 0, 0).PercentText.Should().Be("No responses");
        new VolumeFigures(3, null, null).PercentText.Should().Be("Not known");
        new VolumeFigures(3, 4, 4).PointsSince(new VolumeFigures(3, 0, 0)).Should().BeNull();
    }

    [Fact]
    public void The_escalation_rate_is_what_came_in_at_the_next_stage_of_what_came_in_at_this_one()
    {
        new VolumeFigures(300, 297, 272).EscalationRate(new VolumeFigures(43, 42, 37)).Should().Be(14.3m);
        new VolumeFigures(0, 0, 0).EscalationRate(new VolumeFigures(43, 42, 37)).Should().BeNull();
    }

    [Fact]
    public void More_answered_in_time_than_answered_is_said() =>
        new VolumeFigures(10, 9, 11).Problems().Should().Equal("11 responses within the deadline are more than the 9 that were issued");

    [Fact]
    public void A_list_of_outcomes_must_add_up_with_its_parts()
    {
        OutcomeCount[] outcomes = [new("upheld, maladministration and injustice", 1), new("upheld, maladministration and no injustice", 1), new("not upheld", 1), new("closed for other reasons", 12),
            new("no further action", 7, "closed for other reasons"), new("out of jurisdiction", 2, "closed for other reasons"), new("local resolution", 2, "closed for other reasons"), new("incomplete or invalid", 1, "closed for other reasons")];

        OutcomeList.Problems(15, outcomes).Should().BeEmpty();
        OutcomeList.Problems(16, [.. outcomes.SkipLast(1)]).Should().Equal("The outcomes add up to 15, and 16 decisions were made", "The parts of “closed for other reasons” add up to 11 of 12");
    }
}
