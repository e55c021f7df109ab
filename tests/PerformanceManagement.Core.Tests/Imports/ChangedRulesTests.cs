using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Collections;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Imports;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Scorecards;
using PerformanceManagement.Core.Users;
using Xunit;

namespace PerformanceManagement.Core.Tests.Imports;

/// <summary>A later pack changes a measure's rules or its code (cases step1, then step2-polarity, -unit, -recode).</summary>
public sealed class ChangedRulesTests : IAsyncLifetime, IDisposable
{
    private static readonly Period Q2 = Period.FinancialQuarter(2017, 2);
    private readonly PackFolder pack = new();
    private TestDatabase database = null!;

    public async Task InitializeAsync()
    {
        database = await TestDatabase.CreateAsync();
        (await ImportAsync(CasePack.Folder("step1"))).Problems.Should().BeEmpty();
    }

    public async Task DisposeAsync() => await database.DisposeAsync();

    public void Dispose() => pack.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_direction_that_turns_is_refused_with_what_it_repaints(bool dryRun)
    {
        DataPackReport outcome = await ImportAsync(CasePack.Folder("step2-polarity"), dryRun);

        outcome.Repaints.Listed.Select(r => (r.Code, r.Quarter.Label)).Should().Contain(("K1", "Q2 2017/18")).And.Contain(("K1", "Q1 2017/18"));
        outcome.Repaints.Listed[0].Quarter.Should().Be(Q2, "the latest is first");
        outcome.Repaints.Listed[0].Changes.Should().Contain(c => c.What == "short trend" && c.Before == "Improved" && c.After == "Worsened").And.Contain(c => c.What == "status");
        outcome.Problems.Should().ContainSingle().Which.Sentence.Should().StartWith("What changes in K1 (good) repaints ").And.Contain("--repaint");
        (await MeasureAsync("K1")).Good.Should().Be(GoodDirection.Higher);
    }

    [Theory]
    [InlineData("step2-polarity", "good")]
    [InlineData("step2-unit", "unit, decimals")]
    public async Task It_is_stored_when_told_with_the_list_and_an_audit_row(string name, string columns)
    {
        (await ImportAsync(CasePack.Folder(name), dryRun: true, repaint: true)).Should().Match<DataPackReport>(o => o.Accepted && o.Repaints.Total > 0);

        DataPackReport outcome = await ImportAsync(CasePack.Folder(name), repaint: true);

        outcome.Problems.Should().BeEmpty();
        outcome.Repaints.Total.Should().BePositive();
        await using PerformanceDbContext context = database.NewContext();
        (await context.Audit.SingleAsync(a => a.Action == "measure.rules-changed")).Summary.Should().StartWith($"What changes in K1 ({columns}) repaints ");
        (await ImportAsync(CasePack.Folder(name))).Should().Match<DataPackReport>(o => o.Accepted && !o.ChangesAnything && o.Repaints.Total == 0);
    }

    [Fact]
    public async Task A_unit_that_changes_lists_figures_and_targets()
    {
        DataPackReport outcome = await ImportAsync(CasePack.Folder("step2-unit"));

        outcome.Problems.Should().ContainSingle();
        outcome.Repaints.Listed.Single(r => r.Quarter == Q2).Changes.Should().Contain(new RepaintedCell("figure", "60.0%", "60")).And.Contain(c => c.What == "target");
    }

    [Fact]
    public async Task A_signed_off_quarter_stays_and_is_said_to_stay()
    {
        await using (PerformanceDbContext context = database.NewContext())
        {
            context.Collections.Add(new Collection { Period = Q2, State = CollectionState.Open });
            await context.SaveChangesAsync();
            (await new SignOffService(context, new ScorecardService(context), TimeProvider.System).SignOffAsync(Q2, new Actor(null, "Officer", [Roles.PerformanceOfficer]))).Should().BeOfType<Saved>();
        }

        DataPackReport outcome = await ImportAsync(CasePack.Folder("step2-polarity"));

        outcome.Repaints.Listed.Should().NotBeEmpty().And.NotContain(r => r.Quarter == Q2);
        outcome.Repaints.Lines.Should().Contain("Q2 2017/18 is signed off and stays as it is.");
    }

    [Theory]
    [InlineData("K1,Bins,%,1,higher,quarter,RAG 5%,year-on-year")]
    [InlineData("K1,Bins and boxes,%,1,higher,quarter,RAG 5%,ongoing")]
    public async Task A_change_that_repaints_nothing_goes_straight_through(string row)
    {
        // Of one figure nothing can be compared.
        await using (PerformanceDbContext context = database.NewContext()) await context.Results.Where(r => r.Period != Q2).ExecuteDeleteAsync();
        pack.With("measures.csv", $"{PackFolder.MeasureHeader},scheme,trend\n{row}\n");

        DataPackReport outcome = await ImportAsync(pack.Path);

        outcome.Problems.Should().BeEmpty();
        outcome.Repaints.Total.Should().Be(0);
        outcome.ChangesAnything.Should().BeTrue();
    }

    [Fact]
    public async Task A_new_code_keeps_the_figures_where_the_pack_says_what_it_was()
    {
        int id = (await MeasureAsync("K1")).Id;
        pack.With("measures.csv", $"{PackFolder.MeasureHeader},was\nK1a,Bins,%,1,higher,quarter,k1\n").With("values.csv", "code,period,value\nK1a,2017/18 Q2,60\n");

        (await ImportAsync(pack.Path)).Problems.Should().BeEmpty();

        (await MeasureAsync("K1a")).Id.Should().Be(id);
        await using (PerformanceDbContext context = database.NewContext())
        {
            (await context.Results.CountAsync(r => r.MeasureId == id)).Should().Be(3);
            (await context.Targets.CountAsync(t => t.MeasureId == id)).Should().Be(2);
            (await context.Measures.CountAsync()).Should().Be(1);
            (await context.Audit.SingleAsync(a => a.Action == "measure.recoded")).Should().Match<Core.Audit.AuditEntry>(a => a.MeasureId == id && a.Summary.StartsWith("Measure K1 has the code K1a"));
        }

        (await ImportAsync(pack.Path)).Should().Match<DataPackReport>(o => o.Accepted && !o.ChangesAnything, "the same pack again changes nothing");
    }

    [Theory]
    [InlineData("K2,Other,%,1,higher,quarter,K9\n", "There is no measure “K9” in the database")]
    [InlineData("K2,Other,%,1,higher,quarter,K1\nK3,Other,%,1,higher,quarter,K1\n", "“K1” is already renamed in row 2.")]
    [InlineData("K2,Other,%,1,higher,quarter,K1\nK1,Bins,%,1,higher,quarter,\n", "“K1” has a row of its own, 3")]
    [InlineData("K8,Other,%,1,higher,quarter,K1\n", "K1 and K8 are two measures already")]
    public async Task A_code_that_cannot_be_taken_over_is_refused_in_a_sentence(string rows, string sentence)
    {
        pack.With("measures.csv", $"{PackFolder.MeasureHeader}\nK8,Eighth,%,1,higher,quarter\n");
        (await ImportAsync(pack.Path)).Problems.Should().BeEmpty();
        pack.With("measures.csv", $"{PackFolder.MeasureHeader},was\n{rows}");

        (await ImportAsync(pack.Path)).Problems.Should().ContainSingle().Which.Sentence.Should().StartWith(sentence);
    }

    [Fact]
    public async Task A_new_measure_with_the_title_of_one_that_the_pack_lacks_is_remarked_on()
    {
        DataPackReport outcome = await ImportAsync(CasePack.Folder("step2-recode"));

        outcome.Problems.Should().BeEmpty();
        outcome.Remarks.Should().ContainSingle(r => r.Column == "code").Which.Sentence.Should().StartWith("“K1a” is a new measure with the title of K1, which the pack lacks").And.Contain("write K1 in a column “was”");
    }

    private async Task<Measure> MeasureAsync(string code)
    {
        await using PerformanceDbContext context = database.NewContext();
        return await context.Measures.SingleAsync(m => m.Code == code);
    }

    private async Task<DataPackReport> ImportAsync(string path, bool dryRun = false, bool repaint = false)
    {
        await using PerformanceDbContext context = database.NewContext();
        return await new DataPackImporter(context, TimeProvider.System).ImportAsync(path, Actor.Process("test"), dryRun, repaint);
    }
}
