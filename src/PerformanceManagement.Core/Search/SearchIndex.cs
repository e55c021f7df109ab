using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Data;

namespace PerformanceManagement.Core.Search;

/// <summary>
/// Keeps the words by which things are found, in the transaction of the change that they follow from: those of what was touched are made again from its
/// texts and compared with those there are. Why words are kept in a table of our own: docs/decisions/0028-search-words.md.
/// </summary>
public static class SearchIndex
{
    private const int Portion = 200;

    /// <summary>Fills the words of a database that has none: one of before there was a search. Does nothing where there are any.</summary>
    /// <param name="database">The database, with all its migrations.</param>
    /// <param name="stop">Cancels; nothing is then stored.</param>
    public static async Task FillIfEmptyAsync(PerformanceDbContext database, CancellationToken stop = default)
    {
        if (await database.SearchWords.AnyAsync(stop)) return;
        // Looked at outside any transaction: a start waits for nobody who is importing, unless there is something to fill.
        var all = new SearchTouched();
        foreach (SearchKind kind in Enum.GetValues<SearchKind>())
        {
            foreach (int id in await SearchTexts.IdsAsync(database, kind, stop))
            {
                all.Add(kind, id);
                if (kind == SearchKind.Measure) all.AddNotesOf(id);
            }
        }

        if (!all.Named.Any()) return;
        await database.InTransactionAsync(
            async token =>
            {
                // Of two first starts at the same moment the second waits here, and finds it done.
                await database.MoveVersionAsync(ChangeReach.Beside, token);
                if (!await database.SearchWords.AnyAsync(token)) await WriteAsync(database, all, token);
            },
            stop);
    }

    /// <summary>
    /// Makes the words of what was saved. It comes after the version of the data has moved: whoever changes the same waits there, so that nobody puts in a word
    /// that another is putting in.
    /// </summary>
    internal static async Task KeepAsync(this PerformanceDbContext database, IEnumerable<object> saved, CancellationToken stop)
    {
        if (database.WordsLater is { } later) later.Add(saved);
        else await WriteAsync(database, SearchTouched.By(saved), stop);
    }

    /// <summary>Makes the words of what was touched, inside a transaction.</summary>
    internal static async Task WriteAsync(PerformanceDbContext database, SearchTouched touched, CancellationToken stop)
    {
        await using var words = new BulkInsert<SearchWord>(database);
        foreach (IGrouping<SearchKind, int> kind in touched.Named)
        {
            foreach (int[] ids in kind.Order().Chunk(Portion)) await WriteNamesAsync(database, words, kind.Key, [.. ids], stop);
        }

        await using var notes = new BulkInsert<SearchNote>(database);
        foreach (int[] ids in touched.Noted.Order().Chunk(Portion)) await WriteNotesAsync(database, notes, [.. ids], stop);
    }

    internal static IQueryable<SearchWord> StoredWordsQuery(PerformanceDbContext database, SearchKind kind, List<int> ownerIds) =>
        database.SearchWords.AsNoTracking().Where(w => w.Kind == kind && EF.Parameter(ownerIds).Contains(w.OwnerId));

    internal static IQueryable<SearchNote> StoredNotesQuery(PerformanceDbContext database, List<int> measureIds) =>
        database.SearchNotes.AsNoTracking().Where(n => n.Kind == SearchKind.Measure && EF.Parameter(measureIds).Contains(n.OwnerId));

    // What is no longer there takes all words of its owner away first, because deleting one by one is slower.
    private static async Task WriteNamesAsync(PerformanceDbContext database, BulkInsert<SearchWord> words, SearchKind kind, List<int> ids, CancellationToken stop)
    {
        List<NamedText> texts = await SearchTexts.NamesAsync(database, kind, ids, stop);
        ILookup<int, (string Word, SearchField Field)> wanted = texts.SelectMany(t => t.Words.Distinct().Select(w => (t.Id, Word: w))).ToLookup(w => w.Id, w => w.Word);
        ILookup<int, (string Word, SearchField Field)> stored = (await StoredWordsQuery(database, kind, ids).ToListAsync(stop)).ToLookup(w => w.OwnerId, w => (w.Word, w.Field));
        List<int> outdated = [.. ids.Where(id => stored[id].Except(wanted[id]).Any())];
        if (outdated.Count > 0) await StoredWordsQuery(database, kind, outdated).ExecuteDeleteAsync(stop);
        HashSet<int> anew = [.. outdated];
        await words.AddAsync(
            [
                .. from id in ids
                   from word in anew.Contains(id) ? wanted[id] : wanted[id].Except(stored[id])
                   select new SearchWord { Kind = kind, OwnerId = id, Word = word.Word, Field = word.Field },
            ],
            stop);
    }

    private static async Task WriteNotesAsync(PerformanceDbContext database, BulkInsert<SearchNote> notes, List<int> ids, CancellationToken stop)
    {
        // The same words stand in note after note: each is folded and sorted once for its measure.
        Dictionary<int, HashSet<string>> written = ids.ToDictionary(id => id, _ => new HashSet<string>(StringComparer.Ordinal));
        await foreach (NoteText note in SearchTexts.NotesQuery(database, ids).AsAsyncEnumerable().WithCancellation(stop)) written[note.MeasureId].UnionWith(SearchText.Split(note.Text).Select(w => w.Word));
        Dictionary<int, SortedSet<string>> found = written.ToDictionary(w => w.Key, w => new SortedSet<string>(SearchText.Folded(w.Value), StringComparer.Ordinal));
        ILookup<int, (string Initial, string Words)> stored = (await StoredNotesQuery(database, ids).ToListAsync(stop)).ToLookup(n => n.OwnerId, n => (n.Initial, n.Words));
        Dictionary<int, (string Initial, string Words)[]> wanted = found.ToDictionary(f => f.Key, f => f.Value.GroupBy(w => w[..1], StringComparer.Ordinal).Select(g => (g.Key, $" {string.Join(' ', g)} ")).ToArray());
        List<int> outdated = [.. ids.Where(id => !stored[id].ToHashSet().SetEquals(wanted[id]))];
        if (outdated.Count == 0) return;
        await StoredNotesQuery(database, outdated).ExecuteDeleteAsync(stop);
        await notes.AddAsync([.. from id in outdated from letter in wanted[id] select new SearchNote { Initial = letter.Initial, Kind = SearchKind.Measure, OwnerId = id, Words = letter.Words }], stop);
    }
}
