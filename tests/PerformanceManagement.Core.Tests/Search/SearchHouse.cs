using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Scorecards;
using PerformanceManagement.Core.Search;

namespace PerformanceManagement.Core.Tests.Search;

/// <summary>What tests of the search do with a database.</summary>
internal static class SearchHouse
{
    /// <summary>A measure with a code, a title, a definition and a note.</summary>
    public static Measure Measure(string code, string title, string? definition = null, string? note = null)
    {
        Measure measure = TestData.Measure(code, title);
        measure.Definition = definition;
        if (note is not null) measure.Results.Add(TestData.Result(value: 1, note: note));
        return measure;
    }

    /// <summary>Saves as every service does.</summary>
    public static async Task SaveAsync(this TestDatabase database, Func<PerformanceDbContext, Task> change)
    {
        await using PerformanceDbContext context = database.NewContext();
        await context.InTransactionAsync(async stop =>
        {
            await change(context);
            await context.SaveAsync(stop);
        });
    }

    /// <summary>What is found.</summary>
    public static async Task<SearchResults> FindAsync(this TestDatabase database, string typed, SearchKind? kind = null, int page = 1)
    {
        await using PerformanceDbContext context = database.NewContext();
        return await new SearchService(context, new ScorecardService(context)).FindAsync(SearchedText.Read(typed), kind, page, TestData.Quarter);
    }

    /// <summary>The codes of what is found, in order.</summary>
    public static async Task<IEnumerable<string>> CodesAsync(this TestDatabase database, string typed) => (await database.FindAsync(typed)).Items.Select(i => i.Code);

    /// <summary>All words there are.</summary>
    public static async Task<List<string>> WordsAsync(this TestDatabase database)
    {
        await using PerformanceDbContext context = database.NewContext();
        IEnumerable<string> words = (await context.SearchWords.AsNoTracking().ToListAsync()).Select(w => $"{w.Kind} {w.OwnerId} {w.Field} {w.Word}");
        IEnumerable<string> notes = (await context.SearchNotes.AsNoTracking().ToListAsync()).SelectMany(n => n.Words.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(w => $"{n.Kind} {n.OwnerId} Note {w}"));
        return [.. words.Concat(notes).Order(StringComparer.Ordinal)];
    }

    /// <summary>All words, made anew.</summary>
    public static async Task<List<string>> WordsAnewAsync(this TestDatabase database)
    {
        await using PerformanceDbContext context = database.NewContext();
        await context.SearchWords.ExecuteDeleteAsync();
        await context.SearchNotes.ExecuteDeleteAsync();
        await SearchIndex.FillIfEmptyAsync(context);
        return await database.WordsAsync();
    }
}
