using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Audit;
using PerformanceManagement.Core.BenchmarkGroups;
using PerformanceManagement.Core.Charts;
using PerformanceManagement.Core.Collections;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Limits;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Ratings.Benchmarks;
using PerformanceManagement.Core.Ratings.Series;
using PerformanceManagement.Core.Ratings.Spc;
using PerformanceManagement.Core.Ratings.Status;
using PerformanceManagement.Core.Results;
using PerformanceManagement.Core.Schemes;
using PerformanceManagement.Core.Users;

namespace PerformanceManagement.Core.Scorecards;

/// <summary>Reads measures for their pages and lists.</summary>
public sealed class MeasureService(PerformanceDbContext database, ScorecardService scorecards)
{
    /// <summary>How many audit entries a measure's page shows.</summary>
    public const int AuditShown = 30;

    /// <summary>A measure's row in a quarter; null when there is no such measure.</summary>
    public async Task<ScorecardRow?> RowAsync(string code, Period quarter, CancellationToken stop = default) =>
        await IdQuery(database, code).FirstOrDefaultAsync(stop) is int id ? (await scorecards.GetAsync(quarter, new ScorecardFilter { MeasureId = id }, stop)).Rows.Single() : null;

    /// <summary>The page of a measure in a quarter; null when there is no such measure.</summary>
    public async Task<MeasurePage?> FindAsync(string code, Period quarter, Actor actor, CancellationToken stop = default)
    {
        if (await PageQuery(database, code).FirstOrDefaultAsync(stop) is not { } measure) return null;

        ScorecardRow row = (await scorecards.GetAsync(quarter, new ScorecardFilter { MeasureId = measure.Id }, stop)).Rows.Single();
        // What must not be shown is taken out before anything is made from it.
        FigureReader reader = await FigureReader.OpenAsync(database, [measure.Id], stop);
        List<MeasureResult> results = await reader.ResultsAsync(measure.Id, stop);
        RatingOverride? own = new RatingRules([], measure.Overrides.Select(o => o.ToChoice())).ChoiceOf(measure.Id, quarter.End) is { } choice ? measure.Overrides.Find(o => o.From == choice.From) : null;
        int[] people = [.. results.SelectMany(r => r.Restatements.Select(b => b.ReplacedById).Append(r.SubmittedById)).Append(measure.OwnerId).Append(own?.SetById).OfType<int>().Distinct()];
        Dictionary<int, string> names = await database.Users.Where(u => people.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.DisplayName, stop);
        string? NameOf(int? id) => id is { } key ? names.GetValueOrDefault(key) : null;
        List<AuditEntry> audit = await AuditQuery(database, measure.Id).ToListAsync(stop);
        List<NamedLink> links = await LinksQuery(database, measure.Id).ToListAsync(stop);
        List<StoredRebase> rebases = await database.RebasesQuery(measure.Id).ToListAsync(stop);
        List<NeighbourGroup> groups = [.. (await database.GroupsQuery().ToListAsync(stop)).Select(BenchmarkService.Of)];
        CollectedQuarters quarters = await CollectedQuarters.ReadAsync(database, measure.Id, stop);
        Collection? open = quarters.All.Where(c => c.State == CollectionState.Open).MaxBy(c => c.PeriodEnd);

        List<TargetFigure> targets = [.. measure.Targets.ToFigures().OrderByDescending(t => t.Period)];
        WorkedOut worked;
        try
        {
            worked = row.Reported is { FaultReference: null, AbsentBecause: null } ? WorkOut() : row.Reported.AbsentBecause is null ? Nothing : NotInQuarter;
        }
        catch (Exception fault) when (scorecards.IsOwnFault(fault))
        {
            (row, worked) = (scorecards.Faulty(row, fault), Nothing);
        }

        MeasureRules rules = row.Rules;
        return new MeasurePage
        {
            Measure = measure,
            Row = row,
            History = worked.History,
            Course = worked.Course,
            Signals = worked.Signals,
            Values = [.. results.OrderByDescending(r => r.Period).Select(r => new EnteredValue(r, NameOf(r.SubmittedById), [.. r.Restatements.OrderByDescending(b => b.ReplacedAt).Select(b => new EarlierFigure(b, NameOf(b.ReplacedById)))]))],
            Targets = targets,
            Benchmarks = worked.Benchmarks,
            Breaks = [.. measure.Breaks.OrderByDescending(b => b.From)],
            Audit = [.. audit.Select(entry => AuditMask.Shown(entry, reader.IsHidden))],
            Owner = NameOf(measure.OwnerId),
            RatedBy = own is null ? null : (own, own.SetById is null ? Actor.OfPack : NameOf(own.SetById)),
            Corrections = [.. row.Corrections.Select(c => (c.Correction, c.IsUsed, NameOf(results.SelectMany(r => r.Restatements).FirstOrDefault(b => b.Id == c.Correction.Id)?.ReplacedById)))],
            MayCorrect = [.. Correctable(measure, rules, results, quarters, actor)],
            MadeFrom = [.. links.Where(l => l.WholeId == measure.Id).Select(l => l.Part)],
            GoesInto = [.. links.Where(l => l.PartId == measure.Id).Select(l => l.Whole)],
            MayEnter = open is not null && EntryRules.MayEnter(actor, measure.OwnerId) && EntryPeriod(open.Period, measure.ToDatedRules().At(open.PeriodEnd), results) is var asked && measure.ToLife().Holds(asked) ? asked : null,
        };

        WorkedOut WorkOut()
        {
            var reported = ReportedSeries.Of(row.Rules, measure.ToDatedRules().Seen(reader.Of(measure.Id, results), quarter.End));
            var course = new MeasureCourse(row.Rules, reported, row.Reported.Period, targets, row.Breaks);
            return new WorkedOut(
                course.Points(course.Reported, CourseRange.All),
                course,
                SignalRule.Analyse(reported.OwnPeriodsUpTo(row.Reported.Period), row.Rules, targets, row.Breaks, [.. rebases.Select(r => r.ToRebase())]),
                MeasureBenchmarks.Of(new OwnFigures(row.Rules, row.Series, reported, row.Target), [.. measure.Benchmarks.Select(BenchmarkService.Of)], groups));
        }
    }

    private static WorkedOut Nothing { get; } = new([], null, new Signals { NotShownBecause = "Signals are not shown, because the measure could not be worked out." }, MeasureBenchmarks.None);

    private static WorkedOut NotInQuarter { get; } = new([], null, new Signals { NotShownBecause = "Signals are not shown, because the measure is not part of the quarter." }, MeasureBenchmarks.None);

    private sealed record WorkedOut(IReadOnlyList<HistoryPoint> History, MeasureCourse? Course, Signals Signals, MeasureBenchmarks Benchmarks);

    internal static IQueryable<Measure> PageQuery(PerformanceDbContext database, string code) =>
        database.Measures.AsNoTracking().AsSplitQuery()
            .Include(m => m.Directorate).Include(m => m.Committees).Include(m => m.Targets).Include(m => m.Benchmarks).Include(m => m.Breaks).Include(m => m.Overrides).Include(m => m.EarlierRules)
            .Include(m => m.EarlierDefinitions).Include(m => m.EarlierCodes).Include(m => m.ReplacedBy)
            .Where(m => m.Code == code);

    internal static IQueryable<int?> IdQuery(PerformanceDbContext database, string code) => database.Measures.Where(m => m.Code == code).Select(m => (int?)m.Id);

    internal static IQueryable<NamedLink> LinksQuery(PerformanceDbContext database, int measureId) =>
        from link in database.MeasureParts
        join whole in database.Measures on link.WholeId equals whole.Id
        join part in database.Measures on link.PartId equals part.Id
        where link.WholeId == measureId || link.PartId == measureId
        orderby part.Code, whole.Code
        select new NamedLink(whole.Id, part.Id, new NamedMeasure(whole.Code, whole.Title), new NamedMeasure(part.Code, part.Title));

    internal static IQueryable<AuditEntry> AuditQuery(PerformanceDbContext database, int measureId) =>
        database.Audit.AsNoTracking().AsSingleQuery().Include(a => a.Details.OrderBy(d => d.Id)).Where(a => a.MeasureId == measureId).OrderByDescending(a => a.At).ThenByDescending(a => a.Id).Take(AuditShown);

    private static IEnumerable<Period> Correctable(Measure measure, MeasureRules rules, List<MeasureResult> results, CollectedQuarters quarters, Actor actor)
    {
        HashSet<Period> stored = [.. results.Select(r => r.Period)];
        return quarters.All.Where(c => c.State == CollectionState.SignedOff).SelectMany(c => EntryRules.PeriodsIn(c.Period, rules)).Concat(stored).Distinct()
            .Where(p => new ResultPlace(measure, p, stored.Contains(p), quarters).Lock(WayIn.Correction, actor).IsOpen && (rules.Frequency != Frequency.Survey || stored.Contains(p)))
            .OrderDescending();
    }

    // The first period still empty, else the last.
    private static Period EntryPeriod(Period quarter, MeasureRules rules, List<MeasureResult> results)
    {
        IReadOnlyList<Period> periods = EntryRules.PeriodsIn(quarter, rules);
        return periods.FirstOrDefault(p => results.TrueForAll(r => r.Period != p), periods[^1]);
    }
}

/// <summary>That a measure is made from another, by their names.</summary>
internal sealed record NamedLink(int WholeId, int PartId, NamedMeasure Whole, NamedMeasure Part);
