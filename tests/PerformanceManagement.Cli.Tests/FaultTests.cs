using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Tests;
using PerformanceManagement.Core.Tests.Imports;
using Xunit;

namespace PerformanceManagement.Cli.Tests;

/// <summary>Whatever goes wrong, the command line says a sentence and ends with a code; a stack only for who asks for it.</summary>
public sealed class FaultTests
{
    [Fact]
    public async Task A_fault_nobody_foresaw_is_a_sentence_with_a_reference()
    {
        await using TestDatabase database = await BrokenAsync();

        CommandRun run = await CommandRun.OnAsync(database, "rate", "--period", "2017/18 Q2");
        CommandRun verbose = await CommandRun.OnAsync(database, "rate", "--period", "2017/18 Q2", "--verbose");

        run.ExitCode.Should().Be(ExitCode.Fault);
        run.Output.Should().BeEmpty();
        run.Error.Should().MatchRegex("^This could not be done, .* Reference [0-9A-Z]{4}-[0-9A-Z]{4}\\.").And.NotContain("   at ").And.NotContain("Exception:");
        verbose.Error.Should().Contain("   at ");
    }

    [Fact]
    public async Task One_measure_that_cannot_be_worked_out_leaves_the_table_standing()
    {
        await using TestDatabase database = await TestDatabase.CreateAsync();
        (await CommandRun.OnAsync(database, "import", PackFolder.Shipped("medway-2017-18-q2"))).ExitCode.Should().Be(0);
        await using (PerformanceDbContext context = database.NewContext())
        {
            await context.Database.OpenConnectionAsync();
            await context.Database.ExecuteSqlRawAsync("PRAGMA ignore_check_constraints = 1");
            await context.Database.ExecuteSqlRawAsync("UPDATE Measures SET Decimals = 99 WHERE Code = 'NI 156'");
        }

        CommandRun run = await CommandRun.OnAsync(database, "rate", "--period", "2017/18 Q2");

        run.ExitCode.Should().Be(ExitCode.Done);
        run.Output.Should().MatchRegex("Could not be worked out, reference [0-9A-Z]{4}-[0-9A-Z]{4}").And.Contain("97.36%");
    }

    [Theory]
    [InlineData("rate", "--period", "2017/18 Q9")]
    [InlineData("rate")]
    [InlineData("no-such-command")]
    [InlineData("import")]
    [InlineData("report", "--committee", "x", "--period", "2017/18 Q2", "--format", "odt", "--out", "x")]
    public async Task A_command_typed_wrongly_is_told_how(params string[] typed)
    {
        await using TestDatabase database = await TestDatabase.CreateAsync();

        CommandRun run = await CommandRun.OnAsync(database, typed);

        run.ExitCode.Should().Be(ExitCode.Usage);
        run.Error.Should().NotBeEmpty().And.NotContain("   at ");
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_a_sentence()
    {
        string path = Path.Combine(Directory.CreateTempSubdirectory("pm-fault-").FullName, "not.db");
        await File.WriteAllTextAsync(path, new string('x', 5_000));
        try
        {
            CommandRun run = await CommandRun.WithAsync(new Dictionary<string, string?> { ["ConnectionStrings:PerformanceManagement"] = $"Data Source={path};Pooling=False" }, "user", "list");

            run.ExitCode.Should().Be(ExitCode.Refused);
            run.Error.Should().Contain("database").And.NotContain("   at ");
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
        }
    }

    [Fact]
    public async Task A_command_that_is_stopped_says_so()
    {
        await using TestDatabase database = await TestDatabase.CreateAsync();
        using var stopped = new CancellationTokenSource();
        await stopped.CancelAsync();
        var settings = new Microsoft.Extensions.Configuration.ConfigurationBuilder();
        Microsoft.Extensions.Configuration.MemoryConfigurationBuilderExtensions.AddInMemoryCollection(settings, [new("ConnectionStrings:PerformanceManagement", database.ConnectionString)]);
        await using var output = new StringWriter();
        await using var error = new StringWriter();

        int exit = await CommandLine.RunAsync(["rate", "--period", "2017/18 Q2"], output, error, settings.Build(), stopped.Token);

        exit.Should().Be(ExitCode.Stopped);
        error.ToString().Should().StartWith("Stopped.");
    }

    // No check of the database or of a pack lets this in: it stands for whatever nobody has thought of.
    private static async Task<TestDatabase> BrokenAsync()
    {
        TestDatabase database = await TestDatabase.CreateAsync();
        (await CommandRun.OnAsync(database, "import", CasePack.Folder("step1"))).ExitCode.Should().Be(0);
        await using PerformanceDbContext context = database.NewContext();
        await context.Database.OpenConnectionAsync();
        await context.Database.ExecuteSqlRawAsync("PRAGMA ignore_check_constraints = 1");
        await context.Database.ExecuteSqlRawAsync("UPDATE Measures SET Frequency = 'Fortnight'");
        return database;
    }
}
