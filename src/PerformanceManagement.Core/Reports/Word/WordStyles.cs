using DocumentFormat.OpenXml.Wordprocessing;
using PerformanceManagement.Core.Reports.Paper;

namespace PerformanceManagement.Core.Reports.Word;

/// <summary>The styles of a document. Those that Word knows keep its names, so that its navigation, contents and accessibility checker find them.</summary>
internal static class WordStyles
{
    public const string Normal = "Normal";
    public const string Title = "Title";
    public const string Council = "Council";
    public const string Caption = "Caption";
    public const string Bullet = "ListBullet";
    public const string Number = "ListNumber";
    public const string Numbered = "NumberedParagraph";
    public const string Field = "TitleField";
    public const string Footnote = "FootnoteLine";
    public const string Finding = "Finding";
    public const string HighlightTitle = "HighlightTitle";
    public const string Highlight = "Highlight";
    public const string Gap = "Gap";
    public const string Header = "Header";
    public const string Footer = "Footer";
    public const string ContentsHeading = "TOCHeading";
    public const string Link = "Hyperlink";
    public const string Remark = "Remark";
    public const string Table = "ReportTable";
    public const string Box = "ReportBox";
    public const string Fields = "ReportFields";

    /// <summary>Where the text of a numbered paragraph begins, in twentieths of a point.</summary>
    public const int Hanging = 709;

    /// <summary>What the frame of a shaded field takes at its sides, in twentieths of a point.</summary>
    public const int FrameWidth = 130;

    /// <summary>The shading of heads and labels.</summary>
    public const string Band = "F3F2F1";

    /// <summary>The colour of lines.</summary>
    public const string Line = "B1B4B6";

    private const string Ink = "0B0C0C";
    private const string Quiet = "484949";

    /// <summary>The sizes of text in tables, in half points: the first that a table's words fit.</summary>
    public static IReadOnlyList<int> TableSizes { get; } = [18, 16, 14, 12, 11];

    public static string Heading(int level) => $"Heading{level}";

    public static string Contents(int level) => $"TOC{level}";

    public static string TableText(int size) => $"TableText{size}";

    public static string TableHead(int size) => $"TableHead{size}";

    public static Styles Of(QuarterlyReport report)
    {
        string brand = ReportPalette.CouncilColour(report.Colour)[1..].ToUpperInvariant();
        var styles = new Styles(new DocDefaults(
            new RunPropertiesDefault(new RunPropertiesBaseStyle
            {
                RunFonts = new RunFonts { Ascii = "Arial", HighAnsi = "Arial", EastAsia = "Arial", ComplexScript = "Arial" },
                Color = new Color { Val = Ink },
                FontSize = new FontSize { Val = "22" },
                FontSizeComplexScript = new FontSizeComplexScript { Val = "22" },
                Languages = new Languages { Val = report.Language, EastAsia = report.Language },
            }),
            new ParagraphPropertiesDefault(new ParagraphPropertiesBaseStyle { SpacingBetweenLines = Space(0, 140, 264) })));
        styles.Append(Paragraphs(brand), Lists(), Tables(), Pages(brand), Characters());
        return styles;
    }

    private static void Append(this Styles styles, params IEnumerable<Style>[] groups) => styles.Append(groups.SelectMany(g => g));

    private static IEnumerable<Style> Paragraphs(string brand)
    {
        Style normal = Of(Normal, "Normal", null);
        normal.Default = true;
        yield return normal;
        yield return Of(Council, "Council", 24, p => p.ParagraphBorders = new ParagraphBorders(new BottomBorder { Val = BorderValues.Single, Size = 20, Space = 6, Color = brand }), isBold: true, colour: brand);
        yield return Of(Title, "Title", 44, p => p.SpacingBetweenLines = Space(200, 240, 240), isBold: true, next: Normal);
        int[] sizes = [32, 26, 24, 22];
        for (int level = 1; level <= sizes.Length; level++)
        {
            int place = level - 1;
            yield return Of(Heading(level), $"heading {level}", sizes[place], p =>
            {
                p.KeepNext = new KeepNext();
                p.KeepLines = new KeepLines();
                p.SpacingBetweenLines = Space(level == 1 ? 360 : 280, 120, 252);
                p.OutlineLevel = new OutlineLevel { Val = place };
            }, isBold: true, colour: brand, next: Normal);
        }

        yield return Of(Numbered, "Numbered Paragraph", null, p =>
        {
            p.Tabs = new Tabs(new TabStop { Val = TabStopValues.Left, Position = Hanging });
            p.Indentation = new Indentation { Left = $"{Hanging}", Hanging = $"{Hanging}" };
        });
        yield return Of(Caption, "caption", 20, p => { p.KeepNext = new KeepNext(); p.SpacingBetweenLines = Space(240, 100, 252); }, isBold: true, next: Normal);
        yield return Of(Footnote, "Footnote Line", 18, p => p.SpacingBetweenLines = Space(0, 100, 252), colour: Quiet);
        // Borders of one look join paragraphs, the space between them included; the white one above the title parts it from the measure before it.
        yield return Of(Highlight, "Highlight", null, p => { p.ParagraphBorders = new ParagraphBorders(Side()); p.Indentation = new Indentation { Left = "284" }; });
        yield return Of(HighlightTitle, "Highlight Title", null, p =>
        {
            p.KeepNext = new KeepNext();
            p.ParagraphBorders = new ParagraphBorders(new TopBorder { Val = BorderValues.Single, Size = 2, Space = 1, Color = "FFFFFF" }, Side());
            p.SpacingBetweenLines = Space(200, 0, 264);
            p.Indentation = new Indentation { Left = "284" };
        }, isBold: true, next: Highlight);
        yield return Of(Field, "Title Field", null, p => p.SpacingBetweenLines = Space(40, 40, 252));
        yield return Of(Gap, "Gap", 8, p => p.SpacingBetweenLines = Space(0, 120, 240));
    }

    private static IEnumerable<Style> Lists()
    {
        yield return Of(Bullet, "List Bullet", null, p => { p.NumberingProperties = Numbering(WordLists.Bullets); p.SpacingBetweenLines = Space(0, 80, 264); });
        yield return Of(Number, "List Number", null, p => { p.NumberingProperties = Numbering(WordLists.Numbers); p.SpacingBetweenLines = Space(0, 80, 264); });
        // The border has the colour of the shading: it gives the text room and joins the paragraphs to one field.
        yield return Of(Finding, "Finding", null, p =>
        {
            p.KeepLines = new KeepLines();
            p.NumberingProperties = Numbering(WordLists.Framed);
            p.ParagraphBorders = new ParagraphBorders(Frame<TopBorder>(), Frame<LeftBorder>(), Frame<BottomBorder>(), Frame<RightBorder>());
            p.Shading = new Shading { Val = ShadingPatternValues.Clear, Color = "auto", Fill = Band };
            p.Indentation = new Indentation { Right = $"{FrameWidth}" };
            p.SpacingBetweenLines = Space(0, 120, 264);
        }, isBold: true);
    }

    private static IEnumerable<Style> Tables()
    {
        Style usual = new(new StyleName { Val = "Normal Table" }, new UIPriority { Val = 99 }, new SemiHidden(), new UnhideWhenUsed(), new StyleTableProperties(Indented(), Cells(108)))
        { Type = StyleValues.Table, StyleId = "TableNormal", Default = true };
        yield return usual;
        yield return Look(Table, "Report Table", new TableBorders(Rule<TopBorder>(), Rule<BottomBorder>(), Rule<InsideHorizontalBorder>()));
        yield return Look(Fields, "Report Fields", new TableBorders(), side: 0);
        yield return Look(Box, "Report Box", new TableBorders(Rule<TopBorder>(), Rule<LeftBorder>(), Rule<BottomBorder>(), Rule<RightBorder>(), Rule<InsideHorizontalBorder>(), Rule<InsideVerticalBorder>()));
        foreach (int size in TableSizes)
        {
            yield return Of(TableText(size), $"Table Text {size / 2m:0.#}", size, p => p.SpacingBetweenLines = Space(0, 0, 252));
            yield return Of(TableHead(size), $"Table Head {size / 2m:0.#}", size, p => { p.KeepNext = new KeepNext(); p.SpacingBetweenLines = Space(0, 0, 252); }, isBold: true);
        }
    }

    private static IEnumerable<Style> Pages(string brand)
    {
        yield return Of(Header, "header", 18, p => p.SpacingBetweenLines = Space(0, 0, 240), colour: Quiet);
        yield return Of(Footer, "footer", 18, p => p.SpacingBetweenLines = Space(0, 0, 240), colour: Quiet);
        yield return Of(ContentsHeading, "TOC Heading", 32, p => { p.KeepNext = new KeepNext(); p.SpacingBetweenLines = Space(320, 120, 252); }, isBold: true, colour: brand, next: Normal);
        for (int level = 1; level <= 2; level++)
        {
            int left = 284 * (level - 1);
            yield return Of(Contents(level), $"toc {level}", null, p =>
            {
                p.Tabs = new Tabs(new TabStop { Val = TabStopValues.Right, Leader = TabStopLeaderCharValues.Dot, Position = 9638 });
                p.SpacingBetweenLines = Space(0, 60, 252);
                p.Indentation = new Indentation { Left = $"{left}" };
            }, next: Normal);
        }
    }

    private static IEnumerable<Style> Characters()
    {
        yield return new Style(new StyleName { Val = "Default Paragraph Font" }, new UIPriority { Val = 1 }, new SemiHidden()) { Type = StyleValues.Character, StyleId = "DefaultParagraphFont", Default = true };
        yield return new Style(new StyleName { Val = "Hyperlink" }, new StyleRunProperties { Color = new Color { Val = WordChart.Blue }, Underline = new Underline { Val = UnderlineValues.Single } }) { Type = StyleValues.Character, StyleId = Link };
        yield return new Style(new StyleName { Val = "Remark" }, new StyleRunProperties { Color = new Color { Val = Quiet } }) { Type = StyleValues.Character, StyleId = Remark, CustomStyle = true };
    }

    private static Style Of(string id, string name, int? size, Action<StyleParagraphProperties>? set = null, bool isBold = false, string? colour = null, string? next = null)
    {
        var style = new Style { Type = StyleValues.Paragraph, StyleId = id, StyleName = new StyleName { Val = name } };
        if (id != Normal) style.BasedOn = new BasedOn { Val = Normal };
        if (next is not null) style.NextParagraphStyle = new NextParagraphStyle { Val = next };
        style.PrimaryStyle = new PrimaryStyle();
        style.StyleParagraphProperties = new StyleParagraphProperties();
        set?.Invoke(style.StyleParagraphProperties);
        style.StyleRunProperties = new StyleRunProperties
        {
            Bold = isBold ? new Bold() : null,
            Color = colour is null ? null : new Color { Val = colour },
            FontSize = size is null ? null : new FontSize { Val = $"{size}" },
            FontSizeComplexScript = size is null ? null : new FontSizeComplexScript { Val = $"{size}" },
        };
        return style;
    }

    private static Style Look(string id, string name, TableBorders borders, short side = WordGrid.Inset / 2) => new(new StyleName { Val = name }, new BasedOn { Val = "TableNormal" }, new StyleTableProperties(Indented(), borders, Cells(side)))
    { Type = StyleValues.Table, StyleId = id, CustomStyle = true };

    private static TableIndentation Indented() => new() { Width = 0, Type = TableWidthUnitValues.Dxa };

    private static TableCellMarginDefault Cells(short side) => new(
        new TopMargin { Width = "40", Type = TableWidthUnitValues.Dxa },
        new TableCellLeftMargin { Width = side, Type = TableWidthValues.Dxa },
        new BottomMargin { Width = "40", Type = TableWidthUnitValues.Dxa },
        new TableCellRightMargin { Width = side, Type = TableWidthValues.Dxa });

    private static NumberingProperties Numbering(int id) => new(new NumberingId { Val = id });

    private static SpacingBetweenLines Space(int before, int after, int line) => new() { Before = $"{before}", After = $"{after}", Line = $"{line}", LineRule = LineSpacingRuleValues.Auto };

    private static LeftBorder Side() => new() { Val = BorderValues.Single, Size = 20, Space = 8, Color = Line };

    private static T Frame<T>() where T : BorderType, new() => new() { Val = BorderValues.Single, Size = 4, Space = 6, Color = Band };

    private static T Rule<T>() where T : BorderType, new() => new() { Val = BorderValues.Single, Size = 4, Space = 0, Color = Line };
}
