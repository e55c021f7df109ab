using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using FluentAssertions;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Results;
using PerformanceManagement.Core.Users;
using PerformanceManagement.Web.Tests.Pages.Entry;
using Xunit;

namespace PerformanceManagement.Web.Tests.Pages.Reports;

public sealed class ProfileTests(MeasuresSite site) : IClassFixture<MeasuresSite>
{
    [Fact]
    public async Task The_report_page_offers_the_templates_and_its_files_keep_the_chosen_one()
    {
        Visitor reader = await site.SignInAs(Roles.Viewer);

        IHtmlDocument own = await reader.Page("/reports/2026-27-Q2/1");
        own.QuerySelectorAll("select[name=template] option").Select(o => o.TextContent).Should().Equal(
            "The report’s own", "Action plan", "Corporate performance report", "Improvement plan update", "Plan monitoring, block form", "Plan monitoring, table form", "Plan monitoring, with workings");
        own.QuerySelectorAll("main a[href$='/pdf']").Should().ContainSingle();

        IHtmlDocument workings = await reader.Page("/reports/2026-27-Q2/1?template=plan-monitoring-workings");
        Findings(workings)[0].Should().EndWith("4 out of 8 measures were on target (50%).");

        IHtmlDocument other = await reader.Page("/reports/2026-27-Q2/1?template=corporate-performance");
        other.QuerySelector("h1")!.TextContent.Should().Be("Quarter 2 Corporate Performance Report 2026/27");
        other.QuerySelector("select[name=template] option[selected]")!.TextContent.Should().Be("Corporate performance report");
        other.QuerySelectorAll(".pm-downloads .govuk-button").Select(a => a.TextContent).Should().Equal("Download PDF", "Download Word");
        other.QuerySelectorAll(".pm-downloads li").Select(l => l.TextContent.Trim()).Should().Equal("Download Excel", "Download Web page", "Download CSV", "Download JSON", "Download All files (ZIP)");
        string pdf = other.QuerySelectorAll("main a").Single(a => a.TextContent == "Download PDF").GetAttribute("href")!;
        string excel = other.QuerySelectorAll("main a").Single(a => a.TextContent == "Download Excel").GetAttribute("href")!;
        pdf.Should().EndWith("?template=corporate-performance");
        using HttpResponseMessage workbook = await reader.Get(excel);
        workbook.Content.Headers.ContentDisposition!.FileName.Should().Be("corporate-performance-report-2026-27-q2-housing-scrutiny.xlsx");
    }

    [Theory]
    [InlineData("/reports/2026-27-Q2/1?template=no-such")]
    [InlineData("/reports/2026-27-Q2/1/pdf?template=no-such")]
    public async Task There_is_no_report_by_a_template_that_does_not_exist(string address)
    {
        using HttpResponseMessage answer = await (await site.SignInAs(Roles.Viewer)).Get(address);

        answer.StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    internal static IReadOnlyList<string> Findings(IHtmlDocument page) => [.. page.QuerySelectorAll(".pm-report__findings li").Select(l => l.TextContent)];
}

/// <summary>A council that counts as the corporate performance report does.</summary>
public sealed class CouncilsProfileTests
{
    [Fact]
    public async Task The_councils_profile_counts_on_every_page_and_a_measure_in_arrears_is_carried()
    {
        await using var site = new EntrySite();
        site.Settings["Report:Profile"] = "corporate-performance";
        await site.AddMeasure(submitted: EntrySite.Quarter);
        await site.AddMeasure(m => m.Results.Add(new MeasureResult { Period = EntrySite.Quarter, Value = 400, SubmittedAt = DateTime.UnixEpoch }));
        string late = await site.AddMeasure(m => m.Results.Add(new MeasureResult { Period = EntrySite.Quarter, Reason = ReasonForNoValue.InArrears, SubmittedAt = DateTime.UnixEpoch }));
        await site.AddMeasure(m => m.Results.Add(new MeasureResult { Period = EntrySite.Quarter, Reason = ReasonForNoValue.Suppressed, SubmittedAt = DateTime.UnixEpoch }));
        await site.WithDatabase(async database =>
        {
            Measure measure = database.Measures.Single(m => m.Code == late);
            database.Targets.Add(new Target { MeasureId = measure.Id, Period = EntrySite.Quarter.Previous, Value = 330 });
            return await database.SaveChangesAsync();
        });
        Visitor reader = await site.SignInAs(Roles.Viewer);

        IHtmlDocument dashboard = await reader.Page("/dashboard");
        Text(dashboard.QuerySelector(".pm-tallies")!).Should().Contain("3 of 4 rated").And.Contain("2 On target 66.67%").And.Contain("1 Not rated");
        Text((await reader.Page("/dashboard?show=counts")).QuerySelector(".pm-left-out")!).Should().Contain($"{late} counted at its Q1 2026/27 status, in arrears").And.Contain("Suppressed: ");
        IElement row = dashboard.QuerySelectorAll("tr.pm-measure").Single(r => r.QuerySelector(".pm-code")!.TextContent == late);
        Text(row.Children[4]).Should().StartWith("Not rated").And.Contain("Last known, Q1 2026/27: On target");
        Text((await reader.Page(row.QuerySelector(".pm-why")!.GetAttribute("href")!)).QuerySelector(".pm-because")!).Should().Contain("Last known, Q1 2026/27");

        IHtmlDocument report = await reader.Page($"/reports/2026-27-Q2/{await site.CommitteeId()}?template=plan-monitoring-workings");
        ProfileTests.Findings(report)[0].Should().Be("2 of 3 indicators achieved their target (66.67%).");
        report.QuerySelector(".pm-report")!.TextContent.Should().Contain($"1 indicator is reported in arrears and counted at its last known result: {late}");

        IHtmlDocument measure = await reader.Page($"/measures/{Uri.EscapeDataString(late)}");
        Text(measure.QuerySelector(".pm-why")!).Should().Contain("Last known, Q1 2026/27 On target 319 households against a target of 330");
    }

    [Fact]
    public async Task A_profile_that_does_not_exist_stops_the_site_at_start_up()
    {
        await using var site = new WebSite();
        site.Settings["Report:Profile"] = "our-own";

        FluentActions.Invoking(() => site.Services).Should().Throw<InvalidOperationException>().WithMessage("*Report:Profile is “our-own”, and there is no such profile. There are: corporate-performance, plan-monitoring.*");
    }

    private static string Text(IElement element) => string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
