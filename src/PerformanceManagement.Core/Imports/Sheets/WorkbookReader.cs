using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using PerformanceManagement.Core.Imports.Rows;
using PerformanceManagement.Core.Imports.Uploads;

namespace PerformanceManagement.Core.Imports.Sheets;

/// <summary>
/// Reads an Excel workbook cell by cell, so that memory grows with what is filled and not with what the file says of itself. What a workbook says of
/// its size is not asked.
/// </summary>
internal sealed partial class WorkbookReader
{
    private readonly string fileName;
    private readonly WorkbookPart workbook;
    private readonly CellBudget budget;
    private readonly WorkbookStyles styles;
    private readonly List<string> texts;

    private WorkbookReader(WorkbookPart workbook, string fileName, UploadSizes? sizes)
    {
        (this.workbook, this.fileName) = (workbook, fileName);
        budget = sizes?.Cells is { } most ? new CellBudget(fileName, most, "Delete what does not belong there.") : new CellBudget(fileName);
        styles = WorkbookStyles.Read(workbook.WorkbookStylesPart, fileName, workbook.Workbook?.WorkbookProperties?.Date1904?.Value == true);
        texts = SharedTexts();
    }

    /// <summary>Reads its sheets, those without cells too.</summary>
    /// <param name="file">The file.</param>
    /// <param name="fileName">Its name, for messages.</param>
    /// <param name="sizes">How large it may be; null for an upload's sizes.</param>
    /// <exception cref="UploadRefusedException">It is refused; the message is a sentence.</exception>
    public static IReadOnlyList<SheetGrid> Read(Stream file, string fileName, UploadSizes? sizes = null)
    {
        UploadGuard.CheckWorkbook(file, fileName, sizes);
        try
        {
            using SpreadsheetDocument document = SpreadsheetDocument.Open(file, isEditable: false);
            WorkbookPart part = document.WorkbookPart ?? throw new InvalidDataException("It has no workbook.");
            return new WorkbookReader(part, fileName, sizes).Sheets();
        }
        catch (Exception broken) when (broken is OpenXmlPackageException or InvalidDataException or FileFormatException or XmlException or FormatException or ArgumentException or InvalidOperationException)
        {
            // The packaging library says in any of these ways that parts are missing or are not what they should be.
            throw new UploadRefusedException($"{fileName} is damaged: open it in Excel and save it again as .xlsx.", broken);
        }
    }

    private List<SheetGrid> Sheets()
    {
        List<Sheet> listed = [.. workbook.Workbook?.Sheets?.Elements<Sheet>() ?? []];
        if (listed.Count > SheetLimits.Sheets) throw new UploadRefusedException($"{fileName} has {listed.Count} sheets; at most {SheetLimits.Sheets} are read.");
        List<SheetGrid> grids = [];
        foreach (Sheet sheet in listed)
        {
            // A sheet that is a chart has no cells.
            if (sheet.Id?.Value is not { } id || workbook.GetPartById(id) is not WorksheetPart part) continue;
            grids.Add(Grid(part, UploadGuard.Clean(sheet.Name?.Value ?? "").Trim()) with { IsHidden = sheet.State is { } state && state.Value != SheetStateValues.Visible });
        }

        return grids;
    }

    private SheetGrid Grid(WorksheetPart part, string name)
    {
        var maker = new GridMaker($"Sheet “{PackProblems.Shorten(name)}”", budget);
        (int row, int column, int hidden, int coloured, int merges) = (0, 0, 0, 0, 0);
        using var reader = OpenXmlReader.Create(part);
        while (reader.Read())
        {
            if (!reader.IsStartElement) continue;
            if (reader.ElementType == typeof(Row))
            {
                row = Number(Attribute(reader, "r")) ?? row + 1;
                column = 0;
                if (Attribute(reader, "hidden") is "1" or "true") hidden++;
            }
            else if (reader.ElementType == typeof(Cell))
            {
                var cell = (Cell)reader.LoadCurrentElement()!;
                column = ColumnOf(cell.CellReference?.Value) ?? column + 1;
                WorkbookStyle style = styles.Of(cell.StyleIndex?.Value ?? 0);
                if (Read(cell, style) is not { } read) continue;
                maker.Add(row, column, read);
                if (style.IsColoured) coloured++;
            }
            else if (reader.ElementType == typeof(MergeCell))
            {
                if (++merges > SheetLimits.Marks) throw new UploadRefusedException($"Sheet “{PackProblems.Shorten(name)}” has more than {SheetLimits.Marks:#,0} merged ranges, which is the most that is read.");
                if (RangePattern().Match(Attribute(reader, "ref") ?? "") is { Success: true } range) Merge(maker, range);
            }
        }

        AddNotes(part, maker, name);
        return new SheetGrid(name, maker.Rows) { IsNamed = true, HiddenRows = hidden, Coloured = coloured };
    }

    private SheetCell? Read(Cell cell, WorkbookStyle style)
    {
        CellValues? kind = cell.DataType?.Value;
        string raw = cell.CellValue?.Text ?? "";
        if (kind == CellValues.InlineString) raw = string.Concat(cell.InlineString?.Descendants<Text>().Select(t => t.Text) ?? []);
        if (kind == CellValues.SharedString) raw = Number(raw) is { } place && place < texts.Count ? texts[place] : throw new InvalidDataException("A text is missing.");
        if (raw.Length == 0) return cell.CellFormula is null ? null : new SheetCell("") { IsUnworked = true };
        if (kind == CellValues.Boolean) return new SheetCell(raw == "1" ? "TRUE" : "FALSE");
        if (kind == CellValues.Date && DateTime.TryParse(raw, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime written)) return style.Shown(written.ToOADate());
        bool isNumber = kind is null || kind == CellValues.Number;
        if (isNumber && double.TryParse(raw, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number)) return style.Shown(number);

        string text = UploadGuard.Clean(raw).Trim();
        if (text.Length > UploadLimits.CellCharacters) throw new UploadRefusedException($"{fileName} has a cell with more than {UploadLimits.CellCharacters:#,0} characters, which is the most that is read.");
        return PackRow.IsBlank(text) ? null : new SheetCell(text);
    }

    private List<string> SharedTexts()
    {
        List<string> read = [];
        if (workbook.SharedStringTablePart is not { } part) return read;
        long characters = 0;
        using var reader = OpenXmlReader.Create(part);
        while (reader.Read())
        {
            if (!reader.IsStartElement || reader.ElementType != typeof(SharedStringItem)) continue;
            var item = (SharedStringItem)reader.LoadCurrentElement()!;
            // Phonetic runs say how a text is spoken; they are no part of it.
            string text = string.Concat(item.Descendants<Text>().Where(t => t.Parent is not PhoneticRun).Select(t => t.Text));
            characters += text.Length;
            if (characters > SheetLimits.Characters || read.Count >= SheetLimits.Cells) throw new UploadRefusedException($"{fileName} has more text than is read. Bring it in in parts.");
            read.Add(text);
        }

        return read;
    }

    private static void AddNotes(WorksheetPart part, GridMaker maker, string name)
    {
        if (part.WorksheetCommentsPart is not { } comments) return;
        List<string> authors = [];
        int count = 0;
        using var reader = OpenXmlReader.Create(comments);
        while (reader.Read())
        {
            if (!reader.IsStartElement) continue;
            if (reader.ElementType == typeof(Author)) authors.Add(((Author)reader.LoadCurrentElement()!).Text);
            if (reader.ElementType != typeof(Comment)) continue;
            if (++count > SheetLimits.Marks) throw new UploadRefusedException($"Sheet “{PackProblems.Shorten(name)}” has more than {SheetLimits.Marks:#,0} notes, which is the most that is read.");
            var comment = (Comment)reader.LoadCurrentElement()!;
            Match at = CellPattern().Match(comment.Reference?.Value ?? "");
            string text = NoteText(string.Concat(comment.Descendants<Text>().Select(t => t.Text)), authors.ElementAtOrDefault((int)(comment.AuthorId?.Value ?? 0)));
            if (at.Success && text.Length > 0 && Number(at.Groups["row"].Value) is { } row) maker.Note(row, ColumnOf(at.Value)!.Value, text);
        }
    }

    // Excel puts the author's name before a note, and before a threaded comment how to read it.
    private static string NoteText(string raw, string? author)
    {
        string text = UploadGuard.Clean(raw).Trim();
        if (text.StartsWith("[Threaded comment]", StringComparison.Ordinal) && text.IndexOf("Comment:", StringComparison.Ordinal) is > 0 and var at) text = text[(at + "Comment:".Length)..].Trim();
        return author is { Length: > 0 } && text.StartsWith(author + ":", StringComparison.OrdinalIgnoreCase) ? text[(author.Length + 1)..].Trim() : text;
    }

    private static void Merge(GridMaker maker, Match range)
    {
        if (Number(range.Groups["r1"].Value) is { } top && Number(range.Groups["r2"].Value) is { } bottom) maker.Merge(top, ColumnOf(range.Groups["c1"].Value)!.Value, bottom, ColumnOf(range.Groups["c2"].Value)!.Value);
    }

    /// <summary>An attribute that is a number, such as that of a style; 0 where it is missing, or none.</summary>
    internal static uint Number(OpenXmlReader reader, string attribute) => uint.TryParse(Attribute(reader, attribute), NumberStyles.None, CultureInfo.InvariantCulture, out uint number) ? number : 0;

    private static string? Attribute(OpenXmlReader reader, string name)
    {
        foreach (OpenXmlAttribute attribute in reader.Attributes)
        {
            if (attribute.LocalName == name) return attribute.Value;
        }

        return null;
    }

    private static int? Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;

    // Three letters at most, as Excel has them; the rest of an address is not looked at.
    private static int? ColumnOf(string? address)
    {
        int column = 0;
        foreach (char letter in (address ?? "").TakeWhile(char.IsAsciiLetterUpper).Take(4)) column = (column * 26) + letter - 'A' + 1;
        return column == 0 ? null : column;
    }

    [GeneratedRegex("^(?<column>[A-Z]{1,3})(?<row>[0-9]{1,7})$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex CellPattern();

    [GeneratedRegex("^(?<c1>[A-Z]{1,3})(?<r1>[0-9]{1,7}):(?<c2>[A-Z]{1,3})(?<r2>[0-9]{1,7})$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex RangePattern();
}
