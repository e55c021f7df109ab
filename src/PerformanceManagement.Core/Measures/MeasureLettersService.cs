using System.Text;
using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Data;

namespace PerformanceManagement.Core.Measures;

/// <summary>How many titles begin with a character, as it is written.</summary>
internal sealed record FirstCharacter(string Text, int Count);

/// <summary>Reads the list of measures from A to Z.</summary>
public sealed class MeasureLettersService(PerformanceDbContext database)
{
    private static readonly char[] All = [.. Enumerable.Range('A', 26).Select(c => (char)c), MeasureLetters.Other];

    /// <summary>A page of the measures whose titles begin with a letter.</summary>
    /// <param name="letter">The letter, in any case; null for the first that has any.</param>
    /// <param name="page">The page, from 1.</param>
    /// <param name="stop">Cancels the reading.</param>
    public async Task<MeasureLetters> GetAsync(char? letter, int page, CancellationToken stop = default)
    {
        List<FirstCharacter> firsts = await FirstCharactersQuery(database).ToListAsync(stop);
        ILookup<char, FirstCharacter> byLetter = firsts.ToLookup(f => LetterOf(f.Text));
        (char Letter, int Count)[] letters = [.. All.Select(l => (l, byLetter[l].Sum(f => f.Count)))];
        char? wanted = letter is { } asked ? char.ToUpperInvariant(asked) : null;
        char? shown = letters.Where(l => l.Count > 0).OrderByDescending(l => l.Letter == wanted).Select(l => (char?)l.Letter).FirstOrDefault();
        var empty = new MeasureLetters { Letters = letters, Letter = shown, Items = [], Page = 1 };
        if (shown is not { } of) return empty;
        int at = Math.Clamp(page, 1, empty.Pages);
        return empty with { Page = at, Items = await LetterPageQuery(database, [.. byLetter[of].Select(f => f.Text)], at).ToListAsync(stop) };
    }

    internal static IQueryable<FirstCharacter> FirstCharactersQuery(PerformanceDbContext database) =>
        database.Measures.GroupBy(m => m.Title.Substring(0, 1)).Select(g => new FirstCharacter(g.Key, g.Count()));

#pragma warning disable CA1304, CA1311 // Translated to LOWER() in the database, where a culture cannot be named.
    internal static IQueryable<LetteredMeasure> LetterPageQuery(PerformanceDbContext database, List<string> firsts, int page) =>
        database.Measures.AsNoTracking()
            .Where(m => firsts.Contains(m.Title.Substring(0, 1)))
            .OrderBy(m => m.Title.ToLower()).ThenBy(m => m.Code)
            .Skip((page - 1) * MeasureLetters.PageSize).Take(MeasureLetters.PageSize)
            .Select(m => new LetteredMeasure(m.Code, m.Title, m.Service));
#pragma warning restore CA1304, CA1311

    // É stands under E.
    private static char LetterOf(string first) =>
        first.Normalize(NormalizationForm.FormD) is [var letter, ..] && char.IsAsciiLetter(letter) ? char.ToUpperInvariant(letter) : MeasureLetters.Other;
}
