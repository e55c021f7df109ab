namespace PerformanceManagement.Core.Search;

/// <summary>A piece of a text that is shown.</summary>
/// <param name="Text">The piece.</param>
/// <param name="IsFound">Whether it is what was looked for.</param>
public sealed record MarkedPiece(string Text, bool IsFound);

/// <summary>Texts with what was looked for marked in them, as pieces: the page writes each as text.</summary>
public static class MarkedText
{
    /// <summary>About how long a snippet is, in characters.</summary>
    public const int SnippetLength = 220;

    private const int Before = 60;

    /// <summary>A whole text, in pieces.</summary>
    public static IReadOnlyList<MarkedPiece> Of(string text, SearchedText looked)
    {
        List<MarkedPiece> pieces = [];
        int done = 0;
        foreach (PlacedWord word in SearchText.Split(text).Where(w => looked.Terms.Any(t => t.Finds(w.Word))))
        {
            if (word.Start > done) pieces.Add(new MarkedPiece(text[done..word.Start], false));
            pieces.Add(new MarkedPiece(text.Substring(word.Start, word.Length), true));
            done = word.Start + word.Length;
        }

        if (done < text.Length) pieces.Add(new MarkedPiece(text[done..], false));
        return pieces;
    }

    /// <summary>The part of a text around the first word that was looked for, in pieces; its beginning where it has none.</summary>
    public static IReadOnlyList<MarkedPiece> Snippet(string text, SearchedText looked)
    {
        string line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        int first = SearchText.Split(line).Where(w => looked.Terms.Any(t => t.Finds(w.Word))).Select(w => w.Start).FirstOrDefault();
        int start = first <= Before ? 0 : WordAfter(line, first - Before, first);
        int end = line.Length - start <= SnippetLength ? line.Length : WordBefore(line, start + SnippetLength);
        return Of($"{(start > 0 ? "… " : "")}{line[start..end]}{(end < line.Length ? " …" : "")}", looked);
    }

    /// <summary>How many of the words looked for a text has.</summary>
    public static int Found(string text, SearchedText looked)
    {
        HashSet<string> words = [.. SearchText.Split(text).Select(w => w.Word)];
        return looked.Terms.Count(t => words.Any(t.Finds));
    }

    private static int WordAfter(string line, int at, int most) => line.IndexOf(' ', at) is var space && space >= 0 && space < most ? space + 1 : most;

    private static int WordBefore(string line, int at) => line.LastIndexOf(' ', at) is var space && space > 0 ? space : at;
}
