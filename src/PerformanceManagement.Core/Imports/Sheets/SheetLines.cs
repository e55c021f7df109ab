namespace PerformanceManagement.Core.Imports.Sheets;

/// <summary>A row of a sheet that is about a measure.</summary>
/// <param name="Columns">The columns of its sheet.</param>
/// <param name="Row">The row, from 1.</param>
/// <param name="Group">What the heading above it says; null for none.</param>
/// <param name="IsContinued">Whether it goes on with the measure of the row above.</param>
internal sealed record SheetLine(SheetColumns Columns, int Row, string? Group, bool IsContinued);

/// <summary>Tells the rows of a sheet apart: measures, headings between them, totals, headings said again, and what stands under the table.</summary>
internal sealed class SheetLines
{
    private readonly SheetColumns columns;
    private readonly SheetGrid sheet;
    private readonly List<SheetLine> measures = [];
    private readonly List<(int Row, string Text)> headings = [];
    private readonly List<int> totals = [];
    private readonly List<int> repeated = [];
    private readonly List<int> others = [];

    private SheetLines(SheetColumns columns) => (this.columns, sheet) = (columns, columns.Sheet);

    /// <summary>The rows about measures, from above to below.</summary>
    public IReadOnlyList<SheetLine> Measures => measures;

    /// <summary>Headings between them, with what they say.</summary>
    public IReadOnlyList<(int Row, string Text)> Headings => headings;

    /// <summary>Rows that add up others.</summary>
    public IReadOnlyList<int> Totals => totals;

    /// <summary>Headings of the columns, said again.</summary>
    public IReadOnlyList<int> Repeated => repeated;

    /// <summary>Rows that have neither a measure nor a figure: what stands under the table.</summary>
    public IReadOnlyList<int> Others => others;

    /// <summary>Tells the rows of a sheet apart.</summary>
    public static SheetLines Of(SheetColumns columns)
    {
        var lines = new SheetLines(columns);
        string? group = null;
        for (int row = columns.HeadingRow + 1; row <= columns.Sheet.Rows.Count; row++) lines.Add(row, ref group);
        // A heading that nothing follows is what stands under the table.
        int last = lines.measures.Count == 0 ? int.MaxValue : lines.measures[^1].Row;
        lines.others.AddRange(lines.headings.Where(h => h.Row > last).Select(h => h.Row));
        lines.headings.RemoveAll(h => h.Row > last);
        return lines;
    }

    private void Add(int row, ref string? group)
    {
        SheetCell[] filled = [.. sheet.Rows[row - 1].OfType<SheetCell>()];
        if (filled.Length == 0 || IsBelowMerged(row)) return;
        bool hasCodes = columns.Find(ColumnRole.Code) is not null;
        string? code = columns.Text(row, ColumnRole.Code), title = columns.Text(row, ColumnRole.Title);
        bool isHeading = filled.Select(c => c.Text).Distinct(StringComparer.OrdinalIgnoreCase).Count() == 1 && (filled.Length == 1 || filled[0].Merged is not null);
        if (IsHeadings(row))
        {
            repeated.Add(row);
        }
        else if (SheetWords.IsTotal(filled[0].Text, hasCodes && code is null))
        {
            totals.Add(row);
        }
        else if (isHeading && filled[0].Number is null)
        {
            group = SheetWords.OneLine(filled[0].Text);
            headings.Add((row, group));
        }
        else if (code is not null || title is not null)
        {
            measures.Add(new SheetLine(columns, row, group, IsContinued: false));
        }
        else if (HasFigure(row))
        {
            // Of rows by period, only the first may name the measure.
            measures.Add(new SheetLine(columns, row, group, IsContinued: columns.Text(row, ColumnRole.Period) is not null));
        }
        else
        {
            others.Add(row);
        }
    }

    private bool HasFigure(int row) => columns.Used.Any(c => c.Role != ColumnRole.Note && ColumnRoles.HasPeriod(c.Role) && sheet[row, c.Column] is not null);

    // A row that is merged with the one above in all its cells says nothing of its own.
    private bool IsBelowMerged(int row)
    {
        for (int column = 1; column <= sheet.Rows[row - 1].Count; column++)
        {
            if (sheet[row, column] is { } cell && (cell.Merged is null || sheet[row - 1, column]?.Merged != cell.Merged)) return false;
        }

        return true;
    }

    private bool IsHeadings(int row)
    {
        int same = 0;
        foreach (SheetColumn column in columns.Used)
        {
            if (sheet[row, column.Column] is not { } cell || sheet[columns.HeadingRow, column.Column] is not { } heading) continue;
            if (!cell.Text.Equals(heading.Text, StringComparison.OrdinalIgnoreCase)) return false;
            same++;
        }

        return same > 1;
    }
}
