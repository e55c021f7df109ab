using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using FluentAssertions;
using PerformanceManagement.Core.Users;
using Xunit;

namespace PerformanceManagement.Web.Tests.Pages.Measures;

public sealed class MeasureSignalsTests(SignalsSite site) : IClassFixture<SignalsSite>
{
    [Fact]
    public async Task Variation_and_assurance_stand_in_words_and_shapes_with_their_sentences()
    {
        IElement signals = await Signals("S 1");

        string[] rows = [.. signals.QuerySelectorAll(".pm-why tbody tr").Select(Words)];
        rows.Should().Equal(
            "Variation Special cause: concern 30 in September 2026 lies above the upper limit of 23.6 (mean 16.0, 15 points): a special cause and, as lower is better, a concern.",
            "Assurance Consistently misses the target The process usually gives figures between 8.4 and 23.6, none of which meets the target of 8: it will be missed unless something changes.");
        signals.QuerySelectorAll(".pm-why svg.pm-signal__icon").Should().HaveCount(2);
    }

    [Fact]
    public async Task The_chart_has_its_lines_its_marks_a_description_and_the_table_of_the_same_figures()
    {
        IHtmlDocument page = await Page("S 1");
        IElement signals = page.QuerySelector("section[aria-labelledby=signals-heading]")!;
        IElement chart = signals.QuerySelectorAll("svg.pm-chart__drawing--wide").Should().ContainSingle().Subject;

        chart.QuerySelectorAll(".pm-chart__limit").Should().HaveCount(2);
        chart.QuerySelectorAll(".pm-chart__mean").Should().ContainSingle();
        chart.QuerySelectorAll("circle.pm-signal--common").Should().HaveCount(14);
        chart.QuerySelectorAll("path.pm-signal--concern").Should().ContainSingle("a triangle and no circle, so that it does not rest on its colour");
        page.GetElementById(chart.GetAttribute("aria-describedby")!)!.TextContent.Should().Contain("Mean 16.0, limits 8.4 to 23.6 from July 2025 to September 2026; special causes in 1 of 15 points.");
        signals.QuerySelectorAll(".pm-chart__key li").Select(Words).Should().Equal("Value", "Mean", "Limits", "Target", "Special cause: concern", "Common cause");
        string[] rows = [.. signals.QuerySelector("#signals-caption")!.Closest("table")!.QuerySelectorAll("tbody tr").Select(Words)];
        rows.Should().HaveCount(15);
        rows[0].Should().Be("September 2026 30 16.0 8.4 23.6 Concern: above the upper limit");
        rows[^1].Should().Be("July 2025 14 16.0 8.4 23.6");
    }

    [Fact]
    public async Task By_the_months_that_signals_are_worked_out_from_one_chart_has_all()
    {
        IHtmlDocument page = await (await site.SignInAs(Roles.Viewer)).Page("/measures/S%201?frequency=taken");

        IElement chart = page.QuerySelectorAll("svg.pm-chart__drawing--wide").Should().ContainSingle().Subject;
        chart.QuerySelectorAll(".pm-chart__limit").Should().HaveCount(2);
        chart.QuerySelectorAll(".pm-chart__target").Should().ContainSingle();
        chart.QuerySelectorAll("[aria-label='September 2026: 30, special cause: concern, target 8']").Should().ContainSingle();
    }

    [Theory]
    [InlineData("S 2", "Signals need 13 comparable points; there are 9.")]
    [InlineData("S 3", "Signals are not shown for year-to-date figures: each contains the one before it, and they start again every year.")]
    [InlineData("S 4", "No variation: all 14 points are the same, so there are no limits.")]
    public async Task Where_there_are_no_signals_the_reason_is_said_and_there_are_no_icons(string code, string because)
    {
        IElement signals = await Signals(code);

        Words(signals).Should().StartWith("Signals " + because);
        signals.QuerySelectorAll(".pm-signal__icon").Should().BeEmpty();
        (await Page(code)).QuerySelectorAll(".pm-chart__limit, .pm-chart__mean").Should().BeEmpty();
    }

    [Fact]
    public async Task Too_few_months_are_a_run_chart()
    {
        (await Signals("S 2")).QuerySelectorAll("svg.pm-chart__drawing--wide circle").Should().HaveCount(9);
        (await Signals("S 3")).QuerySelectorAll("svg").Should().BeEmpty();
    }

    [Fact]
    public async Task A_measure_without_a_better_direction_is_not_judged()
    {
        IElement signals = await Signals("S 5");

        Words(signals.QuerySelector(".pm-why")!).Should().Contain("Special cause, no direction is better").And.Contain("Assurance None No assurance: no direction of this measure is better.");
        signals.QuerySelectorAll("svg.pm-chart__drawing--wide path.pm-signal--not-judged, .pm-chart__key path.pm-signal--not-judged").Should().HaveCount(2, "one in the chart and one in its key");
    }

    [Fact]
    public async Task A_gap_is_skipped_and_said() =>
        Words((await Signals("S 6")).QuerySelector("#signals-caption")!).Should().Be("Comparable points, the latest first; 1 period without a value is skipped");

    private async Task<IElement> Signals(string code) => (await Page(code)).QuerySelector("section[aria-labelledby=signals-heading]")!;

    private async Task<IHtmlDocument> Page(string code) => await (await site.SignInAs(Roles.Viewer)).Page("/measures/" + Uri.EscapeDataString(code));

    private static string Words(IElement element) => string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
