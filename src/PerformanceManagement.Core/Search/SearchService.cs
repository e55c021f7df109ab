using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Delivery;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Scorecards;

namespace PerformanceManagement.Core.Search;

/// <summary>Finds measures, plan, delivery and published papers by what is typed: a fixed number of questions, each answered by an index.</summary>
public sealed class SearchService(PerformanceDbContext database, ScorecardService scorecards)
{
    private const int MostNear = 5;

    /// <summary>A page of what is found.</summary>
    /// <param name="looked">What was typed.</param>
    /// <param name="kind">The kind that alone is wanted; null for all.</param>
    /// <param name="page">The page, from 1.</param>
    /// <param name="quarter">The quarter in which measures are shown.</param>
    /// <param name="stop">Cancels the reading.</param>
    public async Task<SearchResults> FindAsync(SearchedText looked, SearchKind? kind, int page, Period quarter, CancellationToken stop = default)
    {
        var results = new SearchResults(looked, quarter) { Kind = kind };
        if (looked.IsEmpty) return results;
        List<KindCount> counts = await SearchQueries.CountsQuery(database, looked).ToListAsync(stop);
        results = results with { Counts = new SortedDictionary<SearchKind, int>(counts.ToDictionary(c => c.Kind, c => c.Count)) };
        if (results.Total == 0) return results with { NearCodes = await NearCodesAsync(looked.Text, null, stop), NearTexts = await NearTextsAsync(looked, stop) };

        int shown = Math.Clamp(page, 1, results.Pages);
        List<SearchHit> hits = await SearchQueries.HitsInOrderQuery(database, looked, kind, (shown - 1) * SearchResults.PageSize, SearchResults.PageSize).ToListAsync(stop);
        Dictionary<(SearchKind, int), FoundItem> found = [];
        foreach (IGrouping<SearchKind, SearchHit> of in hits.GroupBy(h => h.Kind))
        {
            foreach ((int id, FoundItem item) in await ItemsAsync(of.Key, [.. of], looked, quarter, stop)) found[(of.Key, id)] = item;
        }

        return results with { Page = shown, Items = [.. hits.Where(h => found.ContainsKey((h.Kind, h.OwnerId))).Select(h => found[(h.Kind, h.OwnerId)])] };
    }

    /// <summary>The codes nearest to one that does not exist: those with its first letter and few other characters, the nearest first.</summary>
    /// <param name="code">The code.</param>
    /// <param name="kind">The kind that alone is wanted; null for all.</param>
    /// <param name="stop">Cancels the reading.</param>
    public async Task<IReadOnlyList<NearCode>> NearCodesAsync(string code, SearchKind? kind, CancellationToken stop = default)
    {
        string joined = SearchText.Joined(code);
        if (joined.Length == 0) return [];
        int most = MostApart(joined);
        List<StoredCode> candidates = await SearchQueries.CodesQuery(database, joined[..1], SearchTerm.Next(joined[..1])).ToListAsync(stop);
        List<StoredCode> near =
        [
            .. candidates.Where(c => c.Kind != SearchKind.Edition && (kind is null || c.Kind == kind))
                .Select(c => (Code: c, Apart: EditDistance.Between(joined, c.Word, most)))
                .Where(c => c.Apart <= most)
                .OrderBy(c => c.Apart).ThenBy(c => c.Code.Kind).ThenBy(c => c.Code.Word, StringComparer.Ordinal)
                .Take(MostNear).Select(c => c.Code),
        ];
        Dictionary<(SearchKind, int), NearCode> named = [];
        foreach (IGrouping<SearchKind, StoredCode> of in near.GroupBy(c => c.Kind))
        {
            foreach (NamedText text in await SearchTexts.NamesAsync(database, of.Key, [.. of.Select(c => c.OwnerId)], stop)) named[(of.Key, text.Id)] = new NearCode(of.Key, text.Code, text.Title);
        }

        return [.. near.Where(c => named.ContainsKey((c.Kind, c.OwnerId))).Select(c => named[(c.Kind, c.OwnerId)])];
    }

    // Each word in turn for a near one, and, where there are several, each alone, if it finds something.
    private async Task<IReadOnlyList<string>> NearTextsAsync(SearchedText looked, CancellationToken stop)
    {
        List<string> words = [.. looked.Terms.Select(t => t.Word)];
        List<string> near = [];
        foreach (SearchTerm term in looked.Terms)
        {
            bool isKnown = await SearchQueries.TermQuery(database, term).AnyAsync(stop);
            if (isKnown && words.Count > 1) near.Add(term.Word);
            if (isKnown) continue;
            int most = MostApart(term.Word);
            List<string> candidates = await SearchQueries.CandidatesQuery(database, term.Word[..1], SearchTerm.Next(term.Word[..1])).ToListAsync(stop);
            near.AddRange(candidates
                .Select(c => (Word: c, Apart: EditDistance.Between(term.Word, c, most)))
                .Where(c => c.Apart <= most)
                // Of a word as written and the same without its ending, the one that was written.
                .GroupBy(c => SearchText.Fold(c.Word)).Select(g => g.MinBy(c => (c.Apart, -c.Word.Length)))
                .OrderBy(c => c.Apart).ThenBy(c => c.Word, StringComparer.Ordinal)
                .Take(MostNear)
                .Select(c => string.Join(' ', words.Select(w => w == term.Word ? c.Word : w))));
        }

        return [.. near.Distinct().Take(MostNear)];
    }

    private async Task<IEnumerable<(int Id, FoundItem Item)>> ItemsAsync(SearchKind kind, List<SearchHit> hits, SearchedText looked, Period quarter, CancellationToken stop)
    {
        List<int> ids = [.. hits.Select(h => h.OwnerId)];
        if (kind == SearchKind.Edition)
        {
            List<EditionText> editions = await SearchQueries.EditionsQuery(database, ids).ToListAsync(stop);
            return editions.Select(e => (e.Id, new FoundItem(kind, e.Code, MarkedText.Of(e.Title, looked)) { Edition = new FoundEdition(e.CommitteeId, e.Committee, e.Period, e.Number) }));
        }

        IEnumerable<(int Id, FoundItem Item)> items = (await SearchTexts.NamesAsync(database, kind, ids, stop))
            .Select(t => (t.Id, new FoundItem(kind, t.Code, MarkedText.Of(t.Number is null ? t.Title : $"{t.Number} {t.Title}", looked)) { Snippet = SnippetOf(t.About, looked) }));
        return kind switch
        {
            SearchKind.Measure => await WithFiguresAsync([.. items], hits, looked, quarter, stop),
            SearchKind.DeliveryItem => await WithKindsAsync([.. items], ids, stop),
            _ => items,
        };
    }

    private async Task<IEnumerable<(int Id, FoundItem Item)>> WithFiguresAsync(List<(int Id, FoundItem Item)> items, List<SearchHit> hits, SearchedText looked, Period quarter, CancellationToken stop)
    {
        QuarterlyScorecard scorecard = await scorecards.GetAsync(quarter, new ScorecardFilter { MeasureIds = [.. items.Select(i => i.Id)] }, stop);
        Dictionary<int, ScorecardRow> rows = scorecard.Rows.ToDictionary(r => r.MeasureId);
        List<int> byNote = [.. hits.Where(h => h.Rank == (int)SearchField.Note).Select(h => h.OwnerId)];
        List<DatedNote> notes = byNote.Count == 0 ? [] : await SearchTexts.DatedNotesQuery(database, byNote).ToListAsync(stop);
        // The latest of those with the most of the words.
        Dictionary<int, DatedNote> best = notes.GroupBy(n => n.MeasureId).ToDictionary(g => g.Key, g => g.OrderByDescending(n => n.Period.End).MaxBy(n => MarkedText.Found(n.Text, looked))!);
        return items.Select(i => (i.Id, best.TryGetValue(i.Id, out DatedNote? note)
            ? i.Item with { Row = rows.GetValueOrDefault(i.Id), Snippet = MarkedText.Snippet(note.Text, looked), NoteOf = note.Period }
            : i.Item with { Row = rows.GetValueOrDefault(i.Id) }));
    }

    private async Task<IEnumerable<(int Id, FoundItem Item)>> WithKindsAsync(List<(int Id, FoundItem Item)> items, List<int> ids, CancellationToken stop)
    {
        Dictionary<int, DeliveryKind> kinds = await database.DeliveryItems.AsNoTracking().Where(i => ids.Contains(i.Id)).ToDictionaryAsync(i => i.Id, i => i.Kind, stop);
        return items.Select(i => (i.Id, i.Item with { DeliveryKind = kinds.GetValueOrDefault(i.Id) }));
    }

    private static IReadOnlyList<MarkedPiece>? SnippetOf(string? about, SearchedText looked) => string.IsNullOrWhiteSpace(about) ? null : MarkedText.Snippet(about, looked);

    private static int MostApart(string word) => word.Length <= 4 ? 1 : 2;
}
