using System.Text.Json;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using FluentAssertions;
using PerformanceManagement.Core.Reports.Excel;
using PerformanceManagement.Core.Reports.Paper;
using PerformanceManagement.Core.Reports.Word;
using PerformanceManagement.Core.Tests.Reports.Pdf;
using Xunit;

namespace PerformanceManagement.Core.Tests.Reports.Paper;

/// <summary>Papers of one measure and of very many, with the longest texts and letters of other languages, come out whole in the forms of all councils.</summary>
[Collection(ReportTests.Name)]
public sealed class PaperLimitsTests(TypesetReports reports)
{
    private const string Usual = "plan-monitoring-table";
    private const string WithoutNotes = "corporate-performance";
    private const int WidePage = 15136;

    private static readonly string[] Printed = ["text", "remark", "title", "header", "over", "group", "noteHeader"];

    public static TheoryData<string, int> Papers => new()
    {
        { Usual, 1 }, { Usual, 16 }, { Usual, 120 }, { "plan-monitoring-block", 1 }, { "plan-monitoring-block", 16 },
        { WithoutNotes, 1 }, { WithoutNotes, 16 }, { "plan-monitoring-workings", 1 }, { "plan-monitoring-workings", 16 },
    };

    [Fact]
    public void The_texts_are_as_long_as_they_are_said_to_be()
    {
        LongestPaper.Title.Should().HaveLength(200).And.ContainAll("ŵ", "ŷ", "â", "é", "Ł", "ş");
        LongestPaper.Note.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Should().HaveCount(4000);
    }

    [Theory]
    [MemberData(nameof(Papers))]
    public async Task A_Word_document_is_valid_and_holds_every_text(string template, int measures)
    {
        QuarterlyReport report = await LongestPaper.MakeAsync(measures, template);
        using var document = WordprocessingDocument.Open(new MemoryStream(WordRenderer.Render(report)), isEditable: false);
        new OpenXmlValidator(FileFormatVersions.Office2019).Validate(document).Select(e => $"{e.Part?.Uri} {e.Path?.XPath} {e.Description}").Should().BeEmpty();
        Whole(report, template, document.MainDocumentPart!.Document!.Body!.InnerText);
    }

    [Theory]
    [MemberData(nameof(Papers))]
    public async Task A_workbook_is_valid_and_its_rows_are_as_high_as_their_texts(string template, int measures)
    {
        QuarterlyReport report = await LongestPaper.MakeAsync(measures, template);
        using var workbook = SpreadsheetDocument.Open(new MemoryStream(ExcelRenderer.Render(report)), isEditable: false);
        // It takes seconds over thousands of cells, and more measures bring no other kinds of them.
        if (measures <= 16) new OpenXmlValidator(FileFormatVersions.Office2019).Validate(workbook).Select(e => $"{e.Part?.Uri} {e.Path?.XPath} {e.Description}").Should().BeEmpty();
        List<Row> rows = [.. workbook.WorkbookPart!.WorksheetParts.SelectMany(p => p.Worksheet!.Descendants<Row>())];
        List<Row> titled = [.. rows.Where(r => r.Elements<Cell>().Any(c => c.InnerText == LongestPaper.Title))];
        titled.Should().HaveCountGreaterThan(3).And.OnlyContain(r => r.Height! > 5 * 14, "200 letters stand in six lines of 40");
        string note = Bare(LongestPaper.Note);
        rows.Where(r => r.Elements<Cell>().Any(c => Bare(c.InnerText).Contains(note, StringComparison.Ordinal))).Should().ContainSingle().Which.Height!.Value.Should().Be(409.5, "no row can be higher");
        rows.Where(r => r.Height is not null).Should().HaveCountGreaterThan(measures).And.OnlyContain(r => r.CustomHeight == null && r.Height! >= 14);
    }

    [Theory]
    [InlineData(Usual, 1)]
    [InlineData(Usual, 120)]
    [InlineData("plan-monitoring-block", 16)]
    [InlineData(WithoutNotes, 16)]
    [InlineData("plan-monitoring-workings", 16)]
    public async Task A_PDF_loses_no_word(string template, int measures)
    {
        QuarterlyReport report = await LongestPaper.MakeAsync(measures, template);
        using var pdf = new PdfReading(await reports.Pdf.RenderAsync(report));
        // The tag tree of so long a paper takes poppler a quarter of a minute; its words take none.
        var words = pdf.Pages.SelectMany(p => p.Words).GroupBy(w => w.Text).ToDictionary(g => g.Key, g => g.Count());
        TextsOf(report).SelectMany(Words).Distinct().Should().HaveCountGreaterThan(150).And.OnlyContain(word => words.ContainsKey(word));
        if (template != WithoutNotes) Words(LongestPaper.Note).GroupBy(w => w).Should().OnlyContain(word => words[word.Key] >= word.Count());
    }

    [Fact]
    public async Task A_tall_row_goes_on_over_the_page_in_Word_and_no_other_does()
    {
        QuarterlyReport report = await LongestPaper.MakeAsync(16, Usual);
        using var document = WordprocessingDocument.Open(new MemoryStream(WordRenderer.Render(report)), isEditable: false);
        List<TableRow> rows = [.. document.MainDocumentPart!.Document!.Body!.Descendants<TableRow>()];
        rows.Should().HaveCountGreaterThan(20);
        rows.Where(r => !r.Descendants<CantSplit>().Any()).Should().ContainSingle().Which.InnerText.Should().Contain("PLACE 001");
    }

    [Fact]
    public async Task No_code_and_no_label_of_a_period_is_broken_in_Word()
    {
        QuarterlyReport report = await LongestPaper.MakeAsync(16, Usual);
        List<ReportTable> tables = [.. QuarterlyReportTests.Tables(report).Where(t => t.Columns.Any(c => c.Over is not null))];
        tables.Should().HaveCount(4);
        foreach (ReportTable table in tables)
        {
            WordColumns fit = WordColumns.Of(table, WidePage);
            fit.Widths.Sum().Should().Be(WidePage);
            fit.Widths[0].Should().BeGreaterThan(WordMeasure.Width("PLACE 001", fit.Size));
            foreach (string over in table.Columns.Select(c => c.Over).OfType<string>().Distinct())
            {
                int width = table.Columns.Select((c, i) => c.Over == over ? fit.Widths[i] - WordGrid.Inset : 0).Sum();
                width.Should().BeGreaterThanOrEqualTo(WordMeasure.LongestWord(over, fit.Size, isBold: true), over);
            }
        }
    }

    private static void Whole(QuarterlyReport report, string template, string made)
    {
        string all = Bare(made);
        List<string> texts = TextsOf(report);
        texts.Should().HaveCountGreaterThan(40).And.Contain(t => t.Contains(LongestPaper.Title, StringComparison.Ordinal));
        texts.Should().OnlyContain(text => all.Contains(Bare(text), StringComparison.Ordinal));
        // A form that comments on measures behind their targets alone has none on this one.
        if (template != WithoutNotes) LongestPaper.Note.Split("\n\n").Should().OnlyContain(paragraph => all.Contains(Bare(paragraph), StringComparison.Ordinal));
    }

    private static List<string> TextsOf(QuarterlyReport report)
    {
        using var json = JsonDocument.Parse(report.ToJson());
        return [.. Texts(json.RootElement.GetProperty("sections")).Distinct()];
    }

    // What a section prints, wherever in it that stands.
    private static IEnumerable<string> Texts(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Array => element.EnumerateArray().SelectMany(item => item.ValueKind == JsonValueKind.String ? [item.GetString()!] : Texts(item)),
        // A chart stands in place of its text, and a box has its title for whoever cannot see it.
        JsonValueKind.Object when element.TryGetProperty("chart", out _) => element.TryGetProperty("title", out JsonElement title) ? [title.GetString()!] : [],
        JsonValueKind.Object => element.EnumerateObject().Where(p => !(p.Name == "title" && element.TryGetProperty("kind", out _))).SelectMany(p =>
            p.Value.ValueKind != JsonValueKind.String ? Texts(p.Value) : Printed.Contains(p.Name) ? [p.Value.GetString()!] : []),
        _ => [],
    };

    // A long word may be broken.
    private static IEnumerable<string> Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Where(word => word.Length < 13);

    // Without spaces, and without the places where a long word may be broken.
    private static string Bare(string text) => PdfReading.Squeezed(text).Replace("\u200B", "", StringComparison.Ordinal);
}
