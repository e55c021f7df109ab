using FluentAssertions;
using PerformanceManagement.Core.Delivery.Rules;
using Xunit;

namespace PerformanceManagement.Core.Tests.Delivery.Rules;

/// <summary>The day that words of completion imply, for order and lateness alone.</summary>
public sealed class CompletionTextTests
{
    [Theory]
    [InlineData("30 September 2018", "2018-09-30", CompletionPrecision.Day)]
    [InlineData("30/09/2018", "2018-09-30", CompletionPrecision.Day)]
    [InlineData("September 2018", "2018-09-30", CompletionPrecision.Month)]
    [InlineData("timescale September 2018", "2018-09-30", CompletionPrecision.Month)]
    [InlineData("By the end of September 2018.", "2018-09-30", CompletionPrecision.Month)]
    [InlineData("July-September 2018", "2018-09-30", CompletionPrecision.Month)]
    [InlineData("July 2018 – December 2018", "2018-12-31", CompletionPrecision.Month)]
    [InlineData("Spring 2018", "2018-05-31", CompletionPrecision.Season)]
    [InlineData("Summer 2018", "2018-08-31", CompletionPrecision.Season)]
    [InlineData("Autumn 2018", "2018-11-30", CompletionPrecision.Season)]
    [InlineData("Winter 2018", "2019-02-28", CompletionPrecision.Season)]
    [InlineData("Winter 2019/20", "2020-02-29", CompletionPrecision.Season)]
    [InlineData("Q2 2018/19", "2018-09-30", CompletionPrecision.Quarter)]
    [InlineData("2018/19", "2019-03-31", CompletionPrecision.Year)]
    [InlineData("by 2020", "2020-12-31", CompletionPrecision.Year)]
    public void A_day_a_month_a_season_a_quarter_or_a_year_implies_its_last_day(string typed, string day, CompletionPrecision precision)
    {
        var read = CompletionText.Read(typed);

        (read.ImpliedOn, read.Precision, read.IsOpenEnded, read.Offered).Should().Be((DateOnly.ParseExact(day, "yyyy-MM-dd"), precision, false, null));
    }

    [Theory]
    [InlineData("Winter 2018 and rolling into future years.", "2019-02-28")]
    [InlineData("January 2019 – Business As Usual", "2019-01-31")]
    [InlineData("April 2018 onwards", "2018-04-30")]
    [InlineData("Ongoing", null)]
    public void What_goes_on_is_never_late(string typed, string? day)
    {
        var read = CompletionText.Read(typed);

        read.ImpliedOn.Should().Be(day is null ? null : DateOnly.ParseExact(day, "yyyy-MM-dd"));
        read.IsOpenEnded.Should().BeTrue();
        read.IsOverdue(null, new DateOnly(2030, 1, 1)).Should().BeFalse();
        read.Text.Should().NotBeEmpty();
    }

    [Theory]
    [InlineData("as soon as the board has met on 14 March 2019 and agreed", "14 March 2019")]
    [InlineData("once approved, likely Autumn 2018 at the latest", "Autumn 2018")]
    [InlineData("to be confirmed", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void A_date_hidden_in_words_is_offered_and_does_not_count_by_itself(string? typed, string? offered)
    {
        var read = CompletionText.Read(typed);

        (read.ImpliedOn, read.Offered, read.IsOpenEnded).Should().Be((null, offered, false));
    }

    [Fact]
    public void It_is_late_from_the_day_after_the_implied_day_until_it_is_complete()
    {
        var read = CompletionText.Read("September 2018");

        read.IsOverdue(null, new DateOnly(2018, 9, 30)).Should().BeFalse();
        read.IsOverdue(null, new DateOnly(2018, 10, 1)).Should().BeTrue();
        read.IsOverdue(new DateOnly(2018, 12, 1), new DateOnly(2019, 1, 1)).Should().BeFalse();
    }

    [Theory]
    [InlineData(40, 62, "40% complete, 62% of the time gone")]
    [InlineData(40, null, "40% complete")]
    [InlineData(null, 62, "62% of the time gone")]
    [InlineData(null, null, "")]
    public void What_is_done_stands_beside_the_time_that_is_gone(int? done, int? gone, string text) => TimeGone.Text(done, gone).Should().Be(text);

    [Theory]
    [InlineData("2018-03-31", 0)]
    [InlineData("2018-04-01", 0)]
    [InlineData("2018-09-30", 50)]
    [InlineData("2019-04-01", 100)]
    [InlineData("2020-04-01", 100)]
    public void Time_is_gone_by_days(string day, int gone) => TimeGone.Percent(new DateOnly(2018, 4, 1), new DateOnly(2019, 4, 1), DateOnly.ParseExact(day, "yyyy-MM-dd")).Should().Be(gone);

    [Fact]
    public void Days_that_make_no_span_say_nothing() => TimeGone.Percent(new DateOnly(2018, 4, 1), new DateOnly(2018, 4, 1), new DateOnly(2018, 4, 1)).Should().BeNull();
}
