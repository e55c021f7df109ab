using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Data;

namespace PerformanceManagement.Core.Changes;

/// <summary>Where the data stands.</summary>
/// <param name="Number">The version: what was worked out from the same number is still right. 0 before anything was saved.</param>
/// <param name="Everything">The version at which every scorecard last had to be worked out anew.</param>
/// <param name="Beside">The version at which something beside the scorecards last changed.</param>
public readonly record struct DataState(long Number, long Everything, long Beside)
{
    /// <summary>Whether since an earlier state no more than figures and rules of single measures were changed.</summary>
    public bool IsOfSingleMeasuresSince(DataState earlier) => Number >= earlier.Number && Everything == earlier.Everything && Beside == earlier.Beside;
}

/// <summary>Reads and moves the version of the data.</summary>
public static class DataVersions
{
    private static readonly Expression<Func<PerformanceDbContext, IQueryable<DataState>>> State = database =>
        database.DataVersions.AsNoTracking().Where(v => v.Id == DataVersion.OnlyId).Select(v => new DataState(v.Number, v.Everything, v.Beside));

    // Asked with every page, so translated once.
    private static readonly Func<PerformanceDbContext, IAsyncEnumerable<DataState>> States = EF.CompileAsyncQuery(State);

    private static readonly Expression<Func<PerformanceDbContext, long, IQueryable<int>>> ChangedAfter = (database, after) => database.Measures.Where(m => m.ChangedAt > after).Select(m => m.Id);

    // Likewise, after every change.
    private static readonly Func<PerformanceDbContext, long, IAsyncEnumerable<int>> ChangedMeasures = EF.CompileAsyncQuery(ChangedAfter);

    /// <summary>Where the data stands: now, or where a context that shows one version found it first.</summary>
    public static async Task<DataState> StateAsync(this PerformanceDbContext database, CancellationToken stop = default)
    {
        if (database.HeldState is { } held) return held;
        DataState now = await database.StateNowAsync(stop);
        if (database.ShowsOneVersion) database.HeldState = now;
        return now;
    }

    /// <summary>Where the data stands now.</summary>
    internal static async Task<DataState> StateNowAsync(this PerformanceDbContext database, CancellationToken stop) => await States(database).SingleOrDefaultAsync(stop);

    /// <summary>
    /// Moves it, in the transaction of the change. Every save does so by itself (<see cref="PerformanceDbContext.SaveChangesAsync(bool, CancellationToken)"/>);
    /// only rows stored in bulk ask for it.
    /// </summary>
    internal static async Task MoveVersionAsync(this PerformanceDbContext database, ChangeReach reach, CancellationToken stop = default)
    {
        database.HeldState = null;
        int[] measures = [.. reach.MeasureIds];
        bool isEverything = reach.IsEverything || measures.Length > ChangeReach.MostMeasures;
        bool isBeside = reach.IsBeside;
        int moved = await database.DataVersions.ExecuteUpdateAsync(
            row => row.SetProperty(v => v.Number, v => v.Number + 1)
                .SetProperty(v => v.Everything, v => isEverything ? v.Number + 1 : v.Everything)
                .SetProperty(v => v.Beside, v => isBeside ? v.Number + 1 : v.Beside),
            stop);
        if (moved != 1) throw new InvalidOperationException("The database has lost the row of its version; the migrations put it there.");

        if (!isEverything && measures.Length > 0) await Changed(database, measures).ExecuteUpdateAsync(row => row.SetProperty(m => m.ChangedAt, m => database.DataVersions.Max(v => v.Number)), stop);
    }

    internal static IQueryable<DataState> StateQuery(PerformanceDbContext database) => State.Compile()(database);

    /// <summary>The measures that were changed after a version.</summary>
    internal static async Task<List<int>> ChangedAsync(this PerformanceDbContext database, long after, CancellationToken stop) => await ChangedMeasures(database, after).ToListAsync(stop);

    internal static IQueryable<int> ChangedQuery(PerformanceDbContext database, long after) => ChangedAfter.Compile()(database, after);

    private static IQueryable<Measures.Measure> Changed(PerformanceDbContext database, int[] measures) => database.Measures.Where(m => measures.Contains(m.Id));
}
