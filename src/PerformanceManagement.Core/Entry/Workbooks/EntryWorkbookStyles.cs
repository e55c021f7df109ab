using DocumentFormat.OpenXml.Spreadsheet;

namespace PerformanceManagement.Core.Entry.Workbooks;

/// <summary>How a cell of the workbook looks.</summary>
internal enum WorkbookLook
{
    /// <summary>A line of the cover.</summary>
    Told,

    /// <summary>What a row is.</summary>
    Fact,

    /// <summary>The title of a sheet.</summary>
    Title,

    /// <summary>A line under the title, not wrapped.</summary>
    Line,

    /// <summary>The heading of a part of the cover.</summary>
    Heading,

    /// <summary>The heading of a column.</summary>
    ColumnHeading,

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
            new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 }), new Fill(new PatternFill(new ForegroundColor { Rgb = "FFFFF7D6" }) { PatternType = PatternValues.Solid }), new Fill(new PatternFill(new ForegroundColor { Rgb = "FFF3F2F1" }) { PatternType = PatternValues.Solid })),
            new Borders(new Border(new LeftBorder(), new RightBorder(), new TopBorder(), new BottomBorder(), new DiagonalBorder()), Boxed(), Ruled()),
            new CellStyleFormats(new CellFormat { NumberFormatId = 0, FontId = 0, FillId = 0, BorderId = 0 }),
            new CellFormats(styles.Select(s => Format(s.Look, s.Format, s.Format is { } format ? FirstFormat + (uint)formats.IndexOf(format) : 0))),
            new CellStyles(new CellStyle { Name = "Normal", FormatId = 0, BuiltinId = 0 }));
    }

    // A figure stands to the right and a text to the left, so that one sees what the program has taken it for.
    private static CellFormat Format(WorkbookLook look, string? format, uint number) => new(
        new Alignment { Horizontal = look == WorkbookLook.Open && format != AsTyped ? HorizontalAlignmentValues.General : HorizontalAlignmentValues.Left, Vertical = VerticalAlignmentValues.Top, WrapText = look is not (WorkbookLook.Title or WorkbookLook.Line) },
        new Protection { Locked = look != WorkbookLook.Open })
    {
        NumberFormatId = number,
        FontId = look switch { WorkbookLook.Title => 1, WorkbookLook.Heading or WorkbookLook.ColumnHeading => 2, WorkbookLook.NotAsked => 3, _ => 0u },
        FillId = look switch { WorkbookLook.Open => 2, WorkbookLook.ColumnHeading or WorkbookLook.NotAsked => 3, _ => 0u },
        BorderId = look switch { WorkbookLook.Open => 1, WorkbookLook.Fact or WorkbookLook.ColumnHeading or WorkbookLook.NotAsked => 2, _ => 0u },
        FormatId = 0,
        ApplyNumberFormat = number != 0,
        ApplyFont = true,
        ApplyFill = true,
        ApplyBorder = true,
        ApplyAlignment = true,
        ApplyProtection = true,
    };

    private static Border Boxed() => new(
        new LeftBorder(new Color { Rgb = "FF505A5F" }) { Style = BorderStyleValues.Thin },
        new RightBorder(new Color { Rgb = "FF505A5F" }) { Style = BorderStyleValues.Thin },
        new TopBorder(new Color { Rgb = "FF505A5F" }) { Style = BorderStyleValues.Thin },
        new BottomBorder(new Color { Rgb = "FF505A5F" }) { Style = BorderStyleValues.Thin },
        new DiagonalBorder());

    // Rows are told apart by a line under each.
    private static Border Ruled() => new(new LeftBorder(), new RightBorder(), new TopBorder(), new BottomBorder(new Color { Rgb = "FFB1B4B6" }) { Style = BorderStyleValues.Thin }, new DiagonalBorder());

    private static Font Font(double size, bool isBold = false, string colour = "FF0B0C0C")
    {
        var font = new Font();
        if (isBold) font.Append(new Bold());
        font.Append(new FontSize { Val = size }, new Color { Rgb = colour }, new FontName { Val = "Arial" });
        return font;
    }
}
