using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Reports.Formats;
using PerformanceManagement.Core.Reports.Paper;

namespace PerformanceManagement.Core.Reports.Excel;

/// <summary>
/// Writes a report's figures as a workbook after the Government Statistical Service's guidance: cover, contents and notes, then one table
/// a sheet, marked as a table, with nothing merged and no blank cell. See docs/decisions/0002-excel-library.md.
/// </summary>
public static class ExcelRenderer
{
    /// <summary>The media type of the workbook.</summary>
    public const string MediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>The workbook of a report: the same bytes for equal reports.</summary>
    /// <param name="report">The report.</param>
    /// <param name="notes">What its words mean; null for those of a paper.</param>
    public static byte[] Render(QuarterlyReport report, IReadOnlyList<string>? notes = null)
    {
        using var draft = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(draft, SpreadsheetDocumentType.Workbook))
            Write(document, report, NotesTable(notes ?? ReportKey.WorkbookNotes));
        return OfficePackage.Repacked(draft);
    }

    private static void Write(SpreadsheetDocument document, QuarterlyReport report, ReportTable notes)
    {
        WorkbookPart workbook = document.AddNewPart<WorkbookPart>("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml", "workbook");
        var styles = new ExcelStyles();
        var sheets = new Sheets();
        var names = new DefinedNames();
        ExcelSheet[] all = [.. FrontSheets(report, notes), .. report.Sheets.Select(s => ExcelSheet.ForTable(s.Name, s.Table.Caption, [s.About, "This sheet holds one table. The Notes sheet explains its words."], s.Table))];
        for (int i = 0; i < all.Length; i++)
        {
            all[i].AddTo(workbook, $"sheet{i + 1}", (uint)(i + 1), styles, report.Title);
            sheets.Append(new Sheet { Name = all[i].Name, SheetId = (uint)(i + 1), Id = $"sheet{i + 1}" });
            if (all[i].HeaderRow is { } row)
                names.Append(new DefinedName($"'{all[i].Name}'!${row}:${row}") { Name = "_xlnm.Print_Titles", LocalSheetId = (uint)i });
        }

        workbook.Workbook = new Workbook(sheets, names);
        workbook.AddNewPart<WorkbookStylesPart>("styles").Stylesheet = styles.ToStylesheet();
        OfficePackage.WriteProperties(document, report);
    }

    private static IEnumerable<ExcelSheet> FrontSheets(QuarterlyReport report, ReportTable notes)
    {
        List<string> cover = [.. report.TitleBlock.Select(f => $"{f.Label}: {f.Value}"), $"Council: {report.Council}", $"Date of this workbook: {FigureFormat.Date(report.Date)}"];
        yield return ExcelSheet.ForLines("Cover", report.Title, cover);

        List<ReportRow> contents = [.. report.Sheets.Prepend(new ReportSheet("Notes", "What the words in the tables mean, and why a value may be missing.", notes)).Select(s => new ReportRow([new ReportCell(s.Name), new ReportCell(s.About)]))];
        yield return ExcelSheet.ForTable(
            "Contents", "Contents", ["This sheet holds one table. Each name is a link to its sheet."],
            new ReportTable("Contents", [new("Sheet", ReportColumnKind.Name), new("What it holds", ReportColumnKind.Text)], contents)) with
        { LinksFirstColumn = true };
        yield return ExcelSheet.ForTable("Notes", "Notes", ["This sheet holds one table."], notes);
    }

    private static ReportTable NotesTable(IReadOnlyList<string> notes) => new(
        "Notes",
        [new("Note", ReportColumnKind.Code), new("What it says", ReportColumnKind.Text)],
        [.. notes.Select((note, i) => new ReportRow([ReportCells.Of(i + 1), new ReportCell(note)]))]);
}
