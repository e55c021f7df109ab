using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace PerformanceManagement.Core.Reports.Word;

/// <summary>Makes tables, rows and cells of fixed widths, in twentieths of a point.</summary>
internal static class WordGrid
{
    /// <summary>What the margins of a cell take of its width.</summary>
    public const int Inset = 140;

    /// <summary>An empty table.</summary>
    /// <param name="style">How it looks.</param>
    /// <param name="name">Its name for whoever cannot see it.</param>
    /// <param name="widths">The widths of its columns.</param>
    /// <param name="hasHead">Whether its first rows head its columns; the first column heads the rows.</param>
    public static Table Table(string style, string name, IReadOnlyList<int> widths, bool hasHead)
    {
        var table = new Table(new TableProperties
        {
            TableStyle = new TableStyle { Val = style },
            TableWidth = new TableWidth { Width = Number(widths.Sum()), Type = TableWidthUnitValues.Dxa },
            TableLayout = new TableLayout { Type = TableLayoutValues.Fixed },
            TableLook = new TableLook { Val = hasHead ? "06A0" : "0680", FirstRow = hasHead, LastRow = false, FirstColumn = true, LastColumn = false, NoHorizontalBand = true, NoVerticalBand = true },
            TableCaption = name.Length == 0 ? null : new TableCaption { Val = WordText.Clean(name) },
        });
        table.Append(new TableGrid(widths.Select(w => new GridColumn { Width = Number(w) })));
        return table;
    }

    public static TableRow Row(bool isHead, params IEnumerable<TableCell> cells) => Row(isHead, mayBreak: false, cells);

    public static TableRow Row(bool isHead, bool mayBreak, params IEnumerable<TableCell> cells)
    {
        var properties = new TableRowProperties();
        if (!mayBreak) properties.Append(new CantSplit());
        if (isHead) properties.Append(new TableHeader());
        var row = new TableRow(properties);
        row.Append(cells);
        return row;
    }

    public static TableCell Cell(IEnumerable<OpenXmlElement> content, int width, int span = 1, bool isShaded = false)
    {
        var cell = new TableCell(new TableCellProperties
        {
            TableCellWidth = new TableCellWidth { Width = Number(width), Type = TableWidthUnitValues.Dxa },
            GridSpan = span > 1 ? new GridSpan { Val = span } : null,
            Shading = isShaded ? new Shading { Val = ShadingPatternValues.Clear, Color = "auto", Fill = WordStyles.Band } : null,
        });
        cell.Append(content);
        return cell;
    }

    private static string Number(int width) => width.ToString(CultureInfo.InvariantCulture);
}
