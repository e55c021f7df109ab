using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Comparisons;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Plans;
using PerformanceManagement.Core.Ratings.Counts;
using PerformanceManagement.Core.Ratings.Series;
using PerformanceManagement.Core.Ratings.Status;
using PerformanceManagement.Core.Ratings.Trends;
using PerformanceManagement.Core.Results;
using PerformanceManagement.Core.Schemes;

namespace PerformanceManagement.Core.Scorecards;

/// <summary>Reads a quarter's figures and has them rated: a fixed number of questions to the database, whatever the number of measures.</summary>
/// <param name="database">The database.</param>
/// <param name="counting">How the council counts; whole percentages and arrears left out where it is null.</param>
/// <param name="faults">Where a fault in one measure is reported, whose row then says so; null lets it through, for tests to see.</param>
public sealed class ScorecardService(PerformanceDbContext database, CountingRules? counting = null, MeasureFaults? faults = null)
{
    /// <summary>
    /// How far back a scorecard reads: four earlier years for measures compared year on year, and the period itself.
    /// Further only for measures whose own comparisons reach further (<see cref="TrendRule.MonthsNeeded"/>).
    /// </summary>
    public const int HistoryMonths = 51;

    /// <summary>The scorecard of a quarter.</summary>
    /// <param name="quarter">A quarter of the financial year.</param>
    /// <param name="filter">Which measures.</param>
    /// <param name="stop">Cancels the reading.</param>
    /// <exception cref="ArgumentException">The period is not a quarter of the financial year.</exception>
    public Task<QuarterlyScorecard> GetAsync(Period quarter, ScorecardFilter filter, CancellationToken stop = default) => GetAsync(quarter, filter, null, stop);

    /// <summary>The scorecard of a quarter as it would be with other trend settings, or with other rules of its measures; a signed-off quarter stays what it was.</summary>
    internal async Task<QuarterlyScorecard> GetAsync(Period quarter, ScorecardFilter filter, Func<MeasureRules, MeasureRules>? change, CancellationToken stop)
    {
        QuarterReading read = await ReadAsync(quarter, filter, change, stop);
        return read.RatedBy(read.Rules);
    }

    /// <summary>The scorecard of a quarter as it would be with other rules of each measure; a signed-off quarter stays what it was.</summary>
    internal async Task<QuarterlyScorecard> WithAsync(Period quarter, ScorecardFilter filter, Func<ScorecardMeasure, ScorecardMeasure> change, CancellationToken stop)
    {
        QuarterReading read = await ReadAsync(quarter, filter, null, stop, change);
        return read.RatedBy(read.Rules);
    }

    /// <summary>Reads a quarter once, to be rated by the present rules and by those that someone means to bring into force.</summary>
    /// <exception cref="ArgumentException">The period is not a quarter of the financial year.</exception>
    internal Task<QuarterReading> ReadAsync(Period quarter, ScorecardFilter filter, CancellationToken stop) => ReadAsync(quarter, filter, null, stop);

    private async Task<QuarterReading> ReadAsync(Period quarter, ScorecardFilter filter, Func<MeasureRules, MeasureRules>? change, CancellationToken stop, Func<ScorecardMeasure, ScorecardMeasure>? changeHead = null)
    {
        if (!quarter.IsReportingQuarter)
            throw new ArgumentException("A report has one reporting quarter of the financial year.", nameof(quarter));

        Dictionary<int, PlanItem> plan = await PlanQuery(database).ToDictionaryAsync(p => p.Id, stop);
        IReadOnlySet<int>? under = filter.PlanItemId is { } top ? Under(top, plan) : null;
        IQueryable<Measure> measures = MeasuresQuery(database, filter, under);
        FigureReader reader = await FigureReader.OpenAsync(database, stop);
        ILookup<int, Correction> corrections = await reader.CorrectionsAsync(measures, stop);
        // A signed-off quarter is what it was: nothing of it is worked out again.
        List<SignedOffFigure> kept = await KeptQuery(database, measures, quarter).ToListAsync(stop);
        if (kept.Count > 0)
        {
            List<(int MeasureId, string Reference)> unreadable = [];
            List<ScorecardRow> rows = [.. kept.Select(Kept).OfType<ScorecardRow>()];
            // Only where something is wrong is more asked of the database: what the measure is called.
            Dictionary<int, string> references = unreadable.ToDictionary(u => u.MeasureId, u => u.Reference);
            if (references.Count > 0)
                rows.AddRange((await ScorecardMeasuresQuery(measures.Where(m => references.Keys.Contains(m.Id))).ToListAsync(stop)).Select(head => ScorecardRowMaker.Faulty(head, quarter, PathOf(head.PlanItemId, plan), references[head.Id])));
            var asItWas = new QuarterlyScorecard(quarter, [.. InPlanOrder(rows)], counting);
            return new QuarterReading(new RatingRules([], []), _ => asItWas);

            ScorecardRow? Kept(SignedOffFigure figure)
            {
                try
                {
                    return Corrections.Beside(figure.ToRow(), corrections[figure.MeasureId]);
                }
                catch (Exception fault) when (IsOwnFault(fault))
                {
                    unreadable.Add((figure.MeasureId, faults!.Report(figure.MeasureId, fault)));
                    return null;
                }
            }
        }

        var stored = await RatingRulesAsync(database, measures, stop);
        List<TrendSetting> trends = await TrendSettingsQuery(database).ToListAsync(stop);
        List<ScorecardMeasure> heads = [.. (await ScorecardMeasuresQuery(measures).ToListAsync(stop)).Select(h => changeHead?.Invoke(h) ?? h)
            .Select(h => h.In(quarter)).Where(h => filter.MeasureId is not null || h.Life.OutsideQuarter(quarter, h.Rules) is null)
            .Select(h => h with { Rules = (change ?? Same)(TrendSetting.Applied(h.Rules, trends)) })];
        HistoryWindow window = HistoryWindow.Of(heads.Select(h => h.Rules));
        Func<int, Frequency, IEnumerable<EnteredFigure>> figuresOf = await reader.WithinAsync(measures, quarter, window, stop);
        ILookup<int, MeasureTarget> targets = (await TargetsQuery(database, measures).ToListAsync(stop)).ToLookup(t => t.MeasureId);
        ILookup<int, MethodBreak> breaks = (await BreaksQuery(database, measures).ToListAsync(stop)).ToLookup(b => b.MeasureId);
        ILookup<int, Period> missed = (await AddedLater.Query(database, measures).ToListAsync(stop)).ToLookup(e => e.MeasureId, e => e.Quarter);
        Dictionary<int, MeasureNote> notes = (await NotesQuery(database, measures, quarter.End).ToListAsync(stop))
            .GroupBy(n => n.MeasureId).ToDictionary(g => g.Key, g => g.MaxBy(n => n.Date ?? DateOnly.MinValue)!);

        return new QuarterReading(stored, rules => new QuarterlyScorecard(quarter, [.. InPlanOrder(heads.Select(head => RowBy(rules, head)))], counting));

        ScorecardRow RowBy(RatingRules rules, ScorecardMeasure head)
        {
            try
            {
                return reader.FaultOf(head.Id) is { } fault ? throw new InvalidOperationException("Its family of measures could not be worked out.", fault) : Made(rules, head);
            }
            catch (Exception fault) when (IsOwnFault(fault))
            {
                return ScorecardRowMaker.Faulty(head, quarter, PathOf(head.PlanItemId, plan), faults!.Report(head.Id, fault));
            }
        }

        ScorecardRow Made(RatingRules rules, ScorecardMeasure head)
        {
            if (head.Life.OutsideQuarter(quarter, head.Rules) is { } absent)
                return ScorecardRowMaker.Absent(head, quarter, PathOf(head.PlanItemId, plan), absent);
            (RatingScheme? scheme, MeasureRules own) = rules.For(head.Id, head.SchemeName, head.Rules, quarter.End);
            ScorecardRow row = ScorecardRowMaker.Make(
                head with { Rules = own },
                quarter,
                PathOf(head.PlanItemId, plan),
                scheme,
                [.. head.Dated.Seen(figuresOf(head.Id, head.Rules.Frequency), quarter.End)],
                head.Targets ?? [.. targets[head.Id].Select(t => t.Target)],
                [.. breaks[head.Id].Select(b => b.From)],
                notes.GetValueOrDefault(head.Id) is { } note ? new LatestNote(note.Period, note.Text, note.Date) : null,
                // A figure in arrears is rated by what held in its own time.
                day => rules.For(head.Id, head.SchemeName, head.Rules, day),
                [.. corrections[head.Id]]);
            return AddedLater.Marked(row, [.. missed[head.Id]]);
        }
    }

    internal static IQueryable<SignedOffFigure> KeptQuery(PerformanceDbContext database, IQueryable<Measure> measures, Period quarter) =>
        database.SignedOffFigures.AsNoTracking().Where(f => f.Collection!.Period == quarter && measures.Any(m => m.Id == f.MeasureId));

    internal static IQueryable<PlanItem> PlanQuery(PerformanceDbContext database) => database.PlanItems.AsNoTracking();

    /// <summary>The council's rules for statuses, with what some measures have of their own.</summary>
    internal static async Task<RatingRules> RatingRulesAsync(PerformanceDbContext database, IQueryable<Measure> measures, CancellationToken stop) => new(
        [.. (await SchemesQuery(database).ToListAsync(stop)).Select(s => s.ToScheme())],
        (await OverridesQuery(database, measures).ToListAsync(stop)).Select(o => o.ToChoice()));

    // Drafts rate nothing.
    internal static IQueryable<StoredScheme> SchemesQuery(PerformanceDbContext database) =>
        database.RatingSchemes.AsNoTracking().Include(s => s.Statuses).Where(s => s.InForceFrom != null);

    internal static IQueryable<RatingOverride> OverridesQuery(PerformanceDbContext database, IQueryable<Measure> measures) =>
        database.RatingOverrides.AsNoTracking().Where(o => measures.Any(m => m.Id == o.MeasureId));

    internal static IQueryable<TrendSetting> TrendSettingsQuery(PerformanceDbContext database) => database.TrendSettings.AsNoTracking();

    internal static IQueryable<Measure> MeasuresQuery(PerformanceDbContext database, ScorecardFilter filter, IReadOnlySet<int>? under)
    {
        IQueryable<Measure> measures = database.Measures.AsNoTracking();
        if (filter.MeasureId is { } measureId) measures = measures.Where(m => m.Id == measureId);
        if (filter.MeasureIds is { } ids) measures = measures.Where(m => ids.Contains(m.Id));
        if (filter.CommitteeId is { } committeeId) measures = measures.Where(m => m.Committees.Any(c => c.Id == committeeId));
        if (filter.DirectorateId is { } directorateId) measures = measures.Where(m => m.DirectorateId == directorateId);
        if (filter.OwnerId is { } ownerId) measures = measures.Where(m => m.OwnerId == ownerId);
        if (under is not null) measures = measures.Where(m => m.PlanItemId != null && under.Contains(m.PlanItemId.Value));
        if (!string.IsNullOrWhiteSpace(filter.Search))
        {
            string words = filter.Search.Trim().ToLowerInvariant();
#pragma warning disable CA1304, CA1311, CA1862 // Translated to LOWER() in the database, where a culture cannot be named; SQLite compares by case unless asked like this.
            measures = measures.Where(m => m.Code.ToLower().Contains(words) || m.Title.ToLower().Contains(words));
#pragma warning restore CA1304, CA1311, CA1862
        }

        return measures;
    }

    internal static IQueryable<ScorecardMeasure> ScorecardMeasuresQuery(IQueryable<Measure> measures) => measures.Select(Projection.With(MeasureQueries.Rules, (Measure m, MeasureRules rules) => new ScorecardMeasure
    {
        Id = m.Id,
        Code = m.Code,
        Title = m.Title,
        Rules = rules,
        SchemeName = m.SchemeName,
        Flags = m.Flags,
        Directorate = m.Directorate == null ? null : m.Directorate.Name,
        Service = m.Service,
        Portfolio = m.Portfolio,
        OwnerId = m.OwnerId,
        PlanItemId = m.PlanItemId,
        HasParts = m.Parts.Any(),
        FirstPeriod = m.FirstPeriod,
        LastPeriod = m.LastPeriod,
        Earlier = m.EarlierRules.OrderBy(e => e.Until).ToList(),
    }));

    internal static IQueryable<MeasureTarget> TargetsQuery(PerformanceDbContext database, IQueryable<Measure> measures) =>
        database.Targets.AsNoTracking()
            .Where(t => measures.Any(m => m.Id == t.MeasureId))
            .AsFigures();

    internal static IQueryable<MethodBreak> BreaksQuery(PerformanceDbContext database, IQueryable<Measure> measures) =>
        database.MethodBreaks.AsNoTracking().Where(b => measures.Any(m => m.Id == b.MeasureId));

    internal static IQueryable<MeasureNote> NotesQuery(PerformanceDbContext database, IQueryable<Measure> measures, DateOnly until) =>
        database.Results.AsNoTracking()
            .Where(r => r.Note != null && r.PeriodEnd <= until && measures.Any(m => m.Id == r.MeasureId)
                && !database.Results.Any(later => later.MeasureId == r.MeasureId && later.Note != null && later.PeriodEnd > r.PeriodEnd && later.PeriodEnd <= until))
            .Select(r => new MeasureNote(r.MeasureId, r.Period, r.Note!, r.NoteDate));

    /// <summary>Whether a fault in working out one measure is kept to its row: all but running out of memory, where faults are reported at all.</summary>
    internal bool IsOwnFault(Exception fault) => faults is not null && fault is not (OutOfMemoryException or OperationCanceledException);

    /// <summary>A row in place of one that could not be shown whole, with the reference of the fault, which is logged.</summary>
    internal ScorecardRow Faulty(ScorecardRow row, Exception fault) => ScorecardRowMaker.Faulty(
        new ScorecardMeasure { Id = row.MeasureId, Code = row.Code, Title = row.Title, Rules = row.Rules, Flags = row.Flags, Directorate = row.Directorate, Service = row.Service, Portfolio = row.Portfolio, OwnerId = row.OwnerId },
        row.Quarter,
        row.PlanPath,
        faults!.Report(row.MeasureId, fault));

    private static MeasureRules Same(MeasureRules rules) => rules;

    private static HashSet<int> Under(int top, Dictionary<int, PlanItem> plan) =>
        [.. plan.Values.Where(p => PathOf(p.Id, plan).Any(above => above.Id == top)).Select(p => p.Id)];

    private static List<PlanPlace> PathOf(int? id, Dictionary<int, PlanItem> plan)
    {
        var path = new List<PlanPlace>();
        while (id is { } key && plan.TryGetValue(key, out PlanItem? item))
        {
            path.Insert(0, item.ToPlace());
            id = item.ParentId;
        }

        return path;
    }

    private static IEnumerable<ScorecardRow> InPlanOrder(IEnumerable<ScorecardRow> rows) =>
        rows.OrderBy(r => r.PlanPath.Count == 0).ThenBy(r => SortKey(r.PlanPath)).ThenBy(r => r.Code, StringComparer.OrdinalIgnoreCase);

    private static string SortKey(IReadOnlyList<PlanPlace> path) => string.Concat(path.Select(p => p.SortOrder.ToString("D6", System.Globalization.CultureInfo.InvariantCulture)));
}

/// <summary>A quarter as it was read.</summary>
/// <param name="Rules">The rules as they are stored; none for a signed-off quarter.</param>
/// <param name="RatedBy">The quarter's scorecard by a set of rules. A signed-off quarter is the same by all of them.</param>
internal sealed record QuarterReading(RatingRules Rules, Func<RatingRules, QuarterlyScorecard> RatedBy);

/// <summary>What a scorecard needs of a measure.</summary>
internal sealed record ScorecardMeasure
{
    public required int Id { get; init; }
    public required string Code { get; init; }
    public required string Title { get; init; }
    public required MeasureRules Rules { get; init; }
    public string? SchemeName { get; init; }
    public MeasureFlags Flags { get; init; }
    public string? Directorate { get; init; }
    public string? Service { get; init; }
    public string? Portfolio { get; init; }
    public int? OwnerId { get; init; }
    public int? PlanItemId { get; init; }
    public bool HasParts { get; init; }
    public Period? FirstPeriod { get; init; }
    public Period? LastPeriod { get; init; }
    public IReadOnlyList<EarlierRules> Earlier { get; init; } = [];

    /// <summary>Targets that someone means to set, in place of the stored ones; null for those.</summary>
    public IReadOnlyList<TargetFigure>? Targets { get; init; }

    public DatedRules Dated => new(Rules, Earlier.ToRules());

    public MeasureLife Life => new(FirstPeriod, LastPeriod);

    /// <summary>The measure by the rules that hold in a quarter.</summary>
    public ScorecardMeasure In(Period quarter) => Earlier.Count == 0 ? this : this with { Rules = Dated.At(quarter.End) };
}

internal sealed record MeasureNote(int MeasureId, Period Period, string Text, DateOnly? Date);
