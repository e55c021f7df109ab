using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Periods;

namespace PerformanceManagement.Core.Search;

/// <summary>What something is found by.</summary>
/// <param name="Id">Its key.</param>
/// <param name="Code">Its code.</param>
/// <param name="Title">Its title.</param>
/// <param name="About">What it is about, or null.</param>
internal sealed record NamedText(int Id, string Code, string Title, string? About)
{
    /// <summary>A number that is printed before the title; null for none.</summary>
    public string? Number { get; init; }

    /// <summary>Its words, each with where it stands.</summary>
    public IEnumerable<(string Word, SearchField Field)> Words =>
    [
        (SearchText.Joined(Code), SearchField.Code),
        .. SearchText.PartsOf(Code).Concat(SearchText.PartsOf(Number)).Concat(SearchText.WordsOf(Title)).Select(w => (w, SearchField.Title)),
        .. SearchText.WordsOf(About).Select(w => (w, SearchField.Definition)),
    ];
}

/// <summary>A note of a measure.</summary>
internal sealed record NoteText(int MeasureId, string Text);

/// <summary>A note of a measure, with its period.</summary>
internal sealed record DatedNote(int MeasureId, Period Period, string Text);

/// <summary>Reads the texts that words are made of. Notes alone are read of results: a figure is no word, whether it is suppressed or not.</summary>
internal static class SearchTexts
{
    internal static IQueryable<NamedText> MeasureTextsQuery(PerformanceDbContext database, List<int> ids) =>
        database.Measures.AsNoTracking().Where(m => EF.Parameter(ids).Contains(m.Id)).Select(m => new NamedText(m.Id, m.Code, m.Title, m.Definition));

    internal static IQueryable<NamedText> PlanTextsQuery(PerformanceDbContext database, List<int> ids) =>
        database.PlanItems.AsNoTracking().Where(p => EF.Parameter(ids).Contains(p.Id)).Select(p => new NamedText(p.Id, p.Key, p.Title, null) { Number = p.Number });

    internal static IQueryable<NamedText> DeliveryTextsQuery(PerformanceDbContext database, List<int> ids) =>
        database.DeliveryItems.AsNoTracking().Where(i => EF.Parameter(ids).Contains(i.Id)).Select(i => new NamedText(i.Id, i.Code, i.Title, i.About));

    internal static IQueryable<NoteText> NotesQuery(PerformanceDbContext database, List<int> measureIds) =>
        database.Results.AsNoTracking().Where(r => r.Note != null && EF.Parameter(measureIds).Contains(r.MeasureId)).Select(r => new NoteText(r.MeasureId, r.Note!));

    internal static IQueryable<DatedNote> DatedNotesQuery(PerformanceDbContext database, List<int> measureIds) =>
        database.Results.AsNoTracking().Where(r => r.Note != null && EF.Parameter(measureIds).Contains(r.MeasureId)).Select(r => new DatedNote(r.MeasureId, r.Period, r.Note!));

    /// <summary>The names of some of a kind, by their keys; what is not there, or not in view, has none.</summary>
    internal static async Task<List<NamedText>> NamesAsync(PerformanceDbContext database, SearchKind kind, List<int> ids, CancellationToken stop) => kind switch
    {
        SearchKind.Measure => await MeasureTextsQuery(database, ids).ToListAsync(stop),
        SearchKind.PlanItem => await PlanTextsQuery(database, ids).ToListAsync(stop),
        SearchKind.DeliveryItem => await DeliveryTextsQuery(database, ids).ToListAsync(stop),
        SearchKind.Edition => [.. (await SearchQueries.EditionsQuery(database, ids).ToListAsync(stop)).Select(e => new NamedText(e.Id, e.Code, $"{e.Title} {e.Committee}", null))],
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    /// <summary>The keys of everything of a kind.</summary>
    internal static Task<List<int>> IdsAsync(PerformanceDbContext database, SearchKind kind, CancellationToken stop) => (kind switch
    {
        SearchKind.Measure => database.Measures.Select(m => m.Id),
        SearchKind.PlanItem => database.PlanItems.Select(p => p.Id),
        SearchKind.DeliveryItem => database.DeliveryItems.Select(i => i.Id),
        SearchKind.Edition => database.ReportEditions.Select(e => e.Id),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    }).ToListAsync(stop);
}
