using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace PerformanceManagement.Core.Reports.Word;

/// <summary>What stands between blocks that follow one another.</summary>
internal static class WordFlow
{
    // Styles that bring the space above them with them.
    private static readonly string[] Spacious = [WordStyles.Caption, WordStyles.HighlightTitle, WordStyles.ContentsHeading, .. Enumerable.Range(1, 4).Select(WordStyles.Heading)];

    /// <summary>The blocks with room after tables. Two tables without a paragraph between them would be one, and after a last table Word wants a paragraph.</summary>
    public static IEnumerable<OpenXmlElement> Spaced(IEnumerable<OpenXmlElement> blocks)
    {
        bool isAfterTable = false;
        foreach (OpenXmlElement block in blocks)
        {
            if (isAfterTable && block is Table) yield return Gap();
            if (isAfterTable && block is Paragraph { ParagraphProperties: { } properties } && !Spacious.Contains(properties.ParagraphStyleId?.Val?.Value))
                properties.SpacingBetweenLines = new SpacingBetweenLines { Before = "200" };
            yield return block;
            isAfterTable = block is Table;
        }

        if (isAfterTable) yield return Gap();
    }

    /// <summary>An empty line of little height.</summary>
    public static Paragraph Gap() => WordText.Paragraph(WordStyles.Gap, []);
}
