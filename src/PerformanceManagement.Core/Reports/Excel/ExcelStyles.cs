using DocumentFormat.OpenXml.Spreadsheet;
using PerformanceManagement.Core.Reports.Paper;

namespace PerformanceManagement.Core.Reports.Excel;

/// <summary>The cell styles of a workbook: a few fixed ones, and one for each number format that comes up.</summary>
internal sealed class ExcelStyles
{
    /// <summary>Text of a table, wrapped.</summary>
    public const uint Text = 0;

    /// <summary>The title in A1.</summary>
    public const uint Title = 1;

    /// <summary>A line under the title, not wrapped.</summary>
    public const uint Line = 2;

    /// <summary>A table's header.</summary>
    public const uint Header = 3;

    /// <summary>Text that begins like a formula.</summary>
    public const uint QuotedText = 4;

    /// <summary>A link within the workbook.</summary>
    public const uint Link = 5;

    /// <summary>A date.</summary>
    public const uint Date = 6;

    private const uint FirstNumber = 7;

    // Numbers below 164 are Excel's own formats.
    private const uint DateFormat = 164;
    private readonly List<(string Format, bool IsCode)> formats = [];

    /// <summary>The style of a figure: "£#,##0.00", "#,##0.0"%"". The number of a line or a level stands where codes do, at the left, apart from the words beside it.</summary>
    public uint Number(ReportCell cell, bool isCode)
    {
        string decimals = cell.Decimals > 0 ? "." + new string('0', cell.Decimals) : "";
        string format = $"{Quoted(cell.Prefix)}#,##0{decimals}{Quoted(cell.Suffix)}";
        int index = formats.IndexOf((format, isCode));
        if (index < 0)
        {
            index = formats.Count;
            formats.Add((format, isCode));
        }

        return FirstNumber + (uint)index;
    }

    public Stylesheet ToStylesheet()
    {
        var numbering = new NumberingFormats(new NumberingFormat { NumberFormatId = DateFormat, FormatCode = "d\\ mmmm\\ yyyy" });
        var cells = new CellFormats(Fixed());
        for (int i = 0; i < formats.Count; i++)
        {
            uint id = DateFormat + 1 + (uint)i;
            numbering.Append(new NumberingFormat { NumberFormatId = id, FormatCode = formats[i].Format });
            cells.Append(Format(0, formats[i].IsCode ? HorizontalAlignmentValues.Left : HorizontalAlignmentValues.Right, number: id));
        }

        return new Stylesheet(
            numbering,
            new Fonts(Font(11), Font(16, bold: true), Font(11, bold: true), Font(11, link: true)),
            new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 })),
            new Borders(new Border(new LeftBorder(), new RightBorder(), new TopBorder(), new BottomBorder(), new DiagonalBorder())),
            new CellStyleFormats(new CellFormat { NumberFormatId = 0, FontId = 0, FillId = 0, BorderId = 0 }),
            cells,
            new CellStyles(new CellStyle { Name = "Normal", FormatId = 0, BuiltinId = 0 }));
    }

    private static CellFormat[] Fixed() =>
    [
        Format(0, HorizontalAlignmentValues.Left),
        Format(1, HorizontalAlignmentValues.Left, wrap: false),
        Format(0, HorizontalAlignmentValues.Left, wrap: false),
        Format(2, HorizontalAlignmentValues.Left),
        Format(0, HorizontalAlignmentValues.Left, quoted: true),
        Format(3, HorizontalAlignmentValues.Left),
        Format(0, HorizontalAlignmentValues.Left, number: DateFormat),
    ];

    private static CellFormat Format(uint font, HorizontalAlignmentValues side, bool wrap = true, bool quoted = false, uint number = 0) =>
        new(new Alignment { Horizontal = side, Vertical = VerticalAlignmentValues.Top, WrapText = wrap })
        {
            NumberFormatId = number,
            FontId = font,
            FillId = 0,
            BorderId = 0,
            FormatId = 0,
            ApplyFont = font != 0,
            ApplyNumberFormat = number != 0,
            ApplyAlignment = true,
            QuotePrefix = quoted ? true : null,
        };

    private static Font Font(double size, bool bold = false, bool link = false)
    {
        var font = new Font();
        if (bold) font.Append(new Bold());
        if (link) font.Append(new Underline());
        font.Append(new FontSize { Val = size });
        font.Append(new Color { Rgb = link ? "FF1D70B8" : "FF0B0C0C" });
        font.Append(new FontName { Val = "Arial" });
        return font;
    }

    private static string Quoted(string? sign) => sign is null ? "" : $"\"{sign}\"";
}
