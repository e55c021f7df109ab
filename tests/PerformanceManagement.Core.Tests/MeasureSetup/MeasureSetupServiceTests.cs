using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Audit;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.MeasureSetup;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Scorecards;
using PerformanceManagement.Core.Tests.Entry;
using PerformanceManagement.Core.Users;
using Xunit;

namespace PerformanceManagement.Core.Tests.MeasureSetup;

public sealed class MeasureSetupServiceTests : IAsyncLifetime
{
    private EntryHouse house = null!;

    public async Task InitializeAsync() => house = await EntryHouse.CreateAsync();

    public async Task DisposeAsync() => await house.DisposeAsync();

    [Fact]
    public async Task A_measure_is_looked_at_and_added()
    {
        MeasureEdit edit = MeasureEdit.New() with { Code = "ENV 20", Title = "Waste recycled", Definition = "By weight.", DataSource = "Weighbridge", Contact = "Waste manager", FirstPeriod = "Q2 2026/27", Flags = ["key"], Tolerance = "2", ToleranceKind = "points" };

        MeasureEffect effect = Effect(await Preview(edit));
        (await Codes()).Should().Equal([EntryHouse.Code], "nothing is saved by looking");
        effect.Changes.Should().Contain(new MeasureFieldChange("Title", null, "Waste recycled"));
        effect.Reach.Should().Equal("Q2 2026/27 is open, and will ask for its figure of Q2 2026/27.");

        Summary(await Save(edit)).Should().Be("Added ENV 20 Waste recycled");
        Measure stored = await Measure("ENV 20");
        stored.Should().BeEquivalentTo(new { Unit = "%", Decimals = 1, DataSource = "Weighbridge", Contact = "Waste manager", FirstPeriod = (Period?)Period.Parse("2026/27 Q2"), Flags = MeasureFlags.Key, Tolerance = (decimal?)2 });
        (await house.Read(c => c.Audit.OrderBy(a => a.Id).LastAsync())).Should().BeEquivalentTo(new { Action = "measure.added", Summary = "Added ENV 20 Waste recycled." });
        (await house.Read(c => new AuditLogService(c).OfMeasureAsync("ENV 20", null, null, house.Owner)))!.Page.Lines.Should().ContainSingle("it is in the measure's own log").Which.Details.Should().Contain(d => d.After == "Contact: Waste manager");
        (await house.List(actor: house.Officer))!.Quarters.Single().Tasks.Select(t => t.Code).Should().Contain("ENV 20", "the open quarter asks for it");
        (await house.Read(c => new ScorecardService(c).GetAsync(Period.Parse("2026/27 Q1"), new ScorecardFilter()))).Rows.Should().NotContain(r => r.Code == "ENV 20", "earlier it is absent, not missing");
    }

    [Theory]
    [InlineData("hou 01", "Code", "There is a measure HOU 01 already, Households in temporary accommodation: choose another code.")]
    [InlineData("", "Code", "Fill this in.")]
    public async Task A_code_is_one_measures_whatever_its_capitals(string code, string field, string sentence)
    {
        Outcome? refused = await Save(MeasureEdit.New() with { Code = code, Title = "Another" });

        Problems(refused).Should().Equal(new FieldMessage(field, sentence));
        (await Codes()).Should().Equal(EntryHouse.Code);
    }

    [Fact]
    public async Task What_cannot_be_is_said_beside_its_field_and_nothing_is_stored()
    {
        MeasureEdit typed = MeasureEdit.New() with { Code = "X", Title = "", Decimals = "9", Frequency = "term", Tolerance = "-1", FirstPeriod = "Q2 2026/27", LastPeriod = "Q1 2026/27", BreakReason = "New system" };

        Problems(await Save(typed)).Select(p => p.Field).Should().BeEquivalentTo("Title", "Decimals", "Calendar", "Tolerance", "LastPeriod", "BreakFrom");
        (await Codes()).Should().Equal(EntryHouse.Code);
    }

    [Fact]
    public async Task A_changed_code_keeps_its_figures_and_is_no_other_measures()
    {
        await house.Submit(await house.Typed("340"));

        Summary(await Save(await Form() with { Code = "HOU 99" })).Should().Be("Changed HOU 99 Households in temporary accommodation: code");

        (await house.Result("HOU 99"))!.Value.Should().Be(340);
        (await house.Read(c => new MeasureNamesService(c).PresentCodeAsync("hou 01"))).Should().Be("HOU 99");
        Problems(await Save(MeasureEdit.New() with { Code = EntryHouse.Code, Title = "Another" })).Single().Message.Should().StartWith("“HOU 01” was the code of another measure");
        Summary(await Save(await Form("HOU 99") with { Code = EntryHouse.Code })).Should().StartWith("Changed HOU 01", "it may take its own code again");
        (await house.Read(c => c.EarlierCodes.Select(e => e.Code).ToListAsync())).Should().Equal("HOU 99");
    }

    [Fact]
    public async Task Rules_that_change_from_a_day_leave_the_quarters_before_as_they_were()
    {
        await house.Change(async c => (await c.Measures.SingleAsync()).Results.AddRange([TestData.Result(Period.Parse("2026/27 Q1"), 12, house.Clock.Now), TestData.Result(Period.Parse("2025/26 Q4"), 11, house.Clock.Now)]));
        MeasureEdit form = await Form();

        MeasureEffect all = Effect(await Preview(form with { Good = "higher" }));
        all.Repaints.Total.Should().BeGreaterThan(0, "what is reported already would read differently");

        MeasureEdit dated = form with { Good = "higher", RulesFrom = "Q2 2026/27", BreakFrom = "Q2 2026/27", BreakReason = "Counted anew" };
        MeasureEffect from = Effect(await Preview(dated));
        from.Reach.Should().Contain(s => s.Contains("new rules hold from 1 July 2026"));
        await Save(dated);
        Measure stored = await Measure();
        stored.EarlierRules.Should().ContainSingle().Which.Should().BeEquivalentTo(new { Until = new DateOnly(2026, 6, 30), Good = GoodDirection.Lower });
        stored.Breaks.Should().ContainSingle().Which.Should().BeEquivalentTo(new { From = Period.Parse("2026/27 Q2"), Reason = "Counted anew" });
    }

    [Fact]
    public async Task A_definition_that_changes_from_a_day_keeps_the_one_before()
    {
        await Save(await Form() with { Definition = "Households, counted at the end." });
        await Save(await Form() with { Definition = "Households, counted on the last Friday.", DefinitionFrom = "Q2 2026/27" });

        (await Measure()).EarlierDefinitions.Should().ContainSingle().Which.Should().BeEquivalentTo(new { Until = new DateOnly(2026, 6, 30), Text = "Households, counted at the end." });
        Problems(await Save(await Form() with { Definition = "Another.", DefinitionFrom = "Q1 2026/27" })).Single().Field.Should().Be("DefinitionFrom");
    }

    [Fact]
    public async Task A_measure_is_retired_and_brought_back_and_its_targets_stay()
    {
        await house.Change(async c => (await c.Measures.SingleAsync()).Targets.Add(new Target { Period = Period.Parse("2027/28"), Value = 300 }));
        MeasureEdit retired = await Form() with { LastPeriod = "Q1 2026/27" };

        Effect(await Preview(retired)).Reach.Should().Contain("Q2 2026/27 is open, and will not ask for it any more.").And.Contain("Its targets for 2027/28 stay stored, and are not shown unless it is brought back.");
        await Save(retired);
        (await house.List(actor: house.Officer))!.Asked.Should().Be(0);
        await Save(await Form() with { LastPeriod = null });
        (await house.List(actor: house.Officer))!.Asked.Should().Be(1);
        (await Measure()).Targets.Should().ContainSingle();
    }

    [Fact]
    public async Task What_was_entered_is_not_hidden_by_a_last_period()
    {
        await house.Submit(await house.Typed("340"));

        Problems(await Save(await Form() with { LastPeriod = "Q1 2026/27" })).Should().Equal(
            new FieldMessage("LastPeriod", "The measure already has figures outside it, such as for Q2 2026/27: nothing that was entered is hidden."));
    }

    [Fact]
    public async Task A_measure_takes_the_place_of_another()
    {
        MeasureEdit next = (await house.Read(c => Service(c).LikeAsync(EntryHouse.Code, house.Officer)))! with { Code = "HOU 02", Replaces = EntryHouse.Code, FirstPeriod = "Q2 2026/27" };

        Summary(await Save(next)).Should().Be("Added HOU 02 Households in temporary accommodation, which takes the place of HOU 01");

        Measure old = await Measure();
        old.Should().BeEquivalentTo(new { LastPeriod = (Period?)Period.Parse("2026/27 Q1") });
        old.ReplacedBy!.Code.Should().Be("HOU 02");
        AuditEntry gone = await house.Read(c => c.Audit.Include(a => a.Details).SingleAsync(a => a.MeasureId == old.Id && a.Action == "measure.changed"));
        gone.Summary.Should().Be("HOU 01 Households in temporary accommodation ends with Q1 2026/27: HOU 02 Households in temporary accommodation takes its place.");
        gone.Details.Select(d => d.After).Should().BeEquivalentTo("Last period: Q1 2026/27", "Replaced by: HOU 02");
        Problems(await Save(next with { Code = "HOU 03", FirstPeriod = "" })).Should().ContainSingle().Which.Field.Should().Be("FirstPeriod");
    }

    [Fact]
    public async Task Of_two_who_change_a_measure_the_second_is_shown_both()
    {
        MeasureEdit first = await Form(), second = await Form();
        await Save(first with { Title = "Households in hotels" });

        Conflict<MeasureEdit> conflict = (await Save(second with { Title = "Households in hostels" })).Should().BeOfType<Conflict<MeasureEdit>>().Subject;

        MeasureDifferences.Between(second with { Title = "Households in hostels" }, conflict.Theirs).Should().Equal(new MeasureFieldChange("Title", "Households in hostels", "Households in hotels"));
        (await Measure()).Title.Should().Be("Households in hotels");
    }

    [Fact]
    public async Task A_signed_off_quarter_stays_as_members_saw_it()
    {
        await house.Submit(await house.Typed("340"));
        await house.Read(c => new SignOffService(c, new ScorecardService(c), house.Clock).SignOffAsync(EntryHouse.Quarter, house.Officer));
        ScorecardRow seen = await Row();

        MeasureEdit changed = await Form() with { Title = "Another title", Good = "higher", Unit = "families" };
        Effect(await Preview(changed)).Reach.Should().Contain("Q2 2026/27 is signed off and stays as members saw it.");
        await Save(changed);

        ScorecardRow now = await Row();
        (now.Title, now.ValueText, now.TargetText, now.Rating.Label).Should().Be((seen.Title, seen.ValueText, seen.TargetText, seen.Rating.Label));
    }

    [Fact]
    public async Task Nobody_but_the_performance_team_keeps_measures()
    {
        MeasureEdit form = await Form();

        foreach (Actor actor in new[] { house.Owner, house.Other, new Actor(house.Other.UserId, "A director", [Roles.Approver]) })
        {
            await FluentActions.Awaiting(() => house.Read(c => Service(c).SaveAsync(form with { Title = "Another" }, actor))).Should().ThrowAsync<NotPermittedException>();
            await FluentActions.Awaiting(() => house.Read(c => Service(c).PreviewAsync(form, actor))).Should().ThrowAsync<NotPermittedException>();
        }
    }

    private MeasureSetupService Service(Core.Data.PerformanceDbContext context) => new(context, house.Clock);

    private Task<Outcome?> Save(MeasureEdit edit) => house.Read(c => Service(c).SaveAsync(edit, house.Officer));

    private Task<Outcome?> Preview(MeasureEdit edit) => house.Read(c => Service(c).PreviewAsync(edit, house.Officer));

    private async Task<MeasureEdit> Form(string code = EntryHouse.Code) => (await house.Read(c => Service(c).FindAsync(code, house.Officer)))!;

    private Task<List<string>> Codes() => house.Read(c => c.Measures.Select(m => m.Code).ToListAsync());

    private Task<Measure> Measure(string code = EntryHouse.Code) => house.Read(c =>
        c.Measures.AsNoTracking().Include(m => m.EarlierRules).Include(m => m.EarlierDefinitions).Include(m => m.Breaks).Include(m => m.Targets).Include(m => m.ReplacedBy).SingleAsync(m => m.Code == code));

    private async Task<ScorecardRow> Row() => (await house.Read(c => new ScorecardService(c).GetAsync(EntryHouse.Quarter, new ScorecardFilter()))).Rows.Single();

    private static MeasureEffect Effect(Outcome? outcome) => outcome.Should().BeOfType<Preview<MeasureEffect>>().Subject.Effect;

    private static IReadOnlyList<FieldMessage> Problems(Outcome? outcome) => outcome.Should().BeOfType<Refused>().Subject.Problems;

    private static string Summary(Outcome? outcome) => outcome.Should().BeOfType<Saved>().Subject.Summary;
}
