using BenchmarkDotNet.Attributes;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Ratings.Counts;
using PerformanceManagement.Core.Scorecards;

namespace PerformanceManagement.Benchmarks;

/// <summary>A dashboard's figures, from the database to rated rows: ten times the measures should cost no more than ten times as long.</summary>
public class ScorecardBenchmarks
{
    private ManyMeasuresDatabase? forty;
    private ManyMeasuresDatabase? fourHundred;

    [GlobalSetup]
    public void Fill()
    {
        forty = new ManyMeasuresDatabase(40);
        fourHundred = new ManyMeasuresDatabase(400);
    }

    [GlobalCleanup]
    public void Remove()
    {
        forty?.Dispose();
        fourHundred?.Dispose();
    }

    [Benchmark(Baseline = true)]
    public Task<SummaryCounts> Forty_measures() => CountsAsync(forty!);

    [Benchmark]
    public Task<SummaryCounts> Four_hundred_measures() => CountsAsync(fourHundred!);

    private static async Task<SummaryCounts> CountsAsync(ManyMeasuresDatabase many)
    {
        await using PerformanceDbContext database = many.NewContext();
        return (await new ScorecardService(database).GetAsync(ManyMeasuresDatabase.Present, new ScorecardFilter())).Counts;
    }
}
