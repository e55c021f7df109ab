using System.Globalization;

namespace PerformanceManagement.Core.Imports.Sheets;

/// <summary>A cell of a spreadsheet that has something in it.</summary>
/// <param name="Text">What it shows.</param>
public sealed record SheetCell(string Text)
{
    /// <summary>The number behind what it shows; null for text and days.</summary>
    public decimal? Number { get; init; }

    /// <summary>The day behind what it shows ("Apr-17" is 1 April 2017); null for anything else.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>Whether the number behind it is a day or a time.</summary>
    public bool IsTime { get; init; }

    /// <summary>What a figure is read from: the number with all its decimals and the sign of its format, so that 0.915 shown as 92% is "91.5%"; else the text.</summary>
    public string Figure { get => field ?? Text; init; }

    /// <summary>How many decimals it shows; 0 for text.</summary>
    public int Decimals { get; init; }

    /// <summary>The note (comment) on the cell, without its author; null for none.</summary>
    public string? Note { get; init; }

    /// <summary>The cells it is merged with; null for one alone. Each of them holds what the first shows.</summary>
    public CellRange? Merged { get; init; }

    /// <summary>Whether it is a formula whose result the file does not hold.</summary>
    public bool IsUnworked { get; init; }
}

/// <summary>Where something stands in a spreadsheet.</summary>
/// <param name="Sheet">The sheet; null where a file has no sheets.</param>
/// <param name="Row">The row as a spreadsheet counts it, from 1.</param>
/// <param name="Column">The column, from 1.</param>
public readonly record struct CellPlace(string? Sheet, int Row, int Column)
{
    /// <summary>"D14".</summary>
    public string Address => string.Create(CultureInfo.InvariantCulture, $"{Letters(Column)}{Row}");

    /// <summary>The letters of a column: "A", "AB".</summary>
    public static string Letters(int column)
    {
        string letters = "";
        for (int left = column; left > 0; left = (left - 1) / 26) letters = (char)('A' + ((left - 1) % 26)) + letters;
        return letters;
    }

    /// <summary>"Sheet “Housing”, cell D14".</summary>
    public override string ToString() => Sheet is null ? $"Cell {Address}" : $"Sheet “{Sheet}”, cell {Address}";
}

/// <summary>Cells that are merged.</summary>
/// <param name="Top">Their first row, from 1.</param>
/// <param name="Left">Their first column, from 1.</param>
/// <param name="Bottom">Their last row.</param>
/// <param name="Right">Their last column.</param>
public readonly record struct CellRange(int Top, int Left, int Bottom, int Right)
{
    /// <summary>"D5:G5".</summary>
    public override string ToString() => $"{new CellPlace(null, Top, Left).Address}:{new CellPlace(null, Bottom, Right).Address}";
}

/// <summary>A sheet as a plain grid. What has no text is not held.</summary>
/// <param name="Name">Its name; of a CSV file the file's.</param>
/// <param name="Rows">Its rows, the first being row 1; each as long as its last cell.</param>
public sealed record SheetGrid(string Name, IReadOnlyList<IReadOnlyList<SheetCell?>> Rows)
{
    /// <summary>Whether it is one of a workbook's sheets, which have names that people know.</summary>
    public bool IsNamed { get; init; }

    /// <summary>Whether it is hidden in the workbook.</summary>
    public bool IsHidden { get; init; }

    /// <summary>How many rows are hidden; they are read like the others.</summary>
    public int HiddenRows { get; init; }

    /// <summary>How many cells have a colour behind them.</summary>
    public int Coloured { get; init; }

    /// <summary>The most columns of any row.</summary>
    public int Width => Rows.Count == 0 ? 0 : Rows.Max(r => r.Count);

    /// <summary>A cell; null where there is nothing.</summary>
    /// <param name="row">The row, from 1.</param>
    /// <param name="column">The column, from 1.</param>
    public SheetCell? this[int row, int column] => row >= 1 && row <= Rows.Count && column >= 1 && column <= Rows[row - 1].Count ? Rows[row - 1][column - 1] : null;

    /// <summary>Where a cell stands.</summary>
    public CellPlace Place(int row, int column) => new(IsNamed ? Name : null, row, column);
}

/// <summary>How much of a spreadsheet is read. The largest that a council publishes have some thousand rows.</summary>
public static class SheetLimits
{
    /// <summary>The most rows of a sheet.</summary>
    public const int Rows = 20_000;

    /// <summary>The most columns of a sheet.</summary>
    public const int Columns = 256;

    /// <summary>The most filled cells of a file.</summary>
    public const int Cells = 400_000;

    /// <summary>The most sheets of a workbook.</summary>
    public const int Sheets = 100;

    /// <summary>The most characters of all texts of a workbook.</summary>
    public const int Characters = 20_000_000;

    /// <summary>The most ranges of merged cells, and the most notes, of a sheet.</summary>
    public const int Marks = 10_000;
}
