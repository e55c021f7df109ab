using System.Text;

namespace PerformanceManagement.Core.Reports.Words;

/// <summary>Makes typed text fit for documents: no character that a page, a PDF or a workbook may not hold.</summary>
internal static class PlainText
{
    private static readonly char[] LineEnds = ['\r', '\n', '\v', '\f', '\u0085', '\u2028', '\u2029'];

    // What Word writes for its bullets and signs: places in the fonts Symbol and Wingdings, which mean nothing without them.
    private static readonly Dictionary<int, string> WordSigns = new()
    {
        [0xF0B7] = "•",
        [0xF0A7] = "▪",
        [0xF0D8] = "➢",
        [0xF0FC] = "✓",
        [0xF0FB] = "✗",
        [0xF076] = "❖",
        [0xF06C] = "●",
        [0xF06E] = "■",
        [0xF06F] = "□",
        [0xF071] = "❑",
        [0xF0A8] = "◻",
        [0xF0FE] = "☑",
        [0xF0FD] = "☒",
        [0xF0E0] = "→",
        [0xF0DF] = "←",
        [0xF0E8] = "➔",
        [0xF0F0] = "⇨",
        [0xF02D] = "-",
        [0xF0B0] = "°",
        [0xF0A3] = "≤",
        [0xF0B3] = "≥",
        [0xF0B1] = "±",
        [0xF0B4] = "×",
        [0xF0AE] = "→",
        [0xF0AC] = "←",
        [0xF0B9] = "≠",
        [0xF0BB] = "≈",
        [0xF04A] = "☺",
        [0xF04C] = "☹",
    };

    /// <summary>The text as one line without control characters and half characters.</summary>
    public static string Line(string text) => string.Join(' ', Paragraphs(text));

    /// <summary>The lines of the text that hold something, each a paragraph.</summary>
    public static IReadOnlyList<string> Paragraphs(string text) =>
        [.. text.Split(LineEnds, StringSplitOptions.RemoveEmptyEntries).Select(Clean).Where(line => line.Length > 0)];

    private static string Clean(string line)
    {
        var kept = new StringBuilder(line.Length);
        bool begins = true;
        foreach (Rune rune in line.EnumerateRunes())
        {
            if (rune.Value == '\t') kept.Append(' ');
            else if (WordSigns.TryGetValue(rune.Value, out string? sign)) kept.Append(sign);
            // Any other place in those fonts, at the beginning of a line, is a bullet of some shape.
            else if (begins && rune.Value is >= 0xF020 and <= 0xF0FF) kept.Append('•');
            else if (!Rune.IsControl(rune) && !IsUnprintable(rune.Value)) kept.Append(rune.ToString());
            begins &= Rune.IsWhiteSpace(rune);
        }

        return kept.ToString().Trim();
    }

    // A lone half of a pair is enumerated as U+FFFD; U+FFFE, U+FFFF and their like are no characters; marks of byte order, of annotation and of
    // writing direction set from outside say nothing to a reader, and the last can turn a sentence round.
    private static bool IsUnprintable(int c) =>
        c is 0xFEFF or (>= 0xFFF9 and <= 0xFFFD) or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) or (>= 0xFDD0 and <= 0xFDEF) || (c & 0xFFFE) == 0xFFFE;
}
