using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Tests;
using PerformanceManagement.Core.Tests.Imports;
using Xunit;

namespace PerformanceManagement.Cli.Tests;

public sealed class CommandLineTests
{
    [Fact]
    public async Task An_import_says_what_it_stored_and_again_that_nothing_changed()
    {
        await using TestDatabase database = await TestDatabase.CreateAsync();
        using PackFolder pack = PackFolder.WithOneMeasure();

        CommandRun tried = await CommandRun.OnAsync(database, "import", pack.Path, "--dry-run");
        CommandRun first = await CommandRun.OnAsync(database, "import", pack.Path);
        CommandRun second = await CommandRun.OnAsync(database, "import", pack.Path);

        tried.Should().Be(new CommandRun(0, Lines("measures.csv: 1 added, 0 changed, 0 unchanged", "A dry run: nothing was stored."), ""));
        first.Should().Be(new CommandRun(0, Lines("measures.csv: 1 added, 0 changed, 0 unchanged", "The pack was stored."), ""));
        second.Should().Be(new CommandRun(0, Lines("measures.csv: 0 added, 0 changed, 1 unchanged", "Everything was there already: nothing was changed."), ""));
    }

    [Fact]
    public async Task A_refused_pack_is_listed_problem_by_problem()
    {
        await using TestDatabase database = await TestDatabase.CreateAsync();
        using PackFolder pack = PackFolder.WithOneMeasure().With("values.csv", "code,period,value\nNI 156,2017/18 Q1,327\nNI 156,2017/18 Q2,abc\nXX 1,2017/18 Q2,1\n");

        CommandRun run = await CommandRun.OnAsync(database, "import", pack.Path);

        run.Should().Be(new CommandRun(ExitCode.Refused, "", Lines(
            "values.csv row 3, column value: “abc” is not a number: write it in digits, as in 1,234.5.",
            "values.csv row 4, column code: There is no measure “XX 1”, neither in measures.csv nor in the database.",
            "2 problems: nothing was stored.")));
    }

    [Fact]
    public async Task A_database_that_is_not_up_to_date_is_refused_until_it_is_migrated()
    {
        await using TestDatabase database = TestDatabase.CreateEmptySqlite();
        Dictionary<string, string?> settings = new() { ["ConnectionStrings:PerformanceManagement"] = database.ConnectionString };

        CommandRun refused = await CommandRun.WithAsync(settings, "user", "list");
        CommandRun migrated = await CommandRun.WithAsync(settings, "migrate");
        CommandRun listed = await CommandRun.WithAsync(settings, "user", "list");

        refused.ExitCode.Should().Be(ExitCode.Refused);
        refused.Error.Should().StartWith("The database is not up to date").And.Contain("pm migrate");
        migrated.Should().Be(new CommandRun(0, Lines("The database is up to date."), ""));
        listed.ExitCode.Should().Be(0);
    }

    [Theory]
    [InlineData("Sqlite", "nonsense")]
    [InlineData("Sqlite", "Server=db;Database=performance;Password=secret-of-ours")]
    [InlineData("SqlServer", "Bata Source=db;Password=secret-of-ours")]
    public async Task A_connection_string_that_cannot_be_read_is_refused_without_being_repeated(string provider, string connection)
    {
        CommandRun run = await CommandRun.WithAsync(new() { ["Database:Provider"] = provider, ["ConnectionStrings:PerformanceManagement"] = connection }, "migrate");

        run.ExitCode.Should().Be(ExitCode.Refused);
        run.Error.Should().StartWith($"ConnectionStrings:PerformanceManagement is not a connection string for {provider}: ").And.NotContain("secret-of-ours");
    }

    [Fact]
    public async Task A_quarter_without_rated_measures_says_so()
    {
        await using TestDatabase database = await TestDatabase.CreateAsync();
        (await CommandRun.OnAsync(database, "rate", "--period", "2017/18 Q2")).Output.Should().Contain("No measures could be rated against a target.");
    }

    [Fact]
    public async Task A_user_is_added_with_a_password_that_is_made_up_and_shown_once()
    {
        await using TestDatabase database = await TestDatabase.CreateAsync();

        CommandRun added = await CommandRun.OnAsync(database, "user", "add", "officer@council.example", "--name", "Performance officer", "--role", "performance officer");
        CommandRun again = await CommandRun.OnAsync(database, "user", "add", "officer@council.example", "--name", "Another", "--role", "Viewer");
        CommandRun listed = await CommandRun.OnAsync(database, "user", "list");

        added.ExitCode.Should().Be(0);
        added.Output.Should().MatchRegex("Their password, shown this once: ([a-z2-9]{5}-){3}[a-z2-9]{5}");
        again.ExitCode.Should().Be(ExitCode.Refused);
        again.Error.Should().Contain("officer@council.example");
        listed.Output.Split('\n').Should().ContainSingle(line => line.Contains("officer@council.example") && line.Contains("Performance officer"));
        await using PerformanceDbContext context = database.NewContext();
        (await context.Audit.SingleAsync()).Should().BeEquivalentTo(new { Action = "user.added", Actor = "Command line", UserId = (int?)null });
    }

    [Fact]
    public async Task A_password_that_is_too_short_or_a_user_that_is_not_there_is_refused()
    {
        await using TestDatabase database = await TestDatabase.CreateAsync();
        (await CommandRun.OnAsync(database, "user", "add", "viewer@council.example", "--name", "Viewer", "--role", "Viewer", "--password", "three random words")).ExitCode.Should().Be(0);

        CommandRun tooShort = await CommandRun.OnAsync(database, "user", "password", "viewer@council.example", "--password", "short");
        CommandRun unknown = await CommandRun.OnAsync(database, "user", "password", "nobody@council.example", "--password", "three random words");
        CommandRun changed = await CommandRun.OnAsync(database, "user", "password", "viewer@council.example", "--password", "three other words");

        tooShort.ExitCode.Should().Be(ExitCode.Refused);
        tooShort.Error.Should().Contain("12");
        unknown.ExitCode.Should().Be(ExitCode.Refused);
        unknown.Error.Should().Contain("nobody@council.example");
        changed.Should().Be(new CommandRun(0, Lines("Set a new password for viewer@council.example."), ""));
    }

    [Fact]
    public async Task A_user_is_kept_out_and_let_in_again_but_never_the_last_administrator()
    {
        await using TestDatabase database = await TestDatabase.CreateAsync();
        await CommandRun.OnAsync(database, "user", "add", "systems@council.example", "--name", "Systems officer", "--role", "Administrator", "--role", "Viewer");
        await CommandRun.OnAsync(database, "user", "add", "viewer@council.example", "--name", "Viewer", "--role", "Viewer");

        CommandRun disabled = await CommandRun.OnAsync(database, "user", "disable", "VIEWER@council.example");
        CommandRun listed = await CommandRun.OnAsync(database, "user", "list");
        CommandRun last = await CommandRun.OnAsync(database, "user", "disable", "systems@council.example");
        CommandRun unknown = await CommandRun.OnAsync(database, "user", "enable", "nobody@council.example");
        CommandRun enabled = await CommandRun.OnAsync(database, "user", "enable", "viewer@council.example");

        disabled.Should().Be(new CommandRun(0, Lines("Disabled Viewer (viewer@council.example)."), ""));
        listed.Output.Split('\n').Should().ContainSingle(line => line.Contains("viewer@council.example") && line.Contains("Disabled"))
            .And.ContainSingle(line => line.Contains("systems@council.example") && line.Contains("Administrator, Viewer") && line.Contains("Can sign in"));
        last.ExitCode.Should().Be(ExitCode.Refused);
        last.Error.Should().StartWith("Systems officer is the last administrator who can sign in");
        unknown.Error.Should().Contain("nobody@council.example");
        enabled.ExitCode.Should().Be(0);
    }

    [Theory]
    [InlineData("import")]
    [InlineData("rate")]
    [InlineData("user", "add", "a@council.example")]
    [InlineData("nonsense")]
    [InlineData("rate", "--period", "2017/18 Q2", "--xml")]
    public async Task A_command_that_is_not_typed_as_it_must_be_says_so_and_stores_nothing(params string[] args)
    {
        CommandRun run = await CommandRun.WithAsync([], args);

        run.ExitCode.Should().Be(ExitCode.Usage);
        run.Output.Should().BeEmpty();
        run.Error.Should().Contain("--help");
    }

    private static string Lines(params string[] lines) => string.Concat(lines.Select(line => line + Environment.NewLine));
}
