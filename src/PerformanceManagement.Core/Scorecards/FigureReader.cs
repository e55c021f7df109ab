using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Entry.Checks;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Ratings.Series;
using PerformanceManagement.Core.Ratings.Suppression;
using PerformanceManagement.Core.Results;
using PerformanceManagement.Core.Users;

namespace PerformanceManagement.Core.Scorecards;

/// <summary>
/// The one reader of figures for showing: those of measures as somebody may see them. Whatever is suppressed, or could give away a figure that is, does
/// not leave it. Measures that have a suppressed figure, are made from others or belong to those that are make families; what may be shown of a family is
/// worked out over all of its figures, whichever measures and periods are read: what is hidden on one page is hidden on all.
/// A fixed number of questions to the database. Nothing else reads results for showing (house rule).
/// </summary>
internal sealed class FigureReader
{
    // Asked after every change of some measures, so translated once.
    private static readonly Expression<Func<PerformanceDbContext, int[], IQueryable<MeasureFigure>>> OfFew = Projection.Inlined<Func<PerformanceDbContext, int[], IQueryable<MeasureFigure>>>((database, measureIds) =>
        database.Results.AsNoTracking().Where(r => measureIds.Contains(r.MeasureId)).Select(r => new MeasureFigure(r.MeasureId, Projection.Of(ResultQueries.Figure, r))));

    private static readonly Func<PerformanceDbContext, int[], CancellationToken, Task<List<MeasureFigure>>> OfFewAsync = FewMeasures.Translated(OfFew);

    private readonly PerformanceDbContext database;
    private readonly Actor? reader;
    private readonly Dictionary<int, IReadOnlyList<EnteredFigure>> figures = [];
    private readonly Dictionary<int, IReadOnlyList<string>> parts = [];
    private readonly Dictionary<int, Exception> faults = [];
    private ILookup<int, ScorecardMeasure> wholes = Array.Empty<ScorecardMeasure>().ToLookup(_ => 0);
    private ILookup<int, int> partsById = Array.Empty<int>().ToLookup(_ => 0);

    private FigureReader(PerformanceDbContext database, Actor? reader) => (this.database, this.reader) = (database, reader);

    /// <summary>
    /// Reads the families of measures: those with a suppressed figure, and those that are made from others. A fault in working them out is kept
    /// to the measures concerned (<see cref="FaultOf"/>), of which nothing is shown then.
    /// </summary>
    /// <param name="database">The database.</param>
    /// <param name="of">The keys of the measures that will be asked for, whose families alone are read; null for all measures there are.</param>
    /// <param name="stop">Cancels the reading.</param>
    /// <param name="reader">Who reads where values are entered, and so sees the entries of measures they own; null for what everybody may see.</param>
    public static async Task<FigureReader> OpenAsync(PerformanceDbContext database, IReadOnlyCollection<int>? of, CancellationToken stop, Actor? reader = null)
    {
        List<PartLink> links = await FamilyLinksAsync(database, of, stop);
        HashSet<int> ids = MeasureFamilies.MembersOf(links);
        IQueryable<int> suppressed = SuppressedQuery(database);
        if (of is not null)
        {
            int[] candidates = [.. ids.Union(of)];
            suppressed = suppressed.Where(id => candidates.Contains(id));
        }

        // Every measure that is joined to another: a family is read whole or not at all.
        ids.UnionWith(await suppressed.ToListAsync(stop));
        var opened = new FigureReader(database, reader);
        if (ids.Count == 0) return opened;

        IQueryable<Measure> measures = database.Measures.AsNoTracking().Where(m => ids.Contains(m.Id));
        List<ScorecardMeasure> heads = await measures.ScorecardMeasuresQuery().ToListAsync(stop);
        ILookup<int, EnteredFigure> entered = (await OfQuery(database, measures).ToListAsync(stop)).ToLookup(f => f.MeasureId, f => f.Figure);
        try
        {
            opened.WorkOut(heads, entered, links);
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            // What must be hidden of them is not known now, so nothing of them is shown.
            opened.figures.Clear();
            foreach (ScorecardMeasure head in heads) opened.faults[head.Id] = fault;
        }

        return opened;
    }

    /// <summary>A reader for measures that are known to be of no family: what may be shown of each depends on itself alone, and nothing of them is suppressed.</summary>
    internal static FigureReader OfNoFamily(PerformanceDbContext database) => new(database, null);

    /// <summary>The figures of measures that a quarter's scorecard needs, as they may be seen.</summary>
    /// <param name="measures">The measures.</param>
    /// <param name="quarter">The reporting quarter.</param>
    /// <param name="window">How far back they are read.</param>
    /// <param name="stop">Cancels the reading.</param>
    /// <returns>The figures of a measure by its key and frequency; nothing for a measure that was not asked for.</returns>
    public async Task<Func<int, Frequency, IEnumerable<EnteredFigure>>> WithinAsync(IQueryable<Measure> measures, Period quarter, HistoryWindow window, CancellationToken stop)
    {
        ILookup<int, EnteredFigure> entered = (await WithinQuery(database, measures, quarter, window).ToListAsync(stop)).ToLookup(f => f.MeasureId, f => f.Figure);
        return (id, frequency) => Seen(id, entered[id], period => window.Has(period, quarter, frequency));
    }

    /// <summary>All figures of measures, for several quarters that are made from them.</summary>
    /// <param name="measures">The measures.</param>
    /// <param name="stop">Cancels the reading.</param>
    /// <param name="few">Their keys, where they are few and known; null otherwise.</param>
    public async Task<FigureHistory> HistoryAsync(IQueryable<Measure> measures, CancellationToken stop, int[]? few = null)
    {
        List<MeasureFigure> read = few is null ? await OfQuery(database, measures).ToListAsync(stop) : await OfFewAsync(database, few, stop);
        ILookup<int, EnteredFigure> entered = read.ToLookup(f => f.MeasureId, f => f.Figure);
        return new FigureHistory((id, isRead) => Seen(id, entered[id].Where(f => isRead(f.Period)), isRead));
    }

    /// <summary>The figures of one measure, as they may be seen.</summary>
    /// <param name="measureId">The measure.</param>
    /// <param name="after">Only periods that end after this day; null for all.</param>
    /// <param name="before">Only periods that end before this day; null for all.</param>
    /// <param name="stop">Cancels the reading.</param>
    public async Task<IReadOnlyList<EnteredFigure>> OfAsync(int measureId, DateOnly? after, DateOnly? before, CancellationToken stop)
    {
        List<MeasureFigure> entered = await BetweenQuery(database, measureId, after ?? DateOnly.MinValue, before ?? DateOnly.MaxValue).AsFigures().ToListAsync(stop);
        return [.. Seen(measureId, entered.Select(f => f.Figure), period => (after is null || period.End > after) && (before is null || period.End < before))];
    }

    /// <summary>The figures of some measures between two days.</summary>
    /// <param name="measureIds">The measures.</param>
    /// <param name="after">Only periods that end after this day.</param>
    /// <param name="before">Only periods that end before this day.</param>
    /// <param name="stop">Cancels the reading.</param>
    public async Task<FigureHistory> BetweenAsync(List<int> measureIds, DateOnly after, DateOnly before, CancellationToken stop)
    {
        ILookup<int, EnteredFigure> entered = (await BetweenOfSomeQuery(database, measureIds, after, before).AsFigures().ToListAsync(stop)).ToLookup(f => f.MeasureId, f => f.Figure);
        return new FigureHistory((id, isRead) => Seen(id, entered[id].Where(f => isRead(f.Period)), isRead));
    }

    /// <summary>The figures of all measures with a benchmark, up to a day, as they may be seen, by the measure's key.</summary>
    public async Task<Func<int, IEnumerable<EnteredFigure>>> BenchmarkedAsync(DateOnly until, CancellationToken stop)
    {
        ILookup<int, EnteredFigure> entered = (await BenchmarkedQuery(database, until).ToListAsync(stop)).ToLookup(f => f.MeasureId, f => f.Figure);
        return id => Seen(id, entered[id], period => period.End <= until);
    }

    /// <summary>The results of a measure with their earlier figures, as they may be seen: of those that may not, when and by whom alone.</summary>
    public async Task<List<MeasureResult>> ResultsAsync(int measureId, CancellationToken stop) =>
        [.. (await ResultsQuery(database, measureId).ToListAsync(stop)).Select(r => IsHidden(measureId, r.Period) ? r.Withheld() : r)];

    /// <summary>What is stored of measures, for taking it out of the system: of figures that may not be seen, the reason and the texts alone. Without their earlier figures.</summary>
    /// <param name="measureIds">Some measures.</param>
    /// <param name="stop">Cancels the reading.</param>
    /// <exception cref="InvalidOperationException">What must be hidden of one of them could not be worked out.</exception>
    public async Task<ILookup<int, MeasureResult>> StoredAsync(IReadOnlyCollection<int> measureIds, CancellationToken stop)
    {
        if (measureIds.FirstOrDefault(faults.ContainsKey) is var id and not 0) throw new InvalidOperationException("What must be hidden of a measure could not be worked out, so nothing of it leaves the system.", faults[id]);
        return (await StoredQuery(database, measureIds).ToListAsync(stop)).Select(r => IsHidden(r.MeasureId, r.Period) ? r.Withheld() : r).ToLookup(r => r.MeasureId);
    }

    /// <summary>Figures that <see cref="ResultsAsync"/> gave, as the rules see them: a family's as it was worked out.</summary>
    public IEnumerable<EnteredFigure> Of(int measureId, IEnumerable<MeasureResult> read) => Seen(measureId, read.Select(r => r.ToFigure()), _ => true);

    /// <summary>
    /// The recent results of a measure for who enters it, with their earlier figures: the one of the period itself as it was entered, because whoever may
    /// change a figure sees it; the others as they may be seen.
    /// </summary>
    /// <param name="measure">The measure.</param>
    /// <param name="period">The period that is entered.</param>
    /// <param name="until">The end of the quarter.</param>
    /// <param name="months">How far back, before it.</param>
    /// <param name="stop">Cancels the reading.</param>
    public async Task<List<MeasureResult>> RecentAsync(Measure measure, Period period, DateOnly until, int months, CancellationToken stop) =>
        [.. (await RecentQuery(database, measure.Id, until.AddMonths(-months), until).ToListAsync(stop)).Select(r => r.Period != period && IsHiddenFrom(measure.Id, measure.OwnerId, r.Period) ? r.Withheld() : r)];

    /// <summary>The recent results of some measures for who enters them, likewise, by the measure's key.</summary>
    /// <param name="owners">The measures with their owners.</param>
    /// <param name="entered">What is entered, which is seen as it was entered.</param>
    /// <param name="after">Only periods that end after this day.</param>
    /// <param name="until">Only periods that end by this day.</param>
    /// <param name="stop">Cancels the reading.</param>
    public async Task<ILookup<int, MeasureResult>> RecentAsync(IReadOnlyDictionary<int, int?> owners, IReadOnlySet<(int MeasureId, Period Period)> entered, DateOnly after, DateOnly until, CancellationToken stop) =>
        (await RecentOfSomeQuery(database, [.. owners.Keys], after, until).ToListAsync(stop))
            .Select(r => !entered.Contains((r.MeasureId, r.Period)) && IsHiddenFrom(r.MeasureId, owners[r.MeasureId], r.Period) ? r.Withheld() : r).ToLookup(r => r.MeasureId);

    /// <summary>What was submitted for periods of measures, as a list of what is to be entered shows it.</summary>
    public async Task<ILookup<int, ListedFigure>> SubmittedAsync(IQueryable<Measure> measures, IReadOnlyDictionary<int, int?> owners, IReadOnlyCollection<Period> periods, CancellationToken stop) =>
        Listed(await SubmittedQuery(database, measures, periods).ToListAsync(stop), owners);

    /// <summary>What was submitted for periods of measures, whole and with what it was before, for whoever approves it; by the measure's key.</summary>
    public async Task<ILookup<int, MeasureResult>> SubmissionsAsync(IReadOnlyDictionary<int, int?> owners, IReadOnlyCollection<Period> periods, CancellationToken stop) =>
        (await SubmissionsQuery(database, owners.Keys.ToList(), periods).ToListAsync(stop)).Select(r => IsHiddenFrom(r.MeasureId, owners[r.MeasureId], r.Period) ? r.Withheld() : r).ToLookup(r => r.MeasureId);

    /// <summary>What stands in drafts for periods of measures, likewise.</summary>
    public async Task<ILookup<int, ListedFigure>> DraftedAsync(IQueryable<Measure> measures, IReadOnlyDictionary<int, int?> owners, IReadOnlyCollection<Period> periods, CancellationToken stop) =>
        Listed(await DraftedQuery(database, measures, periods).ToListAsync(stop), owners);

    /// <summary>What was submitted for measures between two days, likewise.</summary>
    public async Task<ILookup<int, ListedFigure>> EarlierAsync(IReadOnlyDictionary<int, int?> owners, DateOnly after, DateOnly until, CancellationToken stop) =>
        Listed(await EarlierQuery(database, [.. owners.Keys], after, until).ToListAsync(stop), owners);

    /// <summary>What was corrected of measures after sign-off, by the measure's key: of a figure that may not be seen, that it was.</summary>
    public async Task<ILookup<int, Correction>> CorrectionsAsync(IQueryable<Measure> measures, CancellationToken stop) =>
        Corrections.ByMeasure(await CorrectionsQuery(database, measures).ToListAsync(stop), IsHidden);

    /// <summary>Why nothing of a measure can be shown, where its family could not be worked out; null otherwise.</summary>
    public Exception? FaultOf(int measureId) => faults.GetValueOrDefault(measureId);

    /// <summary>Whether a measure's figure for a period must not be shown.</summary>
    public bool IsHidden(int measureId, Period period) =>
        faults.ContainsKey(measureId) || (figures.TryGetValue(measureId, out IReadOnlyList<EnteredFigure>? worked) && worked.Any(f => f.Period == period && f.Reason == ReasonForNoValue.Suppressed));

    /// <summary>Every figure of the measures that were read that must not be shown, beside those of <see cref="Faulty"/>.</summary>
    public IEnumerable<(int MeasureId, Period Period)> AllHidden() =>
        figures.SelectMany(of => of.Value.Where(f => f.Reason == ReasonForNoValue.Suppressed).Select(f => (of.Key, f.Period)));

    /// <summary>The measures of which nothing can be shown, because their family could not be worked out.</summary>
    public IReadOnlyCollection<int> Faulty => faults.Keys;

    /// <summary>The codes of the measures a measure is made from, in order; empty for none.</summary>
    public IReadOnlyList<string> PartsOf(int measureId) => parts.GetValueOrDefault(measureId) ?? [];

    /// <summary>What the parts of a measure make for a period; null where it has none, or they make nothing that may be seen.</summary>
    public decimal? PartsMake(int measureId, Period period) => PartsOf(measureId).Count == 0 ? null
        : FigureOf(measureId, period) is { } figure ? figure.MadeFrom is null ? figure.PartsMake : figure.Value
        : null;

    /// <summary>The measures that are made from one by adding up, and have a figure of their own for a period, with what their other parts come to; those alone of which everything may be seen.</summary>
    public IReadOnlyList<WholeFigure> WholesOf(int measureId, Period period) =>
    [
        .. from whole in wholes[measureId]
           let own = FigureOf(whole.Id, period)
           where own is { MadeFrom: null, Value: not null } && FigureFormat.RatioFactor(whole.Rules.Unit) == 1
           let others = partsById[whole.Id].Where(p => p != measureId).Select(p => FigureOf(p, period)?.Value).ToList()
           where others.TrueForAll(o => o is not null)
           select new WholeFigure(whole.Code, own.Value ?? 0, others.Sum() ?? 0, others.Count + 1),
    ];

    internal static IQueryable<int> JoinedQuery(PerformanceDbContext database, IReadOnlyCollection<int> measureIds) =>
        database.MeasureParts.Where(p => measureIds.Contains(p.WholeId) || measureIds.Contains(p.PartId)).Select(p => p.Id);

    // By the index of suppressed figures alone, which is as long as there are such.
    internal static IQueryable<int> SuppressedQuery(PerformanceDbContext database) =>
        database.Results.Where(r => r.Reason == ReasonForNoValue.Suppressed).Select(r => r.MeasureId).Distinct();

    internal static IQueryable<MeasureFigure> OfFewQuery(PerformanceDbContext database, int[] measureIds) => OfFew.Compile()(database, measureIds);

    internal static IQueryable<MeasureFigure> OfOneQuery(PerformanceDbContext database, int measureId) => FewMeasures.OfOne<Func<PerformanceDbContext, int, IQueryable<MeasureFigure>>>(OfFew).Compile()(database, measureId);

    internal static IQueryable<MeasureFigure> OfQuery(PerformanceDbContext database, IQueryable<Measure> measures) =>
        database.Results.AsNoTracking().Where(r => measures.Select(m => m.Id).Contains(r.MeasureId)).AsFigures();

    // Up to the end of the reporting year: a figure entered for the year is the year so far, and wins.
    internal static IQueryable<MeasureFigure> WithinQuery(PerformanceDbContext database, IQueryable<Measure> measures, Period quarter, HistoryWindow window)
    {
        DateOnly from = quarter.End.AddMonths(-ScorecardService.HistoryMonths);
        DateOnly further = quarter.End.AddMonths(-window.Months);
        DateOnly to = quarter.Start.AddYears(1);
        IQueryable<MeasureResult> results = database.Results.AsNoTracking().Where(r => r.PeriodEnd > further && r.PeriodEnd <= to && measures.Select(m => m.Id).Contains(r.MeasureId));
        // Neither list of measures depends on the figure: asked for each figure, they would take as long as figures times measures.
        IQueryable<Measure> far = measures.Where(m => window.Further.Contains(m.Frequency));
        return (window.Further.Count == 0 ? results : results.Where(r => r.PeriodEnd > from || far.Select(m => m.Id).Contains(r.MeasureId))).AsFigures();
    }

    internal static IQueryable<MeasureResult> BetweenQuery(PerformanceDbContext database, int measureId, DateOnly after, DateOnly before) =>
        database.Results.AsNoTracking().Where(r => r.MeasureId == measureId && r.PeriodEnd > after && r.PeriodEnd < before);

    internal static IQueryable<MeasureResult> BetweenOfSomeQuery(PerformanceDbContext database, List<int> measureIds, DateOnly after, DateOnly before) =>
        database.Results.AsNoTracking().Where(r => EF.Parameter(measureIds).Contains(r.MeasureId) && r.PeriodEnd > after && r.PeriodEnd < before);

    // Of measures with a benchmark alone.
    internal static IQueryable<MeasureFigure> BenchmarkedQuery(PerformanceDbContext database, DateOnly until) =>
        database.Results.AsNoTracking()
            .Where(r => r.PeriodEnd <= until && database.Benchmarks.Any(b => b.MeasureId == r.MeasureId))
            .AsFigures();

    internal static IQueryable<MeasureResult> ResultsQuery(PerformanceDbContext database, int measureId) =>
        database.Results.AsNoTracking().Include(r => r.Restatements).Where(r => r.MeasureId == measureId);

    internal static IQueryable<MeasureResult> SubmissionsQuery(PerformanceDbContext database, IReadOnlyCollection<int> measureIds, IReadOnlyCollection<Period> periods) =>
        database.Results.AsNoTracking().Include(r => r.Restatements).Where(r => measureIds.Contains(r.MeasureId) && periods.Contains(r.Period));

    internal static IQueryable<MeasureResult> StoredQuery(PerformanceDbContext database, IReadOnlyCollection<int> measureIds) =>
        database.Results.AsNoTracking().Where(r => measureIds.Contains(r.MeasureId));

    internal static IQueryable<MeasureResult> RecentQuery(PerformanceDbContext database, int measureId, DateOnly after, DateOnly until) =>
        database.Results.AsNoTracking().Where(r => r.MeasureId == measureId && r.PeriodEnd > after && r.PeriodEnd <= until);

    internal static IQueryable<MeasureResult> RecentOfSomeQuery(PerformanceDbContext database, List<int> measureIds, DateOnly after, DateOnly until) =>
        database.Results.AsNoTracking().Where(r => EF.Parameter(measureIds).Contains(r.MeasureId) && r.PeriodEnd > after && r.PeriodEnd <= until);

    internal static IQueryable<StoredCorrection> CorrectionsQuery(PerformanceDbContext database, IQueryable<Measure> measures) =>
        from restatement in database.Restatements
        join result in database.Results on restatement.MeasureResultId equals result.Id
        where restatement.SignedOffIn != null && measures.Select(m => m.Id).Contains(result.MeasureId)
        select new StoredCorrection(
            restatement.Id,
            result.MeasureId,
            result.Id,
            result.Period,
            restatement.SignedOffIn!.Value,
            new CorrectedFigure(restatement.Value ?? restatement.YearToDate, restatement.Reason) { Numerator = restatement.Numerator, Denominator = restatement.Denominator },
            new CorrectedFigure(result.Value ?? result.YearToDate, result.Reason) { Numerator = result.Numerator, Denominator = result.Denominator },
            restatement.Because!,
            restatement.ReplacedAt);

    internal static IQueryable<ListedFigure> SubmittedQuery(PerformanceDbContext database, IQueryable<Measure> measures, IReadOnlyCollection<Period> periods) =>
        database.Results.AsNoTracking()
            .Where(r => periods.Contains(r.Period) && measures.Select(m => m.Id).Contains(r.MeasureId))
            .Select(r => new ListedFigure(r.MeasureId, r.Period, r.Value, r.Numerator, r.Denominator, r.YearToDate, r.Reason));

    internal static IQueryable<ListedFigure> DraftedQuery(PerformanceDbContext database, IQueryable<Measure> measures, IReadOnlyCollection<Period> periods) =>
        AsListed(database.Drafts.Where(d => periods.Contains(d.Period) && measures.Select(m => m.Id).Contains(d.MeasureId)));

    internal static IQueryable<ListedFigure> AllDraftedQuery(PerformanceDbContext database, IReadOnlyCollection<Period> periods) =>
        AsListed(database.Drafts.Where(d => periods.Contains(d.Period)));

    private static IQueryable<ListedFigure> AsListed(IQueryable<ResultDraft> drafts) =>
        drafts.AsNoTracking().Select(d => new ListedFigure(d.MeasureId, d.Period, d.Value, d.Numerator, d.Denominator, d.YearToDate, d.Reason));

    internal static IQueryable<ListedFigure> EarlierQuery(PerformanceDbContext database, IReadOnlyCollection<int> measureIds, DateOnly after, DateOnly until) =>
        database.Results.AsNoTracking()
            .Where(r => measureIds.Contains(r.MeasureId) && r.PeriodEnd > after && r.PeriodEnd <= until)
            .Select(r => new ListedFigure(r.MeasureId, r.Period, r.Value, r.Numerator, r.Denominator, r.YearToDate, r.Reason));

    // Those given, for a measure outside all families; else those worked out for the family.
    private IEnumerable<EnteredFigure> Seen(int measureId, IEnumerable<EnteredFigure> asEntered, Func<Period, bool> isRead) =>
        faults.ContainsKey(measureId) ? []
        : figures.TryGetValue(measureId, out IReadOnlyList<EnteredFigure>? worked) ? worked.Where(f => isRead(f.Period))
        : asEntered;

    // Owners see what they entered themselves; of what others entered nobody sees what may not be shown.
    private bool IsHiddenFrom(int measureId, int? ownerId, Period period) => (reader?.UserId is null || reader.UserId != ownerId) && IsHidden(measureId, period);

    private EnteredFigure? FigureOf(int measureId, Period period) => figures.GetValueOrDefault(measureId)?.FirstOrDefault(f => f.Period == period);

    private ILookup<int, ListedFigure> Listed(IEnumerable<ListedFigure> read, IReadOnlyDictionary<int, int?> owners) =>
        read.Select(f => IsHiddenFrom(f.MeasureId, owners[f.MeasureId], f.Period) ? f.Withheld() : f).ToLookup(f => f.MeasureId);

    // Most measures are joined to none, which one question by index tells.
    private static async Task<List<PartLink>> FamilyLinksAsync(PerformanceDbContext database, IReadOnlyCollection<int>? of, CancellationToken stop)
    {
        if (of is not null && !await JoinedQuery(database, of).AnyAsync(stop)) return [];
        List<PartLink> links = await database.LinksQuery().ToListAsync(stop);
        return of is null ? links : MeasureFamilies.Around(of, links);
    }

    private void WorkOut(List<ScorecardMeasure> heads, ILookup<int, EnteredFigure> entered, List<PartLink> links)
    {
        Dictionary<int, ScorecardMeasure> byId = heads.ToDictionary(h => h.Id);
        ILookup<int, int> partsOf = partsById = links.ToLookup(l => l.WholeId, l => l.PartId);
        wholes = links.ToLookup(l => l.PartId, l => byId[l.WholeId]);
        foreach ((int id, IReadOnlyList<EnteredFigure> shown) in SuppressionRule.Apply([.. heads.Select(h => new SuppressionMeasure(h.Id, h.Rules, [.. entered[h.Id]], [.. partsOf[h.Id]]))]))
            figures[id] = shown;
        foreach (int id in SumOfParts.Order(links.Select(l => (l.WholeId, l.PartId))).Where(id => partsOf[id].Any()))
        {
            List<ScorecardMeasure> made = [.. partsOf[id].Select(p => byId[p]).OrderBy(p => p.Code, StringComparer.OrdinalIgnoreCase)];
            parts[id] = [.. made.Select(p => p.Code)];
            figures[id] = SumOfParts.Make(byId[id].Rules, figures[id], [.. made.Select(p => new PartFigures(p.Code, p.Rules, figures[p.Id]))]);
        }
    }
}

/// <summary>All figures of measures as they may be seen.</summary>
/// <param name="seen">The figures of a measure for the periods that are asked for.</param>
internal sealed class FigureHistory(Func<int, Func<Period, bool>, IEnumerable<EnteredFigure>> seen)
{
    /// <summary>Those of a measure that a quarter's scorecard needs.</summary>
    public IEnumerable<EnteredFigure> Within(int measureId, Frequency frequency, Period quarter, HistoryWindow window) => seen(measureId, period => window.Has(period, quarter, frequency));

    /// <summary>Those of a measure up to a day.</summary>
    public IEnumerable<EnteredFigure> Until(int measureId, DateOnly until) => seen(measureId, period => period.End <= until);

    /// <summary>Those of a measure between two days.</summary>
    public IEnumerable<EnteredFigure> Between(int measureId, DateOnly after, DateOnly before) => seen(measureId, period => period.End > after && period.End < before);
}
