using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using PerformanceManagement.Core.Reports.Paper;

namespace PerformanceManagement.Core.Reports.Word;

/// <summary>Draws a report's table: heads repeated on every page, no row broken over two unless it is tall, and a row on the page of its note.</summary>
internal sealed class WordTables
{
    // Half a wide page, in twentieths of a point: what is higher would leave as much of a page empty.
    private const int Tall = 4500;

    private readonly WordDraft draft;
    private readonly ReportTable table;
    private readonly WordColumns fit;
    private readonly int count;

    private WordTables(WordDraft draft, ReportTable table, int width)
    {
        (this.draft, this.table) = (draft, table);
        (fit, count) = (WordColumns.Of(table, width), table.Columns.Count);
    }

    // A note stands under its row, beside the first column, where there are others.
    private bool IsFirstMerged => table.NoteHeader is not null && count > 1;

    /// <summary>The table with its caption, unless that is the heading above it.</summary>
    public static IEnumerable<OpenXmlElement> Of(WordDraft draft, ReportTable table, string heading, int width)
    {
        if (table.IsCaptionShown && !table.IsBlock && table.Caption != heading) yield return WordText.Paragraph(WordStyles.Caption, table.Caption);
        yield return new WordTables(draft, table, width).Draw();
    }

    private Table Draw()
    {
        Table drawn = WordGrid.Table(WordStyles.Table, table.Caption, fit.Widths, hasHead: true);
        drawn.Append(Heads());
        for (int i = 0; i < table.Rows.Count; i++)
        {
            ReportRow row = table.Rows[i];
            // A block stays in one piece; else a row stays with its note.
            bool isKept = table.IsBlock && i < table.Rows.Count - 1;
            bool hasNote = row.Note.Count > 0;
            if (row.Group is { } group) drawn.Append(WordGrid.Row(isHead: false, Head(group, 0, count)));
            bool isTall = row.Cells.Select((cell, column) => HeightOf(cell.Text, fit.Widths[column])).Max() > Tall;
            bool isNoteTall = hasNote && row.Note.Sum(text => HeightOf(text, fit.Widths.Skip(IsFirstMerged ? 1 : 0).Sum())) > Tall;
            drawn.Append(WordGrid.Row(isHead: false, isTall, row.Cells.Select((cell, column) => Cell(cell, column, hasNote, isKept || hasNote))));
            if (hasNote) drawn.Append(WordGrid.Row(isHead: false, isNoteTall, Note(row, isKept)));
        }

        return drawn;
    }

    private IEnumerable<TableRow> Heads()
    {
        bool hasOver = table.Columns.Any(c => c.Over is not null);
        if (table.IsBlock) yield return WordGrid.Row(isHead: true, Head(table.Caption, 0, count));
        if (hasOver) yield return WordGrid.Row(isHead: true, Overs());
        yield return WordGrid.Row(isHead: true, table.Columns.Select((column, i) =>
            hasOver && column.Over is null ? Head(null, i, 1, MergedCellValues.Continue)
            : i == 0 && IsFirstMerged ? Head(column.Header, i, 1, MergedCellValues.Restart)
            : Head(column.Header, i, 1)));
        if (table.NoteHeader is { } note)
            yield return WordGrid.Row(isHead: true, IsFirstMerged ? [Head(null, 0, 1, MergedCellValues.Continue), Head(note, 1, count - 1)] : [Head(note, 0, count)]);
    }

    // Neighbours under the same words share a cell; a column with nothing above it has one cell over both rows.
    private IEnumerable<TableCell> Overs()
    {
        for (int i = 0; i < count;)
        {
            string? over = table.Columns[i].Over;
            int span = over is null ? 1 : table.Columns.Skip(i).TakeWhile(c => c.Over == over).Count();
            yield return over is null ? Head(table.Columns[i].Header, i, 1, MergedCellValues.Restart) : Head(over, i, span);
            i += span;
        }
    }

    private TableCell Head(string? text, int column, int span, MergedCellValues? merge = null)
    {
        Paragraph words = WordText.Paragraph(WordStyles.TableHead(fit.Size), text is null ? [] : [WordText.Run(text)]);
        if (span == 1) Align(words, column);
        TableCell cell = WordGrid.Cell([words.Keep()], fit.Widths.Skip(column).Take(span).Sum(), span, isShaded: true);
        if (merge is { } way) cell.TableCellProperties!.VerticalMerge = new VerticalMerge { Val = way };
        cell.TableCellProperties!.TableCellVerticalAlignment = new TableCellVerticalAlignment { Val = TableVerticalAlignmentValues.Bottom };
        return cell;
    }

    private TableCell Cell(ReportCell cell, int column, bool hasNote, bool isKept)
    {
        List<Paragraph> content = [.. WordCells.Of(draft, cell, WordStyles.TableText(fit.Size), fit.Size, fit.Widths[column] - WordGrid.Inset)];
        foreach (Paragraph paragraph in content)
        {
            Align(paragraph, column);
            paragraph.Keep(isKept);
        }

        TableCell drawn = WordGrid.Cell(content, fit.Widths[column]);
        if (!hasNote) return drawn;
        if (column == 0 && IsFirstMerged) drawn.TableCellProperties!.VerticalMerge = new VerticalMerge { Val = MergedCellValues.Restart };
        else drawn.TableCellProperties!.TableCellBorders = new TableCellBorders(new BottomBorder { Val = BorderValues.Nil });
        return drawn;
    }

    private IEnumerable<TableCell> Note(ReportRow row, bool isKept)
    {
        int from = IsFirstMerged ? 1 : 0;
        if (IsFirstMerged)
        {
            TableCell first = WordGrid.Cell([WordText.Paragraph(WordStyles.TableText(fit.Size), []).Keep(isKept)], fit.Widths[0]);
            first.TableCellProperties!.VerticalMerge = new VerticalMerge { Val = MergedCellValues.Continue };
            yield return first;
        }

        TableCell note = WordGrid.Cell(row.Note.Select(text => WordText.Paragraph(WordStyles.TableText(fit.Size), text).Keep(isKept)), fit.Widths.Skip(from).Sum(), count - from);
        note.TableCellProperties!.TableCellBorders = new TableCellBorders(new TopBorder { Val = BorderValues.Nil });
        yield return note;
    }

    // About how high a text is in a column.
    private int HeightOf(string text, int width) => ((WordMeasure.Width(text, fit.Size) / Math.Max(1, width - WordGrid.Inset)) + 1) * fit.Size * 13;

    private void Align(Paragraph paragraph, int column)
    {
        if (table.Columns[column].Kind == ReportColumnKind.Figure) paragraph.ParagraphProperties!.Justification = new Justification { Val = JustificationValues.Right };
    }
}
