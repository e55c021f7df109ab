using System.IO.Compression;
using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Tests.Entry.Workbooks;
using PerformanceManagement.Core.Users;
using Xunit;

namespace PerformanceManagement.Web.Tests.Pages.Entry;

public sealed class WorkbookTests(EntrySite site) : IClassFixture<EntrySite>
{
    private const string Index = "/enter/workbook";
    private const string Preview = "/enter/workbook/preview";

    [Fact]
    public async Task A_workbook_is_downloaded_filled_looked_at_and_stored_without_script()
    {
        string good = await site.AddMeasure(), refused = await site.AddMeasure(), conflicting = await site.AddMeasure(), doubted = await site.AddMeasure();
        Visitor contributor = await site.SignInAs(Roles.Contributor), officer = await site.SignInAs(Roles.PerformanceOfficer);
        (await contributor.Page("/enter")).QuerySelectorAll("main a").Select(a => a.GetAttribute("href")).Should().Contain(Index);
        byte[] file = await DownloadAsync(contributor, "/enter/workbook/file");

        using HttpResponseMessage officers = await officer.SendForm(EntrySite.FormOf(conflicting), new() { ["Form.Value"] = "318", ["Form.Note"] = "From the officer" }, "Submit");
        officers.StatusCode.Should().Be(HttpStatusCode.Redirect);
        using (var hand = new WorkbookHand(file))
        {
            hand.Fill(good, "Value", 315).Fill(good, "Note", "A quiet summer.").Fill(refused, "Value", "three hundred").Fill(conflicting, "Value", 317).Fill(doubted, "Value", 3170);
            file = hand.Saved();
        }

        using HttpResponseMessage uploaded = await contributor.SendFiles(Index, ("filled.xlsx", file));
        uploaded.Headers.Location!.OriginalString.Should().Be(Preview);
        IHtmlDocument page = await contributor.Page(Preview);
        page.QuerySelector("h1")!.TextContent.Should().Be("What would be stored");
        string main = page.QuerySelector("main")!.TextContent;
        main.Should().Contain("1 was changed by somebody else since the download: choose").And.Contain("1 looks unusual: say why it is right").And.Contain("1 cannot be stored").And.Contain("1 would be stored");
        page.QuerySelector("#rows-Refused-caption")!.Closest("table")!.TextContent.Should().Contain(refused).And.Contain("Value: “three hundred”");
        page.QuerySelector("#rows-Changed-caption")!.Closest("table")!.TextContent.Should().Contain(good).And.Contain("315").And.Contain("A quiet summer.");
        IElement conflict = page.QuerySelectorAll(".pm-workbook-row").Single(r => r.QuerySelector("h2")!.TextContent.StartsWith(conflicting, StringComparison.Ordinal));
        conflict.QuerySelectorAll("tr").Select(r => string.Join('|', r.QuerySelectorAll("th,td").Select(c => c.TextContent))).Should().Contain(["Value (differs)|318|317", "Note (differs)|From the officer|–"]);
        (await site.Result(good)).Should().BeNull("nothing is stored before it is confirmed");

        using HttpResponseMessage unanswered = await contributor.SendForm(Preview, new() { ["Form.Rows[1].Reason"] = "A hostel opened." }, "Submit these values");
        IHtmlDocument again = await Visitor.Read(unanswered);
        again.QuerySelector(".govuk-error-summary a")!.GetAttribute("href").Should().Be("#Form-Rows-0--Choice");
        again.QuerySelector("#Form-Rows-0--Choice-error")!.TextContent.Should().Contain($"Select which value of {conflicting} to keep");
        ((IHtmlInputElement)again.QuerySelector("#Form-Rows-1--Reason")!).Value.Should().Be("A hostel opened.", "nothing typed is lost");
        (await site.Result(good)).Should().BeNull();

        IHtmlDocument asked = await contributor.Page(Preview);
        var form = (IHtmlFormElement)asked.QuerySelector("main form[action='/enter/workbook/preview']")!;
        Dictionary<string, string> answers = new() { ["Form.Rows[0].Choice"] = "mine", ["Form.Rows[1].Reason"] = "A hostel opened." };
        using HttpResponseMessage stored = await contributor.SendForm(form, Preview, answers, "Submit these values");
        stored.Headers.Location!.OriginalString.Should().Be("/enter/workbook/result");
        (await site.Result(good))!.Note.Should().Be("A quiet summer.");
        (await site.Result(conflicting))!.Value.Should().Be(317);
        (await site.Result(doubted))!.Value.Should().Be(3170);
        (await site.Result(refused)).Should().BeNull();
        IHtmlDocument result = await contributor.Page("/enter/workbook/result");
        result.QuerySelectorAll("h2").Select(h => h.TextContent).Should().StartWith(["Not stored (1)", "Submitted (3)"]);

        int audit = await site.WithDatabase(d => d.Audit.CountAsync());
        using HttpResponseMessage twice = await contributor.SendForm(form, Preview, answers, "Submit these values");
        twice.Headers.Location!.OriginalString.Should().Be("/enter/workbook/result");
        (await site.WithDatabase(d => d.Audit.CountAsync())).Should().Be(audit, "said twice, it is stored once");
        using HttpResponseMessage back = await contributor.Get(Preview);
        back.Headers.Location!.OriginalString.Should().Be("/enter/workbook/result");

        using HttpResponseMessage others = await officer.Get(Preview);
        others.Headers.Location!.OriginalString.Should().Be(Index, "nobody sees what another uploaded");
        using HttpResponseMessage discarded = await contributor.SendForm(Index, [], "Discard filled.xlsx");
        discarded.StatusCode.Should().Be(HttpStatusCode.Redirect);
        (await contributor.Page(Index)).QuerySelector("main")!.TextContent.Should().NotContain("filled.xlsx uploaded");
    }

    [Fact]
    public async Task What_is_no_workbook_is_refused_beside_its_field_and_the_site_goes_on()
    {
        await site.AddMeasure();
        Visitor contributor = await site.SignInAs(Roles.Contributor);
        foreach ((string name, byte[] content, string sentence) in new (string, byte[], string)[]
        {
            ("empty.xlsx", [], "Choose the workbook that you filled in"),
            ("old.xlsx", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0], "old.xlsx is an old Office file (such as .xls) or is protected with a password."),
            ("values.csv", "code,value\n"u8.ToArray(), "values.csv is not an Excel workbook, whatever its name says. Save it as .xlsx."),
            ("calc.xlsx", Zip(("content.xml", "<a/>"), ("META-INF/manifest.xml", "<a/>")), "calc.xlsx is an OpenDocument file (such as .ods), whatever its name says. Save it as an Excel workbook (.xlsx)."),
            ("bomb.xlsx", Book(new string(' ', 40_000_000)), "xl/worksheets/sheet1.xml is larger than 24.0 MB once unpacked"),
            ("nested.xlsx", Book(string.Concat(Enumerable.Repeat("<a>", 32_000))), "xl/worksheets/sheet1.xml nests its tags more than 64 deep"),
            ("type.xlsx", Book("<!DOCTYPE a [<!ENTITY a \"aaaaaaaaaa\">]><a>&a;</a>"), "xl/worksheets/sheet1.xml is not XML that can be read safely"),
            ("rows.xlsx", Book("<a>" + string.Concat(Enumerable.Repeat("<row/>", 1_000_000)) + "</a>"), "rows.xlsx holds far more rows, cells or sheets than can be filled in."),
            ("sheets.xlsx", Zip([("[Content_Types].xml", "<a/>"), ("xl/workbook.xml", "<a/>"), .. Enumerable.Range(1, 10_000).Select(i => ($"xl/worksheets/sheet{i}.xml", "<a/>"))]), "sheets.xlsx holds 10002 files; at most 500 are read."),
            ("links.xlsx", Zip(("[Content_Types].xml", "<a/>"), ("xl/workbook.xml", "<a/>"), ("xl/externalLinks/externalLink1.xml", "<a/>")), "links.xlsx is linked to another workbook or to a source of data."),
            ("large.xlsx", [(byte)'P', (byte)'K', 3, 4, .. new byte[9 * 1024 * 1024]], "large.xlsx is 9.0 MB; a file may be at most 8.0 MB."),
        })
        {
            using HttpResponseMessage answer = await contributor.SendFiles(Index, (name, content));
            answer.StatusCode.Should().Be(HttpStatusCode.OK);
            IHtmlDocument page = await Visitor.Read(answer);
            page.QuerySelector("#Form-File-error")!.TextContent.Should().Contain(sentence);
            page.QuerySelector(".govuk-error-summary a")!.GetAttribute("href").Should().Be("#Form-File");
        }

        byte[] good = await DownloadAsync(contributor, "/enter/workbook/file");
        using HttpResponseMessage read = await contributor.SendFiles(Index, ("good.xlsx", good));
        read.Headers.Location!.OriginalString.Should().Be(Preview, "the next file is read as ever");

        using HttpResponseMessage none = await contributor.SendFiles(Index);
        (await Visitor.Read(none)).QuerySelector("#Form-File-error")!.TextContent.Should().Contain("Choose the workbook that you filled in");
    }

    [Fact]
    public async Task The_performance_team_downloads_a_directorate_and_a_contributor_their_own()
    {
        string own = await site.AddMeasure();
        string theirs = await site.AddMeasure(m => (m.OwnerId, m.Directorate, m.Service) = (null, new Directorate { Name = "Resources" }, "Contact centre"));
        Visitor officer = await site.SignInAs(Roles.PerformanceOfficer), contributor = await site.SignInAs(Roles.Contributor);
        IHtmlDocument page = await officer.Page(Index);
        page.QuerySelectorAll("select").Select(s => s.Id).Should().Equal("directorate", "service", "person");
        page.QuerySelectorAll("#directorate option").Select(o => o.TextContent).Should().Contain("Resources");
        (await contributor.Page(Index)).QuerySelectorAll("select").Should().BeEmpty();

        CodesOf(await DownloadAsync(officer, "/enter/workbook/file?directorate=Resources")).Should().Equal(theirs);
        CodesOf(await DownloadAsync(officer, "/enter/workbook/file?service=Contact%20centre&person=0")).Should().Equal(theirs);
        CodesOf(await DownloadAsync(officer, "/enter/workbook/file")).Should().Contain([own, theirs]);
        CodesOf(await DownloadAsync(contributor, "/enter/workbook/file?directorate=Resources&all=true&person=0")).Should().BeEmpty();
        using HttpResponseMessage nothing = await contributor.Get("/enter/workbook/file?directorate=Resources");
        nothing.StatusCode.Should().Be(HttpStatusCode.OK);
        (await Visitor.Read(nothing)).QuerySelector(".govuk-error-summary")!.TextContent.Should().Contain("There is nothing to fill in.");
    }

    [Fact]
    public async Task Drafts_that_were_left_as_downloaded_are_submitted_when_the_box_is_ticked()
    {
        string left = await site.AddMeasure();
        Visitor contributor = await site.SignInAs(Roles.Contributor);
        using HttpResponseMessage drafted = await contributor.SendForm(EntrySite.FormOf(left), new() { ["Form.Value"] = "311" }, "Save as draft");
        drafted.StatusCode.Should().Be(HttpStatusCode.Redirect);
        using HttpResponseMessage uploaded = await contributor.SendFiles(Index, ("left.xlsx", await DownloadAsync(contributor, "/enter/workbook/file")));
        IHtmlDocument page = await contributor.Page(Preview);
        page.QuerySelector("main")!.TextContent.Should().Contain("left as downloaded: ");
        page.QuerySelector("#rows-Left-caption")!.Closest("table")!.TextContent.Should().Contain(left).And.Contain("What the draft says").And.Contain("311");
        ((IHtmlInputElement)page.QuerySelector("#Form-SubmitsLeft")!).IsChecked.Should().BeFalse();

        using HttpResponseMessage unsaid = await contributor.SendForm(Preview, [], "Submit");
        IHtmlDocument again = await Visitor.Read(unsaid);
        again.QuerySelector(".govuk-error-summary a")!.GetAttribute("href").Should().Be("#Form-SubmitsLeft");
        again.QuerySelector("#Form-SubmitsLeft-error")!.TextContent.Should().Contain("Nothing was filled in.");
        (await site.Result(left)).Should().BeNull();

        using HttpResponseMessage said = await contributor.SendForm(Preview, new() { ["Form.SubmitsLeft"] = "true" }, "Submit");
        said.Headers.Location!.OriginalString.Should().Be("/enter/workbook/result");
        (await site.Result(left))!.Value.Should().Be(311);
    }

    private static byte[] Book(string sheet) => Zip(("[Content_Types].xml", "<a/>"), ("xl/workbook.xml", "<a/>"), ("xl/worksheets/sheet1.xml", sheet));

    private static byte[] Zip(params (string Name, string Content)[] parts)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach ((string name, string content) in parts)
            {
                using var writer = new StreamWriter(zip.CreateEntry(name, CompressionLevel.Fastest).Open());
                writer.Write(content);
            }
        }

        return stream.ToArray();
    }

    private static string[] CodesOf(byte[] file)
    {
        if (file.Length == 0) return [];
        using var hand = new WorkbookHand(file);
        return [.. hand.Rows.Select(r => WorkbookHand.TextOf(r.Elements<DocumentFormat.OpenXml.Spreadsheet.Cell>().First()))];
    }

    private static async Task<byte[]> DownloadAsync(Visitor visitor, string address)
    {
        using HttpResponseMessage answer = await visitor.Get(address);
        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        if (answer.Content.Headers.ContentType!.MediaType == "text/html") return [];
        answer.Content.Headers.ContentDisposition!.FileName.Should().Be("values-2026-27-q2.xlsx");
        return await answer.Content.ReadAsByteArrayAsync();
    }
}
