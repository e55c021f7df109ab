using System.IO.Compression;
using System.Net;
using System.Text;
using AngleSharp.Html.Dom;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Collections;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Users;
using Xunit;

namespace PerformanceManagement.Web.Tests.Pages.Packs;

/// <summary>A data pack is sent, looked at, imported in the background and taken out again, without script.</summary>
public sealed class PacksTests(WebSite site) : IClassFixture<WebSite>
{
    private const string Measures = "code,title,unit,decimals,good,frequency,committees\nK1,Homes let,homes,0,higher,quarter,Housing\n";

    [Fact]
    public async Task A_pack_goes_from_upload_to_result_and_out_again()
    {
        Visitor officer = await site.SignInAs(Roles.PerformanceOfficer);
        string address = await SendAsync(officer, ("pack.zip", Zip(("measures.csv", Measures), ("values.csv", "code,period,value\nK1,2017/18 Q1,327\nK1,2017/18 Q2,354\n"))));

        IHtmlDocument page = await UntilAsync(officer, address, "Checked");

        Text(page).Should().Contain("Checked, not imported yet.").And.Contain("What would be stored");
        Rows(page, "lines-caption").Should().Contain("New values.csv 3 K1, 2017/18 Q2: 354").And.HaveCount(3);
        Rows(await officer.Page(address + "?file=values.csv&search=q1"), "lines-caption").Should().Equal("New values.csv 2 K1, 2017/18 Q1: 327");
        using (HttpResponseMessage file = await officer.Get(address + "/lines.csv?kind=changes"))
            (await file.Content.ReadAsStringAsync()).Should().Contain("new,values.csv,3,,\"K1, 2017/18 Q2: 354\"");
        (await officer.Get("/measures/K1")).StatusCode.Should().Be(HttpStatusCode.NotFound, "nothing is stored yet");

        using (HttpResponseMessage asked = await officer.SendForm(address, [], "Import")) asked.StatusCode.Should().Be(HttpStatusCode.Redirect);
        page = await UntilAsync(officer, address, "Imported");

        Text(page).Should().Contain("What was stored").And.NotContain("See progress");
        (await officer.Page("/measures/K1")).QuerySelector("h1")!.TextContent.Should().Contain("Homes let");
        Text(await officer.Page("/data-packs")).Should().Contain("pack.zip").And.Contain("3 added, 0 changed, 0 unchanged");

        using HttpResponseMessage taken = await officer.Get("/data-packs/export");
        taken.Content.Headers.ContentDisposition!.FileName.Should().MatchRegex("^pack-[0-9]{4}-[0-9]{2}-[0-9]{2}\\.zip$");
        byte[] zip = await taken.Content.ReadAsByteArrayAsync();
        using (var archive = new ZipArchive(new MemoryStream(zip))) archive.Entries.Select(e => e.FullName).Should().Contain(["schemes.csv", "measures.csv", "values.csv"]);
        string again = await SendAsync(officer, ("taken.zip", zip));
        Text(await UntilAsync(officer, again, "Checked")).Should().Contain("Everything is there already: importing it changes nothing.");
    }

    [Fact]
    public async Task A_pack_with_a_problem_is_refused_with_every_problem_listed()
    {
        Visitor officer = await site.SignInAs(Roles.PerformanceOfficer);
        string address = await SendAsync(officer, ("measures.csv", Encoding.UTF8.GetBytes(Measures.Replace("K1", "K2", StringComparison.Ordinal))), ("values.csv", "code,period,value\nK2,2017/18 Q1,\"91,5\"\nK9,2017/18 Q1,1\n"u8.ToArray()));

        IHtmlDocument page = await UntilAsync(officer, address, "Refused");

        Text(page).Should().Contain("2 problems: nothing was stored.");
        Rows(page, "lines-caption").Should().Contain(r => r.StartsWith("Problem values.csv 3 code There is no measure “K9”", StringComparison.Ordinal));
        page.QuerySelectorAll("button").Select(b => b.TextContent.Trim()).Should().NotContain("Import");
    }

    [Fact]
    public async Task What_looks_unusual_is_told_before_a_pack_is_imported()
    {
        await using var sample = new SampleCouncilSite();
        Visitor officer = await sample.SignInAs(Roles.PerformanceOfficer);
        var waiting = await sample.WithDatabase(d => (from m in d.Measures
                                                      where m.Unit == "%" && m.Frequency == Frequency.Quarter && d.Results.Any(r => r.MeasureId == m.Id && r.Value > 20)
                                                      from c in d.Collections
                                                      where c.State == CollectionState.Open && !d.Results.Any(r => r.MeasureId == m.Id && r.Period == c.Period)
                                                      select new { m.Code, c.Period }).FirstAsync());
        string address = await SendAsync(officer, ("values.csv", Encoding.UTF8.GetBytes($"code,period,value\n{waiting.Code},{waiting.Period.Token},0.4\n")));

        IHtmlDocument page = await UntilAsync(officer, address, "Checked");

        Text(page).Should().MatchRegex("[0-9]+ things? looks? unusual about the figures that an open quarter asks for");
        Rows(await officer.Page(address + "?kind=doubts"), "lines-caption").Should().NotBeEmpty().And.OnlyContain(r => r.StartsWith($"Looks unusual values.csv 2 value {waiting.Code}, ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_no_pack_is_refused_beside_its_field()
    {
        Visitor officer = await site.SignInAs(Roles.PerformanceOfficer);

        using HttpResponseMessage answer = await officer.SendFiles("/data-packs", ("paper.pdf", [1, 2, 3]));

        IHtmlDocument page = await Visitor.Read(answer);
        page.QuerySelector("#Form-Files-error")!.TextContent.Should().Contain("A pack is a .zip, an .xlsx or .csv files; paper.pdf is none of them");
        page.QuerySelector(".govuk-error-summary a")!.GetAttribute("href").Should().Be("#Form-Files");
    }

    [Theory]
    [InlineData("/data-packs/4711")]
    [InlineData("/data-packs/4711/lines.csv")]
    [InlineData("/data-packs/export?committee=4711")]
    [InlineData("/data-packs/export?committee=none")]
    public async Task What_is_not_there_is_not_found(string address)
    {
        using HttpResponseMessage answer = await (await site.SignInAs(Roles.PerformanceOfficer)).Get(address);

        answer.StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    private static async Task<string> SendAsync(Visitor visitor, params (string Name, byte[] Content)[] files)
    {
        using HttpResponseMessage answer = await visitor.SendFiles("/data-packs", files);
        answer.StatusCode.Should().Be(HttpStatusCode.Redirect);
        return answer.Headers.Location!.ToString();
    }

    // As somebody would who follows “See progress”.
    private static async Task<IHtmlDocument> UntilAsync(Visitor visitor, string address, string state)
    {
        for (int i = 0; i < 600; i++)
        {
            IHtmlDocument page = await visitor.Page(address);
            if (page.QuerySelector("main strong")!.TextContent.StartsWith(state, StringComparison.Ordinal)) return page;
            page.QuerySelectorAll("main a").Select(a => a.TextContent).Should().Contain("See progress", $"it is {page.QuerySelector("main strong")!.TextContent}");
            await Task.Delay(50);
        }

        throw new TimeoutException($"{address} was not {state} in time.");
    }

    private static string Text(IHtmlDocument page) => string.Join(' ', page.QuerySelector("main")!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static IReadOnlyList<string> Rows(IHtmlDocument page, string caption) =>
        [.. page.QuerySelector("#" + caption)!.Closest("table")!.QuerySelectorAll("tbody tr").Select(r => string.Join(' ', r.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))];

    private static byte[] Zip(params (string Name, string Content)[] files)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach ((string name, string content) in files)
            {
                using Stream open = zip.CreateEntry(name).Open();
                open.Write(Encoding.UTF8.GetBytes(content));
            }
        }

        return stream.ToArray();
    }
}
