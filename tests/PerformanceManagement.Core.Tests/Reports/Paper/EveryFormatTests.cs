using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Reports.Formats;
using PerformanceManagement.Core.Reports.Paper;
using PerformanceManagement.Core.Tests.Reports.Pdf;
using Xunit;

namespace PerformanceManagement.Core.Tests.Reports.Paper;

/// <summary>Every format of one paper is read back and held to the same headings, figures, statuses and order, and to equal bytes for equal papers.</summary>
[Collection(ReportTests.Name)]
public sealed class EveryFormatTests(TypesetReports reports)
{
    [Theory]
    [InlineData(nameof(TypesetReports.Sample))]
    [InlineData(TypesetReports.Medway2017)]
    public async Task All_formats_say_the_same_in_the_same_order(string name)
    {
        QuarterlyReport report = reports.ByName(name);
        await using ServiceProvider services = ReportSample.Typesetter();
        ReportFormats formats = services.GetRequiredService<ReportFormats>();
        Dictionary<string, byte[]> files = (await formats.FilesAsync(report)).ToDictionary(f => f.Format, f => f.Content);
        ReportTable measures = report.Sheets.Single(s => s.Name == "Measures").Table;
        int value = Column(measures, $"{Period.Parse(report.Quarter).Label} value");
        int status = Column(measures, $"{Period.Parse(report.Quarter).Label} status");
        List<(string Code, string Value, string Status)> figures = [.. measures.Rows.Select(r => (r.Cells[Column(measures, "Code")].Text, r.Cells[value].Text, r.Cells[status].Text))];
        List<string> headings = [.. report.Sections.Select(s => s.Heading)];

        using (var pdf = new PdfReading(files["pdf"]))
        {
            pdf.Elements().Where(e => Regex.IsMatch(e.Tag, "^H[1-6]$")).Select(e => e.Text).Should().ContainInOrder(headings.Select(PdfReading.Squeezed));
            InOrder(PdfReading.Squeezed(pdf.Text), figures.Select(f => PdfReading.Squeezed(f.Value)));
        }

        using (var word = WordprocessingDocument.Open(new MemoryStream(files["docx"]), isEditable: false))
        {
            Body body = word.MainDocumentPart!.Document!.Body!;
            body.Descendants<Paragraph>().Where(p => p.ParagraphProperties?.ParagraphStyleId?.Val?.Value?.StartsWith("Heading", StringComparison.Ordinal) == true).Select(p => p.InnerText).Should().ContainInOrder(headings);
            InOrder(body.InnerText, figures.Select(f => f.Value));
        }

        string html = System.Net.WebUtility.HtmlDecode(Regex.Replace(Encoding.UTF8.GetString(files["html"]), "<style>.*?</style>", "", RegexOptions.Singleline));
        InOrder(html, headings.Select(h => $">{h}</h"));
        InOrder(html, figures.Select(f => f.Value));

        using var json = JsonDocument.Parse(files["json"]);
        json.RootElement.GetProperty("headings").EnumerateArray().Select(h => h.GetProperty("text").GetString()).Should().Equal(headings);
        JsonElement table = json.RootElement.GetProperty("tables").EnumerateArray().Single(t => t.GetProperty("name").GetString() == "Measures");
        table.GetProperty("rows").EnumerateArray().Select(r => (Text(r[Column(measures, "Code")]), Text(r[value]), Text(r[status]))).Should().Equal(figures);

        string csv = Encoding.UTF8.GetString(files["csv"]);
        InOrder(csv, figures.Select(f => f.Status));
        files["csv"].Should().StartWith(Encoding.UTF8.GetPreamble());

        using (var workbook = SpreadsheetDocument.Open(new MemoryStream(files["xlsx"]), isEditable: false))
        {
            string strings = string.Concat(workbook.WorkbookPart!.WorksheetParts.SelectMany(s => s.Worksheet!.Descendants<DocumentFormat.OpenXml.Spreadsheet.Cell>()).Select(c => c.InnerText + "\n"))
                + workbook.WorkbookPart.SharedStringTablePart?.SharedStringTable?.InnerText;
            headings.Should().OnlyContain(h => strings.Contains(h, StringComparison.Ordinal), "the workbook lists the paper's headings");
        }
    }

    [Fact]
    public async Task Equal_papers_make_equal_bytes_in_every_format()
    {
        await using ServiceProvider services = ReportSample.Typesetter();
        ReportFormats formats = services.GetRequiredService<ReportFormats>();
        var again = QuarterlyReport.FromJson(reports.Sample.ToJson());

        foreach (IReportFormat format in formats.All)
            (await format.RenderAsync(again)).Should().Equal(await format.RenderAsync(reports.Sample), format.Key);
    }

    private static int Column(ReportTable table, string header) => table.Columns.Select((c, i) => (c.FullHeader, i)).Single(c => c.FullHeader == header).i;

    private static string Text(JsonElement cell) => cell.ValueKind == JsonValueKind.String ? cell.GetString()! : cell.GetProperty("text").GetString()!;

    private static void InOrder(string text, IEnumerable<string> parts)
    {
        int at = 0;
        foreach (string part in parts)
        {
            int found = text.IndexOf(part, at, StringComparison.Ordinal);
            found.Should().BeGreaterThanOrEqualTo(0, $"“{part}” comes in its place");
            at = found;
        }
    }
}
