using System.IO.Compression;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Reports.Paper;

namespace PerformanceManagement.Core.Reports.Excel;

/// <summary>
/// Writes a report's figures as a workbook after the Government Statistical Service's guidance: cover, contents and notes, then one table
/// a sheet, marked as a table, with nothing merged and no blank cell. See docs/decisions/0002-excel-library.md.
/// </summary>
public static class ExcelRenderer
{
    // Zip cannot hold an earlier moment; any fixed one does.
    private static readonly DateTimeOffset Stamp = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The media type of the workbook.</summary>
    public const string MediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>The workbook of a report: the same bytes for equal reports.</summary>
    public static byte[] Render(QuarterlyReport report)
    {
        using var draft = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(draft, SpreadsheetDocumentType.Workbook))
            Write(document, report);
        return Repacked(draft);
    }

    private static void Write(SpreadsheetDocument document, QuarterlyReport report)
    {
        WorkbookPart workbook = document.AddNewPart<WorkbookPart>("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml", "workbook");
        var styles = new ExcelStyles();
        var sheets = new Sheets();
        var names = new DefinedNames();
        ExcelSheet[] all = [.. FrontSheets(report), .. report.Sheets.Select(s => ExcelSheet.ForTable(s.Name, s.Table.Caption, [s.About, "This sheet holds one table. The Notes sheet explains its words."], s.Table))];
        for (int i = 0; i < all.Length; i++)
        {
            all[i].AddTo(workbook, $"sheet{i + 1}", (uint)(i + 1), styles, report.Title);
            sheets.Append(new Sheet { Name = all[i].Name, SheetId = (uint)(i + 1), Id = $"sheet{i + 1}" });
            if (all[i].HeaderRow is { } row)
                names.Append(new DefinedName($"'{all[i].Name}'!${row}:${row}") { Name = "_xlnm.Print_Titles", LocalSheetId = (uint)i });
        }

        workbook.Workbook = new Workbook(sheets, names);
        workbook.AddNewPart<WorkbookStylesPart>("styles").Stylesheet = styles.ToStylesheet();
        WriteProperties(document, report);
    }

    private static IEnumerable<ExcelSheet> FrontSheets(QuarterlyReport report)
    {
        List<string> cover = [.. report.TitleBlock.Select(f => $"{f.Label}: {f.Value}"), $"Council: {report.Council}", $"Date of this workbook: {FigureFormat.Date(report.Date)}"];
        yield return ExcelSheet.ForLines("Cover", report.Title, cover);

        List<ReportRow> contents = [.. report.Sheets.Prepend(new ReportSheet("Notes", "What the words in the tables mean, and why a value may be missing.", NotesTable)).Select(s => new ReportRow([new ReportCell(s.Name), new ReportCell(s.About)]))];
        yield return ExcelSheet.ForTable(
            "Contents", "Contents", ["This sheet holds one table. Each name is a link to its sheet."],
            new ReportTable("Contents", [new("Sheet", ReportColumnKind.Name), new("What it holds", ReportColumnKind.Text)], contents)) with
        { LinksFirstColumn = true };
        yield return ExcelSheet.ForTable("Notes", "Notes", ["This sheet holds one table."], NotesTable);
    }

    private static ReportTable NotesTable => new(
        "Notes",
        [new("Note", ReportColumnKind.Code), new("What it says", ReportColumnKind.Text)],
        [.. ReportKey.WorkbookNotes.Select((note, i) => new ReportRow([ReportCells.Of(i + 1), new ReportCell(note)]))]);

    // Written by hand: the packaging library would give the part a random name and the present time.
    private static void WriteProperties(SpreadsheetDocument document, QuarterlyReport report)
    {
        CoreFilePropertiesPart core = document.AddNewPart<CoreFilePropertiesPart>("application/vnd.openxmlformats-package.core-properties+xml", "core");
        using Stream stream = core.GetStream(FileMode.Create);
        using var xml = System.Xml.XmlWriter.Create(stream);
        const string Dublin = "http://purl.org/dc/elements/1.1/";
        const string Terms = "http://purl.org/dc/terms/";
        xml.WriteStartElement("cp", "coreProperties", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties");
        xml.WriteElementString("dc", "title", Dublin, report.Title);
        xml.WriteElementString("dc", "creator", Dublin, report.Council);
        xml.WriteElementString("dc", "subject", Dublin, report.Committee);
        xml.WriteElementString("dc", "language", Dublin, report.Language);
        foreach (string moment in new[] { "created", "modified" })
        {
            xml.WriteStartElement("dcterms", moment, Terms);
            xml.WriteAttributeString("xsi", "type", "http://www.w3.org/2001/XMLSchema-instance", "dcterms:W3CDTF");
            xml.WriteString(report.Date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) + "T12:00:00Z");
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static byte[] Repacked(MemoryStream draft)
    {
        using var packed = new MemoryStream();
        draft.Position = 0;
        using (var from = new ZipArchive(draft, ZipArchiveMode.Read))
        using (var to = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            // "[" sorts after capitals: the list of content types goes first by rule, as readers expect.
            foreach (ZipArchiveEntry entry in from.Entries.OrderBy(e => e.FullName != "[Content_Types].xml").ThenBy(e => e.FullName, StringComparer.Ordinal))
            {
                ZipArchiveEntry copy = to.CreateEntry(entry.FullName, CompressionLevel.Optimal);
                copy.LastWriteTime = Stamp;
                using Stream source = entry.Open();
                using Stream target = copy.Open();
                source.CopyTo(target);
            }
        }

        return packed.ToArray();
    }
}
