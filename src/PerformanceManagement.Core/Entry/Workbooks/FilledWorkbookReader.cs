using System.Globalization;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Imports.Sheets;
using PerformanceManagement.Core.Imports.Uploads;
using PerformanceManagement.Core.Reading;

namespace PerformanceManagement.Core.Entry.Workbooks;

/// <summary>
/// Reads a filled workbook into rows of typed texts. Columns are found by their headings and rows by their hidden stamps, so that it does not matter how
/// they were sorted or moved; what a cell says is judged later, by the measure.
/// </summary>
internal sealed class FilledWorkbookReader
{
    /// <summary>The most rows that are made or read.</summary>
    public const int MostRows = 3000;

    // Where a heading is looked for: people put lines above a table.
    private const int LastHeadingRow = 50;

    private readonly SheetGrid sheet;
    private readonly Dictionary<WorkbookColumn, int> columns;
    private readonly Dictionary<(string?, string?), int> seen = [];

    private FilledWorkbookReader(SheetGrid sheet, Dictionary<WorkbookColumn, int> columns) => (this.sheet, this.columns) = (sheet, columns);

    /// <summary>Reads it.</summary>
    /// <param name="content">The file.</param>
    /// <param name="fileName">Its name, for messages.</param>
    /// <exception cref="UploadRefusedException">It is too large, broken, able to do harm, or no workbook that was made here; the message is a sentence.</exception>
    public static FilledWorkbook Read(byte[] content, string fileName)
    {
        using var file = new MemoryStream(content, writable: false);
        IReadOnlyList<SheetGrid> sheets = WorkbookReader.Read(file, fileName, UploadLimits.Filled);
        List<(SheetGrid Sheet, int Row)> found = [.. sheets.Select(s => (Sheet: s, Row: HeadingRow(s))).Where(f => f.Row > 0)];
        if (found.Count == 0) throw new UploadRefusedException($"{fileName} is not a workbook of values from this service: its hidden columns are missing. Download a new one and fill that in.");
        if (found.Count > 1) throw new UploadRefusedException($"{fileName} has {found.Count} sheets of values ({string.Join(", ", found.Select(f => $"“{f.Sheet.Name}”"))}). Delete all but the one that you filled in.");
        (SheetGrid sheet, int heading) = found[0];
        Dictionary<WorkbookColumn, int> columns = ColumnsOf(sheet, heading, fileName);
        if (sheet.Rows.Count - heading > MostRows) throw new UploadRefusedException($"{fileName} has something in row {sheet.Rows.Count:N0}; at most {MostRows:N0} values are read. Delete what does not belong there.");
        var reader = new FilledWorkbookReader(sheet, columns);
        List<FilledRow> rows = [.. Enumerable.Range(heading + 1, Math.Max(0, sheet.Rows.Count - heading)).Select(reader.Row).OfType<FilledRow>()];
        return rows.Count > 0 ? new FilledWorkbook(rows) : throw new UploadRefusedException($"{fileName} has no row of values under its headings. Download a new one and fill that in.");
    }

    // The last column of the stamps is in no other table.
    private static int HeadingRow(SheetGrid sheet)
    {
        for (int row = 1; row <= Math.Min(LastHeadingRow, sheet.Rows.Count); row++)
        {
            if (sheet.Rows[row - 1].Any(cell => Is(cell, WorkbookColumn.Measure))) return row;
        }

        return 0;
    }

    private static Dictionary<WorkbookColumn, int> ColumnsOf(SheetGrid sheet, int heading, string fileName)
    {
        Dictionary<WorkbookColumn, int> columns = [];
        IReadOnlyList<SheetCell?> cells = sheet.Rows[heading - 1];
        foreach (WorkbookColumn column in WorkbookColumn.All)
        {
            int[] places = [.. Enumerable.Range(0, cells.Count).Where(i => Is(cells[i], column))];
            if (places.Length > 1) throw new UploadRefusedException($"{fileName} has the column “{column.Heading}” {places.Length} times. Delete the one that you added.");
            if (places.Length == 1) columns.Add(column, places[0] + 1);
        }

        // What is only told may be missing; what is filled in may not: a missing note would be a note taken away.
        string[] missing = [.. WorkbookColumn.All.Where(c => (c.IsFilled || c.Cells == WorkbookCells.Stamp || c == WorkbookColumn.Code) && !columns.ContainsKey(c)).Select(c => $"“{c.Heading}”")];
        if (missing.Length > 0) throw new UploadRefusedException($"{fileName} lacks the {(missing.Length == 1 ? "column" : "columns")} {string.Join(", ", missing)}. Put {(missing.Length == 1 ? "it" : "them")} back, or fill in a new download.");
        return columns;
    }

    private static bool Is(SheetCell? cell, WorkbookColumn column) => cell is not null && string.Equals(TypedText.AsSeen(cell.Text), column.Heading, StringComparison.OrdinalIgnoreCase);

    private FilledRow? Row(int row)
    {
        List<string> problems = [];
        Dictionary<WorkbookColumn, string?> texts = WorkbookColumn.Filled.ToDictionary(c => c, c => Text(row, c, problems));
        var entry = new WorkbookEntry
        {
            Value = texts[WorkbookColumn.Value],
            Numerator = texts[WorkbookColumn.Numerator],
            Denominator = texts[WorkbookColumn.Denominator],
            YearToDate = texts[WorkbookColumn.YearToDate],
            Forecast = texts[WorkbookColumn.Forecast],
            Reason = texts[WorkbookColumn.Reason],
            Quality = texts[WorkbookColumn.Quality],
            Status = texts[WorkbookColumn.Status],
            Label = texts[WorkbookColumn.Label],
            Note = texts[WorkbookColumn.Note],
            DoubtReason = texts[WorkbookColumn.DoubtReason],
        };
        string? code = Plain(row, WorkbookColumn.Code), measure = Plain(row, WorkbookColumn.Measure), period = Plain(row, WorkbookColumn.Period);
        if (code is null && measure is null && period is null && entry.IsBlank && problems.Count == 0) return null;

        string? quarter = Plain(row, WorkbookColumn.Quarter), result = Plain(row, WorkbookColumn.ResultVersion), draft = Plain(row, WorkbookColumn.DraftVersion), filled = Plain(row, WorkbookColumn.FilledWith);
        if (StampProblem(row, code, measure, period, Plain(row, WorkbookColumn.Check), WorkbookStamp.Check(quarter, measure, period, result, draft, filled)) is { } wrong) problems = [wrong];
        return new FilledRow(row, code ?? measure ?? "", Plain(row, WorkbookColumn.Title) ?? "")
        {
            Quarter = quarter,
            Period = period,
            ResultVersion = Guid.TryParse(result, out Guid submitted) ? submitted : null,
            DraftVersion = Guid.TryParse(draft, out Guid drafted) ? drafted : null,
            FilledWith = filled,
            Entry = entry,
            Problems = problems,
        };
    }

    private string? StampProblem(int row, string? code, string? measure, string? period, string? check, string right)
    {
        if (measure is null || period is null || check is null) return "The row has lost its hidden stamp, so it cannot be told which value it is. Rows cannot be added: fill in the row of a new download.";
        if (check != right) return "The hidden cells of the row were changed or mixed up with those of another row. Fill in the row of a new download.";
        if (!string.Equals(code, measure, StringComparison.Ordinal)) return $"The code was changed by hand: the row was made for {measure}{(code is null ? "" : $", and now says {TypedText.Quoted(code)}")}. Put {measure} back, or fill in a new download.";
        if (!seen.TryAdd((measure.ToUpperInvariant(), period), row)) return $"The same value stands in row {seen[(measure.ToUpperInvariant(), period)]} already. Delete one of the two rows.";
        return null;
    }

    private string? Text(int row, WorkbookColumn column, List<string> problems)
    {
        if (sheet[row, columns[column]] is not { } cell) return null;
        string where = $"{column.Heading}, cell {new CellPlace(null, row, columns[column]).Address}";
        if (Problem(cell, column, where) is { } problem)
        {
            problems.Add(problem);
            return null;
        }

        string text = column.Cells == WorkbookCells.Figure ? FigureOf(cell) : cell.Text;
        return text.Trim() is { Length: > 0 } typed && !typed.Equals(WorkbookColumn.NotAsked, StringComparison.OrdinalIgnoreCase) ? text : null;
    }

    // The sign that our own format puts behind every figure does not say that 0.915 was meant to be less than one per cent.
    private static string FigureOf(SheetCell cell) => cell.Number is > 0 and < 1 and var number && cell.Figure == string.Create(CultureInfo.InvariantCulture, $"{number:0.############}%") ? cell.Figure[..^1] : cell.Figure;

    private static string? Problem(SheetCell cell, WorkbookColumn column, string where) =>
        cell.IsUnworked ? $"{where}: the formula has no result in the file. Open the workbook in Excel and save it, or type the figure itself."
        : cell.Merged is { } range ? $"{where}: it is merged with other cells ({range}), so it cannot be told for which row it is meant. Unmerge them."
        : column.Cells == WorkbookCells.Figure && cell.Day is { } day ? $"{where}: Excel has made the date {FigureFormat.Date(day)} of what was typed. Format the cell as a number and type the figure again."
        : column.Cells == WorkbookCells.Figure && cell.IsTime ? $"{where}: Excel has made the time {TypedText.Quoted(cell.Text)} of what was typed, of which nobody can tell whether it was hours or minutes. Format the cell as text and type it again."
        : null;

    private string? Plain(int row, WorkbookColumn column) => columns.TryGetValue(column, out int place) && sheet[row, place] is { } cell && TypedText.AsSeen(cell.Text) is { Length: > 0 } text ? text : null;
}
