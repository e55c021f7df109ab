using System.Data.Common;
using System.Text.RegularExpressions;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Data;
using Xunit;

namespace PerformanceManagement.Core.Tests.Data;

/// <summary>
/// No question of a service goes through all results, targets, earlier figures, notes or audit entries to find those it wants: SQLite says by which
/// index it finds them. The tables that grow with every quarter are the ones that count; there are as many measures as there are, and none is gone through
/// again for each row of another.
/// </summary>
public sealed partial class QueryPlanTests
{
    private static readonly string[] Growing = ["Results", "Targets", "Restatements", "Audit", "SignedOffFigures", "Drafts"];

    // As long as there are suppressed figures, corrections or notes, which is what is asked for.
    private static readonly string[] Short = ["IX_Results_Suppressed", "IX_Restatements_Corrections"];

    [Fact]
    public async Task No_question_scans_a_table_that_grows()
    {
        await using TestDatabase file = await TestDatabase.CreateSqliteAsync();
        await using PerformanceDbContext context = file.NewContext();
        await context.Database.OpenConnectionAsync();
        List<string> scans = [];
        int explained = 0;
        foreach ((string name, IQueryable query) in QueryTranslationTests.All(context, context.Measures.Where(m => m.DirectorateId == 1)))
        {
            await using DbCommand command = query.CreateDbCommand();
            Dictionary<string, string> tables = Aliases().Matches(command.CommandText).DistinctBy(m => m.Groups[2].Value).ToDictionary(m => m.Groups[2].Value, m => m.Groups[1].Value);
            command.CommandText = $"EXPLAIN QUERY PLAN {command.CommandText}";
            await using DbDataReader plan = await command.ExecuteReaderAsync();
            HashSet<int> forEachRow = [];
            while (await plan.ReadAsync())
            {
                string step = plan.GetString(plan.GetOrdinal("detail"));
                explained++;
                if (step.StartsWith("CORRELATED", StringComparison.Ordinal) || forEachRow.Contains(plan.GetInt32(plan.GetOrdinal("parent")))) forEachRow.Add(plan.GetInt32(plan.GetOrdinal("id")));
                if (Scan().IsMatch(step) && forEachRow.Contains(plan.GetInt32(plan.GetOrdinal("id"))) && !step.Contains("json_each", StringComparison.Ordinal))
                    scans.Add($"{name}, again for each row: {step}");
                if (Scan().Match(step) is { Success: true } scan && Growing.Contains(tables.GetValueOrDefault(scan.Groups[1].Value, scan.Groups[1].Value)) && !Short.Any(step.Contains))
                    scans.Add($"{name}: {step} ({tables.GetValueOrDefault(scan.Groups[1].Value)})");
            }
        }

        explained.Should().BeGreaterThan(150);
        string.Join("\n", scans.Distinct()).Should().BeEmpty();
    }

    [GeneratedRegex("\"(\\w+)\" AS \"(\\w+)\"")]
    private static partial Regex Aliases();

    [GeneratedRegex("^SCAN (\\w+)")]
    private static partial Regex Scan();
}
