using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Scorecards;

namespace PerformanceManagement.Core.Collections;

/// <summary>The quarters that were collected, and which of them were signed off without which measures: all of the council that the lock of a figure depends on.</summary>
public sealed class CollectedQuarters
{
    private readonly Dictionary<Period, CollectionState> states;
    private readonly HashSet<(int MeasureId, Period Quarter)> missed;
    private readonly HashSet<Period> editions;
    private readonly HashSet<Measure> unknown;

    /// <summary>Quarters as they were read.</summary>
    /// <param name="collections">All collections.</param>
    /// <param name="missed">Which quarters were signed off without which measures.</param>
    /// <param name="editions">The quarters that were signed off with any measure; only asked of measures that are <paramref name="unknown"/>.</param>
    /// <param name="unknown">Measures that are not stored yet, so that no edition can have had them.</param>
    public CollectedQuarters(
        IReadOnlyCollection<Collection> collections, IEnumerable<(int MeasureId, Period Quarter)>? missed = null, IEnumerable<Period>? editions = null, IEnumerable<Measure>? unknown = null)
    {
        All = collections;
        states = collections.ToDictionary(c => c.Period, c => c.State);
        HasSignedOff = collections.Any(c => c.State == CollectionState.SignedOff);
        this.missed = [.. missed ?? []];
        this.editions = [.. editions ?? []];
        this.unknown = [.. unknown ?? []];
    }

    /// <summary>All collections.</summary>
    public IReadOnlyCollection<Collection> All { get; }

    /// <summary>Whether any quarter is signed off; while none is, nothing is locked.</summary>
    public bool HasSignedOff { get; }

    /// <summary>Whether a quarter is open or signed off; null where it was never collected here.</summary>
    public CollectionState? StateOf(Period quarter) => states.TryGetValue(quarter, out CollectionState state) ? state : null;

    /// <summary>The collection that asks for a period of a measure; see <see cref="EntryRules.Asking"/>.</summary>
    public Collection? Asking(Period period, MeasureRules rules) => EntryRules.Asking(period, rules, All);

    /// <summary>Whether members saw a quarter without a measure, because it was added later. A quarter that was signed off before rows were kept had every measure.</summary>
    public bool IsWithout(Measure measure, Period quarter) => unknown.Contains(measure) ? editions.Contains(quarter) : missed.Contains((measure.Id, quarter));

    /// <summary>The quarters as they stand, for one measure.</summary>
    internal static Task<CollectedQuarters> ReadAsync(PerformanceDbContext database, int measureId, CancellationToken stop) => ReadAsync(database, [measureId], stop);

    /// <summary>The quarters as they stand, for some measures.</summary>
    internal static async Task<CollectedQuarters> ReadAsync(PerformanceDbContext database, List<int> measureIds, CancellationToken stop)
    {
        List<Collection> collections = await database.Collections.AsNoTracking().ToListAsync(stop);
        if (collections.TrueForAll(c => c.State == CollectionState.Open)) return new CollectedQuarters(collections);
        List<MissedEdition> missed = await AddedLater.Query(database, database.Measures.Where(m => EF.Parameter(measureIds).Contains(m.Id))).ToListAsync(stop);
        return new CollectedQuarters(collections, missed.Select(m => (m.MeasureId, m.Quarter)));
    }

    /// <summary>The quarters as they stand, for every measure and some that are not stored yet.</summary>
    internal static async Task<CollectedQuarters> ReadAsync(PerformanceDbContext database, IEnumerable<Measure> unknown, CancellationToken stop)
    {
        List<Collection> collections = await database.Collections.AsNoTracking().ToListAsync(stop);
        List<MissedEdition> missed = await AddedLater.Query(database, database.Measures).ToListAsync(stop);
        // Of a measure that is new, no edition can have had a figure; one without any rows shows nothing of what it had.
        List<Period> editions = await AddedLater.EditionsQuery(database).ToListAsync(stop);
        return new CollectedQuarters(collections, missed.Select(m => (m.MeasureId, m.Quarter)), editions, unknown);
    }
}
