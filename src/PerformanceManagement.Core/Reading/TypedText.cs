using System.Globalization;
using System.Text;

namespace PerformanceManagement.Core.Reading;

/// <summary>
/// Text as the eye sees it, the same for forms, data packs and the command line: pasted figures and periods carry spaces of no width,
/// spaces that do not break and half a dozen kinds of dash, none of which anyone can see or type on purpose.
/// </summary>
public static class TypedText
{
    /// <summary>The space that is left where the text had one that does not break a line: it may stand between thousands.</summary>
    internal const char FixedSpace = '\u00A0';

    private const int LongestEcho = 40;

    /// <summary>
    /// The text on one line, without what has no width, with one kind of dash (-), apostrophe and space, each space single and none at the
    /// ends; letters and digits of double width become ordinary ones.
    /// </summary>
    public static string AsSeen(string? text) => Seen(text, keepFixed: false);

    /// <summary>The same, but a fixed space between two digits stays one (<c>U+00A0</c>): it groups thousands, where an ordinary space may part two figures.</summary>
    internal static string AsSeenInFigures(string? text) => Seen(text, keepFixed: true);

    /// <summary>One line of text without the marks that have no width and no meaning in any script; joiners between letters stay.</summary>
    public static string WithoutMarks(string text)
    {
        if (!text.AsSpan().ContainsAny("\u200B\u2060\uFEFF\u00AD")) return text;
        return string.Concat(text.Where(c => c is not ('\u200B' or '\u2060' or '\uFEFF' or '\u00AD')));
    }

    /// <summary>A name as it was typed, on one line: its own signs stay, each space is single, and nothing is left that has no width.</summary>
    public static string Name(string? text) =>
        string.Join(' ', string.Concat(WithoutMarks(text ?? "").Select(c => char.IsControl(c) || char.IsWhiteSpace(c) ? ' ' : c)).Split(' ', StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Text that is quoted in a message, not longer than a line.</summary>
    public static string Quoted(string? text)
    {
        string typed = WithoutMarks(text ?? "").Trim();
        return typed.Length <= LongestEcho ? $"“{typed}”" : $"“{typed[..LongestEcho]}…”";
    }

    private static string Seen(string? text, bool keepFixed)
    {
        if (string.IsNullOrEmpty(text)) return "";
        var seen = new StringBuilder(text.Length);
        foreach (char raw in text)
        {
            char c = Plain(raw);
            if (c == '\0') continue;
            bool fixedSpace = keepFixed && IsFixedSpace(raw) && seen.Length > 0 && char.IsAsciiDigit(seen[^1]);
            if (c != ' ') seen.Append(c);
            else if (seen.Length > 0 && seen[^1] is not (' ' or FixedSpace)) seen.Append(fixedSpace ? FixedSpace : ' ');
        }

        for (int i = 0; i < seen.Length; i++)
        {
            // Only between two digits does it group anything.
            if (seen[i] == FixedSpace && (i + 1 == seen.Length || !char.IsAsciiDigit(seen[i + 1]))) seen[i] = ' ';
        }

        string line = seen.ToString().TrimEnd(' ');
        // Excel's own ways of saying that a cell is text: an apostrophe before it, or a formula that is nothing but the text.
        if (line.Length > 1 && line[0] == '\'') line = line[1..].TrimStart();
        if (line.Length > 3 && line.StartsWith("=\"", StringComparison.Ordinal) && line[^1] == '"' && line.IndexOf('"', 2) == line.Length - 1) line = line[2..^1].Trim();
        return line;
    }

    private static bool IsFixedSpace(char c) => c is '\u00A0' or '\u202F' or '\u2007' or '\u2009' or '\u200A' or '\u2008';

    private static char Plain(char c) => c switch
    {
        >= ' ' and <= '~' => c,
        '\u00AD' or '\u061C' or '\u180E' or (>= '\u200B' and <= '\u200F') or (>= '\u202A' and <= '\u202E') or (>= '\u2060' and <= '\u2069') or '\uFEFF' => '\0',
        (>= '\u2010' and <= '\u2015') or '\u2212' or '\u2043' or '\uFE58' or '\uFE63' => '-',
        '\u2018' or '\u2019' or '\u02BC' => '\'',
        '\u201C' or '\u201D' => '"',
        '\u2044' or '\u2215' => '/',
        >= '\uFF01' and <= '\uFF5E' => (char)(c - 0xFEE0),
        _ when char.IsWhiteSpace(c) || char.GetUnicodeCategory(c) == UnicodeCategory.SpaceSeparator => ' ',
        _ when char.IsControl(c) => '\0',
        _ => c,
    };
}
