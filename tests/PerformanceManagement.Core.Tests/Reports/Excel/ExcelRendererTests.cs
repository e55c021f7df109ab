using System.Globalization;
using System.IO.Compression;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using FluentAssertions;
using PerformanceManagement.Core.Collections;
using PerformanceManagement.Core.Reports.Excel;
using PerformanceManagement.Core.Reports.Paper;
using PerformanceManagement.Core.Tests.Reports.Paper;
using PerformanceManagement.Core.Tests.Reports.Pdf;
using Xunit;

namespace PerformanceManagement.Core.Tests.Reports.Excel;

[Collection(ReportTests.Name)]
public sealed class ExcelRendererTests(TypesetReports reports)
{
    [Theory]
    [InlineData(nameof(TypesetReports.Sample))]
    [InlineData(TypesetReports.Medway2017)]
    [InlineData(TypesetReports.Medway2019)]
    public void Every_sheet_holds_its_table_cell_by_cell_with_numbers_as_numbers(string name)
    {
        QuarterlyReport report = reports.ByName(name);
        using SpreadsheetDocument workbook = Open(ExcelRenderer.Render(report));
        report.Sheets.Should().HaveCountGreaterThan(4);
        foreach (ReportSheet sheet in report.Sheets)
        {
            WorksheetPart part = Sheet(workbook, sheet.Name);
            (int header, int last, int columns) = TableRange(part);
            header.Should().Be(4);
            columns.Should().Be(sheet.Table.Columns.Count);
            (last - header).Should().Be(sheet.Table.Rows.Count);
            List<Row> rows = [.. part.Worksheet.Descendants<Row>()];
            rows[header - 1].Elements<Cell>().Select(TextOf).Should().Equal(sheet.Table.Columns.Select(c => c.Header));
            for (int i = 0; i < sheet.Table.Rows.Count; i++)
                rows[header + i].Elements<Cell>().Select(Held).Should().Equal(sheet.Table.Rows[i].Cells.Select(Expected));
        }
    }

    [Fact]
    public void The_workbook_is_valid_and_follows_the_guidance()
    {
        using SpreadsheetDocument workbook = Open(ExcelRenderer.Render(reports.Sample));
        new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019).Validate(workbook).Select(e => $"{e.Part?.Uri} {e.Path?.XPath} {e.Description}").Should().BeEmpty();
        string[] names = [.. workbook.WorkbookPart!.Workbook.Descendants<Sheet>().Select(s => s.Name!.Value!)];
        names.Should().StartWith(["Cover", "Contents", "Notes", "Measures"]).And.OnlyHaveUniqueItems();
        foreach (WorksheetPart part in workbook.WorkbookPart.WorksheetParts)
        {
            part.Worksheet.Descendants<MergeCell>().Should().BeEmpty();
            part.Worksheet.Descendants<CellFormula>().Should().BeEmpty();
            List<Row> rows = [.. part.Worksheet.Descendants<Row>()];
            rows.Select(r => (int)r.RowIndex!.Value).Should().Equal(Enumerable.Range(1, rows.Count), "there is no blank row");
            rows[0].Elements<Cell>().First().CellReference!.Value.Should().Be("A1");
        }

        TextOf(Sheet(workbook, "Cover").Worksheet.Descendants<Cell>().First()).Should().Be(reports.Sample.Title);
        Sheet(workbook, "Contents").Worksheet.Descendants<Hyperlink>().Select(h => h.Location!.Value).Should().Equal(names.Skip(2).Select(n => $"'{n}'!A1"));
        workbook.PackageProperties.Title.Should().Be(reports.Sample.Title);
        workbook.PackageProperties.Language.Should().Be("en-GB");
    }

    [Fact]
    public void What_looks_like_a_formula_is_text_and_marked_as_such()
    {
        using SpreadsheetDocument workbook = Open(ExcelRenderer.Render(reports.Sample));
        CellFormat[] formats = [.. workbook.WorkbookPart!.WorkbookStylesPart!.Stylesheet.CellFormats!.Elements<CellFormat>()];
        List<Cell> risky = [.. workbook.WorkbookPart.WorksheetParts.SelectMany(p => p.Worksheet.Descendants<Cell>()).Where(c => c.DataType is not null && TextOf(c)[0] is '=' or '+' or '-' or '@')];
        risky.Should().Contain(c => TextOf(c).StartsWith(ReportSample.Formula, StringComparison.Ordinal)).And.HaveCountGreaterThan(5);
        risky.Should().OnlyContain(c => c.DataType!.Value == CellValues.InlineString && formats[c.StyleIndex!.Value].QuotePrefix!.Value);
        workbook.WorkbookPart.WorksheetParts.SelectMany(p => p.Worksheet.Descendants<Cell>()).Select(TextOf).Should().Contain(ReportSample.Markup);
    }

    [Fact]
    public void Figures_carry_the_format_they_are_printed_with()
    {
        using SpreadsheetDocument workbook = Open(ExcelRenderer.Render(reports.Sample));
        Stylesheet styles = workbook.WorkbookPart!.WorkbookStylesPart!.Stylesheet;
        string Format(string shown)
        {
            Cell cell = Sheet(workbook, "Measures").Worksheet.Descendants<Cell>().First(c => c.CellValue?.Text == shown);
            uint id = styles.CellFormats!.Elements<CellFormat>().ElementAt((int)cell.StyleIndex!.Value).NumberFormatId!.Value;
            return styles.NumberingFormats!.Elements<NumberingFormat>().Single(n => n.NumberFormatId!.Value == id).FormatCode!.Value!;
        }

        Format("50.1").Should().Be("#,##0.0\"%\"");
        Format("1241.3").Should().Be("\"£\"#,##0.0\"k\"", "1,241.25 is printed as 1,241.3");
        Format("354").Should().Be("#,##0");
    }

    [Fact]
    public void Equal_reports_make_equal_files()
    {
        byte[] first = ExcelRenderer.Render(reports.Sample);
        ExcelRenderer.Render(QuarterlyReport.FromJson(reports.Sample.ToJson())).SequenceEqual(first).Should().BeTrue();
        using var zip = new ZipArchive(new MemoryStream(first));
        zip.Entries.Should().OnlyContain(e => e.LastWriteTime.Year == 1980);
        zip.Entries.Select(e => e.FullName).Should().NotContain(n => n.Contains(".psmdcp", StringComparison.Ordinal), "that name would be random");
    }

    private static SpreadsheetDocument Open(byte[] workbook) => SpreadsheetDocument.Open(new MemoryStream(workbook), isEditable: false);

    private static WorksheetPart Sheet(SpreadsheetDocument workbook, string name) =>
        (WorksheetPart)workbook.WorkbookPart!.GetPartById(workbook.WorkbookPart.Workbook.Descendants<Sheet>().Single(s => s.Name == name).Id!.Value!);

    private static (int Header, int Last, int Columns) TableRange(WorksheetPart part)
    {
        Table table = part.TableDefinitionParts.Single().Table;
        string[] ends = table.Reference!.Value!.Split(':');
        return (int.Parse(ends[0].TrimStart('A'), CultureInfo.InvariantCulture), int.Parse(string.Concat(ends[1].Where(char.IsAsciiDigit)), CultureInfo.InvariantCulture), (int)table.TableColumns!.Count!.Value);
    }

    private static string TextOf(Cell cell) => cell.InlineString?.InnerText ?? cell.CellValue?.Text ?? "";

    private static object Held(Cell cell) => cell.DataType is null ? decimal.Parse(cell.CellValue!.Text, CultureInfo.InvariantCulture) : TextOf(cell);

    private static object Expected(ReportCell cell) => cell switch
    {
        { Number: { } number } => number,
        { Date: { } date } => (decimal)date.ToDateTime(TimeOnly.MinValue).ToOADate(),
        _ => cell.OneLine,
    };
}
