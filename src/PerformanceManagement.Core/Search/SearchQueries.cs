using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Periods;

namespace PerformanceManagement.Core.Search;

/// <summary>Something that was found.</summary>
internal sealed record SearchHit
{
    public SearchKind Kind { get; init; }

    public int OwnerId { get; init; }

    /// <summary>0 for the code itself, 1 for its beginning, else where the worst placed of the words stands.</summary>
    public int Rank { get; init; }
}

/// <summary>How many of a kind were found.</summary>
internal sealed record KindCount
{
    public SearchKind Kind { get; init; }

    public int Count { get; init; }
}

/// <summary>An edition as it is found.</summary>
internal sealed record EditionText(int Id, int CommitteeId, string Committee, Period Period, int Number, string Title)
{
    public string Code => $"{Period.Token} {Number}";
}

/// <summary>The code of something, as it is stored for the search.</summary>
internal sealed record StoredCode(SearchKind Kind, int OwnerId, string Word);

/// <summary>What the search asks, all of it by the index of words: a word, or those from its beginning up to the next.</summary>
#pragma warning disable CA1309 // Translated to comparisons in the database, whose column compares character by character.
internal static class SearchQueries
{
    // How many words or codes of the same first letter are compared with one that is not found.
    private const int MostCandidates = 5_000;

    /// <summary>Whose words hold one that was typed, and where best.</summary>
    internal static IQueryable<SearchHit> TermQuery(PerformanceDbContext database, SearchTerm term)
    {
        (string word, string folded, string after) = (term.Word, term.Folded, term.After);
        IQueryable<SearchWord> words = term.IsBeginning
            ? database.SearchWords.AsNoTracking().Where(w => w.Word == folded || (string.Compare(w.Word, word) >= 0 && string.Compare(w.Word, after) < 0))
            : database.SearchWords.AsNoTracking().Where(w => w.Word == folded || w.Word == word);
        return words.Select(w => new SearchHit { Kind = w.Kind, OwnerId = w.OwnerId, Rank = (int)w.Field })
            .Concat(NotesQuery(database, term))
            .GroupBy(h => new { h.Kind, h.OwnerId }).Select(g => new SearchHit { Kind = g.Key.Kind, OwnerId = g.Key.OwnerId, Rank = g.Min(h => h.Rank) });
    }

    /// <summary>Whose notes hold a word that was typed: of those with its first character.</summary>
    internal static IQueryable<SearchHit> NotesQuery(PerformanceDbContext database, SearchTerm term)
    {
        (string initial, string whole, string beginning) = (term.Word[..1], $" {term.Folded} ", term.IsBeginning ? $" {term.Word}" : $" {term.Word} ");
        return database.SearchNotes.AsNoTracking()
            .Where(n => n.Initial == initial && (n.Words.Contains(whole) || n.Words.Contains(beginning)))
            .Select(n => new SearchHit { Kind = n.Kind, OwnerId = n.OwnerId, Rank = (int)SearchField.Note });
    }

    /// <summary>Everything that has all the words, or whose code is or begins with the text, with its rank.</summary>
    internal static IQueryable<SearchHit> HitsQuery(PerformanceDbContext database, SearchedText text, SearchKind? kind)
    {
        (string joined, string after) = (text.Joined, SearchTerm.Next(text.Joined));
        IQueryable<SearchHit> hits = database.SearchWords.AsNoTracking()
            .Where(w => w.Field == SearchField.Code && string.Compare(w.Word, joined) >= 0 && string.Compare(w.Word, after) < 0)
            .Select(w => new SearchHit { Kind = w.Kind, OwnerId = w.OwnerId, Rank = w.Word == joined ? 0 : 1 });
        if (text.Terms.Count > 0)
        {
            hits = hits.Concat(text.Terms.Select(t => TermQuery(database, t)).Aggregate((all, next) => all.Join(
                next,
                a => new { a.Kind, a.OwnerId },
                b => new { b.Kind, b.OwnerId },
                (a, b) => new SearchHit { Kind = a.Kind, OwnerId = a.OwnerId, Rank = a.Rank > b.Rank ? a.Rank : b.Rank })));
        }

        if (kind is { } only) hits = hits.Where(h => h.Kind == only);
        return hits.GroupBy(h => new { h.Kind, h.OwnerId }).Select(g => new SearchHit { Kind = g.Key.Kind, OwnerId = g.Key.OwnerId, Rank = g.Min(h => h.Rank) });
    }

    /// <summary>How many of each kind there are.</summary>
    internal static IQueryable<KindCount> CountsQuery(PerformanceDbContext database, SearchedText text) =>
        HitsQuery(database, text, null).GroupBy(h => h.Kind).Select(g => new KindCount { Kind = g.Key, Count = g.Count() });

    /// <summary>Some of them in their order: by kind, rank and code.</summary>
    internal static IQueryable<SearchHit> HitsInOrderQuery(PerformanceDbContext database, SearchedText text, SearchKind? kind, int skip, int take) =>
        HitsQuery(database, text, kind)
            .Join(
                database.SearchWords.Where(w => w.Field == SearchField.Code),
                h => new { h.Kind, h.OwnerId },
                w => new { w.Kind, w.OwnerId },
                (h, w) => new { Hit = h, Code = w.Word })
            .OrderBy(x => x.Hit.Kind).ThenBy(x => x.Hit.Rank).ThenBy(x => x.Code).ThenBy(x => x.Hit.OwnerId)
            .Skip(skip).Take(take)
            .Select(x => x.Hit);

    /// <summary>The editions in view, by their keys.</summary>
    internal static IQueryable<EditionText> EditionsQuery(PerformanceDbContext database, List<int> ids) =>
        from edition in database.ReportEditions.AsNoTracking()
        where EF.Parameter(ids).Contains(edition.Id) && edition.WithdrawnAt == null
        join committee in database.Committees on edition.CommitteeId equals committee.Id
        select new EditionText(edition.Id, committee.Id, committee.Name, edition.Period, edition.Number, edition.Title);

    /// <summary>The words of codes and titles between two, to find one that was meant.</summary>
    internal static IQueryable<string> CandidatesQuery(PerformanceDbContext database, string from, string until) =>
        database.SearchWords.AsNoTracking()
            .Where(w => w.Field == SearchField.Title && string.Compare(w.Word, from) >= 0 && string.Compare(w.Word, until) < 0)
            .Select(w => w.Word).Distinct().OrderBy(w => w).Take(MostCandidates);

    /// <summary>The codes between two, to find one that was meant.</summary>
    internal static IQueryable<StoredCode> CodesQuery(PerformanceDbContext database, string from, string until) =>
        database.SearchWords.AsNoTracking()
            .Where(w => w.Field == SearchField.Code && string.Compare(w.Word, from) >= 0 && string.Compare(w.Word, until) < 0)
            .OrderBy(w => w.Word).Take(MostCandidates).Select(w => new StoredCode(w.Kind, w.OwnerId, w.Word));
}
