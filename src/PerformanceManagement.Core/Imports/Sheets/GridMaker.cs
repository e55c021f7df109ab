using PerformanceManagement.Core.Imports.Uploads;

namespace PerformanceManagement.Core.Imports.Sheets;

/// <summary>Puts cells together to a grid, and stops where there are more than are read. All sheets of a file share what may be filled.</summary>
/// <param name="about">What is read, for messages: "Sheet “Housing”" or the file's name.</param>
/// <param name="budget">What may still be filled.</param>
internal sealed class GridMaker(string about, CellBudget budget)
{
    private readonly List<SheetCell?[]> rows = [];

    /// <summary>Puts a cell down. What shows nothing is left out.</summary>
    public void Add(int row, int column, SheetCell cell)
    {
        if (row > SheetLimits.Rows) throw new UploadRefusedException($"{about} has something in row {row:#,0}; at most {SheetLimits.Rows:#,0} rows are read. Delete what is not needed, or bring it in in parts.");
        if (column > SheetLimits.Columns) throw new UploadRefusedException($"{about} has something in column {CellPlace.Letters(column)}; at most {SheetLimits.Columns} columns are read. Delete what is not needed.");
        budget.Spend();
        while (rows.Count < row) rows.Add([]);
        SheetCell?[] cells = rows[row - 1];
        if (cells.Length < column) Array.Resize(ref cells, column);
        cells[column - 1] = cell;
        rows[row - 1] = cells;
    }

    /// <summary>Gives the cells of a merged range what its first shows.</summary>
    public void Merge(int top, int left, int bottom, int right)
    {
        if (At(top, left) is not { } first || (top, left) == (bottom, right)) return;
        var range = new CellRange(top, left, bottom, right);
        // A range may reach to the end of the sheet; only rows that are there are filled.
        for (int row = top; row <= Math.Min(bottom, rows.Count); row++)
        {
            for (int column = left; column <= Math.Min(right, SheetLimits.Columns); column++) Add(row, column, first with { Merged = range, Note = (row, column) == (top, left) ? first.Note : null });
        }
    }

    /// <summary>Puts a note on a cell that shows something.</summary>
    public void Note(int row, int column, string note)
    {
        if (At(row, column) is { } cell) rows[row - 1][column - 1] = cell with { Note = note };
    }

    /// <summary>The grid.</summary>
    public IReadOnlyList<SheetCell?[]> Rows => rows;

    private SheetCell? At(int row, int column) => row >= 1 && row <= rows.Count && column >= 1 && column <= rows[row - 1].Length ? rows[row - 1][column - 1] : null;
}

/// <summary>How many cells of a file may still be filled.</summary>
/// <param name="fileName">The file, for messages.</param>
/// <param name="most">How many at the beginning.</param>
/// <param name="otherwise">What to do with a file that has more.</param>
internal sealed class CellBudget(string fileName, int most = SheetLimits.Cells, string otherwise = "Bring it in in parts.")
{
    private int spent;

    public void Spend()
    {
        if (++spent > most) throw new UploadRefusedException($"{fileName} has more than {most:#,0} filled cells, which is the most that is read. {otherwise}");
    }
}
