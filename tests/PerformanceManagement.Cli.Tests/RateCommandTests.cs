using System.Diagnostics;
using System.Text.Json;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.BenchmarkGroups;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Tests;
using PerformanceManagement.Core.Tests.Imports;
using Xunit;

namespace PerformanceManagement.Cli.Tests;

public sealed class RateCommandTests
{
    [Fact]
    public async Task The_2017_18_paper_is_rated_as_it_was_printed()
    {
        await using TestDatabase database = await ImportedAsync("medway-2017-18-q2");
        using JsonDocument json = await RateAsync(database, "2017/18 Q2");
        JsonElement root = json.RootElement;
        root.GetProperty("period").GetString().Should().Be("2017/18 Q2");
        root.GetProperty("measures").GetArrayLength().Should().Be(6);

        JsonElement ni156 = Measure(root, "NI 156");
        ni156.GetProperty("reported").GetRawText().Should().MatchRegex("\"value\": 354,").And.Contain("\"display\": \"354\"").And.Contain("\"quality\": \"actual\"").And.Contain("\"explanation\": \"354: entered for Q2 2017/18.\"");
        ni156.GetProperty("target").GetProperty("value").GetRawText().Should().Be("350");
        ni156.GetProperty("status").GetProperty("key").GetString().Should().Be("slightly-below");
        ni156.GetProperty("explanation").GetString().Should().Contain("1.1%");
        ni156.GetProperty("notRated").ValueKind.Should().Be(JsonValueKind.Null);
        Trend(ni156, "shortTrend").Should().Be("worsened");
        ni156.GetProperty("shortTrend").GetProperty("against").GetString().Should().Be("2017/18 Q1");
        ni156.GetProperty("shortTrend").GetProperty("value").GetRawText().Should().Be("327");
        ni156.GetProperty("longTrend").GetProperty("against").EnumerateArray().Select(p => p.GetString()).Should().Equal("2017/18 Q1");

        new[] { "MAE 2", "MAE 3", "HC3", "HC4" }.Select(code => Measure(root, code).GetProperty("status").GetProperty("key").GetString()).Should().AllBe("met");
        Measure(root, "MAE 2").GetProperty("reported").GetProperty("period").GetString().Should().Be("AY2016/17 Q4");
        Measure(root, "MAE 3").GetProperty("reported").GetProperty("display").GetString().Should().Be("97.36%");
        Trend(Measure(root, "HC3"), "shortTrend").Should().Be("no-change");
        JsonElement hc4 = Measure(root, "HC4").GetProperty("shortTrend");
        hc4.GetProperty("result").GetString().Should().Be("not-comparable");
        hc4.GetProperty("reason").GetString().Should().Contain("Q1 2017/18").And.ContainEquivalentOf("not available");
        hc4.GetProperty("against").ValueKind.Should().Be(JsonValueKind.Null);
        hc4.GetProperty("value").ValueKind.Should().Be(JsonValueKind.Null);

        JsonElement digital = Measure(root, "DIGI TU 01");
        digital.GetProperty("status").ValueKind.Should().Be(JsonValueKind.Null);
        digital.GetProperty("notRated").GetString().Should().Be("Awaiting data");
        digital.GetProperty("reported").GetProperty("reason").GetString().Should().Be("awaiting");
        digital.GetProperty("longTrend").GetProperty("against").GetArrayLength().Should().Be(0);

        JsonElement onTarget = root.GetProperty("counts").GetProperty("onTarget");
        (onTarget.GetProperty("count").GetInt32(), onTarget.GetProperty("of").GetInt32(), onTarget.GetProperty("percent").GetRawText()).Should().Be((4, 5, "80"));
        onTarget.GetProperty("excluded").EnumerateArray().Should().ContainSingle().Which.GetProperty("code").GetString().Should().Be("DIGI TU 01");
        root.GetProperty("counts").GetProperty("shortTrend").GetProperty("improved").GetInt32().Should().Be(0);
    }

    [Fact]
    public async Task The_2019_20_paper_is_rated_as_it_was_printed()
    {
        await using TestDatabase database = await ImportedAsync("medway-2019-20-q2");
        using JsonDocument json = await RateAsync(database, "2019/20 Q2");
        JsonElement complaints = Measure(json.RootElement, "CUSBFL31i");

        complaints.GetProperty("reported").GetProperty("value").GetRawText().Should().Be("91.6");
        complaints.GetProperty("status").GetProperty("key").GetString().Should().Be("met");
        Trend(complaints, "shortTrend").Should().Be("worsened");
        complaints.GetProperty("shortTrend").GetProperty("value").GetRawText().Should().Be("92.4");
        Measure(json.RootElement, "DIGI TU 01").GetProperty("notRated").GetString().Should().Be("Data only");
    }

    [Fact]
    public async Task Json_says_why_of_every_rating_trend_and_count()
    {
        await using TestDatabase database = await ImportedAsync("medway-2017-18-q2");
        using JsonDocument json = await RateAsync(database, "2017/18 Q2");
        JsonElement root = json.RootElement;

        foreach (JsonElement measure in root.GetProperty("measures").EnumerateArray())
        {
            measure.GetProperty("explanation").GetString().Should().EndWith(".");
            foreach (string trend in (string[])["shortTrend", "longTrend", "sinceLastYear"]) measure.GetProperty(trend).GetProperty("explanation").GetString().Should().EndWith(".");
        }

        JsonElement counts = root.GetProperty("counts");
        JsonElement onTarget = counts.GetProperty("onTarget");
        onTarget.GetProperty("explanation").GetString().Should().Be("On target: 4 of 5 measures (80%). 5 of 6 rated; 1 awaiting data.");
        onTarget.GetProperty("members").EnumerateArray().Select(m => m.GetString()).Should().BeEquivalentTo("MAE 2", "MAE 3", "HC3", "HC4");
        counts.GetProperty("statuses").EnumerateArray().Select(s => $"{s.GetProperty("key")} {s.GetProperty("count")}/{s.GetProperty("of")}").Should().Equal("met 4/5", "slightly-below 1/5");
        JsonElement shortTrend = counts.GetProperty("shortTrend");
        shortTrend.GetProperty("explanation").GetString().Should().Be("Improved since the period before: 0 of 2 measures (0%). 2 of 6 compared; 4 not comparable.");
        shortTrend.GetProperty("members").GetProperty("worsened").EnumerateArray().Select(m => m.GetString()).Should().Equal("NI 156");
        shortTrend.GetProperty("excluded").EnumerateArray().Select(e => e.GetProperty("reason").GetString()).Should().Contain("Not comparable: Q1 2017/18 has no value (not available).");
        root.GetProperty("profile").GetString().Should().Be("plan-monitoring");
        root.GetProperty("sentences").EnumerateArray().First().GetString().Should().Be("4 out of 5 measures were on target (80%).");
    }

    [Fact]
    public async Task A_profile_changes_the_counts_and_their_words()
    {
        await using TestDatabase database = await ImportedAsync("thurrock-2016-17-q3");
        // The paper does not print what quarter 2 was measured against; quarter 3's will do.
        await using (PerformanceDbContext context = database.NewContext())
        {
            context.Targets.Add(new Target { MeasureId = context.Measures.Single(m => m.Code == "KPI 15").Id, Period = Period.FinancialQuarter(2016, 2), Value = 25 });
            await context.SaveChangesAsync();
        }

        CommandRun run = await CommandRun.OnAsync(database, "rate", "--period", "2016/17 Q3", "--json", "--profile", "corporate-performance");
        using JsonDocument json = JsonDocument.Parse(run.Output);

        json.RootElement.GetProperty("profile").GetString().Should().Be("corporate-performance");
        JsonElement onTarget = json.RootElement.GetProperty("counts").GetProperty("onTarget");
        (onTarget.GetProperty("count").GetInt32(), onTarget.GetProperty("of").GetInt32(), onTarget.GetProperty("display").GetString()).Should().Be((7, 10, "70%"));
        JsonElement carried = onTarget.GetProperty("carried").EnumerateArray().Single();
        carried.GetProperty("code").GetString().Should().Be("KPI 15");
        carried.GetProperty("explanation").GetString().Should().Be("KPI 15 counted at its Q2 2016/17 status, in arrears");
        JsonElement late = Measure(json.RootElement, "KPI 15");
        late.GetProperty("lastKnown").GetProperty("period").GetString().Should().Be("2016/17 Q2");
        late.GetProperty("lastKnown").GetProperty("status").GetProperty("key").GetString().Should().Be("achieved");
        Measure(json.RootElement, "KPI 2").GetProperty("monthOnMonth").EnumerateArray().Select(m => $"{m.GetProperty("month")} {m.GetProperty("result")}").Should().Equal("2016-10 worsened", "2016-11 improved", "2016-12 worsened");
        Measure(json.RootElement, "KPI 1").GetProperty("monthOnMonth").ValueKind.Should().Be(JsonValueKind.Null);

        CommandRun table = await CommandRun.OnAsync(database, "rate", "--period", "2016/17 Q3", "--profile", "corporate-performance");
        table.Output.Should().Contain("Achieved 70% (7 of 10 indicators).").And.Contain("KPI 15 counted at its Q2 2016/17 status, in arrears.");
    }

    [Fact]
    public async Task A_profile_that_does_not_exist_is_refused_with_those_that_do()
    {
        await using TestDatabase database = await TestDatabase.CreateAsync();

        CommandRun run = await CommandRun.OnAsync(database, "rate", "--period", "2016/17 Q3", "--profile", "own");

        run.Should().Be(new CommandRun(ExitCode.Refused, "", $"There is no profile “own”. The profiles are: corporate-performance, plan-monitoring.{Environment.NewLine}"));
    }

    [Fact]
    public async Task The_program_itself_writes_the_same_json_and_nothing_else()
    {
        await using TestDatabase database = await ImportedAsync("medway-2017-18-q2");
        string inProcess = (await CommandRun.OnAsync(database, "rate", "--period", "2017/18 Q2", "--json")).Output;

        var start = new ProcessStartInfo("dotnet", ["exec", typeof(CommandLine).Assembly.Location, "rate", "--period", "2017/18 Q2", "--json"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach ((string key, string? value) in database.Settings) start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();

        (await error).Should().BeEmpty();
        process.ExitCode.Should().Be(0);
        output.Should().Be(inProcess);
        JsonDocument.Parse(output).RootElement.GetProperty("measures").GetArrayLength().Should().Be(6);
    }

    [Fact]
    public async Task Without_json_it_writes_a_table_with_the_count_in_a_sentence()
    {
        await using TestDatabase database = await ImportedAsync("medway-2017-18-q2");

        CommandRun run = await CommandRun.OnAsync(database, "rate", "--period", "2017/18 Q2");

        run.Output.Split('\n').Should().Contain(line => line.Contains("NI 156") && line.Contains("354") && line.Contains("Slightly below target") && line.Contains("Worsened"));
        run.Output.Should().Contain("4 out of 5 measures were on target (80%).").And.Contain("5 of 6 rated; 1 awaiting data.").And.Contain("Not rated: DIGI TU 01 (Awaiting data).");
    }

    [Theory]
    [InlineData("2017/19", "“2017/19” is not a period: the year after 2017 is 18, so write 2017/18.")]
    [InlineData("2017/18 Q5", "“2017/18 Q5” is not a period: quarters run from Q1 to Q4.")]
    [InlineData("2017/18", "“2017/18” is not a quarter of the financial year: write one like 2017/18 Q2.")]
    [InlineData("AY2017/18 Q2", "“AY2017/18 Q2” is not a quarter of the financial year: write one like 2017/18 Q2.")]
    public async Task A_period_that_is_no_quarter_is_a_mistake_in_the_command(string period, string sentence)
    {
        await using TestDatabase database = await TestDatabase.CreateAsync();

        CommandRun run = await CommandRun.OnAsync(database, "rate", "--period", period, "--json");

        run.ExitCode.Should().Be(ExitCode.Usage);
        run.Output.Should().BeEmpty();
        run.Error.Should().StartWith(sentence);
    }

    [Fact]
    public async Task A_measure_is_set_beside_other_areas_and_groups()
    {
        await using TestDatabase database = await ImportedAsync("medway-2017-18-q2");
        await using (PerformanceDbContext context = database.NewContext())
        {
            Measure measure = await context.Measures.SingleAsync(m => m.Code == "NI 156");
            measure.Benchmarks.AddRange(new (string Area, decimal Value)[] { ("Alder", 300), ("Birch", 380), ("England", 301.5m) }.Select(b => new Benchmark { Period = Period.Parse("2017/18 Q2"), Area = b.Area, Value = b.Value }));
            context.BenchmarkGroups.Add(new BenchmarkGroup { Name = "Neighbours", Members = { new BenchmarkGroupMember { Area = "Alder" }, new BenchmarkGroupMember { Area = "Birch" } } });
            await context.SaveChangesAsync();
        }

        using JsonDocument json = await RateAsync(database, "2017/18 Q2");

        Measure(json.RootElement, "HC3").GetProperty("benchmarks").ValueKind.Should().Be(JsonValueKind.Null);
        JsonElement benchmarks = Measure(json.RootElement, "NI 156").GetProperty("benchmarks");
        JsonElement england = benchmarks.GetProperty("areas").EnumerateArray().Should().ContainSingle().Subject;
        (england.GetProperty("area").GetString(), england.GetProperty("result").GetString(), england.GetProperty("figure").GetProperty("value").GetRawText()).Should().Be(("England", "unfavourable", "301.5"));
        JsonElement group = benchmarks.GetProperty("groups").EnumerateArray().Should().ContainSingle().Subject;
        (group.GetProperty("rank").GetInt32(), group.GetProperty("of").GetInt32(), group.GetProperty("mean").GetRawText(), group.GetProperty("result").GetString()).Should().Be((2, 3, "340", "unfavourable"));
    }

    [Fact]
    public async Task A_figure_by_which_a_suppressed_one_could_be_worked_out_is_in_no_json()
    {
        await using TestDatabase database = await TestDatabase.CreateAsync();
        await using (PerformanceDbContext context = database.NewContext())
        {
            Measure[] measures = [.. new[] { "W", "A", "B" }.Select(code => TestData.Measure(code, $"Measure {code}", "number", 0))];
            measures[0].Results.Add(TestData.Result(value: 73318645));
            measures[1].Results.Add(TestData.Result(reason: ReasonForNoValue.Suppressed));
            measures[2].Results.Add(TestData.Result(value: 73318642));
            context.Measures.AddRange(measures);
            await context.SaveChangesAsync();
            context.MeasureParts.AddRange(measures[1..].Select(part => new MeasurePart { WholeId = measures[0].Id, PartId = part.Id }));
            await context.SaveChangesAsync();
        }

        CommandRun run = await CommandRun.OnAsync(database, "rate", "--period", TestData.Quarter.Token, "--json");

        run.ExitCode.Should().Be(0);
        run.Output.Should().Contain("73318645", "the whole is shown").And.NotContain("73318642").And.NotContain("73,318,642");
        using var json = JsonDocument.Parse(run.Output);
        Measure(json.RootElement, "B").GetProperty("reported").GetProperty("reason").GetString().Should().Be("suppressed");
    }

    private static async Task<TestDatabase> ImportedAsync(string pack)
    {
        TestDatabase database = await TestDatabase.CreateAsync();
        (await CommandRun.OnAsync(database, "import", PackFolder.Shipped(pack))).Should().BeEquivalentTo(new { ExitCode = 0, Error = "" });
        return database;
    }

    private static async Task<JsonDocument> RateAsync(TestDatabase database, string period)
    {
        CommandRun run = await CommandRun.OnAsync(database, "rate", "--period", period, "--json");
        run.Should().BeEquivalentTo(new { ExitCode = 0, Error = "" });
        return JsonDocument.Parse(run.Output);
    }

    private static JsonElement Measure(JsonElement root, string code) =>
        root.GetProperty("measures").EnumerateArray().Single(m => m.GetProperty("code").GetString() == code);

    private static string? Trend(JsonElement measure, string name) => measure.GetProperty(name).GetProperty("result").GetString();
}
