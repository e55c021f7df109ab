using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using FluentAssertions;
using PerformanceManagement.Core.Users;
using Xunit;

namespace PerformanceManagement.Web.Tests.Pages.Measures;

/// <summary>The course of a measure: its range and frequency in the address, the same points in the table, the chart and the files.</summary>
public sealed class CourseTests(MeasuresSite site) : IClassFixture<MeasuresSite>
{
    [Theory]
    [InlineData("", "Q3 2023/24", 12)]
    [InlineData("?range=all&frequency=taken", "Q3 2023/24", 12)]
    [InlineData("?range=2-years", "Q1 2025/26", 6)]
    [InlineData("?range=all&frequency=years", "2023/24", 3)]
    public async Task The_table_and_the_chart_have_the_points_of_the_address(string query, string first, int points)
    {
        IHtmlDocument page = await (await site.SignInAs(Roles.Viewer)).Page("/measures/M%20001" + query);

        IElement[] rows = [.. page.QuerySelector("#history-caption")!.Closest("table")!.QuerySelectorAll("tbody tr")];
        rows.Should().HaveCount(points);
        rows[^1].QuerySelector("th")!.TextContent.Should().Be(first);
        page.QuerySelectorAll("svg.pm-chart__drawing--wide .pm-chart__spot:not(.pm-chart__spot--expected)").Should().HaveCount(points)
            .And.Contain(s => s.GetAttribute("aria-label")!.StartsWith(first + ": ", StringComparison.Ordinal));
        page.QuerySelectorAll("svg.pm-chart__drawing--narrow .pm-chart__spot:not(.pm-chart__spot--expected)").Should().HaveCount(points);
    }

    [Fact]
    public async Task Its_latest_figure_stands_in_a_sentence_and_what_was_chosen_stays_chosen()
    {
        IHtmlDocument page = await (await site.SignInAs(Roles.Viewer)).Page("/measures/M%20001?range=2-years&frequency=taken");

        page.QuerySelector(".pm-latest")!.TextContent.Should().StartWith("88.0% in Q2 2026/27, 2 percentage points higher than the quarter before; under target for the second quarter in a row");
        page.QuerySelectorAll(".pm-course option[selected]").Select(o => o.TextContent).Should().Equal("This and last year", "Quarters");
        page.QuerySelectorAll(".pm-course option").Select(o => o.TextContent).Should().Equal("This and last year", "5 years", "All", "Quarters", "Years");
    }

    [Theory]
    [InlineData("/measures/M%2001", "There is no such measure", "No measure has the code “M 01”.", "/measures/M%20001")]
    [InlineData("/measures/M%20001?quarter=2099-00-Q1", "There is no such quarter", "not a period", "/measures/M%20001?quarter=2026-27-Q2")]
    [InlineData("/measures/M%20001?quarter=2031-32-Q1", "There is no such quarter", "There are no figures of Q1 2031/32.", "/measures/M%20001?quarter=2026-27-Q2")]
    [InlineData("/measures/M%20001?range=5-year&frequency=years", "There is no such range", "“5-year” does not say how far back to go.", "/measures/M%20001?range=5-years&frequency=years")]
    [InlineData("/measures/M%20001?frequency=quarters", "There is no such frequency", "its rules make quarters and years alone", "/measures/M%20001?frequency=taken")]
    [InlineData("/measures/M%20001/chart.svg?range=year", "There is no such range", "does not say", "/measures/M%20001?range=2-years")]
    [InlineData("/measures/M%20999/chart.png", "There is no such measure", "No measure has the code", null)]
    [InlineData("/measures/M%20001/data.csv?frequency=%3Cscript%3E", "There is no such frequency", "“<script>” is no frequency", "/measures/M%20001?frequency=years")]
    public async Task A_bad_address_says_what_is_wrong_and_offers_the_nearest_right_one(string address, string heading, string sentence, string? offered)
    {
        Visitor viewer = await site.SignInAs(Roles.Viewer);

        using HttpResponseMessage answer = await viewer.Get(address);

        answer.StatusCode.Should().Be(HttpStatusCode.NotFound);
        IHtmlDocument page = await Visitor.Read(answer);
        page.QuerySelector("h1")!.TextContent.Should().Be(heading);
        page.QuerySelector("main")!.TextContent.Should().Contain(sentence);
        string?[] links = [.. page.QuerySelectorAll("main ul a").Select(a => a.GetAttribute("href"))];
        if (offered is not null) links.Should().Contain(offered);
        foreach (string? link in links) (await viewer.Page(link!)).QuerySelector("h1")!.TextContent.Should().Contain("Measure");
    }

    [Fact]
    public async Task The_chart_and_the_figures_are_files_of_the_same_points()
    {
        Visitor viewer = await site.SignInAs(Roles.Viewer);

        using HttpResponseMessage svg = await viewer.Get("/measures/M%20004/chart.svg?range=2-years");
        using HttpResponseMessage png = await viewer.Get("/measures/NI%2059%2F60/chart.png?quarter=2026-27-Q2");
        using HttpResponseMessage csv = await viewer.Get("/measures/M%20004/data.csv?range=2-years");

        svg.Content.Headers.ContentDisposition!.FileName.Should().Be("M-004-2026-27-Q2-chart.svg");
        string drawing = await svg.Content.ReadAsStringAsync();
        drawing.Should().StartWith("<svg xmlns=").And.Contain("<style>").And.Contain("Q1 2025/26: 85.0%").And.NotContain("Q4 2024/25: ");
        (await png.Content.ReadAsByteArrayAsync()).Should().HaveCountGreaterThan(10_000).And.StartWith(new byte[] { 0x89, 0x50, 0x4E, 0x47 });
        string[] lines = (await csv.Content.ReadAsStringAsync()).TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        lines[0].Should().Be("code,title,unit,period,value,shown,numerator,denominator,target_low,target_high,target,remarks,quality_note");
        lines.Should().HaveCount(7);
        lines[^2].Should().Be("M 004,Measure 4 of kind 4,%,2026/27 Q1,86,86.0%,,,90,90,90.0%,,");
        lines[^1].Should().Be("M 004,Measure 4 of kind 4,%,2026/27 Q2,,Awaiting data,,,90,90,90.0%,,");
    }

    [Fact]
    public async Task Its_place_its_directorate_and_its_committees_lead_to_what_shares_them()
    {
        Visitor viewer = await site.SignInAs(Roles.Viewer);
        IHtmlDocument page = await viewer.Page("/measures/M%20001");

        IElement[] links = [.. page.QuerySelectorAll(".pm-rules a")];
        links.Select(a => a.TextContent).Should().Equal("2 Priority 2", "Programme of Priority 2", "Children", "Front line", "Schools Scrutiny");
        foreach (IElement link in links)
            (await viewer.Page(link.GetAttribute("href")!)).QuerySelector("main")!.TextContent.Should().Contain("M 001").And.NotContain("M 006", "it shares none of them");
    }
}
