using DocumentFormat.OpenXml.Spreadsheet;

namespace PerformanceManagement.Core.Entry.Workbooks;

/// <summary>How a cell of the workbook looks.</summary>
internal enum WorkbookLook
{
    /// <summary>A line of the cover, and what a row is: locked.</summary>
    Told,

    /// <summary>The title of a sheet.</summary>
    Title,

    /// <summary>A line under the title, not wrapped.</summary>
    Line,

    /// <summary>The heading of a column, and of a part of the cover.</summary>
    Heading,

    /// <summary>A cell to be filled in: the only kind that is not locked.</summary>
    Open,

    /// <summary>A cell of which nothing is asked.</summary>
    NotAsked,
}

/// <summary>The styles of the workbook: one for each look and number format that comes up.</summary>
internal sealed class EntryWorkbookStyles
{
    /// <summary>The format of cells that stay as they are typed.</summary>
    public const string AsTyped = "@";

    // Numbers below 164 are Excel's own formats.
    private const uint FirstFormat = 164;
    private readonly List<(WorkbookLook Look, string? Format)> styles = [(WorkbookLook.Told, null)];

    /// <summary>The number of a style.</summary>
    public uint Of(WorkbookLook look, string? format = null)
    {
        int index = styles.IndexOf((look, format));
        if (index >= 0) return (uint)index;
        styles.Add((look, format));
        return (uint)(styles.Count - 1);
    }

    /// <summary>The styles, once all cells are written.</summary>
    public Stylesheet ToStylesheet()
    {
        List<string> formats = [.. styles.Select(s => s.Format).OfType<string>().Distinct()];
        return new Stylesheet(
            new NumberingFormats(formats.Select((format, i) => new NumberingFormat { NumberFormatId = FirstFormat + (uint)i, FormatCode = format })),
            new Fonts(Font(11), Font(16, isBold: true), Font(11, isBold: true), Font(11, colour: "FF505A5F")),
            new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 }), new Fill(new PatternFill(new ForegroundColor { Rgb = "FFFFF7D6" }) { PatternType = PatternValues.Solid })),
            new Borders(new Border(new LeftBorder(), new RightBorder(), new TopBorder(), new BottomBorder(), new DiagonalBorder()), Boxed()),
            new CellStyleFormats(new CellFormat { NumberFormatId = 0, FontId = 0, FillId = 0, BorderId = 0 }),
            new CellFormats(styles.Select(s => Format(s.Look, s.Format is { } format ? FirstFormat + (uint)formats.IndexOf(format) : 0))),
            new CellStyles(new CellStyle { Name = "Normal", FormatId = 0, BuiltinId = 0 }));
    }

    private static CellFormat Format(WorkbookLook look, uint number) => new(
        new Alignment { Horizontal = HorizontalAlignmentValues.Left, Vertical = VerticalAlignmentValues.Top, WrapText = look is not (WorkbookLook.Title or WorkbookLook.Line) },
        new Protection { Locked = look != WorkbookLook.Open })
    {
        NumberFormatId = number,
        FontId = look switch { WorkbookLook.Title => 1, WorkbookLook.Heading => 2, WorkbookLook.NotAsked => 3, _ => 0u },
        FillId = look == WorkbookLook.Open ? 2u : 0u,
        BorderId = look == WorkbookLook.Open ? 1u : 0u,
        FormatId = 0,
        ApplyNumberFormat = number != 0,
        ApplyFont = true,
        ApplyFill = look == WorkbookLook.Open,
        ApplyBorder = look == WorkbookLook.Open,
        ApplyAlignment = true,
        ApplyProtection = true,
    };

    private static Border Boxed() => new(
        new LeftBorder(new Color { Rgb = "FF505A5F" }) { Style = BorderStyleValues.Thin },
        new RightBorder(new Color { Rgb = "FF505A5F" }) { Style = BorderStyleValues.Thin },
        new TopBorder(new Color { Rgb = "FF505A5F" }) { Style = BorderStyleValues.Thin },
        new BottomBorder(new Color { Rgb = "FF505A5F" }) { Style = BorderStyleValues.Thin },
        new DiagonalBorder());

    private static Font Font(double size, bool isBold = false, string colour = "FF0B0C0C")
    {
        var font = new Font();
        if (isBold) font.Append(new Bold());
        font.Append(new FontSize { Val = size }, new Color { Rgb = colour }, new FontName { Val = "Arial" });
        return font;
    }
}
