namespace PerformanceManagement.Core.Reports.Word;

/// <summary>About how wide text is in Arial. Nothing here opens a font, so that every machine shares widths alike.</summary>
internal static class WordMeasure
{
    // Thousandths of the size, from the space to the tilde.
    private static readonly int[] Ascii =
    [
        278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
        1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
        333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
    ];

    /// <summary>The width of a text in one line, in twentieths of a point.</summary>
    /// <param name="text">The text.</param>
    /// <param name="size">Its size in half points.</param>
    /// <param name="isBold">Whether it is bold.</param>
    public static int Width(ReadOnlySpan<char> text, int size, bool isBold = false)
    {
        long width = 0;
        foreach (char c in text) width += Of(c);
        return (int)(width * size * (isBold ? 11 : 10) / 1000) + (text.Length > 0 ? 10 : 0);
    }

    /// <summary>The width of the longest part that no line ends in.</summary>
    public static int LongestWord(string text, int size, bool isBold = false)
    {
        int longest = 0;
        int from = 0;
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] is not (' ' or '\n' or '-')) continue;
            // A hyphen stays on the line that it ends.
            longest = Math.Max(longest, Width(text.AsSpan(from, i - from + (text[i] == '-' ? 1 : 0)), size, isBold));
            from = i + 1;
        }

        return Math.Max(longest, Width(text.AsSpan(from), size, isBold));
    }

    // Other alphabets' letters are about as wide as an "n"; signs and pictures are wider.
    private static int Of(char c) => c is >= ' ' and <= '~' ? Ascii[c - ' '] : c < '\u2000' || c is '–' or '’' or '‘' ? 580 : 1000;
}
