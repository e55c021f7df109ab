using FluentAssertions;
using PerformanceManagement.Core.Tests;
using Xunit;

namespace PerformanceManagement.Cli.Tests;

public sealed class TemplateCommandTests : IAsyncLifetime
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("pm-template-");
    private TestDatabase database = null!;

    private string File => Path.Combine(folder.FullName, "template.json");

    public async Task InitializeAsync() => database = await TestDatabase.CreateAsync();

    public async Task DisposeAsync()
    {
        folder.Delete(recursive: true);
        await database.DisposeAsync();
    }

    [Fact]
    public async Task A_template_goes_out_comes_in_under_another_name_and_into_force()
    {
        CommandRun export = await CommandRun.OnAsync(database, "template", "export", "corporate-performance", "--out", File);
        export.Should().Be(new CommandRun(0, $"Wrote {File}.{Environment.NewLine}", ""));

        CommandRun import = await CommandRun.OnAsync(database, "template", "import", File, "--key", "ours", "--name", "Our report", "--from", "1 April 2080");
        import.Error.Should().BeEmpty();
        import.Output.Should().Contain("Imported “Our report” as a draft.").And.Contain("Version 1 of “Our report” makes the papers of meetings from 1 April 2080.");

        (await CommandRun.OnAsync(database, "template", "list")).Output.Should().Contain("ours").And.Contain("1 April 2080").And.Contain("plan-monitoring-table");
    }

    [Fact]
    public async Task What_cannot_be_done_is_refused_in_a_plain_sentence()
    {
        await System.IO.File.WriteAllTextAsync(File, """{"title":"T","fileName":"t","sections":[]}""");

        CommandRun none = await CommandRun.OnAsync(database, "template", "export", "nothing", "--out", File);
        none.ExitCode.Should().Be(ExitCode.Refused);
        none.Error.Should().Contain("There is no template “nothing”.");
        CommandRun missing = await CommandRun.OnAsync(database, "template", "import", File + ".not", "--key", "ours", "--name", "Ours");
        missing.ExitCode.Should().Be(ExitCode.Refused);
        missing.Error.Should().Contain("The file cannot be read");
        CommandRun empty = await CommandRun.OnAsync(database, "template", "import", File, "--key", "ours", "--name", "Ours", "--from", "1 April 2080");
        empty.ExitCode.Should().Be(ExitCode.Refused);
        empty.Output.Should().Contain("as a draft");
        empty.Error.Should().Contain("The template has no sections");
    }
}
