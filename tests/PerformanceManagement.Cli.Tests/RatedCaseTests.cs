using System.Text.Json;
using FluentAssertions;
using PerformanceManagement.Core.Tests;
using PerformanceManagement.Core.Tests.Imports;
using Xunit;

namespace PerformanceManagement.Cli.Tests;

/// <summary>The cases whose figures are rated, through the command line as a person would: imported, rated, read back.</summary>
public sealed class RatedCaseTests
{
    [Theory]
    [InlineData("crash-ytd-last")]
    [InlineData("crash-running")]
    public async Task A_quarter_with_nothing_entered_yet_says_so_and_everything_else_works(string name)
    {
        await using TestDatabase database = await ImportedAsync(CasePack.Folder(name));

        using JsonDocument next = await RateAsync(database, "2017/18 Q3");
        JsonElement reported = Measure(next, "CT").GetProperty("reported");
        reported.GetProperty("display").GetString().Should().Be("Not entered yet");
        reported.GetProperty("reason").GetString().Should().Be("not-entered");
        reported.GetProperty("value").ValueKind.Should().Be(JsonValueKind.Null);

        using JsonDocument before = await RateAsync(database, "2017/18 Q2");
        Measure(before, "CT").GetProperty("reported").GetProperty("display").GetString().Should().Be("56.8%");
        Measure(before, "CT").GetProperty("shortTrend").GetProperty("result").GetString().Should().NotBe("not-rated");
    }

    [Theory]
    [InlineData("A", "50", "101")]
    [InlineData("B", "50", "101")]
    public async Task Fifty_of_a_hundred_and_one_is_rounded_once_and_does_not_meet_49_51(string code, string numerator, string denominator)
    {
        await using TestDatabase database = await ImportedAsync(CasePack.Folder("dbl-round-2dp"));
        using JsonDocument json = await RateAsync(database, "2017/18 Q2");

        JsonElement measure = Measure(json, code);
        JsonElement reported = measure.GetProperty("reported");
        reported.GetProperty("display").GetString().Should().Be("49.50%");
        reported.GetProperty("value").GetRawText().Should().Be("49.5");
        reported.GetProperty("numerator").GetRawText().Should().Be(numerator);
        reported.GetProperty("denominator").GetRawText().Should().Be(denominator);
        measure.GetProperty("status").GetProperty("key").GetString().Should().Be("failed");
    }

    [Fact]
    public async Task A_month_without_cases_adds_nothing_to_the_quarter()
    {
        await using TestDatabase database = await ImportedAsync(CasePack.Folder("zero-den"));
        using JsonDocument json = await RateAsync(database, "2017/18 Q2");

        JsonElement reported = Measure(json, "A").GetProperty("reported");
        reported.GetProperty("display").GetString().Should().Be("83.3%");
        reported.GetProperty("explanation").GetString().Should().Be("83.3% for Q2 2017/18: 5 of 6, from 3 of 4 in July 2017 and 2 of 2 in September 2017; August 2017 had no cases (0 of 0).");
    }

    // 3.92 days of 7.60 at half-year was green, and 56.8% of 98% red.
    [Theory]
    [InlineData("year-to-date", "year-to-date", "last", "days", "lower", "3.92", "7.60", "51.6% of the target of 7.60 for 2017/18")]
    [InlineData("year-to-date", "year-to-date", "none", "days", "lower", "3.92", "7.60", "51.6% of the target of 7.60 for 2017/18")]
    [InlineData("year-to-date", "year-to-date", "sum", "days", "lower", "3.92", "7.60", "51.6% of the target of 7.60 for 2017/18")]
    [InlineData("year-to-date", "in-period", "last", "days", "lower", "3.92", "7.60", "51.6% of the target of 7.60 for 2017/18")]
    [InlineData("running", "", "last", "%", "higher", "56.8", "98", "58.0% of the target of 98.00% for 2017/18")]
    [InlineData("running", "", "none", "%", "higher", "56.8", "98", "58.0% of the target of 98.00% for 2017/18")]
    [InlineData("in-period", "in-period", "sum", "days", "lower", "3.92", "7.60", null)]
    [InlineData("year-to-date", "year-to-date", "average", "%", "higher", "56.8", "98", null)]
    [InlineData("in-period", "year-to-date", "weighted", "%", "higher", "56.8", "98", null)]
    public async Task A_years_target_alone_does_not_rate_half_a_year_that_builds_up(string entry, string basis, string yearRule, string unit, string good, string value, string target, string? share)
    {
        using PackFolder pack = new PackFolder()
            .With("measures.csv", $"code,title,unit,decimals,good,frequency,entry,basis,year_rule,scheme\nK1,Counted over the year,{unit},2,{good},quarter,{entry},{basis},{yearRule},RAG 5%")
            .With("targets.csv", $"code,period,value\nK1,2017/18,{target}")
            .With("values.csv", entry == "in-period" && yearRule == "weighted" ? "code,period,numerator,denominator\nK1,2017/18 Q1,50,100\nK1,2017/18 Q2,568,1000" : $"code,period,value\nK1,2017/18 Q1,1\nK1,2017/18 Q2,{value}");
        await using TestDatabase database = await ImportedAsync(pack.Path);
        using JsonDocument json = await RateAsync(database, "2017/18 Q2");

        JsonElement measure = Measure(json, "K1");
        measure.GetProperty("status").ValueKind.Should().Be(JsonValueKind.Null);
        measure.GetProperty("notRated").GetString().Should().Be("Not rated before year end");
        string why = measure.GetProperty("explanation").GetString()!;
        if (share is not null) why.Should().Contain(share);
        else if (yearRule is not "sum") why.Should().NotContain(" of the target of ");
    }

    private static async Task<TestDatabase> ImportedAsync(string pack)
    {
        TestDatabase database = await TestDatabase.CreateAsync();
        CommandRun run = await CommandRun.OnAsync(database, "import", pack);
        run.ExitCode.Should().Be(0, run.Error);
        return database;
    }

    private static async Task<JsonDocument> RateAsync(TestDatabase database, string quarter)
    {
        CommandRun run = await CommandRun.OnAsync(database, "rate", "--period", quarter, "--json");
        run.ExitCode.Should().Be(0, run.Error);
        return JsonDocument.Parse(run.Output);
    }

    private static JsonElement Measure(JsonDocument json, string code) =>
        json.RootElement.GetProperty("measures").EnumerateArray().Single(m => m.GetProperty("code").GetString() == code);
}
