using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using FluentAssertions;
using PerformanceManagement.Core.Users;
using Xunit;

namespace PerformanceManagement.Web.Tests.Pages.Measures;

public sealed class MeasurePageTests(MeasuresSite site) : IClassFixture<MeasuresSite>
{
    [Fact]
    public async Task A_measure_shows_its_quarter_with_every_result_explained()
    {
        IHtmlDocument page = await Show("M 001");

        page.QuerySelector("h1")!.TextContent.Should().Contain("M 001").And.Contain("Measure 1 of kind 1");
        Text(page, ".pm-figures").Should().Contain("Value 88.0%").And.Contain("Target 90.0%");
        string[] rows = [.. page.QuerySelectorAll(".pm-why tbody tr").Select(Words)];
        rows.Should().ContainSingle(r => r.StartsWith("Against target Slightly below 88.0% against the target of 90.0% set for 2026/27, higher is better: 2.2% below target, within the 5% tolerance"));
        rows.Should().ContainSingle(r => r.StartsWith("Short trend Improved 88.0% in Q2 2026/27 against 86.0% in Q1 2026/27"));
        rows.Should().ContainSingle(r => r.StartsWith("Forecast for 2026/27 88.0% run rate Slightly below Run rate for 2026/27: 88.0%, the latest figure, taken for the whole year."));
    }

    [Fact]
    public async Task Its_chart_has_the_table_of_all_figures_below_it_gaps_included()
    {
        IHtmlDocument page = await Show("M 004");

        page.QuerySelectorAll("svg.pm-chart__drawing--wide").Should().ContainSingle().Which.GetAttribute("aria-label").Should().Be("Measure 4 of kind 4 (%)");
        page.QuerySelectorAll("svg.pm-chart__drawing--wide .pm-chart__spot").Should().HaveCount(12);
        string[] rows = [.. page.QuerySelector("#history-caption")!.Closest("table")!.QuerySelectorAll("tbody tr").Select(Words)];
        rows.Should().HaveCount(12);
        rows[0].Should().Be("Q2 2026/27 Awaiting data 90.0%");
        rows[1].Should().Be("Q1 2026/27 86.0% 90.0%");
        rows[^1].Should().Be("Q3 2023/24 85.0% –");
    }

    [Fact]
    public async Task Its_rules_stand_in_words()
    {
        string facts = Text(await Show("M 009"), ".pm-rules");

        facts.Should().Contain("What is good Higher is better").And.Contain("Unit %, with 1 decimal").And.Contain("Taken Every quarter of the financial year (April to March)")
            .And.Contain("Periods make a year The last one stands for the whole").And.Contain("Rated by Achieved/Failed").And.Contain("Council plan 1 Priority 1 › Programme of Priority 1")
            .And.Contain("Committees Schools Scrutiny").And.Contain("Owner Nobody yet");
    }

    [Fact]
    public async Task Notes_benchmarks_and_changes_say_when_and_by_whom()
    {
        Text(await Show("M 001"), "section[aria-labelledby=notes-heading]").Should().Contain("Q2 2026/27 5 October 2026 Two officers left in July. Both posts are filled.");
        IHtmlDocument page = await Show("M 000");

        Text(page, "section[aria-labelledby=benchmarks-heading]").Should().Contain("England 80.0% Q2 2025/26, 1 year earlier than ours Favourable").And.Contain("Ours, 86.0% in Q2 2025/26, against 80.0% for England in Q2 2025/26");
        Text(page, "section[aria-labelledby=changes-heading]").Should()
            .Contain("Q2 2026/27 changed from 88.0% to 95.0%, by a data pack on 5 October 2026 at 2:32pm")
            .And.Contain("Data officer Q2 2026/27 of M 000 changed from 88.0% to 95.0%.");
    }

    [Fact]
    public async Task An_earlier_quarter_is_shown_as_it_was()
    {
        IHtmlDocument page = await (await site.SignInAs(Roles.Viewer)).Page("/measures/M%20001?quarter=2025-26-Q4");

        page.QuerySelector("#quarter-heading")!.TextContent.Should().Be("Q4 2025/26");
        page.QuerySelector("select[name=quarter] option[selected]")!.TextContent.Should().Be("Q4 2025/26");
        Text(page, ".pm-figures").Should().Contain("Value 85.0%");
    }

    [Fact]
    public async Task Only_who_may_enter_it_is_offered_to()
    {
        (await Show("M 005")).QuerySelectorAll("a").Should().NotContain(a => a.TextContent.StartsWith("Enter value", StringComparison.Ordinal));

        IHtmlDocument page = await (await site.SignInAs(Roles.PerformanceOfficer)).Page("/measures/M%20005");
        page.QuerySelectorAll("a").Should().ContainSingle(a => a.TextContent == "Enter value for Q2 2026/27").Which.GetAttribute("href").Should().Be("/enter/2026-27-Q2/M%20005");
    }

    [Theory]
    [InlineData("/measures/m%20001", "M 001")]
    [InlineData("/measures/NI%2059%2F60", "NI 59/60")]
    public async Task A_code_is_found_whatever_its_case_and_signs(string address, string code)
    {
        IHtmlDocument page = await (await site.SignInAs(Roles.Viewer)).Page(address);

        page.QuerySelector("h1")!.TextContent.Should().Contain(code);
    }

    [Theory]
    [InlineData("/measures/M%20999")]
    [InlineData("/measures/M%20001?quarter=2026-27")]
    [InlineData("/measures/M%20001?quarter=2099-00-Q1")]
    public async Task A_measure_or_quarter_that_does_not_exist_is_not_found(string address)
    {
        using HttpResponseMessage answer = await (await site.SignInAs(Roles.Viewer)).Get(address);

        answer.StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_code_with_a_slash_hides_no_page_and_is_found_as_it_is_printed()
    {
        Visitor officer = await site.SignInAs(Roles.PerformanceOfficer);

        using HttpResponseMessage printed = await officer.Get("/measures/NI%2059/60?quarter=2026-27-Q2");

        printed.Headers.Location!.ToString().Should().Be("/measures/NI%2059%2F60?quarter=2026-27-Q2");
        (await officer.Page("/measures/M%20001/parts")).QuerySelector("h1")!.TextContent.Should().Contain("made from");
        foreach (string page in new[] { "parts", "rating", "limits", "comparisons", "targets/2026-27" })
            (await officer.Page($"/measures/NI%2059%2F60/{page}")).QuerySelector("main")!.TextContent.Should().Contain("NI 59/60");
    }

    private async Task<IHtmlDocument> Show(string code) => await (await site.SignInAs(Roles.Viewer)).Page("/measures/" + Uri.EscapeDataString(code));

    private static string Text(IHtmlDocument page, string selector) => Words(page.QuerySelector(selector)!);

    private static string Words(IElement element) => string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
