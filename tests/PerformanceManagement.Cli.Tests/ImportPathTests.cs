using System.IO.Compression;
using FluentAssertions;
using PerformanceManagement.Core.Tests;
using PerformanceManagement.Core.Tests.Imports;
using Xunit;

namespace PerformanceManagement.Cli.Tests;

/// <summary>What is given to <c>pm import</c> in place of a pack: one sentence that says what to give instead, and nothing of the program's inside.</summary>
public sealed class ImportPathTests : IAsyncLifetime
{
    private const string Files = "plan.csv, measures.csv, values.csv, targets.csv, benchmarks.csv, benchmark-groups.csv, sections.csv, projects.csv, actions.csv, risks.csv, partnerships.csv, volumes.csv, milestones.csv, updates.csv";

    private readonly PackFolder pack = PackFolder.WithOneMeasure();
    private TestDatabase database = null!;

    public async Task InitializeAsync() => database = await TestDatabase.CreateAsync();

    public async Task DisposeAsync()
    {
        pack.Dispose();
        await database.DisposeAsync();
    }

    [Theory]
    [InlineData("/no/such/pack", "pack: There is no such folder or file: give the folder that holds the pack’s CSV files, or a .zip of it.")]
    [InlineData("", "“”: There is no such folder or file: give the folder that holds the pack’s CSV files, or a .zip of it.")]
    [InlineData(" ", "“ ”: There is no such folder or file: give the folder that holds the pack’s CSV files, or a .zip of it.")]
    public Task A_path_that_is_not_there(string path, string sentence) => AssertRefusedAsync(path, sentence);

    [Theory]
    [InlineData("values.csv", "values.csv is one file of a data pack, and a pack is the folder that it is in: give the folder, “{0}”, or a .zip of it.")]
    [InlineData("Values.CSV", "Values.CSV is one file of a data pack, and a pack is the folder that it is in: give the folder, “{0}”, or a .zip of it.")]
    [InlineData("figures.csv", $"figures.csv is not a file of a data pack: name it as one of {Files}, in a folder of its own, and give the folder.")]
    [InlineData("values.xls", $"values.xls is a spreadsheet: save its sheets as “CSV UTF-8 (comma delimited)”, under the names {Files}, and give the folder that they are in.")]
    [InlineData("paper.pdf", "paper.pdf is neither a folder nor a .zip file: give the folder that holds the pack’s CSV files, or a .zip of it.")]
    [InlineData("pack.zip", "pack.zip is not a zip file, whatever its name says.")]
    public Task A_file_that_is_no_pack(string name, string sentence)
    {
        pack.With(name, "code,period,value\nNI 156,2017/18 Q1,327\n");
        return AssertRefusedAsync(Path.Combine(pack.Path, name), $"{name}: {sentence.Replace("{0}", pack.Path, StringComparison.Ordinal)}");
    }

    [Fact]
    public Task A_workbook()
    {
        string file = Path.Combine(pack.Path, "figures.xlsx");
        using (ZipArchive workbook = ZipFile.Open(file, ZipArchiveMode.Create)) workbook.CreateEntry("xl/workbook.xml");
        return AssertRefusedAsync(file, $"figures.xlsx: figures.xlsx is a spreadsheet: save its sheets as “CSV UTF-8 (comma delimited)”, under the names {Files}, and give the folder that they are in.");
    }

    [Fact]
    public Task A_folder_above_the_pack()
    {
        string above = Directory.CreateDirectory(Path.Combine(pack.Path, "above")).FullName;
        string inside = Directory.CreateDirectory(Path.Combine(above, "2017")).FullName;
        File.WriteAllText(Path.Combine(inside, "values.csv"), "code,period,value\n");
        return AssertRefusedAsync(above, $"above: The folder holds none of the files of a pack, but the folder “2017” in it does: give “{inside}”.");
    }

    [Theory]
    [InlineData("read.me", "")]
    [InlineData("values.xlsx", "; “values.xlsx” is none of them")]
    [InlineData("a.csv b.csv", "; “a.csv” and 1 other file are none of them")]
    [InlineData("a.csv b.csv c.csv", "; “a.csv” and 2 others are none of them")]
    public Task A_folder_without_any_file_of_a_pack(string names, string others)
    {
        string folder = Directory.CreateDirectory(Path.Combine(pack.Path, "other")).FullName;
        foreach (string name in names.Split(' ')) File.WriteAllText(Path.Combine(folder, name), "x");
        return AssertRefusedAsync(folder, $"other: There is none of the files {Files} in the folder{others}: give a folder that holds at least one of them.");
    }

    [Fact]
    public Task A_zip_without_any_file_of_a_pack()
    {
        string file = Path.Combine(pack.Path, "other.zip");
        using (ZipArchive zip = ZipFile.Open(file, ZipArchiveMode.Create)) zip.CreateEntry("figures.csv");
        return AssertRefusedAsync(file, $"other.zip: There is none of the files {Files} in it; “figures.csv” is none of them: give a folder or a .zip that holds at least one of them.");
    }

    private async Task AssertRefusedAsync(string path, string sentence)
    {
        CommandRun run = await CommandRun.OnAsync(database, "import", path);
        run.Should().Be(new CommandRun(ExitCode.Refused, "", sentence + Environment.NewLine + "1 problem: nothing was stored." + Environment.NewLine));
    }
}
