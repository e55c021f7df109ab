using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.BenchmarkGroups;
using PerformanceManagement.Core.Charts;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Limits;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Ratings.Benchmarks;
using PerformanceManagement.Core.Ratings.Series;
using PerformanceManagement.Core.Ratings.Spc;

namespace PerformanceManagement.Core.Scorecards;

/// <summary>
/// Reads the courses of several measures at once, each the same as its page shows it: a fixed number of questions to the database, whatever the number of
/// measures. A fault in one is kept to it.
/// </summary>
public sealed class MeasureTrackService(PerformanceDbContext database, ScorecardService scorecards)
{
    /// <summary>The courses of rows, in their order.</summary>
    /// <param name="rows">Rows of one quarter.</param>
    /// <param name="stop">Cancels the reading.</param>
    public async Task<IReadOnlyList<MeasureTrack>> ReadAsync(IReadOnlyList<ScorecardRow> rows, CancellationToken stop = default)
    {
        if (rows.Count == 0) return [];
        int[] ids = [.. rows.Select(r => r.MeasureId)];
        IQueryable<Measure> measures = database.Measures.AsNoTracking().Where(m => ids.Contains(m.Id));
        // What must not be shown is taken out before anything is made from it.
        FigureReader reader = await FigureReader.OpenAsync(database, ids, stop);
        FigureHistory history = await reader.HistoryAsync(measures, stop);
        Dictionary<int, ScorecardMeasure> heads = await measures.ScorecardMeasuresQuery().ToDictionaryAsync(h => h.Id, stop);
        ILookup<int, TargetFigure> targets = (await TargetsQuery(database, ids).ToListAsync(stop)).ToLookup(t => t.MeasureId, t => t.Target);
        ILookup<int, Rebase> rebases = (await database.RebasesOfQuery(measures).ToListAsync(stop)).ToLookup(r => r.MeasureId, r => r.Rebase);
        ILookup<int, AreaFigure> areas = (await BenchmarksQuery(database, ids).ToListAsync(stop)).ToLookup(b => b.MeasureId, BenchmarkService.Of);
        List<NeighbourGroup> groups = [.. (await database.GroupsQuery().ToListAsync(stop)).Select(BenchmarkService.Of)];
        return [.. rows.Select(Track)];

        MeasureTrack Track(ScorecardRow row)
        {
            if (row.Reported.FaultReference is not null) return Without(row, "the measure could not be worked out");
            if (row.Reported.AbsentBecause is not null || !heads.TryGetValue(row.MeasureId, out ScorecardMeasure? head)) return Without(row, "the measure is not part of the quarter");
            try
            {
                if (reader.FaultOf(row.MeasureId) is { } hidden) throw new InvalidOperationException("What may be shown of the measure could not be worked out.", hidden);
                return WorkOut(row, head);
            }
            catch (Exception fault) when (scorecards.IsOwnFault(fault))
            {
                return Without(scorecards.Faulty(row, fault), "the measure could not be worked out");
            }
        }

        MeasureTrack WorkOut(ScorecardRow row, ScorecardMeasure head)
        {
            var reported = ReportedSeries.Of(row.Rules, head.Dated.Seen(history.Until(row.MeasureId, DateOnly.MaxValue), row.Quarter.End));
            List<TargetFigure> own = [.. targets[row.MeasureId].OrderByDescending(t => t.Period)];
            var figures = new OwnFigures(row.Rules, row.Series, reported, row.Target);
            List<AreaFigure> others = [.. areas[row.MeasureId]];
            return new MeasureTrack
            {
                Row = row,
                Course = new MeasureCourse(row.Rules, reported, row.Reported.Period, own, row.Breaks),
                Signals = SignalRule.Analyse(reported.OwnPeriodsUpTo(row.Reported.Period), row.Rules, own, row.Breaks, [.. rebases[row.MeasureId]]),
                Benchmarks = MeasureBenchmarks.Of(figures, others, groups),
                AreaFigures = others,
                Groups = groups,
                Own = figures,
                Targets = own,
            };
        }
    }

    internal static IQueryable<MeasureTarget> TargetsQuery(PerformanceDbContext database, IReadOnlyCollection<int> measureIds) =>
        database.Targets.AsNoTracking().Where(t => measureIds.Contains(t.MeasureId)).AsFigures();

    internal static IQueryable<Benchmark> BenchmarksQuery(PerformanceDbContext database, IReadOnlyCollection<int> measureIds) =>
        database.BenchmarksQuery().Where(b => measureIds.Contains(b.MeasureId));

    private static MeasureTrack Without(ScorecardRow row, string why) =>
        new() { Row = row, Signals = new Signals { NotShownBecause = $"Signals are not shown, because {why}." }, Benchmarks = MeasureBenchmarks.None };
}
