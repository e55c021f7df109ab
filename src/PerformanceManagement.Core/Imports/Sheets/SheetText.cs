using System.Globalization;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Reading;

namespace PerformanceManagement.Core.Imports.Sheets;

/// <summary>
/// Turns the cells of a measure into the text that <see cref="FigureParser"/> reads, where only the sheet can say what they mean: plain numbers of a
/// measure in % that may be shares, and cells that have no figure of their own.
/// </summary>
internal sealed class SheetText(SheetMapping mapping)
{
    // A share of 2 would be 200%: what is above it was not meant as a share.
    private const decimal MostShare = 2;

    private readonly HashSet<(SheetMeasure, bool)> inShares = [];

    /// <summary>The first plain number that may be a share, where it has not been said what such numbers mean; null for none.</summary>
    public (SheetCell Cell, CellPlace Place)? Unsaid { get; private set; }

    /// <summary>Looks at the plain numbers of a measure in %: where all of them are small, they are written as shares.</summary>
    public void Look(IEnumerable<SheetFigure> figures)
    {
        var plain =
            from figure in figures
            where figure.Measure.Unit == "%"
            from cell in figure.Cells
            where IsFigure(cell.Key)
            let number = PlainNumber(cell.Value.Cell)
            where number is not null
            group Math.Abs(number.Value) by (figure.Measure, cell.Key == ColumnRole.Target);
        foreach (var numbers in plain.Where(g => g.All(n => n <= MostShare))) inShares.Add(numbers.Key);
    }

    /// <summary>The text of a figure, or null with the sentence that says why it cannot be told.</summary>
    public string? Of(SheetMeasure measure, ColumnRole role, SheetCell cell, CellPlace place, out string? problem)
    {
        problem = null;
        if (cell.IsUnworked) problem = "The cell is a formula whose result is not in the file: open it in Excel and save it again.";
        else if (cell.Merged is { } range && !IsOneColumn(range, place)) problem = $"{TypedText.Quoted(cell.Text)} stands in merged cells ({range}), and cannot be told for which of them it is meant: take the merge off.";
        if (problem is not null) return null;
        if (measure.Unit != "%" || !IsFigure(role) || PlainNumber(cell) is not { } number || number == 0) return cell.Figure;
        bool mayBeShare = Math.Abs(number) < 1 || inShares.Contains((measure, role == ColumnRole.Target));
        if (!mayBeShare) return cell.Figure;
        if (mapping.Shares == ShareMeaning.Unsaid) Unsaid ??= (cell, place);
        return mapping.Shares == ShareMeaning.Share ? (number * 100).ToString("0.############", CultureInfo.InvariantCulture) + "%" : cell.Figure;
    }

    /// <summary>How many decimals a figure shows, for a new measure that has none said: two at most, since sheets work out many more than anyone reads.</summary>
    public static int Shown(SheetCell cell, string text, string? unit)
    {
        const int most = 2;
        bool isAsTyped = cell.Number is null || !text.Equals(cell.Figure, StringComparison.Ordinal);
        int decimals = isAsTyped ? FigureParser.Read(text, unit, most).Value is { } value ? FigureFormat.DecimalsOf(value) : 0 : cell.Decimals;
        return Math.Min(most, decimals);
    }

    // Two columns that are merged all the way down are one wide one. What the columns are is known of the first sheet.
    private bool IsOneColumn(CellRange range, CellPlace place) =>
        range.Top == range.Bottom && (place.Sheet is null || place.Sheet == mapping.Sheets[0]) && mapping.Columns.Count(c => c.Role != ColumnRole.Ignored && c.Column >= range.Left && c.Column <= range.Right) <= 1;

    private static bool IsFigure(ColumnRole role) => role is ColumnRole.Value or ColumnRole.YearToDate or ColumnRole.Target;

    // A number without the sign of a percentage, be it a cell's or typed in a text file.
    private static decimal? PlainNumber(SheetCell cell) =>
        decimal.TryParse(cell.Figure, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal number) ? number : null;
}
