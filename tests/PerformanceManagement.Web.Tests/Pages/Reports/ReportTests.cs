using System.IO.Compression;
using System.Net;
using System.Text;
using AngleSharp.Html.Dom;
using FluentAssertions;
using PerformanceManagement.Core.Users;
using PerformanceManagement.Web.Tests.Pages.Entry;
using Xunit;

namespace PerformanceManagement.Web.Tests.Pages.Reports;

public sealed class ReportTests(EntrySite site) : IClassFixture<EntrySite>
{
    [Fact]
    public async Task The_list_leads_to_the_report_and_its_files_and_says_who_is_behind()
    {
        await site.AddMeasure();
        int committee = await site.CommitteeId();
        Visitor reader = await site.SignInAs(Roles.Viewer);

        IHtmlDocument page = await reader.Page("/reports");

        page.QuerySelector("h2")!.TextContent.Should().Be("Q2 2026/27");
        page.QuerySelector("main")!.TextContent.Should().MatchRegex(@"\d+ of \d+ values submitted").And.Contain("Missing:");
        string row = page.QuerySelectorAll("tbody tr").First(r => r.TextContent.Contains("Housing Scrutiny", StringComparison.Ordinal)).InnerHtml;
        row.Should().Contain("26 November 2026").And.Contain($"/reports/2026-27-Q2/{committee}/pdf").And.Contain($"/reports/2026-27-Q2/{committee}/xlsx");
        page.QuerySelectorAll("main a").Should().NotContain(a => a.TextContent.Contains("Service comments", StringComparison.Ordinal), "a reader cannot write them");
    }

    [Fact]
    public async Task The_preview_shows_the_report_and_to_the_team_what_is_missing_and_who_enters_it()
    {
        string missing = await site.AddMeasure();
        string done = await site.AddMeasure(submitted: EntrySite.Quarter);
        int committee = await site.CommitteeId();
        Visitor officer = await site.SignInAs(Roles.PerformanceOfficer);

        IHtmlDocument page = await officer.Page($"/reports/2026-27-Q2/{committee}");

        page.QuerySelector("h1")!.TextContent.Should().Contain("quarter 2 2026/27");
        page.QuerySelector(".pm-report")!.TextContent.Should().Contain(done).And.Contain("325").And.Contain("Housing Scrutiny");
        page.QuerySelectorAll(".pm-checks li").Select(l => l.TextContent).Should().ContainSingle(l => l.StartsWith(missing, StringComparison.Ordinal))
            .Which.Should().Contain("no value has been entered").And.EndWith("Entered by Contributor of Wellbridge.");

        Visitor reader = await site.SignInAs(Roles.Viewer);
        (await reader.Page($"/reports/2026-27-Q2/{committee}")).QuerySelectorAll(".pm-checks").Should().BeEmpty("the checks name officers and are for the team");
    }

    [Fact]
    public async Task The_pdf_is_a_tagged_file_named_after_quarter_and_committee_and_equal_until_a_figure_changes()
    {
        await site.AddMeasure(submitted: EntrySite.Quarter);
        Visitor reader = await site.SignInAs(Roles.DemocraticServices);
        string address = $"/reports/2026-27-Q2/{await site.CommitteeId()}/pdf";

        using HttpResponseMessage answer = await reader.Get(address);

        answer.Content.Headers.ContentType!.MediaType.Should().Be("application/pdf");
        answer.Content.Headers.ContentDisposition!.DispositionType.Should().Be("attachment");
        answer.Content.Headers.ContentDisposition.FileName.Should().Be("council-plan-monitoring-2026-27-q2-housing-scrutiny.pdf");
        string text = Encoding.Latin1.GetString(await answer.Content.ReadAsByteArrayAsync());
        text.Should().StartWith("%PDF-").And.Contain("/MarkInfo").And.Contain("/Lang");

        using var again = new HttpRequestMessage(HttpMethod.Get, address);
        again.Headers.IfNoneMatch.Add(answer.Headers.ETag!);
        using HttpResponseMessage same = await reader.Send(again);
        same.StatusCode.Should().Be(HttpStatusCode.NotModified);

        await site.AddMeasure(submitted: EntrySite.Quarter);
        using HttpResponseMessage changed = await reader.Get(address);
        changed.Headers.ETag.Should().NotBe(answer.Headers.ETag);
    }

    [Fact]
    public async Task The_workbook_opens_and_holds_the_figures()
    {
        string code = await site.AddMeasure(submitted: EntrySite.Quarter);
        Visitor reader = await site.SignInAs(Roles.Viewer);

        using HttpResponseMessage answer = await reader.Get($"/reports/2026-27-Q2/{await site.CommitteeId()}/xlsx");

        answer.Content.Headers.ContentType!.MediaType.Should().Be("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        answer.Content.Headers.ContentDisposition!.FileName.Should().Be("council-plan-monitoring-2026-27-q2-housing-scrutiny.xlsx");
        using var zip = new ZipArchive(await answer.Content.ReadAsStreamAsync());
        string sheets = string.Concat(zip.Entries.Where(e => e.FullName.StartsWith("xl/worksheets/sheet", StringComparison.Ordinal)).Select(e =>
        {
            using var reading = new StreamReader(e.Open());
            return reading.ReadToEnd();
        }));
        sheets.Should().Contain(code).And.Contain("325");
    }

    [Theory]
    [InlineData("/reports/2026-27-Q2/999")]
    [InlineData("/reports/2026-27-Q2/999/pdf")]
    [InlineData("/reports/2031-32-Q2/1")]
    [InlineData("/reports/2001-02-Q2/1/xlsx")]
    [InlineData("/reports/2026-27/1")]
    [InlineData("/reports/2026-09/1/xlsx")]
    [InlineData("/reports/2026-27-Q9/1")]
    [InlineData("/reports/2026-27-Q2/housing")]
    public async Task There_is_no_report_for_a_committee_or_quarter_that_does_not_exist(string address)
    {
        await site.CommitteeId();
        Visitor reader = await site.SignInAs(Roles.Viewer);

        using HttpResponseMessage answer = await reader.Get(address);

        answer.StatusCode.Should().Be(HttpStatusCode.NotFound);
    }
}

public sealed class BrokenTypesetterTests
{
    [Fact]
    public async Task A_pdf_that_cannot_be_made_gives_the_error_page_with_a_reference_and_the_log_says_why()
    {
        await using var site = new EntrySite();
        site.Settings["Typesetter:NodePath"] = "/no/such/node";
        await site.AddMeasure(submitted: EntrySite.Quarter);
        Visitor reader = await site.SignInAs(Roles.Viewer);

        using HttpResponseMessage answer = await reader.Get($"/reports/2026-27-Q2/{await site.CommitteeId()}/pdf");

        answer.StatusCode.Should().Be(HttpStatusCode.InternalServerError);
        IHtmlDocument page = await Visitor.Read(answer);
        string reference = page.QuerySelector(".pm-reference strong")!.TextContent;
        (await site.ReadLog()).Should().Contain(reference).And.Contain("TypesettingException");
    }
}
