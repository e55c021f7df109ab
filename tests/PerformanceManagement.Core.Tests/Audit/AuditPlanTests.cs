using System.Diagnostics;
using FluentAssertions;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Audit;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Users;
using Xunit;
using Xunit.Abstractions;

namespace PerformanceManagement.Core.Tests.Audit;

/// <summary>The log of a council that has used the system for years: a page is found by the index, the last as well as the first.</summary>
[Collection(Alone.Name)]
public sealed class AuditPlanTests(ITestOutputHelper output)
{
    private const int Rows = 200_000;
    private static readonly Actor Officer = new(null, "The officer", [Roles.PerformanceOfficer]);

    [Fact]
    public async Task A_page_of_200_000_rows_is_a_range_of_the_index()
    {
        await using TestDatabase file = await TestDatabase.CreateSqliteAsync();
        await using PerformanceDbContext context = file.NewContext();
        context.Measures.Add(TestData.Measure());
        await context.SaveChangesAsync();
        int id = await context.Measures.Select(m => m.Id).SingleAsync();
        await context.Database.ExecuteSqlAsync($"""
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {Rows})
            INSERT INTO Audit (At, Actor, Action, MeasureId, Period, Summary)
            SELECT strftime('%Y-%m-%d %H:%M:%S', '2016-01-01', '+' || (i * 25) || ' minutes'), 'Officer ' || (i % 50), CASE i % 5 WHEN 0 THEN 'targets.set' ELSE 'result.submitted' END, CASE i % 400 WHEN 0 THEN {id} END, '2026/27 Q2', 'Submitted ' || i || ' for Q2 2026/27.' FROM n
            """);
        await context.Database.ExecuteSqlAsync($"INSERT INTO AuditDetails (AuditEntryId, Field, Before, After) SELECT Id, 'Value', CAST(Id AS TEXT), CAST(Id + 1 AS TEXT) FROM Audit");

        string all = await Plan(context, new AuditQuestion { WithoutPeople = true, Before = new AuditPlace(new DateTime(2017, 1, 1, 0, 0, 0, DateTimeKind.Utc), 5) });
        string ofMeasure = await Plan(context, new AuditQuestion { MeasureId = id });
        all.Should().Contain("IX_Audit_At").And.NotContain("TEMP B-TREE");
        ofMeasure.Should().Contain("IX_Audit_MeasureId_At").And.NotContain("TEMP B-TREE");

        var log = new AuditLogService(context);
        await log.PageAsync(new AuditFilter(), null, Officer);
        foreach ((string what, AuditFilter filter, AuditPlace? before) in new (string, AuditFilter, AuditPlace?)[]
        {
            ("newest", new AuditFilter(), null),
            ("oldest", new AuditFilter(), new AuditPlace(new DateTime(2016, 1, 2, 0, 0, 0, DateTimeKind.Utc), 1000)),
            ("measure", new AuditFilter { Measure = "HOU 01" }, null),
            ("field", new AuditFilter { Field = AuditField.Value }, null),
            ("kind", new AuditFilter { Kind = AuditKind.Find("targets") }, null),
            ("a kind that there is not", new AuditFilter { Kind = AuditKind.Find("delivery") }, null),
            ("a person who is not there", new AuditFilter { Person = "nobody of this name" }, null),
            ("words that are not there", new AuditFilter { Words = "nothing matches this" }, null),
            ("a month", new AuditFilter { From = new DateOnly(2018, 5, 1), To = new DateOnly(2018, 5, 31) }, null),
        })
        {
            var watch = Stopwatch.StartNew();
            AuditPage page = await log.PageAsync(filter, before, Officer);
            output.WriteLine($"{what}: {page.Lines.Count} rows in {watch.ElapsedMilliseconds} ms");
            watch.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(10), what);
        }

        int lines = 0;
        long most = 0, start = GC.GetTotalMemory(forceFullCollection: true);
        await foreach (AuditLine line in log.AllAsync(new AuditFilter(), Officer))
        {
            if (++lines % 20_000 == 0) most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - start);
        }

        output.WriteLine($"file: {lines} rows, at most {most / 1024:N0} KB held");
        lines.Should().Be(Rows);
        most.Should().BeLessThan(20 * 1024 * 1024, "a batch is held at once");
    }

    private static async Task<string> Plan(PerformanceDbContext context, AuditQuestion question)
    {
        string[] query = AuditLogService.EntriesQuery(context, question).Take(AuditPage.Size + 1).ToQueryString().Split('\n');
        var connection = (SqliteConnection)context.Database.GetDbConnection();
        await context.Database.OpenConnectionAsync();
        await using SqliteCommand command = connection.CreateCommand();
        // The values of parameters stand before the question, as lines of the shell of SQLite.
        foreach (string line in query.Where(l => l.StartsWith(".param set", StringComparison.Ordinal)))
        {
            string[] parts = line.Split(' ', 4);
            command.Parameters.AddWithValue(parts[2], parts[3].Trim('\'', '\r'));
        }

        command.CommandText = "EXPLAIN QUERY PLAN " + string.Join('\n', query.Where(l => !l.StartsWith(".param", StringComparison.Ordinal)));
        await using SqliteDataReader reader = await command.ExecuteReaderAsync();
        List<string> steps = [];
        while (await reader.ReadAsync()) steps.Add(reader.GetString(3));
        return string.Join('\n', steps);
    }
}
