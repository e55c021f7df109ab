using System.Globalization;
using System.Text;
using FluentAssertions;
using PerformanceManagement.Core.Imports;
using PerformanceManagement.Core.Tests;
using PerformanceManagement.Core.Tests.Imports;
using Xunit;

namespace PerformanceManagement.Cli.Tests;

/// <summary>Like problems are told once with their rows, at most 200 lines of them, and each one is in the file that was asked for.</summary>
public sealed class ProblemGroupTests : IAsyncLifetime
{
    private readonly PackFolder pack = PackFolder.WithOneMeasure();
    private PackFolder elsewhere = null!;
    private TestDatabase database = null!;

    public async Task InitializeAsync()
    {
        elsewhere = PackFolder.WithOneMeasure();
        database = await TestDatabase.CreateAsync();
    }

    public async Task DisposeAsync()
    {
        pack.Dispose();
        elsewhere.Dispose();
        await database.DisposeAsync();
    }

    [Fact]
    public async Task Three_hundred_rows_with_the_same_mistake_are_one_problem_with_a_count()
    {
        pack.With("values.csv", "code,period,value\nNI 156,2017/18 Q1,1\n" + Rows(300, n => $"K{n},2017/18 Q1,1"));

        CommandRun run = await CommandRun.OnAsync(database, "import", pack.Path);

        run.ExitCode.Should().Be(ExitCode.Refused);
        Lines(run.Error).Should().Equal(
            "values.csv row 3, column code: There is no measure “K0”, neither in measures.csv nor in the database.",
            "  and 299 more rows: 4 to 302",
            "Each of them with its row, in a file: add --problems FILE.",
            "300 problems: nothing was stored.");
    }

    [Fact]
    public async Task Different_mistakes_stay_apart_and_so_do_columns_and_files()
    {
        pack.With("values.csv", "code,period,value,year_to_date\nNI 156,2017/18 Q1,abc,\nNI 156,2017/18 Q2,\"91,5\",abc\nNI 156,2017/18 Q3,xyz,\nNI 157,2017/18 Q1,1,\nNI 158,2017/18 Q1,1,\nNI 156,2017/18 Q1,1,\nni 156,2017/18 Q2,2,\n")
            .With("targets.csv", "code,period,value\nNI 156,2017/18 Q1,abc\n");

        CommandRun run = await CommandRun.OnAsync(database, "import", pack.Path);

        Lines(run.Error).Should().Equal(
            "values.csv row 2, column value: “abc” is not a number: write it in digits, as in 1,234.5.",
            "  and 1 more row: 4",
            "values.csv row 3, column value: “91,5” is not a figure that can be read safely: use a full stop for the decimal point, as in 91.5.",
            "values.csv row 3, column year_to_date: “abc” is not a number: write it in digits, as in 1,234.5.",
            "values.csv row 5, column code: There is no measure “NI 157”, neither in measures.csv nor in the database.",
            "  and 1 more row: 6",
            "values.csv row 7: NI 156 already has a row for 2017/18 Q1: row 2.",
            "  and 1 more row: 8",
            "targets.csv row 2, column value: “abc” is not a number: write it in digits, as in 1,234.5.",
            "Each of them with its row, in a file: add --problems FILE.",
            "9 problems: nothing was stored.");
    }

    [Fact]
    public async Task Scattered_rows_are_named_in_ranges()
    {
        pack.With("values.csv", "code,period,value\n" + Rows(40, n => $"NI 156,{2000 + (n / 4)}/{(n / 4) + 1:00} Q{(n % 4) + 1},{(n % 3 == 0 ? "x" : "1")}"));

        CommandRun run = await CommandRun.OnAsync(database, "import", pack.Path);

        Lines(run.Error)[1].Should().Be("  and 13 more rows: 5, 8, 11, 14, 17, 20, 23, 26, 29, 32, 35, 38, …");
    }

    [Fact]
    public async Task A_screen_gets_at_most_200_lines_and_the_file_gets_all()
    {
        // Each column that is not known is a problem of its own.
        pack.With("measures.csv", $"{PackFolder.MeasureHeader}{string.Concat(Enumerable.Range(0, 241).Select(n => $",stranger{n}"))}\n");
        string list = Path.Combine(elsewhere.Path, "problems.csv");

        CommandRun run = await CommandRun.OnAsync(database, "import", pack.Path, "--problems", list);

        string[] lines = Lines(run.Error);
        lines.Should().HaveCount(DataPackProblemGroup.MostLines + 1);
        lines[^3].Should().Be("And 43 more problems of other kinds.");
        lines[^2].Should().Be($"Each of them with its row is in {list}.");
        lines[^1].Should().Be("241 problems: nothing was stored.");
        (await File.ReadAllLinesAsync(list)).Should().HaveCount(1 + 241);
    }

    [Fact]
    public async Task The_file_has_every_problem_and_no_formula()
    {
        using PackFolder named = new PackFolder().With("note.txt", "x");
        string folder = Directory.CreateDirectory(Path.Combine(named.Path, "=1+1")).FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "values.csv"), "code,period,value\nA,2017/18 Q1,1\n\"=A\"\"B\",2017/18 Q2,1\n");
        await File.WriteAllTextAsync(Path.Combine(folder, "other.csv"), "x");
        string list = Path.Combine(elsewhere.Path, "problems.csv");

        (await CommandRun.OnAsync(database, "import", folder, "--problems", list)).ExitCode.Should().Be(ExitCode.Refused);

        byte[] bytes = await File.ReadAllBytesAsync(list);
        bytes.Take(3).Should().Equal(Encoding.UTF8.Preamble.ToArray());
        Encoding.UTF8.GetString(bytes[3..]).Should().Be(
            "file,row,column,problem\r\n"
            + "\"'=1+1\",,,\"“other.csv” is not a file of a data pack. Its files are plan.csv, measures.csv, values.csv, targets.csv, benchmarks.csv, benchmark-groups.csv, sections.csv, projects.csv, actions.csv, risks.csv, partnerships.csv, volumes.csv, milestones.csv, updates.csv.\"\r\n"
            + "values.csv,2,code,\"There is no measure “A”, neither in measures.csv nor in the database.\"\r\n"
            + "values.csv,3,code,\"There is no measure “=A\"\"B”, neither in measures.csv nor in the database.\"\r\n");
    }

    [Fact]
    public async Task A_pack_without_problems_leaves_only_the_header()
    {
        string list = Path.Combine(elsewhere.Path, "problems.csv");
        await File.WriteAllTextAsync(list, "what an earlier import said");

        (await CommandRun.OnAsync(database, "import", pack.Path, "--problems", list)).ExitCode.Should().Be(ExitCode.Done);

        (await File.ReadAllTextAsync(list)).Should().Be("file,row,column,problem\r\n");
    }

    [Fact]
    public async Task The_file_never_replaces_or_joins_the_pack()
    {
        string measures = Path.Combine(pack.Path, "measures.csv");
        string before = await File.ReadAllTextAsync(measures);

        CommandRun over = await CommandRun.OnAsync(database, "import", pack.Path, "--problems", measures);
        CommandRun beside = await CommandRun.OnAsync(database, "import", pack.Path + "/", "--problems", Path.Combine(pack.Path, "problems.csv"));
        CommandRun nowhere = await CommandRun.OnAsync(database, "import", pack.Path, "--problems", Path.Combine(elsewhere.Path, "no", "problems.csv"));

        new[] { over.ExitCode, beside.ExitCode, nowhere.ExitCode }.Should().AllBeEquivalentTo(ExitCode.Refused);
        over.Error.Should().StartWith("The list of problems cannot be written into the pack");
        nowhere.Error.Should().NotContain("   at ");
        (await File.ReadAllTextAsync(measures)).Should().Be(before);
        (await CommandRun.OnAsync(database, "import", pack.Path)).Output.Should().StartWith("measures.csv: 1 added");
    }

    private static string Rows(int count, Func<int, string> row) => string.Concat(Enumerable.Range(0, count).Select(n => string.Create(CultureInfo.InvariantCulture, $"{row(n)}\n")));

    private static string[] Lines(string text) => text.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
}
