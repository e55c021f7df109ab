using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Approvals;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Collections;
using PerformanceManagement.Core.Collections.Tasks;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Entry;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Results;
using PerformanceManagement.Core.Scorecards;
using PerformanceManagement.Core.Settings;
using PerformanceManagement.Core.Tests.Entry;
using PerformanceManagement.Core.Users;
using Xunit;

namespace PerformanceManagement.Core.Tests.Approvals;

/// <summary>Everybody, with a value in every state, by everything that can be done with it: asked of the services, as a request that was made by hand would.</summary>
public sealed class TaskAuthorisationTests : IAsyncLifetime
{
    private static readonly TaskAction[] Asked = [TaskAction.SaveDraft, TaskAction.Submit, TaskAction.Approve, TaskAction.Return];
    private static readonly Period Past = EntryHouse.Quarter.Previous;

    private readonly Dictionary<string, (Actor Actor, bool Enters, bool Approves)> people = [];
    private EntryHouse house = null!;
    private int directorateId;

    public static TheoryData<TaskState> States => [.. Enum.GetValues<TaskState>()];

    public async Task InitializeAsync()
    {
        house = await EntryHouse.CreateAsync();
        Directorate own = new() { Name = "Housing" }, other = new() { Name = "Finance" };
        User[] more = [.. new[] { "director", "finance", "deputy", "reader", "democratic" }.Select(TestData.Person)];
        await house.Change(async c =>
        {
            c.AddRange(own, other);
            (more[0].Directorate, more[1].Directorate) = (own, other);
            c.AddRange(more);
            c.Add(new CouncilSettings { ValuesNeedApproval = true });
            c.Add(TestData.Collection(Past, CollectionState.SignedOff));
            await c.SaveChangesAsync();
            c.Add(new ApprovalDeputy { DirectorateId = own.Id, UserId = more[2].Id, From = new DateOnly(2026, 10, 1), Until = new DateOnly(2026, 10, 31) });
        });
        directorateId = own.Id;
        people["administrator"] = (house.Officer with { Roles = [Roles.Administrator] }, true, true);
        people["performance officer"] = (house.Officer, true, true);
        people["owner"] = (house.Owner, true, false);
        people["another contributor"] = (house.Other, false, false);
        people["director"] = (new Actor(more[0].Id, "Director", [Roles.Approver]), false, true);
        people["director of another directorate"] = (new Actor(more[1].Id, "Director", [Roles.Approver]), false, false);
        people["deputy"] = (new Actor(more[2].Id, "Deputy", [Roles.Viewer]), false, true);
        people["reader"] = (new Actor(more[3].Id, "Reader", [Roles.Viewer]), false, false);
        people["democratic services"] = (new Actor(more[4].Id, "Democratic services", [Roles.DemocraticServices]), false, false);
        people.Values.SelectMany(p => p.Actor.Roles).Distinct().Should().BeEquivalentTo(Roles.All);
    }

    public async Task DisposeAsync() => await house.DisposeAsync();

    [Theory]
    [MemberData(nameof(States))]
    public async Task Nobody_does_what_they_may_not_or_what_cannot_be_done_now(TaskState state)
    {
        int number = 0;
        foreach ((string who, (Actor actor, bool enters, bool approves)) in people)
        {
            foreach (TaskAction action in Asked)
            {
                string code = $"T {++number:000}";
                await AddAsync(code, state);
                bool may = action is TaskAction.SaveDraft or TaskAction.Submit ? enters : approves;
                string expected = !may ? "not permitted" : TaskMachine.Next(state, action) is null ? "refused" : "saved";

                (await TryAsync(code, action, actor, state)).Should().Be(expected, $"{who}: {action} of what is {state}");

                if (expected != "saved") (await TaskAsync(code)).State.Should().Be(state, "nothing was changed");
            }
        }
    }

    private async Task AddAsync(string code, TaskState state)
    {
        Period period = state == TaskState.Closed ? Past : EntryHouse.Quarter;
        await house.AddMeasure(code, m =>
        {
            m.DirectorateId = directorateId;
            if (state is not (TaskState.NotStarted or TaskState.Draft)) m.Results.Add(TestData.Result(period, 12, house.Clock.Now));
        });
        await house.Change(async c =>
        {
            int id = await c.Measures.Where(m => m.Code == code).Select(m => m.Id).SingleAsync();
            c.Add(CollectionTask.At(period, id, period, state));
            if (state == TaskState.Draft) c.Add(new ResultDraft { MeasureId = id, Period = period, Value = 11, SavedAt = house.Clock.Now, SavedById = house.Owner.UserId!.Value });
        });
    }

    private async Task<string> TryAsync(string code, TaskAction action, Actor actor, TaskState state)
    {
        Period period = state == TaskState.Closed ? Past : EntryHouse.Quarter;
        CollectionTask task = await TaskAsync(code);
        ResultSubmission typed = await house.Typed("13", code, period) with { Confirmed = true, DoubtReason = "Counted again.", AsDraft = action == TaskAction.SaveDraft };
        try
        {
            Outcome? outcome = action switch
            {
                TaskAction.Approve => await house.Read(c => Service(c).ApproveAsync([(task.Id, task.Version)], actor)),
                TaskAction.Return => await house.Read(c => Service(c).ReturnAsync(task.Id, task.Version, "Please look again.", actor)),
                _ => await house.Submit(typed, actor),
            };
            return outcome is Saved ? "saved" : "refused";
        }
        catch (NotPermittedException)
        {
            return "not permitted";
        }
    }

    private Task<CollectionTask> TaskAsync(string code) => house.Read(c => c.CollectionTasks.AsNoTracking().SingleAsync(t => c.Measures.Any(m => m.Id == t.MeasureId && m.Code == code)));

    private ApprovalService Service(PerformanceDbContext context) => new(context, new ScorecardService(context), new ResultService(context, house.Clock), new CouncilSettingsReader(context, CouncilConfiguration.Empty), house.Clock);
}
