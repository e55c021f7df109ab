using System.Text.Json;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Delivery;
using PerformanceManagement.Core.Tests;
using Xunit;

namespace PerformanceManagement.Cli.Tests;

public sealed class DeliveryCommandTests : IAsyncLifetime
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("pm-delivery-");
    private TestDatabase database = null!;

    private string File => Path.Combine(folder.FullName, "delivery.zip");

    public async Task InitializeAsync()
    {
        database = await TestDatabase.CreateAsync();
        (await CommandRun.OnAsync(database, "import", Path.Combine(AppContext.BaseDirectory, "Data", "Sample", "pack"))).ExitCode.Should().Be(ExitCode.Done);
    }

    public async Task DisposeAsync()
    {
        folder.Delete(recursive: true);
        await database.DisposeAsync();
    }

    [Fact]
    public async Task A_list_says_what_is_said_of_each_in_a_quarter()
    {
        CommandRun list = await CommandRun.OnAsync(database, "delivery", "list", "--quarter", "2026/27 Q2");

        list.ExitCode.Should().Be(ExitCode.Done, list.Error);
        Row(list, "HOMES.1").Should().Contain("Buy back former council homes").And.Contain("March 2027").And.Contain("Head of Housing Options");
        Row(list, "HOMES.2.2").Should().Contain("Red");
        Row(list, "PEER.3").Should().Contain("Off track");
        Row(list, "SR03").Should().Contain("likelihood");
        Row(list, "COMP1").Should().Contain("In time: 89.9%");
        list.Output.Should().Contain("Q2 2026/27: ");
    }

    [Fact]
    public async Task Only_one_kind_or_what_is_overdue_is_listed_where_it_is_asked_for()
    {
        CommandRun actions = await CommandRun.OnAsync(database, "delivery", "list", "--kind", "actions", "--period", "2026/27 Q2");
        actions.Output.Should().Contain("PEER.3").And.NotContain("HOMES").And.NotContain("SR03");

        await using (PerformanceDbContext context = database.NewContext())
        {
            foreach (DeliveryItem item in await context.DeliveryItems.Where(i => i.Code == "PEER.1" || i.Code == "PEER.2").ToListAsync())
                item.SetDue(Core.Delivery.Rules.CompletionText.Read(item.Code == "PEER.1" ? "September 2018" : "September 2079"));
            await context.SaveChangesAsync();
        }

        CommandRun overdue = await CommandRun.OnAsync(database, "delivery", "list", "--overdue", "--kind", "actions", "--quarter", "2026/27 Q2");
        Row(overdue, "PEER.1").Should().Contain("September 2018 (overdue)");
        overdue.Output.Should().NotContain("PEER.2");
    }

    [Fact]
    public async Task Programs_get_json_and_nothing_else()
    {
        CommandRun list = await CommandRun.OnAsync(database, "delivery", "list", "--quarter", "2026/27 Q2", "--json");

        using JsonDocument json = JsonDocument.Parse(list.Output);
        json.RootElement.GetProperty("period").GetString().Should().Be("2026/27 Q2");
        JsonElement Item(string code) => json.RootElement.GetProperty("items").EnumerateArray().Single(i => i.GetProperty("code").GetString() == code);
        JsonElement project = Item("HOMES.2.2");
        project.GetProperty("kind").GetString().Should().Be("project-item");
        project.GetProperty("parent").GetString().Should().Be("HOMES.2");
        project.GetProperty("rating").GetProperty("key").GetString().Should().Be("red");
        project.GetProperty("status").ValueKind.Should().Be(JsonValueKind.Null);
        JsonElement action = Item("PEER.3");
        action.GetProperty("status").GetProperty("key").GetString().Should().Be("off-track");
        action.GetProperty("display").GetString().Should().Be("Off track");
        action.GetProperty("due").GetString().Should().Be("August 2026");
        action.GetProperty("dueOn").GetString().Should().Be("2026-08-31");
        Item("SR03").GetProperty("score").GetString().Should().MatchRegex("^[A-F]I+V?$");
        Item("COMP1").GetProperty("volumes").GetProperty("percent").GetRawText().Should().Be("89.9");
        Item("PT1").GetProperty("display").ValueKind.Should().Be(JsonValueKind.Null);
    }

    [Fact]
    public async Task A_quarter_that_is_none_and_a_kind_that_is_none_are_said_so()
    {
        CommandRun quarter = await CommandRun.OnAsync(database, "delivery", "list", "--quarter", "2026-09");
        (quarter.ExitCode, quarter.Output).Should().Be((ExitCode.Usage, ""));
        quarter.Error.Should().Contain("is not a quarter of the financial year");
        CommandRun kind = await CommandRun.OnAsync(database, "delivery", "list", "--kind", "plans");
        kind.ExitCode.Should().Be(ExitCode.Usage);
        kind.Error.Should().Contain("partnerships");
    }

    [Fact]
    public async Task What_goes_out_comes_in_again_and_changes_nothing()
    {
        await System.IO.File.WriteAllTextAsync(File, "an older file, which is longer than nothing");

        CommandRun export = await CommandRun.OnAsync(database, "delivery", "export", "--out", File);

        export.ExitCode.Should().Be(ExitCode.Done, export.Error);
        export.Output.Should().StartWith($"Wrote {File}:").And.Contain("projects.csv: ").And.Contain("updates.csv: ");
        CommandRun import = await CommandRun.OnAsync(database, "import", File);
        import.ExitCode.Should().Be(ExitCode.Done, import.Error);
        import.Output.Should().Contain("nothing was changed");
    }

    [Fact]
    public async Task A_committee_gets_its_own_and_one_that_does_not_exist_is_refused_in_a_plain_sentence()
    {
        CommandRun housing = await CommandRun.OnAsync(database, "delivery", "export", "--out", File, "--committee", "housing and communities scrutiny");
        housing.ExitCode.Should().Be(ExitCode.Done, housing.Error);
        housing.Output.Should().Contain("projects.csv").And.NotContain("actions.csv");

        CommandRun none = await CommandRun.OnAsync(database, "delivery", "export", "--out", File + ".not", "--committee", "Planning");
        (none.ExitCode, none.Output).Should().Be((ExitCode.Refused, ""));
        none.Error.Should().StartWith("There is no committee “Planning”. The committees are: ").And.Contain("Housing and Communities Scrutiny");
        System.IO.File.Exists(File + ".not").Should().BeFalse();
    }

    [Fact]
    public async Task Where_there_is_nothing_to_write_or_nowhere_to_write_it_no_file_is_made()
    {
        await using TestDatabase empty = await TestDatabase.CreateAsync();
        CommandRun nothing = await CommandRun.OnAsync(empty, "delivery", "export", "--out", File);
        nothing.ExitCode.Should().Be(ExitCode.Refused);
        nothing.Error.Should().Contain("There is nothing to write");
        System.IO.File.Exists(File).Should().BeFalse();

        CommandRun nowhere = await CommandRun.OnAsync(database, "delivery", "export", "--out", Path.Combine(folder.FullName, "none", "delivery.zip"));
        nowhere.ExitCode.Should().Be(ExitCode.Refused);
        nowhere.Error.Should().StartWith("The file cannot be written: ");
    }

    private static string Row(CommandRun run, string code) => run.Output.Split('\n').Single(line => line.Trim().StartsWith(code + " ", StringComparison.Ordinal));
}
