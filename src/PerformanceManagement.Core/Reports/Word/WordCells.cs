using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using PerformanceManagement.Core.Reports.Paper;

namespace PerformanceManagement.Core.Reports.Word;

/// <summary>Draws what stands in a cell.</summary>
internal static class WordCells
{
    // A chart is as high as two lines of text beside it.
    private const int ChartWidth = 1040;
    private const int ChartHeight = 340;

    // Arial lacks some of the shapes; this font of Windows holds them all.
    private const string MarkFont = "Segoe UI Symbol";

    /// <summary>The text with its mark, or the chart; under it the remark.</summary>
    public static IEnumerable<Paragraph> Of(WordDraft draft, ReportCell cell, string style, int size, int width)
    {
        if (cell.Chart is { } chart)
        {
            int across = Math.Min(ChartWidth, width);
            yield return WordText.Paragraph(style, new Run(draft.Picture(chart, across, ChartHeight * across / ChartWidth, hasBase: false)));
        }
        else
        {
            yield return WordText.Paragraph(style, Line(draft, cell));
        }

        if (cell.Remark is { } remark) yield return WordText.Paragraph(style, Small(remark, size - 1));
    }

    /// <summary>The mark and the word.</summary>
    public static IReadOnlyList<OpenXmlElement> Line(WordDraft draft, ReportCell cell)
    {
        IReadOnlyList<OpenXmlElement> words = WordText.Runs(draft, cell.Text, cell.Runs);
        return cell.Mark is { } mark ? [Mark(mark), .. words] : words;
    }

    /// <summary>A remark in letters a little smaller than those of the text.</summary>
    public static Run Small(string text, int size) => WordText.Run(text, new RunProperties
    {
        RunStyle = new RunStyle { Val = WordStyles.Remark },
        FontSize = new FontSize { Val = $"{size}" },
        FontSizeComplexScript = new FontSizeComplexScript { Val = $"{size}" },
    });

    // No line ends between the mark and the word.
    private static Run Mark(ReportMark mark) => WordText.Run(Symbol(mark.Shape) + "\u00A0", new RunProperties
    {
        RunFonts = new RunFonts { Ascii = MarkFont, HighAnsi = MarkFont, EastAsia = MarkFont, ComplexScript = MarkFont },
        Color = new Color { Val = mark.Colour[1..].ToUpperInvariant() },
    });

    private static string Symbol(string shape) => shape switch
    {
        "circle" => "●",
        "triangle" => "▲",
        "square" => "■",
        "diamond" => "◆",
        "cross" => "✕",
        "up" => "↑",
        "down" => "↓",
        "level" => "→",
        _ => throw new ArgumentOutOfRangeException(nameof(shape), shape, "The document does not know how to draw this shape."),
    };
}
