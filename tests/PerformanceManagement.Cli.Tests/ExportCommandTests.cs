using System.IO.Compression;
using System.Security.Cryptography;
using FluentAssertions;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Tests;
using PerformanceManagement.Core.Tests.Data;
using PerformanceManagement.Core.Tests.Imports;
using Xunit;

namespace PerformanceManagement.Cli.Tests;

/// <summary>What <c>pm export</c> writes, <c>pm import</c> brings into an empty database, where <c>pm rate</c> says the same of every quarter, and which exports the same files.</summary>
public sealed class ExportCommandTests(LoadedSample sample) : IClassFixture<LoadedSample>, IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("pm-export-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task The_sample_council_moves_to_an_empty_database_with_its_signed_off_quarters() =>
        await MovesAsync(sample.Database, Quarters(2023, 1, 2027, 2));

    [Theory]
    [InlineData("medway-2017-18-q2", 2015, 2018)]
    [InlineData("medway-2019-20-q2", 2017, 2020)]
    [InlineData("thurrock-2016-17-q3", 2014, 2017)]
    public async Task A_reference_pack_moves_to_an_empty_database(string pack, int from, int to)
    {
        await using TestDatabase database = await TestDatabase.CreateSqliteAsync();
        (await CommandRun.OnAsync(database, "import", PackFolder.Shipped(pack))).ExitCode.Should().Be(ExitCode.Done);

        await MovesAsync(database, Quarters(from, 1, to, 4));
    }

    [Fact]
    public async Task A_committee_gets_its_measures_with_what_they_are_made_from_and_can_bring_them_in()
    {
        string file = Path.Combine(folder, "committee.zip");
        CommandRun export = await CommandRun.OnAsync(sample.Database, "export", file, "--committee", "children and learning scrutiny");
        (export.ExitCode, export.Error).Should().Be((ExitCode.Done, ""));
        export.Output.Should().Contain("measures.csv: ").And.Contain("signed-off.csv: ");
        await using TestDatabase other = await TestDatabase.CreateSqliteAsync();

        CommandRun import = await CommandRun.OnAsync(other, "import", file);

        import.Error.Should().NotContain("problem");
        import.ExitCode.Should().Be(ExitCode.Done, import.Error);
        string rated = (await CommandRun.OnAsync(other, "rate", "--period", "2026/27 Q2", "--json")).Output;
        rated.Should().Contain("\"code\": \"CHI 12\"").And.Contain("\"code\": \"CHI 13\"").And.NotContain("\"code\": \"ENV 03\"");
    }

    [Fact]
    public async Task What_cannot_be_written_is_refused_and_a_file_that_is_there_stays()
    {
        string file = Path.Combine(folder, "kept.zip");
        await File.WriteAllTextAsync(file, "kept");

        CommandRun nobody = await CommandRun.OnAsync(sample.Database, "export", file, "--committee", "Parish Council");
        CommandRun place = await CommandRun.OnAsync(sample.Database, "export", folder);

        (nobody.ExitCode, nobody.Error).Should().Match<(int, string)>(r => r.Item1 == ExitCode.Refused && r.Item2.StartsWith("There is no committee “Parish Council”. The committees are: "));
        (place.ExitCode, place.Error.TrimEnd()).Should().Be((ExitCode.Refused, $"{folder} is a folder: name the .zip file to write."));
        (await File.ReadAllTextAsync(file)).Should().Be("kept");
    }

    private async Task MovesAsync(TestDatabase database, IReadOnlyList<Period> quarters)
    {
        string first = Path.Combine(folder, "first.zip"), second = Path.Combine(folder, "second.zip");
        CommandRun export = await CommandRun.OnAsync(database, "export", first);
        (export.ExitCode, export.Error).Should().Be((ExitCode.Done, ""));
        await using TestDatabase other = await TestDatabase.CreateSqliteAsync();

        CommandRun tried = await CommandRun.OnAsync(other, "import", first, "--dry-run");
        CommandRun import = await CommandRun.OnAsync(other, "import", first);

        tried.ExitCode.Should().Be(ExitCode.Done, tried.Error);
        import.ExitCode.Should().Be(ExitCode.Done, import.Error);
        quarters.Should().HaveCountGreaterThan(10);
        foreach (Period quarter in quarters)
            (await RateAsync(other, quarter)).Should().Be(await RateAsync(database, quarter), $"{quarter.Label} is rated as it was");

        (await CommandRun.OnAsync(other, "export", second)).ExitCode.Should().Be(ExitCode.Done);
        Files(second).Should().Equal(Files(first));
        (await CommandRun.OnAsync(other, "import", first)).Output.Should().Contain("Everything was there already: nothing was changed.");
    }

    private static async Task<string> RateAsync(TestDatabase database, Period quarter)
    {
        CommandRun run = await CommandRun.OnAsync(database, "rate", "--period", quarter.Token, "--json");
        run.ExitCode.Should().Be(ExitCode.Done, run.Error);
        return run.Output;
    }

    private static List<Period> Quarters(int fromYear, int fromQuarter, int toYear, int toQuarter)
    {
        List<Period> quarters = [];
        for (Period quarter = Period.FinancialQuarter(fromYear, fromQuarter); quarter <= Period.FinancialQuarter(toYear, toQuarter); quarter = quarter.Next) quarters.Add(quarter);
        return quarters;
    }

    private static Dictionary<string, string> Files(string zip)
    {
        using ZipArchive archive = ZipFile.OpenRead(zip);
        return archive.Entries.ToDictionary(e => e.FullName, e =>
        {
            using Stream content = e.Open();
            return Convert.ToHexString(SHA256.HashData(content));
        });
    }
}
