using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Approvals;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Collections;
using PerformanceManagement.Core.Collections.Tasks;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Entry;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Scorecards;
using PerformanceManagement.Core.Settings;
using PerformanceManagement.Core.Tests.Entry;
using PerformanceManagement.Core.Users;
using Xunit;

namespace PerformanceManagement.Core.Tests.Approvals;

/// <summary>A value on its way: submitted, approved, returned, corrected, signed off, opened again.</summary>
public sealed class ApprovalTests : IAsyncLifetime
{
    private const string Second = "HOU 02";
    private const string Why = "Counted twice by the housing desk.";
    private EntryHouse house = null!;
    private Actor director = null!;
    private Directorate directorate = null!;

    public async Task InitializeAsync()
    {
        house = await EntryHouse.CreateAsync();
        User person = TestData.Person("director");
        await house.Change(async c =>
        {
            Directorate housing = new() { Name = "Housing" };
            c.Add(housing);
            person.Directorate = housing;
            c.Add(person);
            c.Add(new CouncilSettings { ValuesNeedApproval = true });
            foreach (Measure measure in await c.Measures.ToListAsync()) measure.Directorate = housing;
            directorate = housing;
        });
        director = new Actor(person.Id, "Director of Housing", [Roles.Approver]);
        await house.AddMeasure(Second, m => m.DirectorateId = directorate.Id, ("2026/27 Q1", 10));
    }

    public async Task DisposeAsync() => await house.DisposeAsync();

    [Fact]
    public async Task A_submitted_value_waits_for_its_director_and_counts_as_not_approved_until_then()
    {
        await Submit("12");

        ApprovalQueue queue = await Queue(director);

        queue.Should().BeEquivalentTo(new { Count = 1, Page = 1, IsNeeded = true });
        queue.Items.Should().ContainSingle().Which.Should().BeEquivalentTo(new { Code = EntryHouse.Code, ValueText = "12", SubmittedBy = house.Owner.Name, WasText = (string?)null, NotByYouBecause = (string?)null });
        (await Row()).ValueRemark.Should().Be("not yet approved");

        (await Approve(queue.Items)).Should().BeOfType<Saved>().Which.Summary.Should().StartWith($"Approved {EntryHouse.Code} ");

        (await Row()).ValueRemark.Should().BeNull();
        (await Queue(director)).Count.Should().Be(0);
        (await TaskOf()).Should().BeEquivalentTo(new { State = TaskState.Approved, StateBy = director.Name, StateAt = house.Clock.Now });
        (await Audited("result.approved")).Should().Be("Approved Q2 2026/27.");
    }

    [Fact]
    public async Task A_returned_value_comes_back_with_what_it_was_when_it_is_corrected()
    {
        await Submit("12");
        ApprovalItem item = (await Queue(director)).Items[0];

        (await Return(item, "  ")).Should().BeOfType<Refused>();
        (await Return(item, "Is this the count at the end of the quarter?")).Should().BeOfType<Saved>();

        EntryList list = (await house.List())!;
        list.Quarters[0].Tasks.First(t => t.Code == EntryHouse.Code).Should().BeEquivalentTo(new { State = EntryState.Returned, Comment = "Is this the count at the end of the quarter?", MovedBy = director.Name });
        list.Waiting.Should().Be(2, "what was returned waits, beside what nobody has begun");
        (await Queue(director)).Count.Should().Be(0);

        await Submit("15");

        (await Queue(director)).Items.Should().ContainSingle().Which.Should().BeEquivalentTo(new { ValueText = "15", WasText = "12", NoteWas = (string?)null, IsSubmittedAsItWas = false, ReturnedBecause = "Is this the count at the end of the quarter?" });
    }

    [Fact]
    public async Task What_was_corrected_is_compared_with_what_was_returned_however_often_it_was_submitted_before_and_after()
    {
        await Submit("11");
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        await Submit("12", note: "As counted.");
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        await Return((await Queue(director)).Items[0], "Say more.");
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        await Submit("12", note: "As counted by the desk.");
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        await Submit("13", note: "As counted by the desk, and checked.");

        (await Queue(director)).Items.Should().ContainSingle().Which.Should().BeEquivalentTo(new { ValueText = "13", WasText = "12", NoteWas = "As counted.", Note = "As counted by the desk, and checked.", IsSubmittedAsItWas = false });
    }

    [Fact]
    public async Task What_was_doubted_when_it_was_entered_stands_beside_the_value_with_why_it_is_right()
    {
        await house.AddMeasure("HOU 03", m => m.DirectorateId = directorate.Id, ("2025/26 Q1", 10), ("2025/26 Q2", 11), ("2025/26 Q3", 12), ("2025/26 Q4", 10), ("2026/27 Q1", 11));
        await Submit("1100", "HOU 03");

        ApprovalItem item = (await Queue(director)).Items.Should().ContainSingle().Subject;

        item.Doubts.Should().Contain(d => d.NeedsReason);
        item.QualityNote.Should().Be(Why);
        (await house.Read(c => Service(c).FindAsync(item.TaskId, director)))!.Doubts.Should().Equal(item.Doubts);
    }

    [Fact]
    public async Task A_returned_value_that_is_right_is_submitted_again_as_it_is()
    {
        await Submit("12");
        await Return((await Queue(director)).Items[0], "Really?");

        await Submit("12");

        (await Queue(director)).Items.Should().ContainSingle().Which.Should().BeEquivalentTo(new { WasText = (string?)null, NoteWas = (string?)null, IsSubmittedAsItWas = true });
    }

    [Fact]
    public async Task What_changed_while_somebody_looked_at_it_is_not_approved_and_the_rest_is()
    {
        await Submit("12");
        await Submit("11", Second);
        IReadOnlyList<ApprovalItem> shown = (await Queue(director)).Items;
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        await Submit("13");

        (await Approve(shown)).Should().BeOfType<Saved>().Which.Summary.Should().EndWith("1 was changed meanwhile and is to be looked at again");

        (await TaskOf()).State.Should().Be(TaskState.Submitted);
        (await TaskOf(Second)).State.Should().Be(TaskState.Approved);
        (await Return(shown.First(i => i.Code == EntryHouse.Code), "Why?")).Should().BeOfType<Conflict<ApprovalItem>>().Which.Theirs.ValueText.Should().Be("13");
    }

    [Fact]
    public async Task Approved_twice_at_once_is_approved_once()
    {
        await Submit("12");
        IReadOnlyList<ApprovalItem> shown = (await Queue(director)).Items;

        Outcome?[] outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Approve(shown)));

        outcomes.OfType<Saved>().Should().ContainSingle();
        outcomes.OfType<Refused>().Should().HaveCount(3);
        (await house.Read(c => c.Audit.CountAsync(a => a.Action == "result.approved"))).Should().Be(1);
    }

    [Fact]
    public async Task Nobody_approves_what_they_entered_themselves_unless_the_council_says_so()
    {
        await Submit("12", actor: house.Officer);
        ApprovalItem item = (await Queue(house.Officer)).Items[0];
        item.NotByYouBecause.Should().NotBeNull();

        (await Approve([item], house.Officer)).Should().BeOfType<Refused>().Which.Problems[0].Message.Should().Be("Nothing was approved: 1 you entered yourself, so somebody else has to approve it");
        await FluentActions.Awaiting(() => Return(item, "No", house.Officer)).Should().ThrowAsync<NotPermittedException>();

        await house.Change(async c => (await c.CouncilSettings.SingleAsync()).OwnEntriesMayBeApproved = true);
        (await Approve([item], house.Officer)).Should().BeOfType<Saved>();
    }

    [Fact]
    public async Task A_value_of_another_directorate_is_approved_by_nobody_else_even_by_hand()
    {
        await house.AddMeasure("FIN 01", m => m.Directorate = new Directorate { Name = "Finance" });
        await Submit("12");
        await Submit("5", "FIN 01");
        IReadOnlyList<ApprovalItem> all = (await Queue(house.Officer)).Items;
        all.Should().HaveCount(2);
        (await Queue(director)).Count.Should().Be(1);

        await FluentActions.Awaiting(() => Approve(all)).Should().ThrowAsync<NotPermittedException>();

        (await TaskOf()).State.Should().Be(TaskState.Submitted, "all or nothing: a list that was tampered with approves nothing");
        (await Queue(house.Other)).IsForActor.Should().BeFalse();
    }

    [Fact]
    public async Task A_deputy_approves_from_the_first_to_the_last_day()
    {
        await Submit("12");
        DateOnly today = new(2026, 10, 12);
        await house.Change(c =>
        {
            c.Add(new ApprovalDeputy { DirectorateId = directorate.Id, UserId = house.Other.UserId!.Value, From = today.AddDays(1), Until = today.AddDays(2) });
            return Task.CompletedTask;
        });

        // British summer time: the twelfth ends at eleven in the evening, UTC.
        foreach ((TimeSpan later, bool may) in new[] { (TimeSpan.Zero, false), (TimeSpan.FromHours(7.5), true), (TimeSpan.FromHours(47.5), true), (TimeSpan.FromHours(0.5), false) })
        {
            house.Clock.Advance(later);
            (await Queue(house.Other)).IsForActor.Should().Be(may, $"{house.Clock.Now:O}");
        }
    }

    [Fact]
    public async Task A_draft_over_an_approved_value_leaves_it_approved_until_it_is_submitted()
    {
        await Submit("12");
        await Approve((await Queue(director)).Items);

        (await house.Submit(await house.Typed("14") with { AsDraft = true })).Should().BeOfType<Saved>();
        (await TaskOf()).Should().BeEquivalentTo(new { State = TaskState.Draft, Behind = (TaskState?)TaskState.Approved });
        (await Row()).IsNotApproved.Should().BeFalse("what is shown was approved");

        await Submit("14");
        (await Row()).Should().BeEquivalentTo(new { IsNotApproved = true, ValueText = "14" });
    }

    [Fact]
    public async Task Sign_off_closes_tasks_and_keeps_what_was_not_approved_and_opening_again_asks_for_a_reason()
    {
        await Submit("12");
        (await house.Read(c => SignOff(c).SignOffAsync(EntryHouse.Quarter, house.Officer))).Should().BeOfType<Saved>();
        (await TaskOf()).State.Should().Be(TaskState.Closed);
        (await Row()).IsNotApproved.Should().BeTrue("members saw it so");
        (await Queue(director)).Count.Should().Be(0);

        ReopenPreview preview = (await house.Read(c => new ReopenService(c, house.Clock).PreviewAsync(EntryHouse.Quarter)))!;
        (await house.Read(c => new ReopenService(c, house.Clock).ReopenAsync(EntryHouse.Quarter, " ", preview.Version, house.Officer))).Should().BeOfType<Refused>();
        (await house.Read(c => new ReopenService(c, house.Clock).ReopenAsync(EntryHouse.Quarter, "Two returns came late.", preview.Version, house.Officer))).Should().BeOfType<Saved>();

        (await TaskOf()).State.Should().Be(TaskState.Submitted);
        (await house.Read(c => c.Collections.SingleAsync())).Should().BeEquivalentTo(new { State = CollectionState.Open, ReopenedBecause = "Two returns came late.", ReopenedBy = house.Officer.Name });
        (await Approve((await Queue(director)).Items)).Should().BeOfType<Saved>();
        (await Row()).IsNotApproved.Should().BeFalse("it is worked out anew");
    }

    [Fact]
    public async Task Where_the_council_approves_nothing_nothing_waits()
    {
        await house.Change(async c => (await c.CouncilSettings.SingleAsync()).ValuesNeedApproval = false);
        await Submit("12");

        (await Queue(director)).Should().BeEquivalentTo(new { Count = 0, IsNeeded = false });
        (await Row()).ValueRemark.Should().BeNull();
    }

    private static SignOffService SignOff(PerformanceDbContext context) => new(context, Scorecards(context), TimeProvider.System);

    private static ScorecardService Scorecards(PerformanceDbContext context) => new(context, new Decided(context));

    private async Task Submit(string value, string code = EntryHouse.Code, Actor? actor = null, string? note = null) =>
        (await house.Submit(await house.Typed(value, code) with { Confirmed = true, DoubtReason = Why, Note = note }, actor)).Should().BeOfType<Saved>();

    private Task<ApprovalQueue> Queue(Actor actor) => house.Read(c => Service(c).QueueAsync(new ApprovalFilter(), actor));

    private Task<Outcome?> Approve(IEnumerable<ApprovalItem> items, Actor? actor = null) => house.Read(c => Service(c).ApproveAsync([.. items.Select(i => (i.TaskId, i.Version))], actor ?? director));

    private Task<Outcome?> Return(ApprovalItem item, string comment, Actor? actor = null) => house.Read(c => Service(c).ReturnAsync(item.TaskId, item.Version, comment, actor ?? director));

    private ApprovalService Service(PerformanceDbContext context) => new(context, Scorecards(context), new ResultService(context, house.Clock), new CouncilSettingsReader(context, CouncilConfiguration.Empty), house.Clock);

    private async Task<ScorecardRow> Row() => (await house.Read(c => Scorecards(c).GetAsync(EntryHouse.Quarter, new ScorecardFilter()))).Rows.First(r => r.Code == EntryHouse.Code);

    private Task<CollectionTask> TaskOf(string code = EntryHouse.Code) => house.Read(c => c.CollectionTasks.AsNoTracking().SingleAsync(t => c.Measures.Any(m => m.Id == t.MeasureId && m.Code == code)));

    private Task<string> Audited(string action) => house.Read(c => c.Audit.Where(a => a.Action == action).Select(a => a.Summary).SingleAsync());

    /// <summary>What the council decided, as it is stored.</summary>
    private sealed class Decided(PerformanceDbContext database) : ICouncilCounting
    {
        public async Task<CouncilCounting> RulesAsync(bool anew, CancellationToken stop = default) =>
            new(new Core.Ratings.Counts.CountingRules(), (await new CouncilSettingsReader(database, CouncilConfiguration.Empty).NowAsync(stop)).ValuesNeedApproval);
    }
}
