using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using PerformanceManagement.Core.Reports.Paper;

namespace PerformanceManagement.Core.Reports.Word;

/// <summary>Draws boxes of labelled cells, measures picked out, and charts with their titles.</summary>
internal static class WordBoxes
{
    private const int FigureWidth = 7600;
    private const int FigureHeight = 1500;

    // Size of text in a box, in half points.
    private static int Size => WordStyles.TableSizes[0];

    public static Table Box(WordDraft draft, ReportBox box, int width)
    {
        // Label, value, label, value: a label takes a fifth.
        int label = width / 5;
        int value = (width - (2 * label)) / 2;
        int[] widths = [label, value, label, width - (2 * label) - value];
        Table drawn = WordGrid.Table(WordStyles.Box, box.Title, widths, hasHead: false);
        for (int i = 0; i < box.Rows.Count; i++)
            drawn.Append(WordGrid.Row(isHead: false, Pairs(draft, box.Rows[i], widths, isKept: i < box.Rows.Count - 1 || box.Text.Count > 0)));
        if (box.Text.Count == 0) return drawn;

        // Sentences may be many, so this row alone may go on over the page.
        var text = new TableRow();
        text.Append(WordGrid.Cell(InCell(WordFlow.Spaced(WordBlocks.Of(draft, box.Text, box.Title, width - WordGrid.Inset))), width, widths.Length));
        drawn.Append(text);
        return drawn;
    }

    public static IEnumerable<Paragraph> Highlight(WordDraft draft, ReportHighlight item)
    {
        yield return WordText.Paragraph(WordStyles.HighlightTitle, item.Title);
        // Nothing between the title and what follows, or the line beside them would have a gap.
        yield return WordText.Paragraph(WordStyles.Highlight, WordCells.Line(draft, item.Mark)).Keep();
        if (item.Mark.Remark is { } remark) yield return WordText.Paragraph(WordStyles.Highlight, WordCells.Small(remark, 20)).Keep();
        yield return WordText.Paragraph(WordStyles.Highlight, item.Text);
        foreach (string paragraph in item.Note) yield return WordText.Paragraph(WordStyles.Highlight, paragraph);
    }

    public static IEnumerable<Paragraph> Figure(WordDraft draft, ReportFigure figure, int width)
    {
        yield return WordText.Paragraph(WordStyles.Caption, figure.Title);
        if (figure.Chart is { } chart)
        {
            int across = Math.Min(FigureWidth, width);
            yield return WordText.Paragraph(WordStyles.Normal, new Run(draft.Picture(chart, across, FigureHeight * across / FigureWidth, hasBase: true))).Keep();
        }

        yield return WordText.Paragraph(WordStyles.Normal, figure.Text);
    }

    private static IEnumerable<TableCell> Pairs(WordDraft draft, ReportBoxRow row, int[] widths, bool isKept)
    {
        int column = 0;
        for (int i = 0; i < row.Pairs.Count; i++)
        {
            ReportPair pair = row.Pairs[i];
            int span = i == row.Pairs.Count - 1 ? widths.Length - column - 1 : 1;
            int width = widths.Skip(column + 1).Take(span).Sum();
            yield return WordGrid.Cell([WordText.Paragraph(WordStyles.TableHead(Size), pair.Label).Keep(isKept)], widths[column], isShaded: true);
            yield return WordGrid.Cell(WordCells.Of(draft, pair.Cell, WordStyles.TableText(Size), Size, width - WordGrid.Inset).Select(p => p.Keep(isKept)), width, span);
            column += 1 + span;
        }
    }

    // A cell must end in a paragraph, and have as much room above its first as below its last.
    private static List<OpenXmlElement> InCell(IEnumerable<OpenXmlElement> blocks)
    {
        List<OpenXmlElement> all = [.. blocks];
        if (all is [Paragraph { ParagraphProperties: { } first }, ..]) (first.SpacingBetweenLines ??= new SpacingBetweenLines()).Before = "60";
        if (all is [.., Paragraph { ParagraphProperties: { } last }]) (last.SpacingBetweenLines ??= new SpacingBetweenLines()).After = "60";
        return all.Count > 0 ? all : [WordFlow.Gap()];
    }
}
