using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Collections.Tasks;
using PerformanceManagement.Core.Comparisons;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Limits;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Ratings.Status;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Results;
using PerformanceManagement.Core.Schemes;

namespace PerformanceManagement.Core.Scorecards;

/// <summary>What the scorecards of all quarters are made from alike, each read when it is first asked for and only once: for several quarters as few questions as for one.</summary>
/// <param name="database">The database.</param>
/// <param name="measures">The measures.</param>
/// <param name="ids">Their keys, where they are known and all that they are chosen by; null for those that the query finds.</param>
/// <param name="frame">What is known already of what all measures have alike.</param>
internal sealed class QuarterGround(PerformanceDbContext database, IQueryable<Measure> measures, IReadOnlyCollection<int>? ids, QuarterFrame frame)
{
    private readonly Dictionary<Type, object> read = [];

    // What is asked of few measures after every change is translated once.
    private int[]? Few { get; } = ids is null ? null : [.. ids];

    /// <summary>The measures.</summary>
    public IQueryable<Measure> Measures => measures;

    public Task<FigureReader> FiguresAsync(CancellationToken stop) =>
        OnceAsync(async () => await HasFamiliesAsync(stop) ? await FigureReader.OpenAsync(database, ids, stop) : FigureReader.OfNoFamily(database));

    public async Task<ILookup<int, Correction>> CorrectionsAsync(CancellationToken stop)
    {
        FigureReader figures = await FiguresAsync(stop);
        return await OnceAsync(async () => await HasCorrectionsAsync(stop) ? await figures.CorrectionsAsync(measures, stop) : Array.Empty<Correction>().ToLookup(_ => 0));
    }

    /// <summary>What all measures have alike.</summary>
    public QuarterFrame Frame => frame;

    public async Task<PlanPaths> PlanAsync(CancellationToken stop) => frame.Plan ??= await database.PlanPathsAsync(stop);

    public async Task<RatingRules> RulesAsync(CancellationToken stop)
    {
        frame.Schemes ??= await database.RatingSchemesAsync(stop);
        return await OnceAsync(async () =>
        {
            List<RatingOverride> overrides = await AnyAsync(r => r.HasOverrides, stop) ? await database.OverridesQuery(measures).ToListAsync(stop) : [];
            return new RatingRules(frame.Schemes, overrides.Select(o => o.ToChoice()));
        });
    }

    public async Task<List<TrendSetting>> TrendsAsync(CancellationToken stop) => frame.Trends ??= await database.TrendSettingsQuery().ToListAsync(stop);

    /// <summary>Whether a quarter shows what was kept of it.</summary>
    public async Task<bool> IsKeptAsync(Period quarter, CancellationToken stop) => (await KeptQuartersAsync(stop)).Contains(quarter);

    /// <summary>All figures of the measures.</summary>
    public async Task<FigureHistory> HistoryAsync(CancellationToken stop)
    {
        FigureReader figures = await FiguresAsync(stop);
        return await OnceAsync(() => figures.HistoryAsync(measures, stop, Few));
    }

    public async Task<List<ScorecardMeasure>> HeadsAsync(CancellationToken stop) => await OnceAsync(async () => (await MeasuresAsync(stop)).ConvertAll(m => m.Head));

    public Task<ILookup<int, TargetFigure>> TargetsAsync(CancellationToken stop) => OnceAsync(async () =>
        (Few is { } few ? await ScorecardQueries.TargetsOfFewAsync(database, few, stop) : await database.TargetsQuery(measures).ToListAsync(stop)).ToLookup(t => t.MeasureId, t => t.Target));

    /// <summary>The latest note of each measure up to a day.</summary>
    public Task<List<MeasureNote>> NotesAsync(DateOnly until, CancellationToken stop) => Few is { } few ? ScorecardQueries.NotesOfFewAsync(database, few, until, stop) : database.NotesQuery(measures, until).ToListAsync(stop);

    public async Task<List<MethodBreak>> BreaksAsync(CancellationToken stop) => await OnceAsync(async () => await AnyAsync(r => r.HasBreaks, stop) ? await database.BreaksQuery(measures).ToListAsync(stop) : []);

    /// <summary>What is submitted in open quarters and not approved.</summary>
    public Task<List<NotApproved>> NotApprovedAsync(CancellationToken stop) => OnceAsync(() => database.NotApprovedQuery(measures).ToListAsync(stop));

    // A quarter cannot have been signed off without a measure where none was.
    public async Task<List<MissedEdition>> MissedAsync(CancellationToken stop) =>
        await OnceAsync(async () => (await KeptQuartersAsync(stop)).Count > 0 ? await AddedLater.Query(database, measures).ToListAsync(stop) : []);

    public async Task<List<MeasureRebase>> RebasesAsync(CancellationToken stop) => await OnceAsync(async () => await AnyAsync(r => r.HasRebases, stop) ? await database.RebasesOfQuery(measures).ToListAsync(stop) : []);

    /// <summary>What the measures can be chosen by in a quarter.</summary>
    public async Task<Dictionary<int, MeasurePlace>> PlacesAsync(Period quarter, CancellationToken stop) => (await MeasuresAsync(stop)).ToDictionary(m => m.Head.Id, m => m.PlaceIn(quarter));

    public Task<List<PartLink>> LinksAsync(CancellationToken stop) => OnceAsync(() => database.LinksQuery().ToListAsync(stop));

    /// <summary>Whether there are families among the measures, or may be.</summary>
    public Task<bool> HasFamiliesAsync(CancellationToken stop) => AnyAsync(r => r.IsOfFamily, stop);

    /// <summary>Whether figures of the measures were corrected after sign-off, or may have been.</summary>
    public Task<bool> HasCorrectionsAsync(CancellationToken stop) => AnyAsync(r => r.HasCorrections, stop);

    private Task<List<GroundMeasure>> MeasuresAsync(CancellationToken stop) => OnceAsync(() => Few is { } few ? ScorecardQueries.GroundOfFewAsync(database, few, stop) : database.GroundQuery(measures).ToListAsync(stop));

    private async Task<IReadOnlySet<Period>> KeptQuartersAsync(CancellationToken stop) => frame.KeptQuarters ??= await database.KeptQuartersQuery().ToHashSetAsync(stop);

    // Whether there may be any of what few measures have: it is looked up where few are read, and supposed where all are.
    private async Task<bool> AnyAsync(Func<RareFacts, bool> has, CancellationToken stop) => (await MeasuresAsync(stop)).Any(m => m.Rare is not { } rare || has(rare));

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
