using System.Text;

namespace PerformanceManagement.Core.Reports;

/// <summary>Makes typed text fit for documents: no character that a page, a PDF or a workbook may not hold.</summary>
internal static class PlainText
{
    private static readonly char[] LineEnds = ['\r', '\n'];

    /// <summary>The text as one line without control characters and half characters.</summary>
    public static string Line(string text) => string.Join(' ', Paragraphs(text));

    /// <summary>The lines of the text that hold something, each a paragraph.</summary>
    public static IReadOnlyList<string> Paragraphs(string text) =>
        [.. text.Split(LineEnds, StringSplitOptions.RemoveEmptyEntries).Select(Clean).Where(line => line.Length > 0)];

    private static string Clean(string line)
    {
        var kept = new StringBuilder(line.Length);
        foreach (Rune rune in line.EnumerateRunes())
        {
            if (rune.Value == '\t') kept.Append(' ');
            // A lone half of a pair is enumerated as U+FFFD; U+FFFE and U+FFFF are no characters.
            else if (!Rune.IsControl(rune) && rune.Value is not (0xFFFD or 0xFFFE or 0xFFFF)) kept.Append(rune.ToString());
        }

        return kept.ToString().Trim();
    }
}
