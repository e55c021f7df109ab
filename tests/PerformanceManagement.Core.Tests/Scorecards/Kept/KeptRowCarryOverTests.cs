using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Scorecards;
using PerformanceManagement.Core.Scorecards.Kept;
using PerformanceManagement.Data.Sqlite;
using Xunit;

namespace PerformanceManagement.Core.Tests.Scorecards.Kept;

/// <summary>A database of before, with rows of the first format, on its way to the present one.</summary>
public sealed class KeptRowCarryOverTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("pm-kept-").FullName;

    [Fact]
    public async Task A_database_of_before_shows_the_same_after_its_migration()
    {
        await using PerformanceDbContext database = Database();
        string first = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Scorecards", "Kept", "Format1", "rated-red.json"));
        string shownBefore = KeptRow.Read(first, 1).ToRow().ValueText;
        await database.GetService<IMigrator>().MigrateAsync(Before(database));
        await Fill(database, first, "{\"Code\":\"broken\"}");

        await database.Database.MigrateAsync();
        SignedOffFigure waiting = await database.SignedOffFigures.AsNoTracking().OrderBy(f => f.Id).FirstAsync();
        (waiting.Format, waiting.ToRow().ValueText).Should().Be((1, shownBefore), "what is not carried over yet is read as it is");

        (await KeptRowCarryOver.RunAsync(database)).Should().Be((1, 1));
        List<SignedOffFigure> rows = await database.SignedOffFigures.AsNoTracking().OrderBy(f => f.Id).ToListAsync();
        (rows[0].Format, rows[0].ToRow().ValueText).Should().Be((2, shownBefore));
        rows[0].Row.Should().Be(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Scorecards", "Kept", "Format2", "rated-red.json")));
        (rows[1].Format, rows[1].Row).Should().Be((1, "{\"Code\":\"broken\"}"), "what cannot be read stays as it is");

        (await KeptRowCarryOver.RunAsync(database)).Should().Be((0, 1), "nothing is carried over twice");
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private PerformanceDbContext Database()
    {
        var options = new DbContextOptionsBuilder<PerformanceDbContext>();
        options.UsePerformanceSqlite($"Data Source={Path.Combine(folder, "before.db")};Pooling=False");
        return new PerformanceDbContext(options.Options);
    }

    private static string Before(PerformanceDbContext database)
    {
        string[] all = [.. database.Database.GetMigrations()];
        return all[Array.FindIndex(all, m => m.EndsWith("_KeptRows", StringComparison.Ordinal)) - 1];
    }

    // Written as the database was then: the code of today does not know it without the new column.
    private static async Task Fill(PerformanceDbContext database, string first, string second)
    {
        await database.Database.ExecuteSqlAsync($"""
            INSERT INTO Collections (Id, Period, PeriodEnd, State, Version) VALUES (1, '2026/27 Q1', '2026-06-30', 'SignedOff', '00000000-0000-0000-0000-000000000001');
            INSERT INTO Measures (Id, Code, Title, Unit, Decimals, Good, Frequency, Calendar, Arrears, Entry, Basis, QuarterRule, YearRule, CollectsRatio, IsDataOnly, Trend, Partial, Flags, Version)
            VALUES (1, 'RES 02', 'Overspend', '£k', 0, 'Higher', 'Quarter', 'Financial', 0, 'InPeriod', 'InPeriod', 'None', 'None', 0, 0, 'Ongoing', 'Withheld', 0, '00000000-0000-0000-0000-000000000001'),
                   (2, 'RES 03', 'Other', '£k', 0, 'Higher', 'Quarter', 'Financial', 0, 'InPeriod', 'InPeriod', 'None', 'None', 0, 0, 'Ongoing', 'Withheld', 0, '00000000-0000-0000-0000-000000000001');
            """);
        await database.Database.ExecuteSqlAsync($"INSERT INTO SignedOffFigures (CollectionId, MeasureId, Row) VALUES (1, 1, {first})");
        await database.Database.ExecuteSqlAsync($"INSERT INTO SignedOffFigures (CollectionId, MeasureId, Row) VALUES (1, 2, {second})");
    }
}
