using System.Globalization;
using System.Net;
using AngleSharp.Html.Dom;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using Microsoft.VisualBasic.FileIO;
using PerformanceManagement.Core.Users;
using Xunit;

namespace PerformanceManagement.Web.Tests.Pages.Dashboard;

/// <summary>What the dashboard shows, taken away: files and the one page to print.</summary>
public sealed partial class DashboardTests
{
    [Fact]
    public async Task A_CSV_file_has_every_row_that_is_shown_in_its_order_with_figures_as_numbers()
    {
        Visitor viewer = await site.SignInAs(Roles.Viewer);
        IHtmlDocument page = await viewer.Page("/dashboard?group=none&sort=worst");
        string address = page.QuerySelectorAll(".pm-shows a").Single(a => a.TextContent.EndsWith("CSV", StringComparison.Ordinal)).GetAttribute("href")!;

        List<Dictionary<string, string>> rows = await Csv(viewer, address, "measures-2026-27-Q2.csv");

        rows.Select(r => r["Code"]).Should().Equal(Rows(page).Select(r => r.QuerySelector(".pm-code")!.TextContent));
        decimal.Parse(rows.Single(r => r["Code"] == "NI 59/60")["Value"], CultureInfo.InvariantCulture).Should().Be(80m);
        Dictionary<string, string> awaited = rows.Single(r => r["Code"] == "M 004");
        awaited["Value"].Should().Be("Awaiting data");
        awaited["Why this status"].Should().NotBeEmpty();
        rows.Single(r => r["Code"] == "NI 59/60")["About the value"].Should().Be("provisional");
        rows.Single(r => r["Code"] == "M 002")["Note"].Should().Contain("The new contractor starts in December");
        rows.Should().OnlyContain(r => r["How often"].Length > 0 && r["Period"].Length > 0 && r["Status"].Length > 0);
    }

    [Theory]
    [InlineData("attention", "needs-attention", "Why it is here")]
    [InlineData("moved", "status-changed", "Change")]
    [InlineData("missing", "missing", "Missing")]
    public async Task A_file_of_a_list_says_why_each_measure_is_on_it(string show, string name, string column)
    {
        Visitor viewer = await site.SignInAs(Roles.Viewer);
        int count = int.Parse((await viewer.Page("/dashboard")).QuerySelector($".pm-shows a[href*='show={show}'] b")!.TextContent, CultureInfo.InvariantCulture);

        List<Dictionary<string, string>> rows = await Csv(viewer, $"/dashboard/measures.csv?show={show}", $"{name}-2026-27-Q2.csv");

        rows.Should().HaveCount(count).And.OnlyContain(r => r[column].Length > 0);
    }

    [Fact]
    public async Task A_workbook_has_the_same_rows_and_says_what_was_chosen()
    {
        Visitor viewer = await site.SignInAs(Roles.Viewer);
        using HttpResponseMessage answer = await viewer.Get("/dashboard/measures.xlsx?search=OF%20KIND%203&sort=code");
        answer.Content.Headers.ContentDisposition!.FileName.Should().Be("measures-2026-27-Q2-of-kind-3.xlsx");
        await using Stream stream = await answer.Content.ReadAsStreamAsync();
        using var book = SpreadsheetDocument.Open(stream, isEditable: false);
        Worksheet[] sheets = [.. book.WorkbookPart!.Workbook!.Descendants<Sheet>().Select(s => ((WorksheetPart)book.WorkbookPart.GetPartById(s.Id!)).Worksheet!)];

        sheets[0].InnerText.Should().Contain("“OF KIND 3”; code order").And.Contain("4 of 4");
        Row[] rows = [.. sheets[^1].Descendants<Row>()];
        rows.Should().HaveCount(3 + 1 + 4);
        rows[^1].Elements<Cell>().Count(c => c.DataType is null && c.CellValue is not null).Should().BeGreaterThanOrEqualTo(2, "value and target are numbers");
        rows[4..].Should().OnlyContain(r => r.Elements<Cell>().All(c => c.InnerText.Length > 0), "no cell is blank without a reason");

        using HttpResponseMessage empty = await viewer.Get("/dashboard/measures.xlsx?search=unheard-of");
        empty.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_name_that_looks_like_a_formula_is_text_in_a_CSV_file()
    {
        Visitor viewer = await site.SignInAs(Roles.Viewer);
        await Rename("=HYPERLINK(1)");
        try
        {
            (await Csv(viewer, "/dashboard/measures.csv?search=M%20001"))[0]["Measure"].Should().Be("'=HYPERLINK(1)");
        }
        finally
        {
            await Rename("Measure 1 of kind 1");
        }

        Task<int> Rename(string title) => site.WithDatabase(database => database.Measures.Where(m => m.Code == "M 001").ExecuteUpdateAsync(m => m.SetProperty(x => x.Title, title)));
    }

    [Theory]
    [InlineData("quarter=2011-12-Q1", "There are no figures for Q1 2011/12")]
    [InlineData("quarter=banana", "There is no period")]
    [InlineData("directorate=9999&sort=random", "The address asks for a directorate and an order that do not exist")]
    public async Task A_file_of_what_does_not_exist_is_a_page_that_says_so_and_offers_the_nearest(string query, string heading)
    {
        foreach (string file in new[] { "csv", "xlsx" })
        {
            using HttpResponseMessage answer = await (await site.SignInAs(Roles.Viewer)).Get($"/dashboard/measures.{file}?{query}");

            answer.StatusCode.Should().Be(HttpStatusCode.NotFound);
            IHtmlDocument page = await Visitor.Read(answer);
            page.QuerySelector("h1")!.TextContent.Should().Contain(heading);
            page.QuerySelectorAll("main a[href^='/dashboard']").Should().NotBeEmpty();
        }
    }

    [Fact]
    public async Task The_page_to_print_says_how_many_it_leaves_off()
    {
        IHtmlDocument page = await (await site.SignInAs(Roles.Viewer)).Page("/dashboard?show=print");

        int attention = int.Parse(page.QuerySelector(".pm-shows a[href*='show=attention'] b")!.TextContent, CultureInfo.InvariantCulture);
        page.QuerySelectorAll(".pm-one-page__attention tbody tr").Should().HaveCount(13);
        Text(page, ".pm-one-page").Should().Contain($"And {attention - 13} more that need attention.").And.Contain("40 of 40 measures");
        Text(page, ".pm-printed-words").Should().StartWith("All directorates. As of ");
    }

    private static async Task<List<Dictionary<string, string>>> Csv(Visitor visitor, string address, string? name = null)
    {
        using HttpResponseMessage answer = await visitor.Get(address);
        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.MediaType.Should().Be("text/csv");
        if (name is not null) answer.Content.Headers.ContentDisposition!.FileName.Should().Be(name);
        using var csv = new TextFieldParser(new StreamReader(await answer.Content.ReadAsStreamAsync())) { TextFieldType = FieldType.Delimited, Delimiters = [","], HasFieldsEnclosedInQuotes = true, TrimWhiteSpace = false };
        string[] header = csv.ReadFields()!;
        List<Dictionary<string, string>> rows = [];
        while (csv.ReadFields() is { } fields) rows.Add(header.Zip(fields).ToDictionary(f => f.First, f => f.Second));
        return rows;
    }
}
