namespace PerformanceManagement.Core.Imports.Sheets;

/// <summary>The columns of one sheet by what they hold: of the sheet that was mapped, or of another with the same headings.</summary>
internal sealed class SheetColumns
{
    private const int SearchedRows = 40;

    private readonly IReadOnlyList<SheetColumn> columns;

    private SheetColumns(SheetGrid sheet, int headingRow, IReadOnlyList<SheetColumn> columns) => (Sheet, HeadingRow, this.columns) = (sheet, headingRow, columns);

    /// <summary>The sheet.</summary>
    public SheetGrid Sheet { get; }

    /// <summary>The last row of its headings.</summary>
    public int HeadingRow { get; }

    /// <summary>Those that are brought in.</summary>
    public IEnumerable<SheetColumn> Used => columns.Where(c => c.Role != ColumnRole.Ignored);

    /// <summary>The first column of a role; null where there is none.</summary>
    public SheetColumn? Find(ColumnRole role) => columns.FirstOrDefault(c => c.Role == role);

    /// <summary>The text of a cell of a row; null where it is blank.</summary>
    public string? Text(int row, ColumnRole role) => Cell(row, role)?.Text is { Length: > 0 } text ? text : null;

    /// <summary>The cell of a row; null where it is blank.</summary>
    public SheetCell? Cell(int row, ColumnRole role) => Find(role) is { } column ? Sheet[row, column.Column] : null;

    /// <summary>Where the cell of a role stands in a row.</summary>
    public CellPlace? Place(int row, ColumnRole role) => Find(role) is { } column ? Sheet.Place(row, column.Column) : null;

    /// <summary>The columns of the sheet that the mapping was made on.</summary>
    public static SheetColumns Of(SheetGrid sheet, SheetMapping mapping) => new(sheet, mapping.HeadingRow, mapping.Columns);

    /// <summary>The columns of another sheet, which stand under the same headings in whatever order; null where it has not all of them.</summary>
    public static SheetColumns? FindHeadings(SheetGrid sheet, SheetMapping mapping)
    {
        for (int row = mapping.HeadingRows; row <= Math.Min(SearchedRows, sheet.Rows.Count); row++)
        {
            if (Under(sheet, row, mapping) is { } columns) return new SheetColumns(sheet, row, columns);
        }

        return null;
    }

    // Of headings that stand there twice, the first is the first.
    private static List<SheetColumn>? Under(SheetGrid sheet, int row, SheetMapping mapping)
    {
        List<SheetColumn> found = [];
        Dictionary<string, List<int>> places = [];
        for (int column = 1; column <= sheet.Width; column++)
        {
            SheetCell[] cells = [.. Enumerable.Range(row - mapping.HeadingRows + 1, mapping.HeadingRows).Select(r => sheet[r, column]).OfType<SheetCell>()];
            if (cells.Length == 0) continue;
            string heading = SheetWords.Plain(HeadingReader.Read(cells).Text);
            if (!places.TryGetValue(heading, out List<int>? same)) places.Add(heading, same = []);
            same.Add(column);
        }

        foreach (SheetColumn column in mapping.Columns.Where(c => c.Role != ColumnRole.Ignored))
        {
            if (!places.TryGetValue(SheetWords.Plain(column.Heading), out List<int>? at) || at.Count == 0) return null;
            found.Add(column with { Column = at[0] });
            at.RemoveAt(0);
        }

        return found.Count == 0 ? null : found;
    }
}
