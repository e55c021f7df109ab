using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Imports;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Scorecards;
using PerformanceManagement.Core.Users;
using Xunit;

namespace PerformanceManagement.Core.Tests.Imports;

/// <summary>Rules that hold from a date, and measures that begin and end.</summary>
public sealed class DatedRulesTests : IAsyncLifetime
{
    private const string Head = "code,title,unit,decimals,good,frequency,scheme,rules_from,first_period,last_period\n";
    private static readonly Period Q1 = Period.FinancialQuarter(2017, 1);
    private static readonly Period Q2 = Period.FinancialQuarter(2017, 2);
    private static readonly Period Q3 = Period.FinancialQuarter(2017, 3);

    private TestDatabase database = null!;

    public async Task InitializeAsync()
    {
        database = await TestDatabase.CreateAsync();
        (await ImportAsync(Head + "K1,Waits,days,1,higher,quarter,RAG 5%,,,\nK2,Cost,£k,0,lower,quarter,RAG 5%,,,\n",
            "code,period,value\nK1,2017/18 Q1,90\nK1,2017/18 Q2,80\nK2,2017/18 Q1,327\nK2,2017/18 Q2,340\n",
            "code,period,value\nK1,2017/18 Q1,80\nK1,2017/18 Q2,90\nK1,2017/18 Q3,90\n")).Problems.Should().BeEmpty();
    }

    public async Task DisposeAsync() => await database.DisposeAsync();


    [Fact]
    public async Task A_direction_turns_from_a_date_and_what_was_reported_before_stays()
    {
        const string Turned = Head + "K1,Waits,days,1,lower,quarter,RAG 5%,2017/18 Q2,,\n";
        DataPackReport dry = await ImportAsync(Turned, dryRun: true);
        dry.Problems.Should().BeEmpty("the pack says from when");
        dry.Repaints.Listed.Select(r => r.Quarter).Should().Equal([Q2], "the quarter before keeps its rules");
        dry.Remarks.Should().ContainSingle().Which.Sentence.Should().Be("“K1”: new rules hold from 1 July 2017; quarters that end before it keep the earlier ones.");

        (await ImportAsync(Turned)).Problems.Should().BeEmpty();
        (await ImportAsync(Turned)).ChangesAnything.Should().BeFalse("the same pack again changes nothing");

        (await RowAsync(Q1, "K1")).Rating.Key.Should().Be("met", "90 against 80, higher was better");
        ScorecardRow now = await RowAsync(Q2, "K1");
        (now.Rating.Key, now.Rules.Good, now.ShortTrend.Label).Should().Be(("met", GoodDirection.Lower, "Improved"), "80 against 90, lower is better, and 80 is lower than 90");
        await using PerformanceDbContext context = database.NewContext();
        (await context.Audit.Where(a => a.Action == "measure.rules-dated").CountAsync()).Should().Be(1);
    }

    [Fact]
    public async Task A_unit_changes_from_a_date_and_nothing_is_compared_across_it()
    {
        (await ImportAsync(Head + "K2,Cost,days,0,lower,quarter,RAG 5%,2017/18 Q3,,\n", "code,period,value\nK2,2017/18 Q2,£340k\nK2,2017/18 Q3,12 days\n")).Problems.Should().BeEmpty("a figure is in the unit of its time");

        ScorecardRow before = await RowAsync(Q2, "K2");
        (before.ValueText, before.ShortTrend.Label).Should().Be(("£340k", "Worsened"));
        ScorecardRow after = await RowAsync(Q3, "K2");
        (after.ValueText, after.ShortTrend.Label).Should().Be(("12", "Not comparable"));
        after.ShortTrend.Explanation.Should().Contain("(method changed)");
        after.EarlierQuarters.Select(q => after.Text(q.Point)).Should().AllBe("Method changed", "£340k are no days");
    }

    [Fact]
    public async Task A_frequency_changes_from_a_date_and_both_kinds_of_period_are_its_own()
    {
        const string Monthly = "code,title,unit,decimals,good,frequency,quarter_rule,scheme,rules_from\nK2,Cost,£k,0,lower,month,sum,RAG 5%,2017/18 Q3\n";
        (await ImportAsync(Monthly, "code,period,value\nK2,2017-10,100\nK2,2017-11,110\nK2,2017-12,120\n")).Problems.Should().BeEmpty();

        (await RowAsync(Q2, "K2")).ValueText.Should().Be("£340k");
        (await RowAsync(Q3, "K2")).ValueText.Should().Be("£330k");
        (await ImportAsync(null, "code,period,value\nK2,2017-08,100\n")).Problems.Should().ContainSingle().Which.Sentence.Should().Contain("is not a period of K2");
    }

    [Fact]
    public async Task Rules_do_not_change_before_they_last_did()
    {
        (await ImportAsync(Head + "K1,Waits,days,1,lower,quarter,RAG 5%,2017/18 Q3,,\n")).Problems.Should().BeEmpty();

        (await ImportAsync(Head + "K1,Waits,days,0,lower,quarter,RAG 5%,2017/18 Q2,,\n")).Problems.Should().ContainSingle()
            .Which.ToString().Should().Be("measures.csv row 2, column rules_from: The rules of K1 changed on 1 October 2017 already: a later change holds from a later day.");
    }

    [Fact]
    public async Task Outside_its_life_a_measure_is_absent()
    {
        (await ImportAsync(Head + "K3,New,days,0,lower,quarter,RAG 5%,,2017/18 Q2,2017/18 Q3\n")).Problems.Should().BeEmpty();

        (await RowsAsync(Q1)).Select(r => r.Code).Should().NotContain("K3");
        (await RowAsync(Q2, "K3")).ValueText.Should().Be("Not entered yet");
        (await RowAsync(Q3, "K3")).ValueText.Should().Be("Not entered yet");
        (await RowsAsync(Period.FinancialQuarter(2017, 4))).Select(r => r.Code).Should().NotContain("K3").And.Contain("K1");
        (await ImportAsync(null, "code,period,value\nK3,2017/18 Q1,5\n")).Problems.Should().ContainSingle()
            .Which.Sentence.Should().Be("Q1 2017/18 is outside the time of K3: measured from Q2 2017/18. Change its first_period or last_period, or leave the row out.");

        await using PerformanceDbContext context = database.NewContext();
        MeasurePage page = (await new MeasureService(context, new ScorecardService(context)).FindAsync("K3", Q1, Actor.Process("test")))!;
        (page.Row.ValueText, page.Row.FigureExplanation).Should().Be(("Measured from Q2 2017/18", "Measured from Q2 2017/18, so it is not part of Q1 2017/18."));
    }

    [Fact]
    public async Task A_life_that_would_hide_figures_is_refused() =>
        (await ImportAsync(Head + "K1,Waits,days,1,higher,quarter,RAG 5%,,2017/18 Q2,\n")).Problems.Should().ContainSingle()
            .Which.ToString().Should().Be("measures.csv row 2, column first_period: The measure already has figures outside it, such as for Q1 2017/18: nothing that was entered is hidden.");

    [Fact]
    public async Task An_annual_measure_is_part_of_the_quarters_that_report_its_years()
    {
        (await ImportAsync(Head + "K4,Yearly,days,0,lower,year,RAG 5%,,2017/18,\n")).Problems.Should().BeEmpty();

        (await RowsAsync(Q3)).Select(r => r.Code).Should().NotContain("K4", "the latest year that has ended is 2016/17");
        (await RowAsync(Period.FinancialQuarter(2017, 4), "K4")).ValueText.Should().Be("Not entered yet");
    }

    private async Task<DataPackReport> ImportAsync(string? measures, string? values = null, string? targets = null, bool dryRun = false)
    {
        using var folder = new PackFolder();
        if (measures is not null) folder.With("measures.csv", measures);
        if (values is not null) folder.With("values.csv", values);
        if (targets is not null) folder.With("targets.csv", targets);
        await using PerformanceDbContext context = database.NewContext();
        return await new DataPackImporter(context, TimeProvider.System).ImportAsync(folder.Path, Actor.Process("test"), dryRun);
    }

    private async Task<IReadOnlyList<ScorecardRow>> RowsAsync(Period quarter)
    {
        await using PerformanceDbContext context = database.NewContext();
        return (await new ScorecardService(context).GetAsync(quarter, new ScorecardFilter())).Rows;
    }

    private async Task<ScorecardRow> RowAsync(Period quarter, string code) => (await RowsAsync(quarter)).Single(r => r.Code == code);
}
