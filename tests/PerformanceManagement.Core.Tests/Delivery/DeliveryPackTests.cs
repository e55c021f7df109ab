using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Delivery;
using PerformanceManagement.Core.Delivery.Rules;
using PerformanceManagement.Core.Imports;
using PerformanceManagement.Core.Tests.Imports;
using PerformanceManagement.Core.Users;
using Xunit;

namespace PerformanceManagement.Core.Tests.Delivery;

/// <summary>Projects, actions, risks, partnerships and volumes of four published papers, and what a pack may get wrong.</summary>
public sealed class DeliveryPackTests : IAsyncLifetime, IDisposable
{
    private readonly PackFolder pack = PackFolder.WithOneMeasure();
    private TestDatabase database = null!;

    public async Task InitializeAsync() => database = await TestDatabase.CreateAsync();

    public async Task DisposeAsync() => await database.DisposeAsync();

    public void Dispose() => pack.Dispose();

    [Fact]
    public async Task Workstreams_projects_and_nested_items_come_in_with_their_ratings()
    {
        await StoredAsync("maidstone-2013-14-q2");

        await using PerformanceDbContext context = database.NewContext();
        List<DeliveryItem> items = await context.DeliveryItems.OrderBy(i => i.SortOrder).ToListAsync();
        items.GroupBy(i => i.Kind).ToDictionary(g => g.Key, g => g.Count()).Should().BeEquivalentTo(new Dictionary<DeliveryKind, int> { [DeliveryKind.Workstream] = 4, [DeliveryKind.Project] = 28, [DeliveryKind.ProjectItem] = 6 });
        var ratings = await context.DeliveryUpdates.Where(u => u.Item!.Kind == DeliveryKind.Project).GroupBy(u => u.Rating).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key!, g => g.Count);
        ratings.Should().BeEquivalentTo(new Dictionary<string, int> { ["green"] = 14, ["amber"] = 11, ["not-rated"] = 3 });
        (await context.DeliveryUpdates.SingleAsync(u => u.Item!.Title == "Website")).Rating.Should().Be("green-amber");
        items.Single(i => i.Title == "Website").LeadOfficer.Should().Be("Head of ICT");
    }

    [Fact]
    public async Task An_action_plan_comes_in_with_the_days_that_its_words_imply()
    {
        await StoredAsync("peer-challenge-2018");

        await using PerformanceDbContext context = database.NewContext();
        List<DeliveryItem> actions = await context.DeliveryItems.Where(i => i.Kind == DeliveryKind.PlannedAction).OrderBy(i => i.SortOrder).ToListAsync();
        actions.Should().HaveCount(8);
        DeliveryItem strategy = actions.Single(a => a.Code == "CPC3");
        (strategy.DueText, strategy.DueOn, strategy.IsOverdue(new DateOnly(2018, 10, 1)), strategy.IsOverdue(new DateOnly(2018, 9, 30))).Should().Be(("timescale September 2018", new DateOnly(2018, 9, 30), true, false));
        actions.Single(a => a.Code == "CPC8").IsOverdue(new DateOnly(2030, 1, 1)).Should().BeFalse();
        List<DeliveryStep> skills = await context.DeliverySteps.Where(s => s.Item!.Code == "CPC8" && s.Kind == DeliveryStepKind.PlannedItem).OrderBy(s => s.SortOrder).ToListAsync();
        skills.Select(s => s.DueOn).Should().Equal(new DateOnly(2018, 11, 30), new DateOnly(2019, 2, 28), new DateOnly(2019, 2, 28));
        (await context.DeliverySteps.CountAsync(s => s.Item!.Code == "CPC2")).Should().Be(16);
    }

    [Fact]
    public async Task Risks_partnerships_and_complaints_come_in_as_printed()
    {
        await StoredAsync("medway-2019-20-q2");

        await using PerformanceDbContext context = database.NewContext();
        Dictionary<string, string?> scores = await context.DeliveryUpdates.Where(u => u.Item!.Kind == DeliveryKind.Risk).Select(u => new { u.Item!.Code, u.Score }).ToDictionaryAsync(u => u.Code, u => u.Score);
        scores.Should().BeEquivalentTo(new Dictionary<string, string?> { ["SR02"] = "DII", ["SRO3B"] = "AI", ["SR21"] = "CII", ["SR32"] = "CII", ["SR33"] = "DIII", ["SR34"] = "DII", ["SR36"] = "BIII", ["SR37"] = "CI" });
        (await context.DeliveryItems.CountAsync(i => i.Kind == DeliveryKind.Partnership && i.PlanItems.Any())).Should().Be(24);
        DeliveryUpdate ombudsman = await context.DeliveryUpdates.SingleAsync(u => u.Item!.Code == "LGSCO");
        OutcomeLines.TryRead(ombudsman.Outcomes, out IReadOnlyList<OutcomeCount> outcomes, out _).Should().BeTrue();
        OutcomeList.Problems(ombudsman.Issued!.Value, outcomes).Should().BeEmpty();
        DeliveryItem stage = await context.DeliveryItems.Include(i => i.EscalatesTo).SingleAsync(i => i.Code == "CS1");
        (stage.WorkingDays, stage.TargetPercent, stage.EscalatesTo!.Code).Should().Be((10, 80m, "CS2"));
    }

    [Theory]
    [InlineData("risks.csv", "code,title,inherent\nR1,Flood,GII", "“GII” is not a score of this council's scale: a likelihood (A to F) and an impact (I to IV), like AI.")]
    [InlineData("projects.csv", "code,kind,title,parent\nA,project,One,B\nB,project,Two,A", "“A” would be under itself.")]
    [InlineData("projects.csv", "code,kind,title,parent\nA,item,One,", "An item of a project needs the project that it belongs to.")]
    [InlineData("projects.csv", "code,kind,title,start,due\nA,project,One,2018-06-01,May 2018", "It would be complete on 31 May 2018, before it starts on 1 June 2018.")]
    [InlineData("projects.csv", "code,kind,title,measures\nA,project,One,NI 999", "There is no measure “NI 999”, neither in measures.csv nor in the database.")]
    [InlineData("actions.csv", "code,title\nA,One", "An action needs the action plan that it belongs to.")]
    [InlineData("updates.csv", "code,period\nNONE,2018/19 Q1", "There is no project, action, risk or partnership “NONE”, neither in this pack nor in the database.")]
    [InlineData("volumes.csv", "code,table,title,period,received,issued,within\nT,,Complaints,,,,\nL,T,Stage 1,2018/19 Q1,5,4,6", "6 responses within the deadline are more than the 4 that were issued.")]
    public async Task What_a_pack_gets_wrong_is_said_by_its_row_and_nothing_is_stored(string file, string text, string sentence)
    {
        pack.With(file, text);

        DataPackReport outcome = await ImportAsync(pack.Path);

        outcome.Problems.Select(p => p.Sentence).Should().Contain(sentence);
        await using PerformanceDbContext context = database.NewContext();
        (await context.DeliveryItems.CountAsync()).Should().Be(0);
    }

    [Fact]
    public async Task A_milestone_before_its_project_starts_and_a_rating_that_is_none_are_refused()
    {
        pack.With("projects.csv", "code,kind,title,start\nA,project,One,2018-06-01").With("milestones.csv", "code,number,text,due\nA,1,Ground broken,May 2018").With("updates.csv", "code,period,rating,score\nA,2018/19 Q1,blue,AI");

        DataPackReport outcome = await ImportAsync(pack.Path);

        outcome.Problems.Select(p => p.Sentence).Should().Equal(
            "It is due on 31 May 2018, before “A” starts on 1 June 2018.",
            "“blue” is not one of red, amber, green-amber, green, not-rated.",
            "A score is for risks, and this is one of the projects.");
    }

    [Fact]
    public async Task Words_that_hide_a_date_and_outcomes_that_do_not_add_up_come_in_with_a_remark()
    {
        pack.With("actions.csv", "code,title,kind,parent,due\nP,Plan,plan,,\nA,One,,P,after the board of 14 March 2019 has met")
            .With("volumes.csv", "code,table,title,period,received,issued,outcomes\nT,,Complaints,,,,\nL,T,Ombudsman,2018/19 Q1,5,4,3 | not upheld");

        DataPackReport outcome = await ImportAsync(pack.Path);

        outcome.Problems.Should().BeEmpty();
        outcome.Remarks.Select(r => r.Sentence).Should().Equal("The words hold a date, and none is taken from them. Write “14 March 2019” alone for it to count, or its day in due_on.", "The outcomes add up to 3, and 4 decisions were made.");
    }

    private async Task StoredAsync(string name) => (await ImportAsync(PackFolder.Shipped(name))).Problems.Should().BeEmpty();

    private async Task<DataPackReport> ImportAsync(string path)
    {
        await using PerformanceDbContext context = database.NewContext();
        return await new DataPackImporter(context, TimeProvider.System).ImportAsync(path, Actor.Process("test"));
    }
}
