using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using PerformanceManagement.Core.Reports.Paper;

namespace PerformanceManagement.Core.Reports.Word;

/// <summary>Draws headings and what stands under them, in the order in which it comes.</summary>
internal static class WordBlocks
{
    /// <summary>A section: its heading, which the contents lead to, and its blocks.</summary>
    public static IEnumerable<OpenXmlElement> Section(WordDraft draft, ReportSection section, int width, bool mayBreak)
    {
        string place = draft.PlaceOf(section).ToString(CultureInfo.InvariantCulture);
        Paragraph heading = WordText.Paragraph(
            WordStyles.Heading(Math.Clamp(section.Level, 1, 4)),
            new BookmarkStart { Id = place, Name = WordFront.Bookmark(draft, section) },
            WordText.Run(section.Heading),
            new BookmarkEnd { Id = place });
        if (section.StartsPage && mayBreak) heading.ParagraphProperties!.PageBreakBefore = new PageBreakBefore();
        return Of(draft, section.Blocks, section.Title, width).Prepend(heading);
    }

    /// <summary>Blocks under a heading.</summary>
    public static IEnumerable<OpenXmlElement> Of(WordDraft draft, IReadOnlyList<ReportBlock> blocks, string heading, int width)
    {
        // A list under a numbered paragraph begins where its text does.
        bool isInner = false;
        for (int i = 0; i < blocks.Count; i++)
        {
            if (blocks[i] is ReportParagraph paragraph)
            {
                isInner = paragraph.Number is not null;
                // What introduces a table, a list or measures picked out stays on their page.
                bool introduces = i + 1 < blocks.Count && blocks[i + 1] is ReportTable or ReportList or ReportItems or ReportHighlights or ReportBox or ReportFigures;
                yield return Paragraph(draft, paragraph).Keep(introduces);
                continue;
            }

            foreach (OpenXmlElement element in Of(draft, blocks[i], heading, isInner, width)) yield return element;
        }
    }

    private static Paragraph Paragraph(WordDraft draft, ReportParagraph paragraph)
    {
        IReadOnlyList<OpenXmlElement> runs = WordText.Runs(draft, paragraph.Text, paragraph.Runs);
        if (paragraph.Number is { } number) return WordText.Paragraph(WordStyles.Numbered, [WordText.Run(number), WordText.Tab(), .. runs]);
        return WordText.Paragraph(paragraph.IsFootnote ? WordStyles.Footnote : WordStyles.Normal, runs);
    }

    private static IEnumerable<OpenXmlElement> Of(WordDraft draft, ReportBlock block, string heading, bool isInner, int width) => block switch
    {
        ReportList list => WordLists.Plain(list.Items, WordStyles.Bullet, isInner ? WordLists.InnerBullets : WordLists.Bullets),
        ReportItems items => draft.Lists.Of(draft, items, isInner),
        ReportFindings findings => WordLists.Plain(findings.Items, WordStyles.Finding, WordLists.Framed),
        ReportHighlights highlights => highlights.Items.SelectMany(item => WordBoxes.Highlight(draft, item)),
        ReportTable table => WordTables.Of(draft, table, heading, width),
        ReportBox box => [WordBoxes.Box(draft, box, width)],
        ReportFigures figures => figures.Items.SelectMany(item => WordBoxes.Figure(draft, item, width)),
        _ => throw new ArgumentOutOfRangeException(nameof(block), block.GetType().Name, "The document does not know how to draw this."),
    };
}
