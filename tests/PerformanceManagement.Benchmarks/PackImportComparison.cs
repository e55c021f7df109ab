using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Imports;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Users;
using PerformanceManagement.Data.Sqlite;

namespace PerformanceManagement.Benchmarks;

/// <summary>
/// What the import of a pack costs above the inserts themselves: the same figures into the same table through Microsoft.Data.Sqlite alone, through a pack,
/// and through the same pack again, in one run. A pack should take at most five times as long as the inserts.
/// </summary>
public static class PackImportComparison
{
    private const int Months = 120;
    private static readonly int[] Sizes = [20_000, 100_000, 500_000];

    /// <summary>Compares for some numbers of rows, the usual ones when none are given.</summary>
    public static async Task RunAsync(IReadOnlyList<int> sizes)
    {
        // What is compiled on its first use is compiled before anything is compared.
        await CompareAsync(2_000);
        Console.WriteLine();
        Console.WriteLine("|    Rows | Raw insert | Pack import | Ratio | Same again | Ratio | Heap at most |");
        Console.WriteLine("|--------:|-----------:|------------:|------:|-----------:|------:|-------------:|");
        foreach (int rows in sizes.Count == 0 ? Sizes : sizes)
        {
            (TimeSpan raw, TimeSpan first, TimeSpan again, long heap) = await CompareAsync(rows);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {rows,7:N0} | {raw.TotalSeconds,8:0.00} s | {first.TotalSeconds,9:0.00} s | {first / raw,5:0.0} | {again.TotalSeconds,8:0.00} s | {again / raw,5:0.0} | {heap / 1_048_576.0,9:0} MB |"));
        }
    }

    private static async Task<(TimeSpan Raw, TimeSpan First, TimeSpan Again, long Heap)> CompareAsync(int rows)
    {
        string folder = Directory.CreateTempSubdirectory("pm-bench-").FullName;
        try
        {
            string measures = WritePack(Path.Combine(folder, "measures"), rows, withMeasures: true);
            string values = WritePack(Path.Combine(folder, "values"), rows, withMeasures: false);
            DbContextOptions<PerformanceDbContext> raw = await DatabaseAsync(Path.Combine(folder, "raw.db"), measures);
            DbContextOptions<PerformanceDbContext> packs = await DatabaseAsync(Path.Combine(folder, "packs.db"), measures);
            TimeSpan inserts = InsertRaw(Path.Combine(folder, "raw.db"), rows, raw);
            (TimeSpan first, long heap) = await ImportAsync(packs, values, rows);
            (TimeSpan again, _) = await ImportAsync(packs, values, 0);
            return (inserts, first, again, heap);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string WritePack(string folder, int rows, bool withMeasures)
    {
        Directory.CreateDirectory(folder);
        using StreamWriter file = File.CreateText(Path.Combine(folder, withMeasures ? "measures.csv" : "values.csv"));
        file.WriteLine(withMeasures ? "code,title,unit,decimals,good,frequency" : "code,period,value,quality,source");
        if (withMeasures)
        {
            for (int n = 0; n * Months < rows; n++) file.WriteLine($"KPI {n:0000},Measure {n},number,1,higher,month");
            return folder;
        }

        for (int n = 0; n < rows; n++) file.WriteLine(string.Create(CultureInfo.InvariantCulture, $"KPI {n / Months:0000},{PeriodOf(n).Token},{ValueOf(n)},actual,Returns"));
        return folder;
    }

    private static Period PeriodOf(int n) => Period.Month(2016 + (n % Months / 12), (n % 12) + 1);

    private static decimal ValueOf(int n) => 70 + (n * 13 % 200 / 10m);

    private static async Task<DbContextOptions<PerformanceDbContext>> DatabaseAsync(string path, string measures)
    {
        var builder = new DbContextOptionsBuilder<PerformanceDbContext>();
        builder.UsePerformanceSqlite(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        await using var database = new PerformanceDbContext(builder.Options);
        await SqliteDatabase.PrepareFileAsync(database);
        await database.Database.MigrateAsync();
        await ReferenceData.EnsureAsync(database);
        await ImportAsync(builder.Options, measures, null);
        return builder.Options;
    }

    private static TimeSpan InsertRaw(string path, int rows, DbContextOptions<PerformanceDbContext> options)
    {
        using var database = new PerformanceDbContext(options);
        int[] measures = [.. database.Measures.OrderBy(m => m.Code).Select(m => m.Id)];
        var clock = Stopwatch.StartNew();
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false, ForeignKeys = true }.ToString());
        connection.Open();
        using SqliteTransaction transaction = connection.BeginTransaction();
        using SqliteCommand insert = connection.CreateCommand();
        insert.CommandText = "INSERT INTO Results (MeasureId, Period, PeriodEnd, Value, Quality, Source, SubmittedAt, Version) VALUES ($m, $p, $e, $v, 'Actual', 'Returns', $s, $x)";
        SqliteParameter[] parameters = [.. new[] { "$m", "$p", "$e", "$v", "$s", "$x" }.Select(name => insert.Parameters.Add(new SqliteParameter(name, null)))];
        for (int n = 0; n < rows; n++)
        {
            Period period = PeriodOf(n);
            object[] values = [measures[n / Months], period.Token, period.End, ValueOf(n), DateTime.UnixEpoch, Guid.NewGuid()];
            for (int i = 0; i < values.Length; i++) parameters[i].Value = values[i];
            insert.ExecuteNonQuery();
        }

        transaction.Commit();
        return clock.Elapsed;
    }

    private static async Task<(TimeSpan Took, long Heap)> ImportAsync(DbContextOptions<PerformanceDbContext> options, string pack, int? added)
    {
        await using var database = new PerformanceDbContext(options);
        var heap = new Heap();
        var clock = Stopwatch.StartNew();
        DataPackReport outcome = await new DataPackImporter(database, TimeProvider.System).ImportAsync(pack, Actor.Process("Benchmark"), progress: heap);
        TimeSpan took = clock.Elapsed;
        if (!outcome.Accepted || (added is not null && outcome.Files.Sum(f => f.Added) != added)) throw new InvalidOperationException($"The pack was not stored as it should: {outcome}");
        return (took, heap.Most);
    }

    private sealed class Heap : IProgress<DataPackProgress>
    {
        public long Most { get; private set; }

        public void Report(DataPackProgress value) => Most = Math.Max(Most, GC.GetTotalMemory(forceFullCollection: false));
    }
}
