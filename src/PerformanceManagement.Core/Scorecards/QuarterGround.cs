using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Comparisons;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Plans;
using PerformanceManagement.Core.Ratings.Status;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Results;
using PerformanceManagement.Core.Schemes;

namespace PerformanceManagement.Core.Scorecards;

/// <summary>What the scorecards of all quarters are made from alike, each read when it is first asked for and only once: for several quarters as few questions as for one.</summary>
/// <param name="database">The database.</param>
/// <param name="measures">The measures.</param>
/// <param name="ids">Their keys, where they are known; null for those that the query finds.</param>
/// <param name="frame">What is known already of what all measures have alike.</param>
internal sealed class QuarterGround(PerformanceDbContext database, IQueryable<Measure> measures, IReadOnlyCollection<int>? ids, QuarterFrame frame)
{
    private readonly Dictionary<Type, object> read = [];

    /// <summary>The measures.</summary>
    public IQueryable<Measure> Measures => measures;

    public Task<FigureReader> FiguresAsync(CancellationToken stop) => OnceAsync(() => FigureReader.OpenAsync(database, ids, stop));

    public async Task<ILookup<int, Correction>> CorrectionsAsync(CancellationToken stop)
    {
        FigureReader figures = await FiguresAsync(stop);
        return await OnceAsync(() => figures.CorrectionsAsync(measures, stop));
    }

    /// <summary>What all measures have alike.</summary>
    public QuarterFrame Frame => frame;

    /// <summary>The keys of the measures; null for all that the query finds.</summary>
    public IReadOnlyCollection<int>? Ids => ids;

    public async Task<PlanPaths> PlanAsync(CancellationToken stop) => frame.Plan ??= new PlanPaths(await database.PlanQuery().ToDictionaryAsync(p => p.Id, stop));

    public async Task<RatingRules> RulesAsync(CancellationToken stop)
    {
        frame.Schemes ??= await database.RatingSchemesAsync(stop);
        return await OnceAsync(async () => new RatingRules(frame.Schemes, (await database.OverridesQuery(measures).ToListAsync(stop)).Select(o => o.ToChoice())));
    }

    public async Task<List<TrendSetting>> TrendsAsync(CancellationToken stop) => frame.Trends ??= await database.TrendSettingsQuery().ToListAsync(stop);

    /// <summary>Whether a quarter shows what was kept of it.</summary>
    public async Task<bool> IsKeptAsync(Period quarter, CancellationToken stop) => (frame.KeptQuarters ??= await database.KeptQuartersQuery().ToHashSetAsync(stop)).Contains(quarter);

    /// <summary>All figures of the measures.</summary>
    public async Task<FigureHistory> HistoryAsync(CancellationToken stop)
    {
        FigureReader figures = await FiguresAsync(stop);
        return await OnceAsync(() => figures.HistoryAsync(measures, stop));
    }

    public Task<List<ScorecardMeasure>> HeadsAsync(CancellationToken stop) => OnceAsync(() => measures.ScorecardMeasuresQuery().ToListAsync(stop));

    public Task<ILookup<int, TargetFigure>> TargetsAsync(CancellationToken stop) => OnceAsync(async () => (await database.TargetsQuery(measures).ToListAsync(stop)).ToLookup(t => t.MeasureId, t => t.Target));

    public Task<List<MethodBreak>> BreaksAsync(CancellationToken stop) => OnceAsync(() => database.BreaksQuery(measures).ToListAsync(stop));

    public Task<List<MissedEdition>> MissedAsync(CancellationToken stop) => OnceAsync(() => AddedLater.Query(database, measures).ToListAsync(stop));

    public Task<Dictionary<int, MeasurePlace>> PlacesAsync(CancellationToken stop) => OnceAsync(() => SharedQueries.PlacesQuery(measures).ToDictionaryAsync(p => p.MeasureId, stop));

    public Task<List<PartLink>> LinksAsync(CancellationToken stop) => OnceAsync(() => FigureReader.LinksQuery(database).ToListAsync(stop));

    // By what it is: no two of them are of one type.
    private async Task<T> OnceAsync<T>(Func<Task<T>> readAsync)
        where T : class
    {
        if (read.TryGetValue(typeof(T), out object? held)) return (T)held;
        T found = await readAsync();
        read[typeof(T)] = found;
        return found;
    }
}
