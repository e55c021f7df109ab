using PerformanceManagement.Core.Reports.Word;

namespace PerformanceManagement.Core.Reports.Excel;

/// <summary>How high a row must be for its wrapped text. Excel would find out by itself; other programs show one line and hide the rest, or print it over the next row.</summary>
internal static class ExcelRows
{
    /// <summary>The height of the title's row, in points.</summary>
    public const double TitleHeight = 21;

    private const double LineHeight = 14.25;

    // No row of a workbook can be higher.
    private const double Highest = 409.5;

    // In half points.
    private const int Size = 22;

    // A column is as wide as so many digits: 8 dots each in Arial 11, which are 120 twentieths of a point.
    private const int WidthOfDigit = 120;

    /// <summary>The height that the longest of a row's texts needs, in points.</summary>
    /// <param name="texts">The texts, one a column.</param>
    /// <param name="widths">How wide the columns are, in digits.</param>
    /// <param name="isBold">Whether the texts are bold.</param>
    public static double HeightOf(IEnumerable<string> texts, IReadOnlyList<double> widths, bool isBold = false) =>
        Math.Min(Highest, LineHeight * texts.Select((text, column) => Lines(text, (int)(widths[column] * WidthOfDigit), isBold)).DefaultIfEmpty(1).Max());

    private static int Lines(string text, int width, bool isBold)
    {
        int lines = 0;
        foreach (string paragraph in text.Split('\n')) lines += LinesOf(paragraph, width, isBold);
        return lines;
    }

    private static int LinesOf(string paragraph, int width, bool isBold)
    {
        // No letter is wider than the size of the type.
        if (paragraph.Length * Size * 10 <= width) return 1;
        int lines = 1;
        int used = 0;
        int space = WordMeasure.Width(" ", Size, isBold);
        foreach (Range place in paragraph.AsSpan().Split(' '))
        {
            int word = WordMeasure.Width(paragraph.AsSpan()[place], Size, isBold);
            if (used > 0 && used + space + word > width) (lines, used) = (lines + 1, 0);
            // A word that is longer than the column goes on in the next line.
            if (word > width) lines += (word - 1) / width;
            used += (used > 0 ? space : 0) + Math.Min(word, width);
        }

        return lines;
    }
}
