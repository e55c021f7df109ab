namespace PerformanceManagement.Core.Reports.Committees;

/// <summary>What a piece of a text is, beside another text.</summary>
public enum TextChange
{
    /// <summary>In both.</summary>
    Same,

    /// <summary>In the earlier one alone.</summary>
    Removed,

    /// <summary>In the later one alone.</summary>
    Added,
}

/// <summary>A piece of a text.</summary>
/// <param name="Change">What it is beside the other text.</param>
/// <param name="Text">The piece, with its spaces and line ends.</param>
public sealed record TextPiece(TextChange Change, string Text);

/// <summary>
/// Compares two texts: by lines, and within lines that differ by words. Pure. The pieces that are not added make the earlier text again, those that are not
/// removed the later one.
/// </summary>
public static class TextDifference
{
    // Beyond this many comparisons a stretch is shown as replaced; two texts of the greatest length are compared in a moment.
    private const long MostSteps = 4_000_000;

    /// <summary>The pieces of both texts in order; neighbours differ in what they are.</summary>
    public static IReadOnlyList<TextPiece> Between(string earlier, string later)
    {
        List<TextPiece> pieces = [];
        List<TextPiece> open = [];
        foreach (TextPiece line in Compare(Lines(earlier), Lines(later)))
        {
            if (line.Change != TextChange.Same) open.Add(line);
            else
            {
                Close();
                Put(pieces, line);
            }
        }

        Close();
        return pieces;

        void Close()
        {
            string removed = Of(open, TextChange.Removed), added = Of(open, TextChange.Added);
            open.Clear();
            foreach (TextPiece word in Compare(Words(removed), Words(added))) Put(pieces, word);
        }
    }

    private static string Of(List<TextPiece> pieces, TextChange change) => string.Concat(pieces.Where(p => p.Change == change).Select(p => p.Text));

    private static void Put(List<TextPiece> pieces, TextPiece piece)
    {
        if (piece.Text.Length == 0) return;
        if (pieces.Count > 0 && pieces[^1].Change == piece.Change) pieces[^1] = piece with { Text = pieces[^1].Text + piece.Text };
        else pieces.Add(piece);
    }

    private static List<string> Lines(string text) => Split(text, (before, _) => before == '\n');

    // A word goes with the spaces after it.
    private static List<string> Words(string text) => Split(text, (before, here) => char.IsWhiteSpace(before) && !char.IsWhiteSpace(here));

    private static List<string> Split(string text, Func<char, char, bool> begins)
    {
        List<string> parts = [];
        int start = 0;
        for (int i = 1; i < text.Length; i++)
        {
            if (!begins(text[i - 1], text[i])) continue;
            parts.Add(text[start..i]);
            start = i;
        }

        if (start < text.Length) parts.Add(text[start..]);
        return parts;
    }

    private static IEnumerable<TextPiece> Compare(List<string> earlier, List<string> later)
    {
        int head = 0;
        while (head < earlier.Count && head < later.Count && earlier[head] == later[head]) yield return new TextPiece(TextChange.Same, earlier[head++]);
        int tail = 0;
        while (tail < earlier.Count - head && tail < later.Count - head && earlier[^(tail + 1)] == later[^(tail + 1)]) tail++;
        foreach (TextPiece piece in Middle(earlier[head..^tail], later[head..^tail])) yield return piece;
        foreach (string same in earlier[^tail..]) yield return new TextPiece(TextChange.Same, same);
    }

    // The longest run of parts that both have, in order.
    private static IEnumerable<TextPiece> Middle(List<string> earlier, List<string> later)
    {
        int i = 0, j = 0;
        if (earlier.Count > 0 && later.Count > 0 && (long)earlier.Count * later.Count <= MostSteps)
        {
            int[,] common = Common(earlier, later);
            while (i < earlier.Count && j < later.Count)
            {
                if (earlier[i] == later[j])
                {
                    yield return new TextPiece(TextChange.Same, earlier[i++]);
                    j++;
                }
                else if (common[i + 1, j] >= common[i, j + 1]) yield return new TextPiece(TextChange.Removed, earlier[i++]);
                else yield return new TextPiece(TextChange.Added, later[j++]);
            }
        }

        for (; i < earlier.Count; i++) yield return new TextPiece(TextChange.Removed, earlier[i]);
        for (; j < later.Count; j++) yield return new TextPiece(TextChange.Added, later[j]);
    }

    private static int[,] Common(List<string> earlier, List<string> later)
    {
        int[,] common = new int[earlier.Count + 1, later.Count + 1];
        for (int i = earlier.Count - 1; i >= 0; i--)
            for (int j = later.Count - 1; j >= 0; j--)
                common[i, j] = earlier[i] == later[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
        return common;
    }
}
