namespace PerformanceManagement.Core.Search;

/// <summary>A word that was typed to be found.</summary>
/// <param name="Word">The word as typed, in lower case and without accents.</param>
/// <param name="IsLast">Whether it is the last one, of which the beginning is enough.</param>
public sealed record SearchTerm(string Word, bool IsLast)
{
    // A single letter or digit begins too much.
    private const int ShortestBeginning = 2;

    /// <summary>The word without its ending.</summary>
    public string Folded { get; } = SearchText.Fold(Word);

    /// <summary>Whether words that begin with it are found as well.</summary>
    public bool IsBeginning => IsLast && Word.Length >= ShortestBeginning;

    /// <summary>The first text that comes after all that begin with it.</summary>
    internal string After => Next(Word);

    /// <summary>Whether it finds a word of a text: by the rules that the index is asked by.</summary>
    public bool Finds(string word) => SearchText.Fold(word) is var folded && (folded == Folded || word == Folded || (IsBeginning && (word.StartsWith(Word, StringComparison.Ordinal) || folded.StartsWith(Word, StringComparison.Ordinal))));

    /// <summary>The first text that comes after all that begin with a text, by the order of characters.</summary>
    internal static string Next(string beginning) => beginning.Length == 0 ? "\uffff" : beginning[..^1] + (char)(beginning[^1] + 1);
}

/// <summary>What was typed to be found.</summary>
public sealed record SearchedText
{
    /// <summary>The longest text, in characters; the rest is not read.</summary>
    public const int Longest = 100;

    /// <summary>How many words are looked for; the rest is not.</summary>
    public const int MostTerms = 8;

    /// <summary>The text as it is shown again.</summary>
    public string Text { get; private init; } = "";

    /// <summary>The words, all of which must be found; common words only where there are no others.</summary>
    public IReadOnlyList<SearchTerm> Terms { get; private init; } = [];

    /// <summary>The text as a code would be stored.</summary>
    internal string Joined { get; private init; } = "";

    /// <summary>Whether there is nothing to look for.</summary>
    public bool IsEmpty => Terms.Count == 0;

    /// <summary>Reads what was typed.</summary>
    public static SearchedText Read(string? typed)
    {
        string text = typed?.Trim() ?? "";
        text = text[..Math.Min(text.Length, Longest)];
        List<string> all = [.. SearchText.Split(text).Select(w => w.Word)];
        List<string> telling = [.. all.Where(w => !SearchText.IsCommon(w))];
        List<string> words = [.. (telling.Count > 0 ? telling : all).Distinct().Take(MostTerms)];
        return new SearchedText { Text = text, Joined = SearchText.Joined(text), Terms = [.. words.Select((w, n) => new SearchTerm(w, n == words.Count - 1))] };
    }
}
