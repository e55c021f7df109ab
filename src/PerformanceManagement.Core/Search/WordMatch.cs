namespace PerformanceManagement.Core.Search;

/// <summary>Finds among a few named things, which need no words stored, by the rules that measures are found by.</summary>
public static class WordMatch
{
    /// <summary>Those that have all the words that are looked for: first those whose names have all of them, each as they stood.</summary>
    /// <param name="looked">What is looked for.</param>
    /// <param name="things">The things.</param>
    /// <param name="nameOf">The name of one.</param>
    /// <param name="othersOf">Other words it is found by.</param>
    public static IReadOnlyList<T> Find<T>(SearchedText looked, IEnumerable<T> things, Func<T, string> nameOf, Func<T, string?> othersOf) => looked.IsEmpty ? [] :
    [
        .. things.Select(thing => (Thing: thing, Name: WordsOf(nameOf(thing)), Others: WordsOf(othersOf(thing))))
            .Where(t => looked.Terms.All(term => t.Name.Exists(term.Finds) || t.Others.Exists(term.Finds)))
            .OrderBy(t => looked.Terms.All(term => t.Name.Exists(term.Finds)) ? 0 : 1)
            .Select(t => t.Thing),
    ];

    /// <summary>Whether each word that is looked for stands in one of the texts, whichever: nothing made of them is found otherwise.</summary>
    /// <param name="looked">What is looked for.</param>
    /// <param name="texts">The texts.</param>
    public static bool MayFind(SearchedText looked, IEnumerable<string> texts)
    {
        HashSet<string> words = [.. texts.SelectMany(WordsOf)];
        return !looked.IsEmpty && looked.Terms.All(term => words.Any(term.Finds));
    }

    private static List<string> WordsOf(string? text) => [.. SearchText.Split(text).Select(w => w.Word)];
}
