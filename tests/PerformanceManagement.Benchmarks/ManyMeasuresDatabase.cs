using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Ratings.Status;
using PerformanceManagement.Core.Results;
using PerformanceManagement.Core.Schemes;
using PerformanceManagement.Data.Sqlite;

namespace PerformanceManagement.Benchmarks;

/// <summary>A SQLite file with a committee of many measures, each with ten years of quarters. Always the same figures.</summary>
public sealed class ManyMeasuresDatabase : IDisposable
{
    private const int Quarters = 40;

    private readonly string path = Path.Combine(Path.GetTempPath(), $"pm-bench-{Guid.NewGuid():N}.db");
    private readonly DbContextOptions<PerformanceDbContext> options;

    public ManyMeasuresDatabase(int measures)
    {
        var builder = new DbContextOptionsBuilder<PerformanceDbContext>();
        builder.UsePerformanceSqlite(new SqliteConnectionStringBuilder { DataSource = path, Pooling = true }.ToString());
        options = builder.Options;
        using PerformanceDbContext database = NewContext();
        database.Database.Migrate();
        database.RatingSchemes.Add(StoredScheme.Of(RatingScheme.Rag5(new DateOnly(2013, 4, 1))));
        var committee = new Committee { Name = "Overview and Scrutiny" };
        database.Committees.Add(committee);
        database.Measures.AddRange(Enumerable.Range(0, measures).Select(n => MeasureOf(n, committee)));
        database.SaveChanges();
    }

    /// <summary>The last quarter with values.</summary>
    public static Period Present { get; } = Period.FinancialQuarter(2026, 2);

    public PerformanceDbContext NewContext() => new(options);

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        foreach (string file in new[] { path, path + "-wal", path + "-shm" }) File.Delete(file);
    }

    private static Measure MeasureOf(int n, Committee committee)
    {
        var measure = new Measure { Code = $"KPI {n:000}", Title = $"Measure {n}", Unit = "%", Decimals = 1, Good = n % 3 == 0 ? GoodDirection.Lower : GoodDirection.Higher, Frequency = Frequency.Quarter };
        measure.Committees.Add(committee);
        measure.Targets.AddRange(Enumerable.Range(0, 11).Select(back => new Target { Period = Period.FinancialYear(Present.Year - back), Value = 80 }));
        measure.Results.AddRange(Enumerable.Range(0, Quarters).Select(back => new MeasureResult
        {
            Period = Present.Back(back),
            SubmittedAt = DateTime.SpecifyKind(Present.End.ToDateTime(TimeOnly.MinValue), DateTimeKind.Utc),
            Value = 70 + (((n * 7) + (back * 13)) % 200 / 10m),
            Note = back == 0 ? "Work is under way and the next quarter should show it." : null,
        }));
        return measure;
    }
}
