using System.Globalization;
using System.Text.RegularExpressions;
using CsvHelper;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace PerformanceManagement.Core.Imports.Uploads;

/// <summary>
/// Takes a data pack out of an Excel workbook with a sheet for each file: the sheet “measures” becomes measures.csv. Cells are read as they are stored,
/// without working anything out; what Excel has made another thing of (a share shown as a percentage, a date) is written as the pack reads it, and what
/// cannot be told apart is refused with the cell named. Read element by element: a sheet is never held whole.
/// </summary>
internal static partial class WorkbookPack
{
    private const int MostColumns = UploadLimits.Columns;

    // A row ends where its cells do, as in a sheet; what is too much is the reader's to say.
    private static readonly CsvWriterOptions Csv = CsvWriterOptions.Default with { ValidateFieldCount = false };

    // The built-in formats of dates, times and percentages (ECMA-376, 18.8.30).
    private static readonly HashSet<uint> Dates = [14, 15, 16, 17, 22];
    private static readonly HashSet<uint> Times = [18, 19, 20, 21, 45, 46, 47];
    private static readonly HashSet<uint> Percents = [9, 10];

    private enum Shown
    {
        Number,
        Percent,
        Date,
        Time,
    }

    /// <summary>Writes each sheet that is a file of a pack as CSV into a folder.</summary>
    /// <param name="workbook">The workbook; seekable, and checked already.</param>
    /// <param name="fileName">Its name, for messages.</param>
    /// <param name="folder">Where to.</param>
    /// <param name="stop">Cancels.</param>
    /// <exception cref="UploadRefusedException">A sheet or a cell cannot be read; the message is a sentence.</exception>
    public static async Task UnpackAsync(Stream workbook, string fileName, string folder, CancellationToken stop)
    {
        try
        {
            using var document = SpreadsheetDocument.Open(workbook, isEditable: false);
            WorkbookPart part = document.WorkbookPart ?? throw new UploadRefusedException($"{fileName} is not an Excel workbook (.xlsx).");
            List<string> texts = Texts(part);
            Shown[] formats = Formats(part);
            bool from1904 = part.Workbook!.WorkbookProperties?.Date1904?.Value ?? false;
            HashSet<string> written = new(StringComparer.OrdinalIgnoreCase);
            foreach (Sheet sheet in part.Workbook.Sheets?.Elements<Sheet>() ?? [])
            {
                string name = sheet.Name?.Value ?? "";
                if (sheet.State?.Value == SheetStateValues.Hidden || sheet.State?.Value == SheetStateValues.VeryHidden || part.GetPartById(sheet.Id!.Value!) is not WorksheetPart own) continue;
                var reader = new SheetReader(own, name, texts, formats, from1904);
                if (FileOf(name) is not { } file)
                {
                    if (reader.Rows().Any(r => r.Cells.Any(c => c.Length > 0))) throw new UploadRefusedException($"{fileName}: the sheet “{PackProblems.Shorten(name)}” is not a file of a data pack. Name it as one of {PackFiles.Names}, without its .csv, or hide it.");
                    continue;
                }

                if (!written.Add(file.Name)) throw new UploadRefusedException($"{fileName} has two sheets for {file.Name}.");
                await WriteAsync(reader, file, folder, stop);
            }

            if (written.Count == 0) throw new UploadRefusedException($"{fileName} has no sheet that is a file of a data pack: name its sheets as {PackFiles.Names}, without their .csv.");
        }
        catch (Exception broken) when (broken is OpenXmlPackageException or System.Xml.XmlException or InvalidDataException or FormatException or ArgumentOutOfRangeException or KeyNotFoundException)
        {
            throw new UploadRefusedException($"{fileName} is damaged and cannot be read. Save it again in Excel, as .xlsx.", broken);
        }
    }

    private static PackFile? FileOf(string sheet)
    {
        string name = sheet.Trim().Replace(' ', '-').Replace('_', '-');
        return PackFiles.Find(name) ?? PackFiles.Find(name + ".csv");
    }

    private static async Task WriteAsync(SheetReader reader, PackFile file, string folder, CancellationToken stop)
    {
        await using FileStream open = File.Create(Path.Combine(folder, file.Name));
        await using var csv = CsvWriter.Create(open, Csv, leaveOpen: true);
        int written = 0;
        foreach ((int number, string[] cells) in reader.Rows())
        {
            stop.ThrowIfCancellationRequested();
            // Rows that a sheet leaves out are there in the file, so that a problem names the row that Excel shows.
            if (number - written > file.MostRows) throw new UploadRefusedException($"The sheet for {file.Name} has more than {file.MostRows:#,0} rows, which is the most that is read.");
            for (; written < number - 1; written++) await csv.WriteRecordAsync([""], stop);
            await csv.WriteRecordAsync(cells.Length == 0 ? [""] : cells, stop);
            written++;
        }
    }

    private static List<string> Texts(WorkbookPart part)
    {
        List<string> texts = [];
        if (part.SharedStringTablePart is not { } table) return texts;
        using var reader = OpenXmlReader.Create(table);
        while (reader.Read())
        {
            if (reader.ElementType == typeof(SharedStringItem) && reader.IsStartElement) texts.Add(TextOf((SharedStringItem)reader.LoadCurrentElement()!));
        }

        return texts;
    }

    // What is read out beside a word (phonetic guides) is none of the text.
    private static string TextOf(OpenXmlElement item) => string.Concat(item.Descendants<Text>().Where(t => t.Parent is not PhoneticRun).Select(t => t.Text));

    private static Shown[] Formats(WorkbookPart part)
    {
        Stylesheet? styles = part.WorkbookStylesPart?.Stylesheet;
        Dictionary<uint, string> own = (styles?.NumberingFormats?.Elements<NumberingFormat>() ?? []).Where(f => f.NumberFormatId is not null).GroupBy(f => f.NumberFormatId!.Value).ToDictionary(g => g.Key, g => g.First().FormatCode?.Value ?? "");
        return [.. (styles?.CellFormats?.Elements<CellFormat>() ?? []).Select(f => Format(f.NumberFormatId?.Value ?? 0, own))];
    }

    private static Shown Format(uint id, Dictionary<uint, string> own)
    {
        if (Percents.Contains(id)) return Shown.Percent;
        if (Dates.Contains(id)) return Shown.Date;
        if (Times.Contains(id)) return Shown.Time;
        // What stands between quotes or brackets, or behind a backslash, is no part of the format.
        string code = Literals().Replace(own.GetValueOrDefault(id, ""), "").ToLowerInvariant();
        if (code.Contains('%', StringComparison.Ordinal)) return Shown.Percent;
        if (code.Contains('y', StringComparison.Ordinal) || code.Contains('d', StringComparison.Ordinal)) return Shown.Date;
        return code.Contains('h', StringComparison.Ordinal) || code.Contains('s', StringComparison.Ordinal) ? Shown.Time : Shown.Number;
    }

    [GeneratedRegex("\"[^\"]*\"|\\[[^\\]]*\\]|\\\\.|_.|\\*.|general", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Literals();

    /// <summary>Reads a sheet row by row.</summary>
    private sealed class SheetReader(WorksheetPart part, string sheet, IReadOnlyList<string> texts, Shown[] formats, bool from1904)
    {
        public IEnumerable<(int Number, string[] Cells)> Rows()
        {
            using var reader = OpenXmlReader.Create(part);
            int last = 0;
            while (reader.Read())
            {
                if (reader.ElementType != typeof(Row) || !reader.IsStartElement) continue;
                var row = (Row)reader.LoadCurrentElement()!;
                int number = (int)(row.RowIndex?.Value ?? (uint)(last + 1));
                if (number <= last) throw new InvalidDataException("Rows stand in no order.");
                last = number;
                string[] cells = Cells(row, number);
                if (cells.Length > 0) yield return (number, cells);
            }
        }

        private string[] Cells(Row row, int number)
        {
            List<string> cells = [];
            foreach (Cell cell in row.Elements<Cell>())
            {
                int place = cell.CellReference?.Value is { } at ? ColumnOf(at) : cells.Count;
                string text = Text(cell, $"{ColumnName(place)}{number}");
                if (text.Length == 0) continue;
                if (place >= MostColumns) throw new UploadRefusedException($"The sheet “{sheet}” has more than {MostColumns} columns, which is the most that is read.");
                while (cells.Count < place) cells.Add("");
                if (cells.Count == place) cells.Add(text);
                else cells[place] = text;
            }

            return [.. cells];
        }

        private string Text(Cell cell, string at)
        {
            CellValues? type = cell.DataType?.Value;
            if (type == CellValues.InlineString) return cell.InlineString is { } inline ? TextOf(inline) : "";
            if (cell.CellValue?.Text is not { Length: > 0 } raw)
                return cell.CellFormula is null ? "" : throw new UploadRefusedException($"Sheet “{sheet}”, cell {at}: the formula has no result. Open the workbook in Excel and save it, or put the figure in its place.");
            if (type == CellValues.SharedString) return texts[int.Parse(raw, NumberStyles.None, CultureInfo.InvariantCulture)];
            if (type == CellValues.Boolean) return raw == "1" ? "yes" : "no";
            if (type == CellValues.Date) return raw;
            return type == CellValues.String || type == CellValues.Error ? raw : Number(raw, cell, at);
        }

        private string Number(string raw, Cell cell, string at)
        {
            uint style = cell.StyleIndex?.Value ?? 0;
            double number = double.Parse(raw, NumberStyles.Float, CultureInfo.InvariantCulture);
            return (style < formats.Length ? formats[style] : Shown.Number) switch
            {
                Shown.Percent => Plain(number * 100) + "%",
                Shown.Date => Date(number, at),
                Shown.Time => throw new UploadRefusedException($"Sheet “{sheet}”, cell {at}: Excel holds a time, of which nobody can tell whether it was hours or minutes. Format the column as text and type it again."),
                _ => Plain(number),
            };
        }

        // Fifteen digits are what Excel keeps; what lies behind them comes from counting in twos.
        private static string Plain(double number) => Math.Abs(number) < 1e15 ? ((decimal)double.Parse(number.ToString("G15", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)).ToString("0.##########", CultureInfo.InvariantCulture) : number.ToString(CultureInfo.InvariantCulture);

        private string Date(double number, string at)
        {
            if (number is < 61 or > 2_958_465) throw new UploadRefusedException($"Sheet “{sheet}”, cell {at}: {Plain(number)} is shown as a date, and is none. Format the column as text.");
            DateTime day = new DateTime(from1904 ? 1904 : 1899, from1904 ? 1 : 12, from1904 ? 1 : 30, 0, 0, 0, DateTimeKind.Unspecified).AddDays(Math.Floor(number));
            return day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        }

        private static int ColumnOf(string reference)
        {
            int column = 0;
            foreach (char letter in reference.TakeWhile(char.IsAsciiLetter)) column = (column * 26) + (char.ToUpperInvariant(letter) - 'A' + 1);
            return column is > 0 and <= 16_384 ? column - 1 : throw new InvalidDataException("A cell stands nowhere.");
        }

        private static string ColumnName(int place) => place < 26 ? ((char)('A' + place)).ToString() : ColumnName((place / 26) - 1) + (char)('A' + (place % 26));
    }
}
