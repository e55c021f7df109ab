using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Imports;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Results;
using PerformanceManagement.Core.Scorecards;
using PerformanceManagement.Core.Users;
using Xunit;

namespace PerformanceManagement.Core.Tests.Imports;

/// <summary>The cases from real life that are about reading: periods, dates, figures, units and headers as people's files have them.</summary>
public sealed class ReadingCaseTests : IAsyncLifetime
{
    private TestDatabase database = null!;

    public async Task InitializeAsync() => database = await TestDatabase.CreateAsync();

    public async Task DisposeAsync() => await database.DisposeAsync();

    [Fact]
    public async Task Periods_of_a_quarterly_measure()
    {
        DataPackReport outcome = await ImportAsync(CasePack.Folder("periods"));

        // Every row but the first of 2017/18 Q2 repeats it, and says so: that is how each spelling was read.
        Dictionary<int, string> said = outcome.Problems.ToDictionary(p => p.Row!.Value, p => p.Sentence);
        int[] same = [3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 17, 18, 20, 21, 22];
        foreach (int row in same) said[row].Should().Be("K1 already has a row for 2017/18 Q2: row 2.");
        string notQuarterly(string label, string example) => $"{label} is not a period of K1, which is taken every quarter of the financial year: write a period like {example}, or a longer one that it falls in.";
        said[14].Should().Be(notQuarterly("September 2017", "2017/18 Q2"));
        said[15].Should().Be(said[14]).And.Be(said[16]);
        said[19].Should().Be(notQuarterly("2017", "2017/18 Q3"));
        said[23].Should().Be(notQuarterly("academic year 2016/17", "2017/18 Q2")).And.Be(said[24]);
        said[25].Should().Be("“Q2” does not say which year: write the year as well, as in Q2 2017/18.");
        said[26].Should().Be("“2017/19 Q2” is not a period: the year after 2017 is 18, so write Q2 2017/18.");
        said[27].Should().Be("“01/09/2017 00:00” is a day in Q2 2017/18, neither its first nor its last: write Q2 2017/18.");
        said.Should().HaveCount(25, "only row 2 has nothing wrong with it");
    }

    [Fact]
    public async Task Years_with_a_dash_are_years()
    {
        await AcceptAsync(CasePack.Folder("years-dashed"));
        (await ValuesAsync()).Should().BeEquivalentTo(new Dictionary<string, decimal?>
        {
            ["Y1 2008/09"] = 90,
            ["Y1 2009/10"] = 91,
            ["Y1 2010/11"] = 92,
            ["Y1 2012/13"] = 93,
            ["Y1 2017/18"] = 94,
        });
    }

    [Fact]
    public async Task Months_and_years_with_the_same_dash_are_not_both_guessed_at()
    {
        using PackFolder pack = new PackFolder().With("measures.csv", PackFolder.MeasureHeader + "\nM,Bins,%,1,higher,month")
            .With("values.csv", "code,period,value\nM,2010-11,1\nM,2010-10,1\nM,2012-13,2\nM,2011-12,3");

        (await ImportAsync(pack.Path)).Problems.Select(p => p.ToString()).Should().Equal(
            "values.csv row 4, column period: “2012-13” is 2012/13, but “2010-11” in row 2 is November 2010: write years as in 2012/13 where there are months as well.");
    }

    [Fact]
    public async Task What_Excel_made_of_a_month_is_read_and_of_a_year_is_said()
    {
        DataPackReport outcome = await ImportAsync(CasePack.Folder("excel-mangled"));
        outcome.Problems.Select(p => p.ToString()).Should().Equal(
            "values.csv row 3, column period: “Dec-11” is what Excel makes of 2011/12: Excel changed it. To stop that, format the column as text before you type or paste. Or write FY2011/12, which Excel leaves alone.");

        using PackFolder mended = Copy("excel-mangled", ("values.csv", "Dec-11", "FY2011/12"));
        await AcceptAsync(mended.Path);
        (await ValuesAsync()).Should().BeEquivalentTo(new Dictionary<string, decimal?> { ["K1 2017-09"] = 91.5m, ["Y1 2011/12"] = 90 });
        await using PerformanceDbContext context = database.NewContext();
        (await context.Results.SingleAsync(r => r.Note != null)).NoteDate.Should().Be(new DateOnly(2017, 10, 12), "12/10/2017 is in October, in Britain");
    }

    [Fact]
    public async Task Empty_columns_and_rows_at_the_end_are_passed_over()
    {
        await AcceptAsync(CasePack.Folder("excel-trailing"));
        (await ValuesAsync()).Should().BeEquivalentTo(new Dictionary<string, decimal?> { ["K1 2017/18 Q2"] = 91.5m });

        using PackFolder filled = Copy("excel-trailing", ("values.csv", "Steady,,,", "Steady,,x,"));
        (await ImportAsync(filled.Path)).Problems.Select(p => p.ToString()).Should().Equal(
            "values.csv row 2: It has 6 cells, but the header names 4 columns: a comma inside a cell needs quotes around the cell.");
        using PackFolder between = new PackFolder().With("values.csv", "code,period,,value\nK1,2017/18 Q3,,1\nK1,2017/18 Q4,x,1");
        (await ImportAsync(between.Path)).Problems.Select(p => p.ToString()).Should().Equal(
            "values.csv row 3: Cell 3 stands in a column without a name: name the column in the first row, or empty it.");
    }

    [Fact]
    public async Task More_decimals_than_are_stored_are_rounded_once_and_said()
    {
        DataPackReport outcome = await AcceptAsync(CasePack.Folder("excel-precision"));
        outcome.Remarks.Select(r => r.ToString()).Should().Equal("values.csv row 2, column value: “92.4460431654676” is kept as 92.446%: 4 decimals are stored.");
        (await ValuesAsync()).Should().BeEquivalentTo(new Dictionary<string, decimal?> { ["K1 2017/18 Q2"] = 92.446m });

        (await AcceptAsync(CasePack.Folder("excel-precision"))).ChangesAnything.Should().BeFalse("the same file again is the same figure");
        using PackFolder many = new PackFolder().With("values.csv", "code,period,value\nK1,2017/18 Q3,1.00001\nK1,2017/18 Q4,2.00001\nK1,2018/19 Q1,3.00001");
        (await AcceptAsync(many.Path)).Remarks.Select(r => r.ToString()).Should().Equal(
            "values.csv row 2, column value: “1.00001” is kept as 1.0%: 4 decimals are stored. And 2 more cells like it in this column.");
    }

    [Fact]
    public async Task Figures_are_read_where_they_have_one_meaning()
    {
        DataPackReport outcome = await ImportAsync(CasePack.Folder("figures"));
        Dictionary<string, string> refused = outcome.Problems.ToDictionary(p => $"F{p.Row - 2}", p => p.Sentence);
        string[] readable = ["F0", "F1", "F4", "F8", "F9", "F18", "F19", "F21", "F28", "F30", "F32", "F34", "F36", "F37", "F38", "F40", "F43", "F44", "F52", "F55", "F56", "F57", "F58"];
        Enumerable.Range(0, 60).Select(i => $"F{i}").Except(refused.Keys).Should().BeEquivalentTo(readable);
        refused["F6"].Should().Contain("give suppressed as the reason");
        refused["F7"].Should().Contain("as numerator and denominator");
        refused["F17"].Should().Contain("Excel");
        refused["F22"].Should().Contain("provisional as its quality");
        refused["F50"].Should().Be("“5 days” is in days, but this measure is in %.");
        outcome.Problems.Should().OnlyContain(p => p.Column == "value" && p.Sentence.StartsWith('“') && p.Sentence.EndsWith('.'));

        string[] lines = await File.ReadAllLinesAsync(Path.Combine(CasePack.Folder("figures"), "values.csv"));
        string measures = await File.ReadAllTextAsync(Path.Combine(CasePack.Folder("figures"), "measures.csv"));
        // F58 has a line break inside its cell, so a line without a code goes with the one before.
        string rows = string.Join('\n', lines.Where(line => !refused.ContainsKey(line.Split(',')[0])));
        using PackFolder good = new PackFolder().With("measures.csv", measures).With("values.csv", rows);
        await AcceptAsync(good.Path);
        await using PerformanceDbContext context = database.NewContext();
        Dictionary<string, MeasureResult> stored = (await context.Measures.Include(m => m.Results).Where(m => m.Results.Count > 0).ToListAsync()).ToDictionary(m => m.Code, m => m.Results[0]);
        stored.Where(s => s.Value.Reason is not null).ToDictionary(s => s.Key, s => s.Value.Reason).Should().BeEquivalentTo(new Dictionary<string, ReasonForNoValue?>
        {
            ["F0"] = ReasonForNoValue.NotAvailable,
            ["F1"] = ReasonForNoValue.NotAvailable,
            ["F4"] = ReasonForNoValue.AwaitingData,
            ["F40"] = ReasonForNoValue.AwaitingData,
            ["F43"] = ReasonForNoValue.Suppressed,
            ["F44"] = ReasonForNoValue.NotAvailable,
        });
        stored["F21"].Quality.Should().Be(ValueQuality.Provisional);
        stored["F58"].Quality.Should().Be(ValueQuality.Estimated);
        stored.Where(s => s.Value.Value is not null).ToDictionary(s => s.Key, s => s.Value.Value).Should().BeEquivalentTo(new Dictionary<string, decimal?>
        {
            ["F8"] = 105.2m,
            ["F9"] = -3.2m,
            ["F18"] = 0.915m,
            ["F19"] = 91.5m,
            ["F21"] = 91.5m,
            ["F28"] = 1234.567m,
            ["F30"] = 0.5m,
            ["F32"] = 3,
            ["F34"] = -3,
            ["F36"] = 0,
            ["F37"] = 0,
            ["F38"] = 0,
            ["F52"] = 91.5m,
            ["F55"] = 100,
            ["F56"] = 1234567.8m,
            ["F57"] = 91.5m,
            ["F58"] = 91.5m,
        });
    }

    [Fact]
    public async Task What_cannot_be_seen_does_not_count()
    {
        await AcceptAsync(CasePack.Folder("minus-nbsp"));
        (await ValuesAsync()).Should().BeEquivalentTo(new Dictionary<string, decimal?>
        {
            ["K1 2017/18 Q2"] = -3.2m,
            ["K1 2017/18 Q1"] = -3.2m,
            ["K1 2016/17 Q4"] = -3.2m,
            ["K1 2016/17 Q3"] = 1234,
            ["K1 2016/17 Q2"] = 1234,
        });
    }

    [Theory]
    [InlineData("nbsp-only", "K1 2017/18 Q2")]
    [InlineData("zwsp", "K1 2017/18 Q2", "K1 2017/18 Q1", "K1 2016/17 Q4")]
    public async Task Spaces_of_no_width_or_that_do_not_break_are_read_over(string folder, params string[] keys)
    {
        await AcceptAsync(CasePack.Folder(folder));
        (await ValuesAsync()).Should().BeEquivalentTo(keys.ToDictionary(k => k, _ => (decimal?)91.5m));
    }

    [Fact]
    public async Task A_wrong_name_of_a_column_is_one_problem()
    {
        (await ImportAsync(CasePack.Folder("noval-col"))).Problems.Select(p => p.ToString()).Should().Equal(
            "values.csv row 1: “Actual” is not a column of values.csv: value may be meant. Its columns are code, period, value, numerator, denominator, year_to_date, forecast, reason, quality, label, judged, note, note_date, source, quality_note.");
    }

    [Theory]
    [InlineData("values.csv", "Code , PERIOD,Value\nK0,2017/18 Q2,1", null)]
    [InlineData("values.csv", "code,period,value,Year to date,Note-date\nK0,2017/18 Q2,1,2,12/10/2017", null)]
    [InlineData("values.csv", "KPI,period,value\nK0,2017/18 Q2,1", "code")]
    [InlineData("values.csv", "code,perod,value\nK0,2017/18 Q2,1", "period")]
    [InlineData("values.csv", "code,period,banana\nK0,2017/18 Q2,1", "value")]
    [InlineData("targets.csv", "code,period,Target\nK0,2017/18 Q2,1", "value")]
    [InlineData("measures.csv", "code,name,unit,decimals,good,frequency\nK0,T,%,1,higher,quarter", "title")]
    public async Task A_header_is_read_whatever_its_capitals_and_spaces(string file, string content, string? meant)
    {
        using PackFolder pack = new PackFolder().With("measures.csv", PackFolder.MeasureHeader + "\nK0,Bins,%,1,higher,quarter").With(file, content);
        DataPackReport outcome = await ImportAsync(pack.Path);
        if (meant is null) outcome.Problems.Should().BeEmpty();
        else outcome.Problems.Should().ContainSingle().Which.Sentence.Should().Contain($"is not a column of {file}: {meant} may be meant");
    }

    [Fact]
    public async Task Measures_without_a_code_are_one_problem_and_their_values_none()
    {
        using PackFolder pack = new PackFolder().With("measures.csv", "banana,title,unit,decimals,good,frequency\nK0,T,%,1,higher,quarter").With("values.csv", "code,period,value\nK0,2017/18 Q2,1");
        (await ImportAsync(pack.Path)).Problems.Select(p => (p.File, p.Row, p.Column)).Should().Equal(("measures.csv", 1, (string?)null), ("measures.csv", 1, "code"));
    }

    [Fact]
    public async Task A_sign_of_another_unit_is_converted_where_exact_and_else_refused()
    {
        DataPackReport outcome = await ImportAsync(CasePack.Folder("unit-signs2"));
        outcome.Problems.Select(p => p.ToString()).Should().Equal(
            "values.csv row 3, column value: “9.2%” is in %, but this measure is in days.",
            "values.csv row 4, column value: “£91.5” is in £, but this measure is in %.",
            "values.csv row 5, column value: “45%” is in %, but this measure is in plain numbers.",
            "values.csv row 6, column value: “91%” is in %, but this measure is in £.",
            "targets.csv row 2, column value: “£400” is 400 in £, but this measure is in £k: write £400k for so many thousand, or £0.4k for so many pounds.");
        outcome.Remarks.Select(r => r.ToString()).Should().Equal("targets.csv row 3, column value: “0.95” is read as 0.95%: a share of 95% is written 95.");

        using PackFolder mended = Copy("unit-signs2", ("values.csv", "9.2%", "9.2 days"), ("values.csv", "£91.5", "91.5%"), ("values.csv", "45%", "1.2m"), ("values.csv", "91%", "£1.2m"), ("targets.csv", "£400", "£400k"));
        await AcceptAsync(mended.Path);
        (await ValuesAsync()).Should().BeEquivalentTo(new Dictionary<string, decimal?>
        {
            ["U1 2017/18 Q2"] = 327,
            ["U2 2017/18 Q2"] = 9.2m,
            ["U3 2017/18 Q2"] = 91.5m,
            ["U4 2017/18 Q2"] = 1_200_000,
            ["U5 2017/18 Q2"] = 1_200_000,
        });
        await using PerformanceDbContext context = database.NewContext();
        (await context.Targets.OrderBy(t => t.Id).Select(t => t.Value).ToListAsync()).Should().BeEquivalentTo([400m, 0.95m]);
    }

    [Fact]
    public async Task Time_in_two_parts_is_kept_as_a_number_and_averaged()
    {
        using PackFolder pack = new PackFolder()
            .With("measures.csv", PackFolder.MeasureHeader + ",quarter_rule\nT,Time to answer,minutes:seconds,0,lower,month,average")
            .With("values.csv", "code,period,value\nT,2017-07,4:35\nT,2017-08,4m 45s\nT,2017-09,5 min")
            .With("targets.csv", "code,period,value\nT,2017/18,4:30");
        await AcceptAsync(pack.Path);
        (await ValuesAsync()).Should().BeEquivalentTo(new Dictionary<string, decimal?> { ["T 2017-07"] = 275, ["T 2017-08"] = 285, ["T 2017-09"] = 300 });
        await using PerformanceDbContext context = database.NewContext();
        (await context.Targets.SingleAsync()).Value.Should().Be(270);
        ScorecardRow row = (await new ScorecardService(context).GetAsync(Period.FinancialQuarter(2017, 2), new ScorecardFilter())).Rows.Single();
        row.ValueText.Should().Be("4:47");
        row.TargetText.Should().Be("4:30");
        row.Rating.Explanation.Should().Contain("4 min 47 s against the target of 4:30");
    }

    private async Task<DataPackReport> ImportAsync(string path)
    {
        await using PerformanceDbContext context = database.NewContext();
        return await new DataPackImporter(context, TimeProvider.System).ImportAsync(path, Actor.Process("test"));
    }

    private async Task<DataPackReport> AcceptAsync(string path)
    {
        DataPackReport outcome = await ImportAsync(path);
        outcome.Problems.Should().BeEmpty();
        return outcome;
    }

    private async Task<Dictionary<string, decimal?>> ValuesAsync()
    {
        await using PerformanceDbContext context = database.NewContext();
        List<Measure> measures = await context.Measures.Include(m => m.Results).ToListAsync();
        return measures.SelectMany(m => m.Results.Select(r => (m.Code, r))).ToDictionary(x => $"{x.Code} {x.r.Period}", x => x.r.Value);
    }

    /// <summary>A case with something in it put right; what is replaced must be there.</summary>
    private static PackFolder Copy(string name, params (string File, string Old, string New)[] changes)
    {
        var pack = new PackFolder();
        foreach (string path in Directory.EnumerateFiles(CasePack.Folder(name)))
        {
            string content = File.ReadAllText(path);
            foreach ((string _, string old, string put) in changes.Where(c => c.File == Path.GetFileName(path)))
            {
                int at = content.IndexOf(old, StringComparison.Ordinal);
                at.Should().BePositive($"{old} is in {path}");
                content = content[..at] + put + content[(at + old.Length)..];
            }

            pack.With(Path.GetFileName(path), content);
        }

        return pack;
    }
}
