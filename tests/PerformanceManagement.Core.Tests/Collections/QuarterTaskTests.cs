using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Collections;
using PerformanceManagement.Core.Collections.Tasks;
using PerformanceManagement.Core.Entry;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Tests.Entry;
using PerformanceManagement.Core.Users;
using Xunit;

namespace PerformanceManagement.Core.Tests.Collections;

/// <summary>What a quarter, or a month inside it, asks for and of whom.</summary>
public sealed class QuarterTaskTests : IAsyncLifetime
{
    private static readonly Period Next = EntryHouse.Quarter.Next;
    private EntryHouse house = null!;

    public async Task InitializeAsync() => house = await EntryHouse.CreateAsync();

    public async Task DisposeAsync() => await house.DisposeAsync();

    [Fact]
    public async Task Opening_a_quarter_makes_a_task_for_what_is_due_alone()
    {
        await house.AddMeasure("MONTHLY", m => m.Frequency = Frequency.Month);
        await house.AddMeasure("LATE", m => m.Arrears = 1);
        await house.AddMeasure("SURVEY", m => m.Frequency = Frequency.Survey);
        await house.AddMeasure("GONE", m => m.LastPeriod = EntryHouse.Quarter);
        await house.AddMeasure("COMES", m => m.FirstPeriod = Next.Next);
        await house.AddMeasure("GIVEN", null, ("2026/27 Q3", 5));

        (await Open(new QuarterEdit(Next, "18/1/2027", [], null) { ApprovalsDueOn = "25/1/2027", ClosesOn = "29/1/2027" })).Should().BeOfType<Saved>()
            .Which.Summary.Should().Be("Opened Q3 2026/27: values due by 18 January 2027, approvals by 25 January 2027, closed for values after 29 January 2027; 6 values are asked for");

        List<(string Code, string Period, TaskState State)> tasks = await Tasks(Next);
        tasks.Should().BeEquivalentTo(new[]
        {
            (EntryHouse.Code, "2026/27 Q3", TaskState.NotStarted),
            ("GIVEN", "2026/27 Q3", TaskState.Submitted),
            ("LATE", "2026/27 Q2", TaskState.NotStarted),
            ("MONTHLY", "2026-10", TaskState.NotStarted),
            ("MONTHLY", "2026-11", TaskState.NotStarted),
            ("MONTHLY", "2026-12", TaskState.NotStarted),
        });
    }

    [Theory]
    [InlineData("18/1/2027", "11/1/2027", null, "ApprovalsDueOn")]
    [InlineData("18/1/2027", null, "11/1/2027", "ClosesOn")]
    [InlineData("18/1/2027", "soon", null, "ApprovalsDueOn")]
    public async Task Dates_that_cannot_follow_each_other_are_refused_beside_their_fields(string due, string? approvals, string? closes, string field) =>
        (await Open(new QuarterEdit(Next, due, [], null) { ApprovalsDueOn = approvals, ClosesOn = closes })).Should().BeOfType<Refused>().Which.Problems.Should().ContainSingle().Which.Field.Should().Be(field);

    [Fact]
    public async Task A_month_asks_monthly_measures_alone_and_the_quarter_the_rest_when_it_is_opened()
    {
        house.Clock.Advance(TimeSpan.FromDays(25));
        await house.AddMeasure("MONTHLY", m => m.Frequency = Frequency.Month);
        await house.AddMeasure("LATE", m => (m.Frequency, m.Arrears) = (Frequency.Month, 1));
        var october = Period.Parse("2026-10");

        (await Months(s => s.OpenAsync(october, null, null, house.Officer))).Should().BeOfType<Refused>();
        (await Months(s => s.OpenAsync(october, "12/11/2026", null, house.Officer))).Should().BeOfType<Saved>();

        (await Tasks(Next)).Select(t => (t.Code, t.Period)).Should().BeEquivalentTo(new[] { ("MONTHLY", "2026-10"), ("LATE", "2026-09") });
        EntryQuarter quarter = (await house.List())!.Quarters.First(q => q.Quarter == Next);
        quarter.Tasks.Select(t => (t.Code, t.DueOn)).Should().BeEquivalentTo(new[] { ("MONTHLY", (DateOnly?)new DateOnly(2026, 11, 12)), ("LATE", new DateOnly(2026, 11, 12)) });
        (await house.Form("MONTHLY", october))!.ClosedBecause.Should().BeNull();
        (await house.Form("MONTHLY", Period.Parse("2026-11"))).Should().BeNull("nothing asks for November yet");
        (await house.Form(EntryHouse.Code, Next)).Should().BeNull();
        (await house.Submit(await house.Typed("5", "MONTHLY", october) with { Confirmed = true })).Should().BeOfType<Saved>();
        (await house.Read(c => new Core.Scorecards.SignOffService(c, new Core.Scorecards.ScorecardService(c), house.Clock).SignOffAsync(Next, house.Officer))).Should().BeNull("a month is not signed off without its quarter");

        Guid version = await house.Read(c => c.Collections.Where(x => x.Period == Next).Select(x => x.Version).SingleAsync());
        (await Open(new QuarterEdit(Next, "18/1/2027", [], version))).Should().BeOfType<Saved>();

        (await Tasks(Next)).Should().Contain((EntryHouse.Code, "2026/27 Q3", TaskState.NotStarted)).And.Contain(("MONTHLY", "2026-10", TaskState.Submitted)).And.Contain(("MONTHLY", "2026-12", TaskState.NotStarted));
        (await house.List())!.Quarters.First(q => q.Quarter == Next).Tasks.First(t => t.Period == october).DueOn.Should().Be(new DateOnly(2026, 11, 12), "its month was asked for by its own day");
    }

    [Fact]
    public async Task What_is_excused_is_not_asked_for_until_it_is_again()
    {
        (await Decide(new TaskEdit(TaskDecision.Excuse, [(EntryHouse.Code, EntryHouse.Quarter)]))).Should().BeOfType<Refused>("a reason is kept with it");
        (await Decide(new TaskEdit(TaskDecision.Excuse, [(EntryHouse.Code, EntryHouse.Quarter)]) { Because = "The system is replaced." })).Should().BeOfType<Saved>();

        EntryList list = (await house.List())!;
        (list.Asked, list.Waiting).Should().Be((0, 0));
        list.Quarters[0].Tasks.Should().ContainSingle().Which.Should().BeEquivalentTo(new { State = EntryState.Excused, ExcusedBecause = "The system is replaced." });

        (await Decide(new TaskEdit(TaskDecision.Ask, [(EntryHouse.Code, EntryHouse.Quarter)]))).Should().BeOfType<Saved>();
        (await house.List())!.Waiting.Should().Be(1);
    }

    [Fact]
    public async Task A_survey_without_a_point_can_be_asked_for()
    {
        await house.AddMeasure("SURVEY", m => m.Frequency = Frequency.Survey);
        (await house.List())!.Waiting.Should().Be(1);

        (await Decide(new TaskEdit(TaskDecision.Ask, [("SURVEY", Period.Parse("2026-09"))]))).Should().BeOfType<Saved>();

        (await house.List())!.Waiting.Should().Be(2);
    }

    [Fact]
    public async Task What_is_given_to_somebody_else_is_theirs_to_enter_and_not_asked_of_the_owner()
    {
        await FluentActions.Awaiting(() => house.Form(actor: house.Other)).Should().ThrowAsync<NotPermittedException>();

        (await Decide(new TaskEdit(TaskDecision.Give, [(EntryHouse.Code, EntryHouse.Quarter)]) { UserId = house.Other.UserId })).Should().BeOfType<Refused>("that person has no role yet in which they may");
        await GiveRole(house.Other.UserId!.Value, Roles.Contributor);
        (await Decide(new TaskEdit(TaskDecision.Give, [(EntryHouse.Code, EntryHouse.Quarter)]) { UserId = house.Other.UserId })).Should().BeOfType<Saved>();

        (await house.List(actor: house.Other))!.Waiting.Should().Be(1);
        (await house.List())!.Asked.Should().Be(0);
        (await house.Submit(await house.Typed("12") with { Confirmed = true }, house.Other)).Should().BeOfType<Saved>();
        await FluentActions.Awaiting(() => house.Form(period: EntryHouse.Quarter.Previous, actor: house.Other)).Should().ThrowAsync<NotPermittedException>("one period was given, not the measure");
    }

    [Fact]
    public async Task What_a_quarter_does_not_ask_for_is_not_decided_about_and_only_by_the_performance_team()
    {
        (await Decide(new TaskEdit(TaskDecision.Ask, [(EntryHouse.Code, EntryHouse.Quarter.Previous)]))).Should().BeOfType<Refused>();
        (await Decide(new TaskEdit(TaskDecision.Ask, [("NO SUCH", EntryHouse.Quarter)]))).Should().BeOfType<Refused>();
        await FluentActions.Awaiting(() => Decide(new TaskEdit(TaskDecision.Ask, [(EntryHouse.Code, EntryHouse.Quarter)]), house.Owner)).Should().ThrowAsync<NotPermittedException>();
    }

    [Fact]
    public async Task A_value_is_overdue_the_day_after_and_closed_after_its_closing_day_for_contributors_alone()
    {
        await house.Change(async c => (await c.Collections.SingleAsync()).ClosesOn = new DateOnly(2026, 10, 24));
        // Due on Friday 16 October, closed after Saturday 24 October 2026; summer time ends in the night after it.
        (DateTime At, bool Overdue, bool Closed)[] moments =
        [
            (new(2026, 10, 16, 22, 59, 0), false, false),
            (new(2026, 10, 16, 23, 1, 0), true, false),
            (new(2026, 10, 24, 22, 59, 0), true, false),
            (new(2026, 10, 24, 23, 1, 0), true, true),
            (new(2026, 10, 25, 0, 30, 0), true, true),
            (new(2026, 10, 25, 1, 30, 0), true, true),
        ];
        foreach ((DateTime at, bool overdue, bool closed) in moments)
        {
            house.Clock.Advance(at - house.Clock.Now);
            (await house.List(new EntryFilter { OnlyOverdue = true }))!.Matching.Should().Be(overdue ? 1 : 0, $"{at:O}");
            ((await house.Form())!.ClosedBecause is not null).Should().Be(closed, $"{at:O}");
            (await house.Form(actor: house.Officer))!.ClosedBecause.Should().BeNull("the performance team still may");
        }

        (await house.Submit(await house.Typed("12") with { Confirmed = true })).Should().BeOfType<Refused>().Which.Problems[0].Message.Should().StartWith("Q2 2026/27 closed for values after 24 October 2026");
        (await house.Submit(await house.Typed("12") with { Confirmed = true }, house.Officer)).Should().BeOfType<Saved>();
    }

    [Fact]
    public async Task Only_the_latest_signed_off_quarter_is_opened_again()
    {
        await house.Change(c =>
        {
            c.Add(TestData.Collection(EntryHouse.Quarter.Previous, CollectionState.SignedOff));
            c.Add(TestData.Collection(EntryHouse.Quarter.Previous.Previous, CollectionState.SignedOff));
            return Task.CompletedTask;
        });

        (await house.Read(c => new ReopenService(c, house.Clock).PreviewAsync(EntryHouse.Quarter))).Should().BeNull("it is open");
        (await house.Read(c => new ReopenService(c, house.Clock).PreviewAsync(EntryHouse.Quarter.Previous.Previous))).Should().BeNull();
        (await house.Read(c => new ReopenService(c, house.Clock).PreviewAsync(EntryHouse.Quarter.Previous))).Should().NotBeNull();
        await FluentActions.Awaiting(() => house.Read(c => new ReopenService(c, house.Clock).ReopenAsync(EntryHouse.Quarter.Previous, "Because", Guid.Empty, house.Owner))).Should().ThrowAsync<NotPermittedException>();
    }

    [Fact]
    public async Task Quarters_that_were_opened_before_there_were_tasks_get_them()
    {
        await house.AddMeasure("GIVEN", null, ("2026/27 Q2", 5));

        (await house.Read(c => TaskOpening.CarryOverAsync(c, default))).Should().Be(1);
        (await house.Read(c => TaskOpening.CarryOverAsync(c, default))).Should().Be(0);

        (await Tasks(EntryHouse.Quarter)).Should().BeEquivalentTo(new[] { (EntryHouse.Code, "2026/27 Q2", TaskState.NotStarted), ("GIVEN", "2026/27 Q2", TaskState.Submitted) });
    }

    private Task<Outcome?> Open(QuarterEdit edit) => house.Read(c => new CollectionService(c, house.Clock).SaveAsync(edit, house.Officer));

    private Task<Outcome?> Months(Func<MonthService, Task<Outcome?>> work) => house.Read(c => work(new MonthService(c, house.Clock)));

    private Task<Outcome?> Decide(TaskEdit edit, Actor? actor = null) =>
        house.Read(c => new TaskEditService(c, new MeasureOwnerService(c, house.Clock), house.Clock).DecideAsync(EntryHouse.Quarter, edit, actor ?? house.Officer));

    private async Task<List<(string Code, string Period, TaskState State)>> Tasks(Period quarter) =>
        [.. (await house.Read(c => (from task in c.CollectionTasks where task.Quarter == quarter join measure in c.Measures on task.MeasureId equals measure.Id select new { measure.Code, task.Period, task.State }).ToListAsync()))
            .Select(t => (t.Code, t.Period.Token, t.State))];

    private Task GiveRole(int userId, string name) => house.Change(async c =>
    {
        var role = await c.Roles.SingleAsync(r => r.Name == name);
        c.UserRoles.Add(new Microsoft.AspNetCore.Identity.IdentityUserRole<int> { UserId = userId, RoleId = role.Id });
    });
}
