using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using PerformanceManagement.Core.Reports.Paper;

namespace PerformanceManagement.Core.Reports.Word;

/// <summary>Sections that share pages of one width.</summary>
internal sealed record WordPages(bool IsWide, IReadOnlyList<ReportSection> Sections)
{
    // A4 in twentieths of a point.
    private const int Short = 11906;
    private const int Long = 16838;
    private const int Margin = 1134;
    private const int WideMargin = 851;

    /// <summary>The width between the margins.</summary>
    public int Width => WidthOf(IsWide);

    /// <summary>The sections in runs of one width. A wide section takes the sections below it with it, as in the PDF.</summary>
    public static IReadOnlyList<WordPages> Of(IReadOnlyList<ReportSection> sections)
    {
        var all = new List<(bool IsWide, List<ReportSection> Sections)> { (false, []) };
        foreach (ReportSection section in sections)
        {
            bool goesOn = all[^1].IsWide && section.Level > all[^1].Sections[0].Level;
            bool isWide = section.IsWide || goesOn;
            if (all[^1].IsWide == isWide) all[^1].Sections.Add(section);
            else all.Add((isWide, [section]));
        }

        // The first holds the title block, and no section where the first one is wide.
        return [.. all.Select(p => new WordPages(p.IsWide, p.Sections))];
    }

    /// <summary>Size, margins, heads and feet of the pages.</summary>
    public SectionProperties Properties(bool isFirst)
    {
        string kind = IsWide ? "Wide" : "Upright";
        var properties = new SectionProperties();
        if (isFirst) properties.Append(new HeaderReference { Type = HeaderFooterValues.First, Id = "headFirst" });
        properties.Append(new HeaderReference { Type = HeaderFooterValues.Default, Id = "head" + kind });
        if (isFirst) properties.Append(new FooterReference { Type = HeaderFooterValues.First, Id = "footFirst" });
        properties.Append(
            new FooterReference { Type = HeaderFooterValues.Default, Id = "foot" + kind },
            new SectionType { Val = SectionMarkValues.NextPage },
            IsWide ? new PageSize { Width = Long, Height = Short, Orient = PageOrientationValues.Landscape } : new PageSize { Width = Short, Height = Long },
            IsWide ? Margins(WideMargin) : Margins(Margin));
        if (isFirst) properties.Append(new TitlePage());
        return properties;
    }

    /// <summary>What stands at the head and the foot of pages: two of each, since the right edge differs, and on the first page no head.</summary>
    public static void AddHeadsAndFeet(WordDraft draft)
    {
        draft.Main.AddNewPart<HeaderPart>("headFirst").Header = new Header(WordText.Paragraph(WordStyles.Header, []));
        AddFoot(draft, "footFirst", false);
        foreach (bool isWide in new[] { false, true })
        {
            string kind = isWide ? "Wide" : "Upright";
            draft.Main.AddNewPart<HeaderPart>("head" + kind).Header = new Header(
                Line(WordStyles.Header, isWide, WordText.Run(draft.Report.RunningHead), WordText.Tab(), WordText.Run(draft.Report.Council)));
            AddFoot(draft, "foot" + kind, isWide);
        }
    }

    private static void AddFoot(WordDraft draft, string id, bool isWide) => draft.Main.AddNewPart<FooterPart>(id).Footer = new Footer(Line(
        WordStyles.Footer, isWide, WordText.Run(draft.Report.Title), WordText.Tab(),
        WordText.Run("Page "), WordText.Field("PAGE"), WordText.Run(" of "), WordText.Field("NUMPAGES")));

    private static Paragraph Line(string style, bool isWide, params OpenXmlElement[] content)
    {
        Paragraph line = WordText.Paragraph(style, content);
        line.ParagraphProperties!.Tabs = new Tabs(new TabStop { Val = TabStopValues.Right, Position = WidthOf(isWide) });
        return line;
    }

    private static int WidthOf(bool isWide) => isWide ? Long - (2 * WideMargin) : Short - (2 * Margin);

    private static PageMargin Margins(uint side) => new() { Top = 1304, Bottom = 1134, Left = side, Right = side, Header = 567, Footer = 510, Gutter = 0 };
}
