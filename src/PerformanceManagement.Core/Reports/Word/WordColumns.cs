using PerformanceManagement.Core.Reports.Paper;

namespace PerformanceManagement.Core.Reports.Word;

/// <summary>How wide the columns of a table are and how large its text is. Widths are in twentieths of a point.</summary>
/// <param name="Size">The size of the text, in half points.</param>
/// <param name="Widths">The width of each column.</param>
internal sealed record WordColumns(int Size, IReadOnlyList<int> Widths)
{
    private const int Inset = 160;
    private const int ChartWidth = 1040;
    private const int ShortLabel = 8;

    // A code of usual length stays in one line.
    private const int CodeWidth = 1100;

    // A text of more letters than these would fill pages of a narrow column.
    private const int LongText = 600;

    // Fewer columns than these leave room for text of the first sizes.
    private const int Few = 10;
    private const int Many = 14;

    /// <summary>Shares a width among the columns of a table, in the largest size in which no word of it is broken.</summary>
    public static WordColumns Of(ReportTable table, int width)
    {
        int first = table.Columns.Count switch { <= Few => 0, <= Many => 1, _ => 2 };
        foreach (int size in WordStyles.TableSizes.Skip(first))
        {
            List<Need> needs = Needs(table, size);
            if (needs.Sum(n => n.Least) <= width) return new(size, Shared(table, needs, width));
        }

        int smallest = WordStyles.TableSizes[^1];
        return new(smallest, Shared(table, Needs(table, smallest), width));
    }

    private static List<Need> Needs(ReportTable table, int size)
    {
        List<Need> needs = [.. table.Columns.Select((column, i) => NeedOf(column, [.. table.Rows.Select(r => r.Cells[i])], size))];
        int span;
        for (int i = 0; i < needs.Count; i += span)
        {
            string? over = table.Columns[i].Over;
            span = over is null ? 1 : table.Columns.Skip(i).TakeWhile(c => c.Over == over).Count();
            if (over is null) continue;
            // What stands above columns widens them alike; the short label of a period, "Q1 26/27", stays in one line.
            int label = over.Length <= ShortLabel ? WordMeasure.Width(over, size, isBold: true) : WordMeasure.LongestWord(over, size, isBold: true);
            int lack = Math.Max(0, label + Inset - needs.Skip(i).Take(span).Sum(n => n.Least));
            for (int column = i; column < i + span; column++)
            {
                int least = needs[column].Least + ((lack + span - 1) / span);
                needs[column] = needs[column] with { Least = least, Best = Math.Max(least, needs[column].Best) };
            }
        }

        return needs;
    }

    private static Need NeedOf(ReportColumn column, IReadOnlyList<ReportCell> cells, int size)
    {
        int head = WordMeasure.LongestWord(column.Header, size, isBold: true);
        int least = head;
        int whole = Math.Max(head, WordMeasure.Width(column.Header, size, isBold: true) / 2);
        long length = 0;
        int longest = 0;
        foreach (ReportCell cell in cells.Where(c => c.Chart is null))
        {
            int mark = cell.Mark is null ? 0 : size * 13;
            least = Math.Max(least, Math.Max(mark + WordMeasure.LongestWord(cell.Text, size), WordMeasure.LongestWord(cell.Remark ?? "", size)));
            whole = Math.Max(whole, Math.Max(mark + WordMeasure.Width(cell.Text, size), WordMeasure.Width(cell.Remark ?? "", size) / 2));
            length += cell.Text.Length;
            longest = Math.Max(longest, cell.Text.Length);
        }

        // What a column likes at most, and words so long that they may as well be broken.
        int most = column.Kind switch
        {
            ReportColumnKind.Code => 1800,
            ReportColumnKind.Name => 3600,
            ReportColumnKind.Text => longest > LongText ? 7200 : 3600,
            ReportColumnKind.Words or ReportColumnKind.Mark => 2200,
            ReportColumnKind.Figure or ReportColumnKind.Date => 1700,
            ReportColumnKind.Chart => ChartWidth,
            _ => throw new ArgumentOutOfRangeException(nameof(column), column.Kind, null),
        };
        if (column.Kind == ReportColumnKind.Chart) least = Math.Max(least, ChartWidth / 2);
        if (column.Kind == ReportColumnKind.Chart && cells.Any(c => c.Chart is not null)) whole = Math.Max(whole, ChartWidth);
        if (column.Kind == ReportColumnKind.Code) least = Math.Max(least, Math.Min(whole, CodeWidth));
        if (column.Kind == ReportColumnKind.Text) least = Math.Max(least, 1000);
        least = Math.Min(least, most) + Inset;
        return new(least, Math.Max(least, Math.Min(whole, most) + Inset), length);
    }

    private static List<int> Shared(ReportTable table, List<Need> needs, int width)
    {
        int least = needs.Sum(n => n.Least);
        int best = needs.Sum(n => n.Best);
        long[] parts = best <= width ? Left(table, needs) : least <= width ? [.. needs.Select(n => (long)n.Best - n.Least)] : [.. needs.Select(n => (long)n.Least)];
        List<int> from = [.. needs.Select(n => best <= width ? n.Best : least <= width ? n.Least : 0)];
        long whole = parts.Sum();
        int left = width - from.Sum();
        List<int> widths = [.. from.Select((w, i) => whole == 0 ? w : w + (int)(left * parts[i] / whole))];
        // What rounding leaves, so that the table is as wide as the page.
        widths[^1] += width - widths.Sum();
        return widths;
    }

    // When all have what they like: to sentences by their length, else to names, else to all but codes and charts.
    private static long[] Left(ReportTable table, List<Need> needs)
    {
        long[] sentences = [.. needs.Select((n, i) => table.Columns[i].Kind == ReportColumnKind.Text ? n.Length + 1 : 0)];
        if (sentences.Sum() > 0) return sentences;
        long[] others = [.. table.Columns.Select(c => c.Kind switch { ReportColumnKind.Code or ReportColumnKind.Chart => 0L, ReportColumnKind.Name => 3, _ => 1 })];
        return others.Sum() > 0 ? others : [.. needs.Select(_ => 1L)];
    }

    // What a column cannot do without, what it would like, and how much text it holds.
    private sealed record Need(int Least, int Best, long Length);
}
