using System.Text;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Imports;
using PerformanceManagement.Core.Imports.Uploads;
using PerformanceManagement.Core.Users;
using Xunit;

namespace PerformanceManagement.Core.Tests.Imports;

/// <summary>Each thing that can be wrong with a pack has its own plain sentence, with file, row and column, and nothing is stored.</summary>
public sealed class BadPackTests : IAsyncLifetime
{
    private TestDatabase database = null!;

    public async Task InitializeAsync() => database = await TestDatabase.CreateAsync();

    public async Task DisposeAsync() => await database.DisposeAsync();

    [Theory]
    [InlineData("NI 156,2017/18 Q2,\"91,5\"", "row 2, column value: “91,5” is not a figure that can be read safely: use a full stop for the decimal point, as in 91.5.")]
    [InlineData("NI 156,2017/18 Q2,abc", "row 2, column value: “abc” is not a number: write it in digits, as in 1,234.5.")]
    [InlineData("NI 156,2017/18 Q2,1e400", "row 2, column value: “1e400” is not a number that can be read here: write it out in digits, as in 1,234.5.")]
    [InlineData("NI 156,2017/19,1", "row 2, column period: “2017/19” is not a period: the year after 2017 is 18, so write 2017/18.")]
    [InlineData("NI 156,2017/18 Q5,1", "row 2, column period: “2017/18 Q5” is not a period: quarters run from Q1 to Q4.")]
    [InlineData("NI 156,,1", "row 2, column period: The cell is blank, and it must be filled in.")]
    [InlineData(",2017/18 Q2,1", "row 2, column code: The cell is blank, and it must be filled in.")]
    [InlineData("NI 157,2017/18 Q2,1", "row 2, column code: There is no measure “NI 157”, neither in measures.csv nor in the database.")]
    [InlineData("NI 156,2017/18 Q2,1\nni 156,2017-18-Q2,2", "row 3: NI 156 already has a row for 2017/18 Q2: row 2.")]
    [InlineData("NI 156,2017/18 Q2,", "row 2, column value: There is no value and no reason why: fill in value, or write one of not-due, awaiting, not-available, in-arrears, method-changed, suppressed in reason.")]
    [InlineData("NI 156,AY2017/18 Q2,1", "row 2, column period: Q2 of academic year 2017/18 is not a period of NI 156, which is taken every quarter of the financial year: write a period like 2017/18 Q4, or a longer one that it falls in.")]
    [InlineData("NI 156,2017-09,1", "row 2, column period: September 2017 is not a period of NI 156, which is taken every quarter of the financial year: write a period like 2017/18 Q2, or a longer one that it falls in.")]
    [InlineData("NI 156,2017/18 Q2,1,2", "row 2: It has 4 cells, but the header names 3 columns: a comma inside a cell needs quotes around the cell.")]
    [InlineData("NI 156,2017/18 Q2,1\n\n\"NI 156\"x,2017/18 Q3,2", "row 4: Its quotes do not match: put a cell that holds a quote between quotes, and double each quote inside it.")]
    [InlineData("NI 156,2017/18 Q2,\"1\nNI 156,2017/18 Q3,2", "row 2: A quote is opened and never closed.")]
    public async Task A_wrong_row_of_values_is_refused(string rows, string problem)
    {
        using PackFolder pack = PackFolder.WithOneMeasure().With("values.csv", "code,period,value\n" + rows);
        await AssertRefusedAsync(pack, "values.csv " + problem);
    }

    [Theory]
    [InlineData("1,,,,not-due,,,", "column reason: There is a reason for having no value beside a figure: leave one of them blank.")]
    [InlineData(",,,5,not-due,,,", "column reason: There is a reason for having no value beside a figure: leave one of them blank.")]
    [InlineData(",1,0,,,,,", "column denominator: The denominator is 0, and nothing can be divided by it: give a reason instead of a value, or 0 out of 0 where there were no cases.")]
    [InlineData("4,0,0,,,,,", "column value: 0 out of 0 means that there were no cases, and has no value: leave the cell blank.")]
    [InlineData("1,1,,,,,,", "column denominator: Numerator and denominator go together: fill in both, or neither.")]
    [InlineData("1,,1,,,,,", "column numerator: Numerator and denominator go together: fill in both, or neither.")]
    [InlineData("4,5,2,,,,,", "column value: The value 4 does not agree with 5 out of 2, which make 2.5.")]
    [InlineData(",99999999999999,0.0001,,,,,", "column numerator: The numerator divided by the denominator is too large to be kept.")]
    [InlineData(",,,,late,,,", "column reason: “late” is not one of not-due, awaiting, not-available, in-arrears, method-changed, suppressed.")]
    [InlineData("1,,,,,guess,,", "column quality: “guess” is not one of actual, provisional, estimated.")]
    [InlineData("1,,,,,,10/25/2017,", "column note_date: “10/25/2017” is not a date: write it like 30/11/2026 or 30 November 2026.")]
    [InlineData("1,,,,,,2017-02-30,", "column note_date: “2017-02-30” is not a date: write it like 30/11/2026 or 30 November 2026.")]
    [InlineData("1,,,,,,43020,", "column note_date: “43020” is 12 October 2017 as Excel counts days: write it like 12/10/2017 or 12 October 2017.")]
    [InlineData("[c],,,,awaiting,,,", "column reason: The reason is awaiting, but “[c]” in value means suppressed: leave value blank.")]
    [InlineData("1 [p],,,,,estimated,,", "column quality: The quality is estimated, but the figure in value is marked as provisional.")]
    [InlineData("1,TBC,5,,,,,", "column numerator: “TBC” is not a figure: a reason why there is none goes with the value.")]
    public async Task Figures_that_do_not_go_together_are_refused(string cells, string problem)
    {
        using PackFolder pack = PackFolder.WithOneMeasure()
            .With("values.csv", "code,period,value,numerator,denominator,year_to_date,reason,quality,note_date,judged\nNI 156,2017/18 Q2," + cells);
        await AssertRefusedAsync(pack, "values.csv row 2, " + problem);
    }

    [Fact]
    public async Task A_percentage_is_held_to_its_numerator_and_denominator_as_it_is_displayed()
    {
        using PackFolder pack = new PackFolder()
            .With("measures.csv", PackFolder.MeasureHeader + "\nA,Share,%,1,higher,quarter\nB,Rate,\"rate per 1,000\",2,lower,quarter")
            .With("values.csv", "code,period,value,numerator,denominator\nA,2017/18 Q1,91.6,272,297\nA,2017/18 Q2,91.5,272,297\nB,2017/18 Q1,3.35,335,100000\nB,2017/18 Q2,0.34,335,100000");
        await AssertRefusedAsync(
            pack,
            "values.csv row 3, column value: The value 91.5% does not agree with 272 out of 297, which make 91.5825%.",
            "values.csv row 5, column value: The value 0.34 does not agree with 335 out of 100,000, which make 3.35.");
    }

    [Fact]
    public async Task A_status_that_no_scheme_has_is_refused()
    {
        using PackFolder pack = PackFolder.WithOneMeasure().With("values.csv", "code,period,value,judged\nNI 156,2017/18 Q2,1,good");
        DataPackReport outcome = await ImportAsync(pack.Path);
        outcome.Problems.Should().ContainSingle().Which.ToString().Should()
            .StartWith("values.csv row 2, column judged: “good” is not a status. The statuses are ").And.Contain("slightly-below");
    }

    [Theory]
    [InlineData("row 2, column kind: “kind” is not one of priority, outcome, programme, project, way-of-working.", "A,,kind,Title")]
    [InlineData("row 2, column title: The cell is blank, and it must be filled in.", "A,,priority,")]
    [InlineData("row 3, column id: “a” is already in row 2.", "A,,priority,One\na,,priority,Two")]
    [InlineData("row 2, column parent: There is no plan item “Z”, neither in plan.csv nor in the database.", "A,Z,outcome,Title")]
    [InlineData("row 2, column parent: The plan goes round in a circle: “A” is under “B”, which is under “C”, which is under “A”.", "A,B,priority,One\nB,C,outcome,Two\nC,A,programme,Three")]
    [InlineData("row 2, column parent: The plan goes round in a circle: “A” is under “A”.", "A,A,outcome,One")]
    [InlineData("row 3, column parent: The item above must be of a higher level: this one is of the kind priority, and “A” is of the kind outcome.", "A,,outcome,One\nB,A,priority,Two")]
    [InlineData("row 3, column parent: The item above must be of a higher level: this one is of the kind way-of-working, and “A” is of the kind priority.", "A,,priority,One\nB,A,way-of-working,Two")]
    public async Task A_wrong_plan_is_refused(string problem, string rows)
    {
        using PackFolder pack = new PackFolder().With("plan.csv", "id,parent,kind,title\n" + rows);
        await AssertRefusedAsync(pack, "plan.csv " + problem);
    }

    [Theory]
    [InlineData(",T,number,0,higher,quarter,,,,,", "column code: The cell is blank, and it must be filled in.")]
    [InlineData("A,,number,0,higher,quarter,,,,,", "column title: The cell is blank, and it must be filled in.")]
    [InlineData("A,T,,0,higher,quarter,,,,,", "column unit: The cell is blank, and it must be filled in.")]
    [InlineData("A,T,number,,higher,quarter,,,,,", "column decimals: The cell is blank, and it must be filled in.")]
    [InlineData("A,T,number,5,higher,quarter,,,,,", "column decimals: “5” is not a whole number from 0 to 4.")]
    [InlineData("A,T,number,0,up,quarter,,,,,", "column good: “up” is not one of higher, lower, range, none.")]
    [InlineData("A,T,number,0,higher,weekly,,,,,", "column frequency: “weekly” is not one of month, quarter, term, survey, half-year, year.")]
    [InlineData("A,T,number,0,higher,quarter,calendar,,,,", "column calendar: A quarterly measure follows the financial or the academic year: write financial or academic.")]
    [InlineData("A,T,number,0,higher,term,financial,,,,", "column calendar: A termly measure follows the academic year: write academic, or leave the cell blank.")]
    [InlineData("A,T,number,0,higher,half-year,academic,,,,", "column calendar: A half-yearly measure follows the financial year: write financial, or leave the cell blank.")]
    [InlineData("A,T,number,0,higher,quarter,,13,,,", "column arrears: “13” is not a whole number from 0 to 12.")]
    [InlineData("A,T,number,0,higher,quarter,,,Red or dead,,", "column scheme: There is no rating scheme “Red or dead”. The schemes are Achieved/Failed, RAG 5%; write “data only” for a measure without rating.")]
    [InlineData("A,T,number,0,higher,quarter,,,,-1,", "column tolerance: A tolerance cannot be negative.")]
    [InlineData("A,T,number,0,higher,quarter,,,,,,-0.5", "column no_change_band: A band cannot be negative.")]
    [InlineData("A,T,number,0,higher,quarter,,,,,P9", "column plan: There is no plan item “P9”, neither in plan.csv nor in the database.")]
    [InlineData("A,T,number,0,higher,quarter,,,,,\na,U,number,0,higher,quarter,,,,,", "row 3, column code: “a” is already in row 2.")]
    public async Task A_wrong_measure_is_refused(string rows, string problem)
    {
        using PackFolder pack = new PackFolder().With("measures.csv", PackFolder.MeasureHeader + ",calendar,arrears,scheme,tolerance,plan,no_change_band\n" + rows);
        await AssertRefusedAsync(pack, "measures.csv " + (problem.StartsWith("row", StringComparison.Ordinal) ? problem : "row 2, " + problem));
    }

    [Fact]
    public async Task A_text_that_is_too_long_is_refused_rather_than_cut()
    {
        using PackFolder pack = new PackFolder().With("measures.csv", $"{PackFolder.MeasureHeader}\n{new string('c', 41)},{new string('t', 301)},number,0,higher,quarter");
        await AssertRefusedAsync(
            pack,
            "measures.csv row 2, column code: The text has 41 characters; at most 40 can be kept.",
            "measures.csv row 2, column title: The text has 301 characters; at most 300 can be kept.");
    }

    [Theory]
    [InlineData("NI 156,2017/18,,,,", "row 2: There is no target in it: fill in value, low and high, or words (such as NO TARGET SET), or write no-target or baseline in kind.")]
    [InlineData("NI 156,2017/18,1,0,2,", "row 2, column value: A target is one figure or a range: fill in value, or low and high.")]
    [InlineData("NI 156,2017/18,,1,2,", "row 2, column low: NI 156 is better the lower it is, so its target is one figure: use the column value.")]
    [InlineData("R,2017/18,,3,2,", "row 2, column low: The lower end of the range is above its upper end.")]
    [InlineData("N,2017/18,5,,,", "row 2, column value: N has no good direction, so a figure beside it is one that is expected, or a baseline, and not a target: write expected or baseline in kind.")]
    [InlineData("R,2017/18,5,,,\nR,2017/18,6,,,", "row 3: R already has a row for 2017/18: row 2.")]
    public async Task A_wrong_target_is_refused(string rows, string problem)
    {
        using PackFolder pack = PackFolder.WithOneMeasure("R,Range,days,1,range,quarter\nN,Context,people,0,none,quarter\n")
            .With("targets.csv", "code,period,value,low,high,words\n" + rows);
        DataPackReport outcome = await ImportAsync(pack.Path);
        outcome.Problems.Select(p => p.ToString()).Should().Contain("targets.csv " + problem);
        await AssertNothingStoredAsync();
    }

    [Fact]
    public async Task Every_problem_of_every_file_is_told_at_once_in_order()
    {
        using PackFolder pack = new PackFolder()
            .With("plan.csv", "id,kind,title\nP1,prio,People")
            .With("measures.csv", PackFolder.MeasureHeader + "\nA,T,number,x,higher,quarter")
            .With("values.csv", "code,period,value\nA,2017/18 Q1,abc\nB,2017/18 Q1,1")
            .With("benchmarks.csv", "code,period,area,value\nA,2017/18,,1\nA,2017/18,England,")
            .With("benchmark-groups.csv", "group,area\nNeighbours,\nNeighbours,Alder\nNEIGHBOURS,alder")
            .With("targets.csv", "code,period,value,colour\nA,2017/18,1,green");

        DataPackReport outcome = await ImportAsync(pack.Path);

        outcome.Files.Should().BeEmpty();
        outcome.Problems.Select(p => (p.File, p.Row, p.Column)).Should().Equal(
            ("plan.csv", 2, "kind"), ("measures.csv", 2, "decimals"), ("values.csv", 2, "value"), ("values.csv", 3, "code"),
            ("targets.csv", 1, null), ("benchmarks.csv", 2, "area"), ("benchmarks.csv", 3, "value"), ("benchmark-groups.csv", 2, "area"), ("benchmark-groups.csv", 4, "area"));
        await AssertNothingStoredAsync();
    }

    [Fact]
    public async Task A_wrong_header_is_refused()
    {
        using PackFolder pack = PackFolder.WithOneMeasure()
            .With("values.csv", "code,period,values\nNI 156,2017/18 Q2,1")
            .With("targets.csv", "code,value,value\n")
            .With("benchmarks.csv", "code;period;area;value\n")
            .With("plan.csv", "\n");
        await AssertRefusedAsync(
            pack,
            "plan.csv: The file is empty: its first row must name the columns.",
            "values.csv row 1: “values” is not a column of values.csv: value may be meant. Its columns are code, period, value, numerator, denominator, year_to_date, forecast, reason, quality, label, judged, note, note_date, source, quality_note.",
            "targets.csv row 1, column value: The column is there twice.",
            "targets.csv row 1, column period: The column is missing: targets.csv must have code, period.",
            "benchmarks.csv: The file separates its cells with semicolons or tabs. Save it with commas, as “CSV UTF-8 (comma delimited)”.");
    }

    [Fact]
    public async Task A_file_that_is_not_UTF8_is_refused_with_the_place()
    {
        byte[] latin = Encoding.Latin1.GetBytes("code,period,value,note\nNI 156,2017/18 Q2,1,Café\n");
        using PackFolder pack = PackFolder.WithOneMeasure().With("values.csv", latin).With("targets.csv", Encoding.Unicode.GetPreamble());
        await AssertRefusedAsync(
            pack,
            "values.csv: values.csv is not UTF-8: byte 47, on line 2, is not a character. Save it as “CSV UTF-8 (comma delimited)”.",
            "targets.csv: targets.csv is not UTF-8: byte 1, on line 1, is not a character. Save it as “CSV UTF-8 (comma delimited)”.");
    }

    [Fact]
    public async Task Files_that_no_pack_has_and_a_folder_without_any_are_refused()
    {
        using PackFolder stray = PackFolder.WithOneMeasure().With("results.csv", "code\n");
        await AssertRefusedAsync(stray, $"{Path.GetFileName(stray.Path)}: “results.csv” is not a file of a data pack. Its files are plan.csv, measures.csv, values.csv, targets.csv, benchmarks.csv, benchmark-groups.csv, sections.csv, projects.csv, actions.csv, risks.csv, partnerships.csv, volumes.csv, milestones.csv, updates.csv.");
        using PackFolder empty = new PackFolder();
        await AssertRefusedAsync(empty, $"{Path.GetFileName(empty.Path)}: The folder is empty: give one that holds at least one of plan.csv, measures.csv, values.csv, targets.csv, benchmarks.csv, benchmark-groups.csv, sections.csv, projects.csv, actions.csv, risks.csv, partnerships.csv, volumes.csv, milestones.csv, updates.csv.");
    }

    [Fact]
    public async Task A_measure_with_history_keeps_its_periods()
    {
        using PackFolder pack = PackFolder.WithOneMeasure().With("values.csv", "code,period,value\nNI 156,2017/18 Q2,354");
        (await ImportAsync(pack.Path)).Problems.Should().BeEmpty();
        using PackFolder changed = new PackFolder().With("measures.csv", PackFolder.MeasureHeader + "\nNI 156,Households,households,0,lower,year");

        DataPackReport outcome = await ImportAsync(changed.Path);

        outcome.Problems.Select(p => p.ToString()).Should().Equal(
            "measures.csv row 2, column frequency: The measure already has figures or targets for periods that would no longer be its own, such as 2017/18 Q2. Say in rules_from since when the new frequency or calendar holds, or give the measure with it a new code.");
    }

    [Fact]
    public async Task An_item_cannot_sink_below_what_the_database_holds_under_it()
    {
        using PackFolder whole = new PackFolder().With("plan.csv", "id,parent,kind,title\nA,,priority,One\nB,A,outcome,Two");
        (await ImportAsync(whole.Path)).Problems.Should().BeEmpty();
        using PackFolder part = new PackFolder().With("plan.csv", "id,kind,title\nA,programme,One");

        (await ImportAsync(part.Path)).Problems.Select(p => p.ToString()).Should().Equal(
            "plan.csv row 2, column kind: The database holds “B”, of the kind outcome, under this item, which must be of a higher level.");
    }

    [Fact]
    public async Task More_than_50_000_rows_are_refused()
    {
        var rows = new StringBuilder("id,kind,title\n");
        for (int i = 0; i <= UploadLimits.Rows; i++) rows.Append(i).Append(",priority,T\n");
        using PackFolder pack = new PackFolder().With("plan.csv", rows.ToString());
        await AssertRefusedAsync(pack, "plan.csv: The file has more than 50,000 rows, which is the most that is read: split the pack.");
    }

    private async Task<DataPackReport> ImportAsync(string path)
    {
        await using PerformanceDbContext context = database.NewContext();
        return await new DataPackImporter(context, TimeProvider.System).ImportAsync(path, Actor.Process("test"));
    }

    private async Task AssertRefusedAsync(PackFolder pack, params string[] problems)
    {
        DataPackReport outcome = await ImportAsync(pack.Path);
        outcome.Problems.Select(p => p.ToString()).Should().BeEquivalentTo(problems, options => options.WithoutStrictOrdering());
        await AssertNothingStoredAsync();
    }

    private async Task AssertNothingStoredAsync()
    {
        await using PerformanceDbContext context = database.NewContext();
        (await context.PlanItems.CountAsync() + await context.Measures.CountAsync() + await context.Results.CountAsync()
            + await context.Targets.CountAsync() + await context.Directorates.CountAsync() + await context.Audit.CountAsync()).Should().Be(0);
    }
}
