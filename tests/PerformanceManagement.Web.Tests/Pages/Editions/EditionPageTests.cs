using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;
using FluentAssertions;
using PerformanceManagement.Core;
using PerformanceManagement.Core.Users;
using PerformanceManagement.Web.Tests.Pages.Entry;
using Xunit;

namespace PerformanceManagement.Web.Tests.Pages.Editions;

public sealed class EditionPageTests(EntrySite site) : IClassFixture<EntrySite>
{
    [Fact]
    public async Task A_report_is_published_corrected_compared_downloaded_and_withdrawn()
    {
        await site.AddMeasure(submitted: EntrySite.Quarter);
        string list = $"/reports/2026-27-Q2/{await site.CommitteeId()}/editions";
        Visitor officer = await site.SignInAs(Roles.DemocraticServices);
        Visitor reader = await site.SignInAs(Roles.Viewer);

        using HttpResponseMessage unsigned = await officer.SendForm($"{list}/publish", []);
        (await Visitor.Read(unsigned)).QuerySelector(".govuk-error-summary")!.TextContent.Should().Contain("Say why it is published before the quarter is signed off");
        using HttpResponseMessage first = await officer.SendForm($"{list}/publish", new() { ["Form.UnsignedBecause"] = "The committee meets first" });
        first.Headers.Location!.ToString().Should().Be($"{list}/1");
        string code = await site.AddMeasure(submitted: EntrySite.Quarter);
        (await officer.Page($"{list}/publish")).QuerySelector("main")!.TextContent.Should().Contain($"row {code}");
        using HttpResponseMessage second = await officer.SendForm($"{list}/publish", new() { ["Form.UnsignedBecause"] = "The committee meets first", ["Form.CorrectedBecause"] = "A measure was missing" });
        second.Headers.Location!.ToString().Should().Be($"{list}/2");

        IHtmlDocument edition = await reader.Page($"{list}/1");
        edition.QuerySelector(".pm-report")!.TextContent.Should().NotContain(code).And.Contain("1, published on");
        edition.QuerySelectorAll(".pm-downloads .govuk-button").Select(a => a.TextContent.Split('(')[0].Trim()).Should().Equal("Download PDF", "Download Word");
        edition.QuerySelectorAll(".pm-downloads li").Select(l => l.TextContent.Trim()).Should().HaveCount(5).And.OnlyContain(l => Regex.IsMatch(l, @"^Download .+ \(\d+ (bytes|KB)\)$"));
        (await reader.Page($"{list}/2")).QuerySelector(".pm-report")!.TextContent.Should().Contain(code).And.Contain("2, corrected on");
        (await reader.Page($"{list}/compare?a=1&b=2")).QuerySelector("tbody")!.TextContent.Should().Contain(code);
        using HttpResponseMessage file = await reader.Get($"{list}/1/csv");
        file.Content.Headers.ContentDisposition!.FileName.Should().EndWith("-edition-1.csv");
        using var again = new HttpRequestMessage(HttpMethod.Get, $"{list}/1/csv");
        again.Headers.IfNoneMatch.Add(file.Headers.ETag!);
        using HttpResponseMessage same = await reader.Send(again);
        same.StatusCode.Should().Be(HttpStatusCode.NotModified);

        using HttpResponseMessage withdrawn = await officer.SendForm($"{list}/1/withdraw", new() { ["Form.Reason"] = "Superseded" });
        withdrawn.StatusCode.Should().Be(HttpStatusCode.Redirect);
        using HttpResponseMessage gone = await reader.Get($"{list}/1");
        gone.StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await reader.Page(list)).QuerySelectorAll("tbody tr").Should().ContainSingle();
        (await officer.Page(list)).QuerySelector("tbody")!.TextContent.Should().Contain("Withdrawn by").And.Contain("Superseded");
    }

    [Fact]
    public async Task Whoever_writes_a_text_of_a_published_report_is_told_that_only_a_correction_prints_it()
    {
        await site.AddMeasure(submitted: EntrySite.Quarter);
        string report = $"/reports/2025-26-Q4/{await site.CommitteeId()}";
        Visitor officer = await site.SignInAs(Roles.DemocraticServices);
        string[] pages = [$"{report}/work", $"{report}/work/text?key=budget"];
        foreach (string page in pages) (await officer.Page(page)).QuerySelector("main")!.TextContent.Should().NotContain("is published");

        using (HttpResponseMessage published = await officer.SendForm($"{report}/editions/publish", new() { ["Form.UnsignedBecause"] = "The committee meets first" })) published.StatusCode.Should().Be(HttpStatusCode.Redirect);

        foreach (string page in pages) (await officer.Page(page)).QuerySelector("main")!.TextContent.Should().Contain("Edition 1 of this report is published and stays as it is. What is changed here appears only when a correction is published.");
        using (await officer.SendForm($"{report}/editions/1/withdraw", new() { ["Form.Reason"] = "Too early" })) { }
        foreach (string page in pages) (await officer.Page(page)).QuerySelector("main")!.TextContent.Should().NotContain("is published", "the edition is out of view");
    }

    [Fact]
    public async Task Every_paper_of_the_quarter_is_made_in_the_background()
    {
        await site.AddMeasure(submitted: EntrySite.Quarter);
        int committee = await site.CommitteeId();
        Visitor officer = await site.SignInAs(Roles.PerformanceOfficer);

        using HttpResponseMessage asked = await officer.SendForm("/reports/2026-27-Q2/all", [], "Make every paper of the quarter");

        asked.StatusCode.Should().Be(HttpStatusCode.Redirect);
        IHtmlDocument page = await officer.Page("/reports/2026-27-Q2/all");
        for (int i = 0; i < 240 && page.QuerySelector("main")!.TextContent.Contains("See progress", StringComparison.Ordinal); i++)
        {
            await Task.Delay(500);
            page = await officer.Page("/reports/2026-27-Q2/all");
        }

        page.QuerySelector("main")!.TextContent.Should().Contain("1 of 1 made");
        using HttpResponseMessage zip = await officer.Get($"/reports/2026-27-Q2/all/{committee}");
        zip.Content.Headers.ContentType!.MediaType.Should().Be("application/zip");
    }
}

public sealed class BrokenTypesetterTests
{
    [Fact]
    public async Task An_edition_whose_pdf_cannot_be_made_is_not_published_and_what_was_typed_stays()
    {
        await using var site = new EntrySite();
        site.Settings["Typesetter:NodePath"] = "/no/such/node";
        await site.AddMeasure(submitted: EntrySite.Quarter);
        string list = $"/reports/2026-27-Q2/{await site.CommitteeId()}/editions";
        Visitor officer = await site.SignInAs(Roles.DemocraticServices);

        using HttpResponseMessage answer = await officer.SendForm($"{list}/publish", new() { ["Form.UnsignedBecause"] = "The committee meets first" });

        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        IHtmlDocument page = await Visitor.Read(answer);
        string said = page.QuerySelector(".govuk-error-summary")!.TextContent;
        said.Should().Contain("The PDF could not be made").And.Contain("Nothing has been published.");
        ((IHtmlTextAreaElement)page.QuerySelector("#Form-UnsignedBecause")!).Value.Should().Be("The committee meets first");
        (await officer.Page(list)).QuerySelector("main")!.TextContent.Should().Contain("Nothing has been published yet.");
        (await site.ReadLog()).Should().Contain(said.Trim()[^FaultReference.New().Length..]).And.Contain("TypesettingException");
    }
}
