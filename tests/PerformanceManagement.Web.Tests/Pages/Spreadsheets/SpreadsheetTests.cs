using System.Net;
using System.Net.Http.Headers;
using System.Text;
using AngleSharp.Html.Dom;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Users;
using Xunit;

namespace PerformanceManagement.Web.Tests.Pages.Spreadsheets;

public sealed class SpreadsheetTests(WebSite site) : IClassFixture<WebSite>
{
    private const string Sheet = "Performance 2025/26\nRef,Measure,Unit,Polarity,Q1,Q2,Target,Comments,RAG\nWEB 01,Calls answered,%,Higher,0.915,-,0.95,A quiet summer.,Green\nWEB 02,Letters answered,letters,Higher,12,1 in 4,,,Red\n";

    [Fact]
    public async Task A_spreadsheet_is_uploaded_mapped_looked_at_and_brought_in_without_script()
    {
        Visitor officer = await site.SignInAs(Roles.PerformanceOfficer);

        using HttpResponseMessage nothing = await UploadAsync(officer, "empty.csv", "");
        (await Visitor.Read(nothing)).QuerySelector("#Form-File-error")!.TextContent.Should().Contain("Choose an Excel workbook (.xlsx) or a CSV file that has something in it");

        using HttpResponseMessage uploaded = await UploadAsync(officer, "board.csv", Sheet);
        string address = uploaded.Headers.Location!.OriginalString;
        IHtmlDocument sheets = await officer.Page(address);
        ((IHtmlInputElement)sheets.QuerySelector("#Form-HeadingRow")!).Value.Should().Be("2");

        using HttpResponseMessage wrong = await officer.SendForm(address, new() { ["Form.HeadingRow"] = "99" });
        (await Visitor.Read(wrong)).QuerySelector("#Form-HeadingRow-error")!.TextContent.Should().Contain("Enter the number of the row that holds the headings, from 1 to 4");
        using HttpResponseMessage chosen = await officer.SendForm(address, []);
        string columns = chosen.Headers.Location!.OriginalString;

        using HttpResponseMessage refused = await officer.SendForm(columns, new() { ["Form.Columns[4].Period"] = "Q9", ["Form.Directorate"] = "Customers" });
        IHtmlDocument again = await Visitor.Read(refused);
        again.QuerySelector("#Form-Columns-4--Period-error")!.TextContent.Should().Contain("“Q9” is not a period");
        again.QuerySelector(".govuk-error-summary a")!.GetAttribute("href").Should().Be("#Form-Columns-4--Period");
        ((IHtmlInputElement)again.QuerySelector("#Form-Directorate")!).Value.Should().Be("Customers", "nothing typed is lost");

        using HttpResponseMessage mapped = await officer.SendForm(columns, new() { ["Form.Directorate"] = "Customers" });
        string preview = mapped.Headers.Location!.OriginalString;
        IHtmlDocument asked = await officer.Page(preview);
        string[] problems = [.. asked.QuerySelectorAll("[aria-labelledby=problems-heading] li").Select(li => li.TextContent)];
        problems.Should().Equal(
            "Cell F3: “-” is not a figure: say what it means under “What these words mean”.",
            "Cell F4: “1 in 4” is two figures, perhaps a ratio: write the figure in letters, or its two parts as numerator and denominator.",
            "Cell E3: “0.915” could be 0.915% or a share of 1: say which under “Numbers such as 0.915”.");
        asked.QuerySelectorAll("form button").Select(b => b.TextContent).Should().NotContain("Bring it in");

        using HttpResponseMessage said = await officer.SendForm(columns, new() { ["Form.Words[0].Meaning"] = "awaiting", ["Form.Words[1].Meaning"] = "leave-out", ["Form.Shares"] = "Share" });
        said.StatusCode.Should().Be(HttpStatusCode.Redirect);
        IHtmlDocument shown = await officer.Page(preview);
        shown.QuerySelector("main")!.TextContent.Should().Contain("Measures: 2 new, 0 changed, 0 as they are").And.Contain("Figures: 3 new").And.Contain("Columns are left out: “RAG”");
        shown.QuerySelectorAll("#new-caption, #rows-caption").Length.Should().Be(2);
        (await site.WithDatabase(d => d.Measures.CountAsync(m => m.Code.StartsWith("WEB")))).Should().Be(0, "nothing is stored before it is brought in");

        using HttpResponseMessage imported = await officer.SendForm(preview, [], "Bring it in");
        string result = imported.Headers.Location!.OriginalString;
        (await officer.Page(result)).QuerySelector("main")!.TextContent.Should().Contain("Figures: 3 new, 0 changed, 0 as they are").And.Contain("WEB 02");
        string[] stored = await site.WithDatabase(async d => (await d.Results.Join(d.Measures.Where(m => m.Code.StartsWith("WEB")), r => r.MeasureId, m => m.Id, (r, m) => new { m.Code, r.Value, r.Reason, r.Note }).OrderBy(r => r.Code).ToListAsync()).Select(r => FormattableString.Invariant($"{r.Code} {r.Value:0.####}{r.Reason} {r.Note}").Trim()).Order(StringComparer.Ordinal).ToArray());
        stored.Should().Equal("WEB 01 91.5", "WEB 01 AwaitingData A quiet summer.", "WEB 02 12");

        // Going back shows what became of it, and another officer sees nothing of it.
        using HttpResponseMessage back = await officer.Get(preview);
        back.Headers.Location!.OriginalString.Should().Be(result);
        using HttpResponseMessage others = await (await site.SignInAs(Roles.Administrator)).Get(result);
        others.StatusCode.Should().Be(HttpStatusCode.NotFound);
        using HttpResponseMessage discarded = await officer.SendForm("/spreadsheets", [], "Discard board.csv");
        discarded.StatusCode.Should().Be(HttpStatusCode.Redirect);
        (await officer.Page("/spreadsheets")).QuerySelector("main table").Should().BeNull();
    }

    private static async Task<HttpResponseMessage> UploadAsync(Visitor officer, string name, string text)
    {
        IHtmlDocument page = await officer.Page("/spreadsheets");
        using var content = new MultipartFormDataContent
        {
            { new StringContent(((IHtmlInputElement)page.QuerySelector("main form input[name=__RequestVerificationToken]")!).Value), "__RequestVerificationToken" },
        };
        var file = new ByteArrayContent(Encoding.UTF8.GetBytes(text));
        file.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        content.Add(file, "Form.File", name);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/spreadsheets", UriKind.Relative)) { Content = content };
        return await officer.Send(request);
    }
}
