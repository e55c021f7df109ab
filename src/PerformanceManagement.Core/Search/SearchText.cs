using System.Globalization;
using System.Text;

namespace PerformanceManagement.Core.Search;

/// <summary>A word in a text.</summary>
/// <param name="Start">Where it begins in the text.</param>
/// <param name="Length">How many characters of the text it takes.</param>
/// <param name="Word">The word in lower case, without accents and apostrophes, cut to <see cref="SearchText.LongestWord"/>.</param>
public readonly record struct PlacedWord(int Start, int Length, string Word);

/// <summary>
/// How texts and codes are taken apart into words, the same for what is stored and for what is typed: runs of letters and digits, in lower case, without
/// accents. English endings are taken off by a few fixed rules (<see cref="Fold"/>), so that "repairs" finds "repair".
/// </summary>
public static class SearchText
{
    /// <summary>The longest word, in characters; what is longer is cut.</summary>
    public const int LongestWord = 40;

    private const int ShortestStem = 4;

    private static readonly HashSet<string> Common = ["a", "an", "and", "are", "as", "at", "be", "by", "for", "from", "in", "is", "it", "of", "on", "or", "per", "that", "the", "this", "to", "was", "were", "with"];

    /// <summary>Whether a word is so common that nothing is found by it.</summary>
    public static bool IsCommon(string word) => Common.Contains(word);

    /// <summary>The words of a text, in order.</summary>
    public static IEnumerable<PlacedWord> Split(string? text)
    {
        text ??= "";
        var word = new StringBuilder();
        int start = -1;
        for (int at = 0; at <= text.Length; at++)
        {
            char? plain = at < text.Length ? Plain(text[at]) : ' ';
            if (plain is { } letter && char.IsLetterOrDigit(letter))
            {
                if (word.Length == 0) start = at;
                if (word.Length < LongestWord) word.Append(letter);
            }
            else if (plain is not null && word.Length > 0)
            {
                yield return new PlacedWord(start, at - start, word.ToString());
                word.Clear();
            }
        }
    }

    /// <summary>
    /// A word without its English ending: -ies becomes -y, then -s, -ed, -ing and -e go where at least four letters stay (three before -s), and a consonant
    /// that was doubled before -ed or -ing is single again. Words with digits stay as they are.
    /// </summary>
    public static string Fold(string word)
    {
        if (word.Any(char.IsDigit)) return word;
        string folded = WithoutPlural(word);
        foreach (string ending in new[] { "ing", "ed" })
        {
            if (folded.Length < ShortestStem + ending.Length || !folded.EndsWith(ending, StringComparison.Ordinal) || folded.EndsWith("eed", StringComparison.Ordinal)) continue;
            folded = folded[..^ending.Length];
            if (folded[^1] == folded[^2] && folded[^1] is not ('l' or 's' or 'z' or 'e' or 'o')) folded = folded[..^1];
            break;
        }

        return folded.Length > ShortestStem && folded[^1] == 'e' ? folded[..^1] : folded;
    }

    /// <summary>A code without what stands between its letters and digits: "ni156" for "NI 156".</summary>
    public static string Joined(string? code)
    {
        string joined = string.Concat(Split(code).Select(w => w.Word));
        return joined[..Math.Min(joined.Length, LongestWord)];
    }

    /// <summary>The words by which a text is found: as written, and without their endings.</summary>
    internal static IEnumerable<string> WordsOf(string? text) => Folded(Split(text).Select(w => w.Word));

    /// <summary>The words by which words of a text are found.</summary>
    internal static IEnumerable<string> Folded(IEnumerable<string> words) => words.Where(w => !IsCommon(w)).SelectMany(w => new[] { w, Fold(w) });

    /// <summary>The parts by which a code is found: as separated, and where letters meet digits. "NI156a" is found by "NI", "156", "a" and "NI156a".</summary>
    internal static IEnumerable<string> PartsOf(string? code)
    {
        foreach (string word in Split(code).Select(w => w.Word))
        {
            yield return word;
            yield return Fold(word);
            int start = 0;
            for (int at = 1; at <= word.Length; at++)
            {
                if (at < word.Length && char.IsDigit(word[at]) == char.IsDigit(word[at - 1])) continue;
                yield return word[start..at];
                start = at;
            }
        }
    }

    private static string WithoutPlural(string word) =>
        word.Length > 4 && word.EndsWith("ies", StringComparison.Ordinal) ? word[..^3] + "y"
        : word.Length > 4 && (word.EndsWith("sses", StringComparison.Ordinal) || word.EndsWith("xes", StringComparison.Ordinal) || word.EndsWith("ches", StringComparison.Ordinal) || word.EndsWith("shes", StringComparison.Ordinal)) ? word[..^2]
        : word.Length > 3 && word[^1] == 's' && word[^2] is not ('s' or 'u' or 'i') ? word[..^1]
        : word;

    // Null for what is no part of the word and does not end it either: an apostrophe, an accent that stands for itself.
    private static char? Plain(char letter)
    {
        if (char.IsAscii(letter)) return letter == '\'' ? null : char.ToLowerInvariant(letter);
        if (letter == '’' || CharUnicodeInfo.GetUnicodeCategory(letter) == UnicodeCategory.NonSpacingMark) return null;
        return char.IsSurrogate(letter) ? ' ' : char.ToLowerInvariant(letter.ToString().Normalize(NormalizationForm.FormD)[0]);
    }
}
