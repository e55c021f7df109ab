using System.Diagnostics;
using FluentAssertions;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Tests;
using PerformanceManagement.Core.Tests.Imports;
using Xunit;

namespace PerformanceManagement.Cli.Tests;

/// <summary>Two imports at the same moment, by two processes on one SQLite file: one comes after the other, or says why it does not.</summary>
public sealed class ImportAtOnceTests
{
    [Fact]
    public async Task Two_first_imports_into_a_new_database_come_one_after_the_other()
    {
        await using TestDatabase database = TestDatabase.CreateEmptySqlite();
        using PackFolder one = PackFolder.WithOneMeasure().With("values.csv", "code,period,value\nNI 156,2017/18 Q1,1\n");
        using PackFolder other = PackFolder.WithOneMeasure("NI 157,Another,households,0,lower,quarter\n").With("values.csv", "code,period,value\nNI 156,2017/18 Q1,2\nNI 157,2017/18 Q1,3\n");

        CommandRun[] runs = await Task.WhenAll(ProcessAsync(database, one.Path), ProcessAsync(database, other.Path), ProcessAsync(database, one.Path));

        runs.Select(r => r.Error).Should().AllBe("");
        runs.Select(r => r.ExitCode).Should().AllBeEquivalentTo(ExitCode.Done);
        await using PerformanceDbContext context = database.NewContext();
        (await context.Measures.CountAsync()).Should().Be(2);
        (await context.Results.CountAsync()).Should().Be(2);
        // Each change of the figure they share is kept.
        (await context.Restatements.CountAsync()).Should().Be(await context.Audit.CountAsync(a => a.Action == "result.imported")).And.BeInRange(1, 2);
        (await context.RatingSchemes.Select(s => s.Name).ToListAsync()).Should().OnlyHaveUniqueItems();
        (await context.Roles.Select(r => r.Name).ToListAsync()).Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public async Task An_import_waits_for_whoever_is_writing()
    {
        await using TestDatabase database = await TestDatabase.CreateSqliteAsync();
        using PackFolder pack = PackFolder.WithOneMeasure();
        await using var writer = new SqliteConnection(database.ConnectionString);
        await writer.OpenAsync();
        await using var transaction = (SqliteTransaction)await writer.BeginTransactionAsync();

        // SQLite waits on the thread that asks it.
        Task<CommandRun> import = Task.Run(() => CommandRun.OnAsync(database, "import", pack.Path));
        await Task.Delay(TimeSpan.FromSeconds(2));
        bool waited = !import.IsCompleted;
        await transaction.RollbackAsync();

        waited.Should().BeTrue();
        (await import).Output.Should().Contain("The pack was stored.");
    }

    [Fact]
    public async Task An_import_that_waits_in_vain_says_so_in_one_sentence()
    {
        await using TestDatabase database = await TestDatabase.CreateSqliteAsync();
        using PackFolder pack = PackFolder.WithOneMeasure();
        await using var writer = new SqliteConnection(database.ConnectionString);
        await writer.OpenAsync();
        await using (await writer.BeginTransactionAsync())
        {
            Dictionary<string, string?> settings = new(database.Settings) { ["ConnectionStrings:PerformanceManagement"] = database.ConnectionString + ";Default Timeout=2" };
            CommandRun run = await CommandRun.WithAsync(settings, "import", pack.Path);

            run.Should().Be(new CommandRun(ExitCode.Refused, "", "The database is busy: another import, or somebody who saves, has not finished in time. Nothing was stored: try again in a while." + Environment.NewLine));
        }

        await using PerformanceDbContext context = database.NewContext();
        (await context.Measures.AnyAsync()).Should().BeFalse();
    }

    [Fact]
    public async Task A_dry_run_waits_for_nobody()
    {
        await using TestDatabase database = await TestDatabase.CreateSqliteAsync();
        using PackFolder pack = PackFolder.WithOneMeasure();
        await using var writer = new SqliteConnection(database.ConnectionString);
        await writer.OpenAsync();
        await using (await writer.BeginTransactionAsync())
            (await CommandRun.OnAsync(database, "import", pack.Path, "--dry-run")).Output.Should().Contain("A dry run: nothing was stored.");
    }

    private static async Task<CommandRun> ProcessAsync(TestDatabase database, string pack)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "pm.dll"));
        start.ArgumentList.Add("import");
        start.ArgumentList.Add(pack);
        start.Environment["ConnectionStrings__PerformanceManagement"] = database.ConnectionString;
        start.Environment["Database__Provider"] = "Sqlite";
        start.Environment["Database__MigrateOnStart"] = "true";
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new CommandRun(process.ExitCode, await output, await error);
    }
}
