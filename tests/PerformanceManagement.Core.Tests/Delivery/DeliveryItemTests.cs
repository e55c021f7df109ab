using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Delivery;
using PerformanceManagement.Core.Delivery.Rules;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Users;
using Xunit;

namespace PerformanceManagement.Core.Tests.Delivery;

/// <summary>Items, steps and the scale of risks, added and changed by forms.</summary>
public sealed class DeliveryItemTests : IAsyncLifetime
{
    private static readonly Actor Team = new(null, "Performance officer", [Roles.PerformanceOfficer]);
    private TestDatabase database = null!;
    private Actor officer = null!;
    private int housing;
    private int place;

    public async Task InitializeAsync()
    {
        database = await TestDatabase.CreateSqliteAsync();
        await using PerformanceDbContext context = database.NewContext();
        Directorate[] directorates = [new() { Name = "Housing" }, new() { Name = "Place" }];
        context.Directorates.AddRange(directorates);
        context.Measures.AddRange(TestData.Measure("M 1", "Runs"), Ended("M 2"), Ended("M 3"));
        var plan = new DeliveryItem { Code = "PLAN", Kind = DeliveryKind.ActionPlan, Title = "Peer challenge", Directorate = directorates[0] };
        var stream = new DeliveryItem { Code = "WS", Kind = DeliveryKind.Workstream, Title = "Homes", Directorate = directorates[0] };
        var programme = new DeliveryItem { Code = "PROG", Kind = DeliveryKind.Programme, Title = "New homes", Parent = stream, Directorate = directorates[0] };
        var project = new DeliveryItem { Code = "P1", Kind = DeliveryKind.Project, Title = "Buy back", Parent = programme, Directorate = directorates[0], StartsOn = new DateOnly(2026, 4, 1) };
        project.Measures.Add(context.Measures.Local.Single(m => m.Code == "M 2"));
        var step = new DeliveryStep { Text = "First home", SortOrder = 1 };
        step.SetDue(CompletionText.Read("September 2026"));
        project.Steps.Add(step);
        int order = 0;
        foreach (DeliveryItem item in new[] { plan, stream, programme, project }) item.SortOrder = ++order;
        context.DeliveryItems.AddRange(plan, stream, programme, project);
        User user = new() { UserName = "h", Email = "h@example.org", DisplayName = "Housing officer", Directorate = directorates[0] };
        context.Users.Add(user);
        await context.SaveChangesAsync();
        (housing, place) = (directorates[0].Id, directorates[1].Id);
        officer = new Actor(user.Id, "Housing officer", [Roles.Contributor]);
    }

    public async Task DisposeAsync() => await database.DisposeAsync();

    [Fact]
    public async Task An_action_is_added_under_its_plan_with_the_day_that_its_words_imply()
    {
        (await SaveAsync(new DeliveryItemEdit(DeliveryKind.PlannedAction, " ACT 1 ", null) { Title = "Write it down", Parent = "plan", Due = "Winter 2026", Measures = "m 1", Directorate = $"{housing}" })).Should().BeOfType<Saved>();

        DeliveryItem stored = await ItemAsync("ACT 1");
        stored.Parent!.Code.Should().Be("PLAN");
        stored.DueOn.Should().Be(new DateOnly(2027, 2, 28));
        stored.Measures.Should().ContainSingle(m => m.Code == "M 1");
        await using PerformanceDbContext context = database.NewContext();
        (await context.Audit.SingleAsync()).Summary.Should().Be("ACT 1 Write it down: the action was added.");
    }

    [Fact]
    public async Task A_new_item_stands_after_all_that_lies_under_the_same()
    {
        (await SaveAsync(new DeliveryItemEdit(DeliveryKind.PlannedAction, "ACT 1", null) { Title = "First", Parent = "PLAN" })).Should().BeOfType<Saved>();
        (await SaveAsync(new DeliveryItemEdit(DeliveryKind.Project, "P2", null) { Title = "Build", Parent = "WS" })).Should().BeOfType<Saved>();
        (await SaveAsync(new DeliveryItemEdit(DeliveryKind.Risk, "R1", null) { Title = "Flood" })).Should().BeOfType<Saved>();

        (await new DeliveryReader(database.NewContext()).PageAsync(Period.FinancialQuarter(2026, 2), new DeliveryFilter(), 1)).Rows.Select(r => r.Item.Code).Should().Equal("PLAN", "ACT 1", "WS", "PROG", "P1", "P2", "R1");
    }

    [Theory]
    [InlineData(DeliveryKind.PlannedAction, "ACT", "", "Parent", "Enter the code of the action plan that it belongs to")]
    [InlineData(DeliveryKind.PlannedAction, "ACT", "P1", "Parent", "P1 is a project, which holds no action")]
    [InlineData(DeliveryKind.Project, "NEW", "NONE", "Parent", "There is nothing with the code “NONE”")]
    [InlineData(DeliveryKind.Risk, "p1", "", "Code", "P1 is the project “Buy back” already. Codes outlive the year, so each is used once")]
    [InlineData(DeliveryKind.Risk, "", "", "Code", "Give it a code, which it keeps when the year changes")]
    public async Task What_does_not_fit_is_said_beside_its_field(DeliveryKind kind, string code, string parent, string field, string sentence) =>
        Problems(await SaveAsync(new DeliveryItemEdit(kind, code, null) { Title = "New", Parent = parent })).Should().Contain(new FieldMessage(field, sentence));

    [Fact]
    public async Task Nothing_stands_under_itself()
    {
        DeliveryItem programme = await ItemAsync("PROG");
        Problems(await SaveAsync(new DeliveryItemEdit(default, "PROG", programme.Version) { Title = "New homes", Parent = "P1" })).Should().ContainSingle(p => p.Message == "PROG would be under itself");
    }

    [Fact]
    public async Task A_day_that_hides_in_words_is_asked_about_and_counts_when_somebody_says_so()
    {
        var edit = new DeliveryItemEdit(DeliveryKind.Project, "P2", null) { Title = "Talks", Due = "When the board agrees, at the latest 30 June 2026" };

        Problems(await SaveAsync(edit)).Should().ContainSingle().Which.Message.Should().Be("These words hold “30 June 2026”. Say below whether that is the date to go by");
        (await SaveAsync(edit with { DueMeans = "day" })).Should().BeOfType<Saved>();
        DeliveryItem stored = await ItemAsync("P2");
        (stored.DueText, stored.DueOn).Should().Be(("When the board agrees, at the latest 30 June 2026", new DateOnly(2026, 6, 30)));
        stored.IsOverdue(new DateOnly(2026, 7, 1)).Should().BeTrue();
        (await SaveAsync(edit with { Code = "P3", DueMeans = "words" })).Should().BeOfType<Saved>();
        (await ItemAsync("P3")).DueOn.Should().BeNull();
    }

    [Fact]
    public async Task A_link_to_a_measure_that_has_ended_is_kept_when_it_is_meant_or_was_there()
    {
        DeliveryItem project = await ItemAsync("P1");
        DeliveryItemEdit edit = new(default, "P1", project.Version) { Title = "Buy back", Parent = "PROG", Directorate = $"{housing}", Measures = "M 2, M 3" };

        Problems(await SaveAsync(edit)).Should().ContainSingle().Which.Message.Should().Be("M 3 ended with Q4 2024/25. Take it out, or say below that the link is meant");
        Problems(await SaveAsync(edit with { Measures = "M 2; NI 7" })).Should().ContainSingle().Which.Message.Should().Be("There is no measure “NI 7”");
        (await SaveAsync(edit with { LinksEnded = true })).Should().BeOfType<Saved>();
        (await ItemAsync("P1")).Measures.Should().HaveCount(2);
    }

    [Fact]
    public async Task A_project_does_not_start_after_its_milestones_or_its_end()
    {
        DeliveryItem project = await ItemAsync("P1");
        DeliveryItemEdit edit = new(default, "P1", project.Version) { Title = "Buy back", StartsOn = "1 October 2026", Due = "June 2026" };

        Problems(await SaveAsync(edit)).Should().BeEquivalentTo(
        [
            new FieldMessage("Due", "It would be complete on 30 June 2026, before it starts on 1 October 2026"),
            new FieldMessage("StartsOn", "“First home” is due on 30 September 2026, before it would start. Change that date first"),
        ]);
    }

    [Fact]
    public async Task Of_two_who_change_an_item_the_second_is_shown_what_is_stored()
    {
        DeliveryItem project = await ItemAsync("P1");
        (await SaveAsync(new DeliveryItemEdit(default, "P1", project.Version) { Title = "Theirs" })).Should().BeOfType<Saved>();

        DeliveryItem theirs = (await SaveAsync(new DeliveryItemEdit(default, "P1", project.Version) { Title = "Mine" })).Should().BeOfType<Conflict<DeliveryItem>>().Which.Theirs;

        DeliveryFacts.Of(theirs).Should().Contain(new DeliveryFact("Title", "Theirs"));
        (await ItemAsync("P1")).Title.Should().Be("Theirs");
    }

    [Fact]
    public async Task An_officer_changes_what_is_their_directorates_and_gives_none_of_it_away()
    {
        DeliveryItem project = await ItemAsync("P1");
        (await SaveAsync(new DeliveryItemEdit(default, "P1", project.Version) { Title = "Buy back more", Parent = "PROG", Directorate = $"{housing}" }, officer)).Should().BeOfType<Saved>();
        await FluentActions.Awaiting(() => SaveAsync(new DeliveryItemEdit(DeliveryKind.Risk, "R1", null) { Title = "Flood", Directorate = $"{place}" }, officer)).Should().ThrowAsync<NotPermittedException>();
        DeliveryItem changed = await ItemAsync("P1");
        await FluentActions.Awaiting(() => SaveAsync(new DeliveryItemEdit(default, "P1", changed.Version) { Title = "Buy back", Directorate = $"{place}" }, officer)).Should().ThrowAsync<NotPermittedException>();
        await FluentActions.Awaiting(() => SaveAsync(new DeliveryItemEdit(default, "P1", changed.Version) { Title = "Buy back", Directorate = $"{housing}" }, new Actor(1, "Reader", [Roles.Viewer]))).Should().ThrowAsync<NotPermittedException>();
        (await ItemAsync("P1")).Title.Should().Be("Buy back more");
    }

    [Fact]
    public async Task A_closed_item_leaves_later_quarters_and_is_found_by_its_words()
    {
        DeliveryItem project = await ItemAsync("P1");
        Problems(await SaveAsync(new DeliveryItemEdit(default, "P1", project.Version) { Title = "Buy back", ClosedBecause = "Done" })).Should().ContainSingle(p => p.Field == "ClosedOn");
        (await SaveAsync(new DeliveryItemEdit(default, "P1", project.Version) { Title = "Buy back", ClosedOn = "30 June 2026", ClosedBecause = "Done" })).Should().BeOfType<Saved>();

        var reader = new DeliveryReader(database.NewContext());
        async Task<IEnumerable<string>> Codes(Period quarter, DeliveryFilter filter) => (await reader.PageAsync(quarter, filter, 1)).Rows.Select(r => r.Item.Code);
        (await Codes(Period.FinancialQuarter(2026, 1), new DeliveryFilter())).Should().Contain("P1");
        (await Codes(Period.FinancialQuarter(2026, 2), new DeliveryFilter())).Should().NotContain("P1");
        (await Codes(Period.FinancialQuarter(2026, 2), new DeliveryFilter { Search = "buy" })).Should().Equal("P1");
        (await Codes(Period.FinancialQuarter(2026, 2), new DeliveryFilter { WithClosed = true })).Should().Contain("P1");
        (await reader.FoundAsync("buy")).Should().Be(1);
    }

    [Fact]
    public async Task A_milestone_is_added_changed_and_removed_and_never_before_its_project_starts()
    {
        DeliveryStepService steps = new(database.NewContext(), TimeProvider.System);
        Problems(await steps.SaveAsync(new DeliveryStepEdit("P1", null, null) { Text = "Survey", Due = "March 2026", DoneOn = "1/1/2080" }, officer)).Should().BeEquivalentTo(
        [
            new FieldMessage("Due", "It would be due on 31 March 2026, before P1 starts on 1 April 2026"),
            new FieldMessage("DoneOn", "1 January 2080 is to come: enter the day on which it was done"),
        ]);
        (await steps.SaveAsync(new DeliveryStepEdit("P1", null, null) { Text = "Survey", Due = "May 2026" }, officer)).Should().BeOfType<Saved>();

        DeliveryStep added = (await ItemAsync("P1")).Steps.Single(s => s.Text == "Survey");
        (added.SortOrder, added.Kind).Should().Be((2, DeliveryStepKind.Milestone));
        (await steps.SaveAsync(new DeliveryStepEdit("P1", added.Id, added.Version) { Text = "Survey", Due = "May 2026", DoneOn = "3 May 2026" }, officer)).Should().BeOfType<Saved>();
        (await steps.RemoveAsync("P1", added.Id, added.Version, officer)).Should().BeOfType<Conflict<DeliveryStep>>();
        DeliveryStep changed = (await ItemAsync("P1")).Steps.Single(s => s.Text == "Survey");
        (await steps.RemoveAsync("P1", changed.Id, changed.Version, officer)).Should().BeOfType<Saved>();
        (await ItemAsync("P1")).Steps.Should().ContainSingle();
        (await steps.SaveAsync(new DeliveryStepEdit("PLAN", null, null) { Text = "Survey" }, Team)).Should().BeNull("a plan has actions, not steps");
    }

    [Fact]
    public async Task Another_scale_shows_the_scores_that_are_not_on_it_before_it_is_stored()
    {
        await using (PerformanceDbContext context = database.NewContext())
        {
            var risk = new DeliveryItem { Code = "R", Kind = DeliveryKind.Risk, Title = "Flood", InherentScore = "BII" };
            context.DeliveryUpdates.Add(new DeliveryUpdate { Item = risk, Period = Period.FinancialQuarter(2026, 2), State = DeliveryUpdateState.Submitted, Score = "DII", ChangedAt = TestData.Submitted, ChangedBy = "Somebody" });
            await context.SaveChangesAsync();
        }

        var scales = new RiskScaleService(database.NewContext(), TimeProvider.System);
        var edit = new RiskScaleEdit(RiskScaleService.Lines(RiskScale.Fives.Likelihoods), RiskScaleService.Lines(RiskScale.Fives.Impacts), "12", null);
        (await scales.SaveAsync(edit, Team)).Should().BeOfType<Preview<RiskScaleEffect>>().Which.Effect.Lost.Should().Equal(("BII", 1), ("DII", 1));
        (await scales.SaveAsync(edit with { IsConfirmed = true }, Team)).Should().BeOfType<Saved>();

        RiskScaleInForce found = await new RiskScaleService(database.NewContext(), TimeProvider.System).FindAsync();
        found.Scale.Should().BeEquivalentTo(RiskScale.Fives);
        DeliveryRow row = (await new DeliveryReader(database.NewContext()).ReadAsync(Period.FinancialQuarter(2026, 2))).Rows.Single(r => r.Item.Code == "R");
        (row.Score(found.Scale), row.Now!.Score).Should().Be((null, "DII"));
        (await scales.SaveAsync(edit with { IsConfirmed = true }, Team)).Should().BeOfType<Conflict<RiskScaleInForce>>();
        await FluentActions.Awaiting(() => scales.SaveAsync(edit, officer)).Should().ThrowAsync<NotPermittedException>();
    }

    [Theory]
    [InlineData("A very high", "“A very high” is not a step: write its letter or number, a line and its word, like A | very high")]
    [InlineData("A | high\na | low", "“a” is there twice")]
    [InlineData("A | high", "Write 2 to 10 steps, a line each, the highest first")]
    public async Task A_scale_that_cannot_be_read_is_refused(string likelihoods, string sentence) =>
        Problems(await new RiskScaleService(database.NewContext(), TimeProvider.System).SaveAsync(new RiskScaleEdit(likelihoods, "I | high\nII | low", "4", null), Team)).Should().ContainSingle().Which.Message.Should().Be(sentence);

    private static Measure Ended(string code)
    {
        Measure measure = TestData.Measure(code, "Ended");
        measure.LastPeriod = Period.FinancialQuarter(2024, 4);
        return measure;
    }

    private static IReadOnlyList<FieldMessage> Problems(Outcome? outcome) => outcome.Should().BeOfType<Refused>().Which.Problems;

    private Task<Outcome?> SaveAsync(DeliveryItemEdit edit) => SaveAsync(edit, Team);

    private async Task<Outcome?> SaveAsync(DeliveryItemEdit edit, Actor actor)
    {
        await using PerformanceDbContext context = database.NewContext();
        return await new DeliveryItemService(context, new MeasureOwnerService(context, TimeProvider.System), TimeProvider.System).SaveAsync(edit, actor);
    }

    private async Task<DeliveryItem> ItemAsync(string code)
    {
        await using PerformanceDbContext context = database.NewContext();
        return await context.DeliveryItems.AsNoTracking().Include(i => i.Parent).Include(i => i.Measures).Include(i => i.Steps).SingleAsync(i => i.Code == code);
    }
}
