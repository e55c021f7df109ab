using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Ratings.Benchmarks;
using PerformanceManagement.Core.Ratings.Series;
using PerformanceManagement.Core.Scorecards;

namespace PerformanceManagement.Core.BenchmarkGroups;

/// <summary>Compares the figures of a scorecard with other areas': a fixed number of questions to the database, whatever the number of measures.</summary>
public sealed class BenchmarkService(PerformanceDbContext database)
{
    /// <summary>The comparisons of each measure that has any, by the measure's key.</summary>
    public async Task<IReadOnlyDictionary<int, MeasureBenchmarks>> GetAsync(QuarterlyScorecard scorecard, CancellationToken stop = default)
    {
        ILookup<int, AreaFigure> figures = (await database.BenchmarksQuery().ToListAsync(stop)).ToLookup(b => b.MeasureId, Of);
        List<NeighbourGroup> groups = [.. (await database.GroupsQuery().ToListAsync(stop)).Select(Of)];
        List<ScorecardRow> compared = [.. scorecard.Rows.Where(r => figures.Contains(r.MeasureId))];
        DateOnly until = scorecard.Quarter.End;
        Func<int, IEnumerable<EnteredFigure>> figuresOf = await (await FigureReader.OpenAsync(database, [.. compared.Select(r => r.MeasureId)], stop)).BenchmarkedAsync(until, stop);
        return compared.ToDictionary(r => r.MeasureId, r => MeasureBenchmarks.Of(new OwnFigures(r.Rules, r.Series, SeriesOf(r), r.Target), [.. figures[r.MeasureId]], groups));

        // What may not be shown is not compared either.
        ReportedSeries SeriesOf(ScorecardRow row) => ReportedSeries.Of(row.Rules, figuresOf(row.MeasureId));
    }

    /// <summary>A stored group as the rules see it.</summary>
    public static NeighbourGroup Of(BenchmarkGroup group) => new(group.Name, [.. group.Members.Select(m => m.Area)]);

    /// <summary>A stored benchmark as the rules see it.</summary>
    public static AreaFigure Of(Benchmark benchmark) => new(benchmark.Area, benchmark.Period, benchmark.Value, benchmark.Source);
}
