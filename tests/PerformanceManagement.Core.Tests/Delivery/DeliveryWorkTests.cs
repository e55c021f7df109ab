using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Collections;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Delivery;
using PerformanceManagement.Core.Delivery.Rules;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Scorecards;
using PerformanceManagement.Core.Users;
using PerformanceManagement.Data.Sqlite;
using Xunit;

namespace PerformanceManagement.Core.Tests.Delivery;

/// <summary>What a quarter asks whom for, what should be looked at, and what is kept.</summary>
public sealed class DeliveryWorkTests : IAsyncLifetime
{
    private static readonly Period Quarter = Period.FinancialQuarter(2026, 2);
    private static readonly Actor Team = new(1, "Performance officer", [Roles.PerformanceOfficer]);
    private TestDatabase database = null!;
    private int housing;
    private User officer = null!;

    public async Task InitializeAsync()
    {
        database = await TestDatabase.CreateSqliteAsync();
        await using PerformanceDbContext context = database.NewContext();
        Directorate directorate = new() { Name = "Housing" };
        officer = new User { UserName = "h", Email = "h@example.org", DisplayName = "Housing officer", Directorate = directorate };
        context.Users.Add(officer);
        context.Collections.Add(new Collection { Period = Quarter, State = CollectionState.Open, DueOn = new DateOnly(2026, 10, 19) });
        await context.SaveChangesAsync();
        housing = directorate.Id;
    }

    public async Task DisposeAsync() => await database.DisposeAsync();

    [Fact]
    public async Task A_quarter_asks_for_what_runs_in_it()
    {
        await AddAsync(
            Item("RUNS"),
            Item("CLOSED", i => i.ClosedOn = new DateOnly(2026, 6, 30)),
            Item("CLOSES", i => i.ClosedOn = new DateOnly(2026, 8, 1)),
            Item("DONE", i => i.CompletedOn = new DateOnly(2026, 6, 30)),
            Item("LATER", i => i.StartsOn = new DateOnly(2026, 10, 1)),
            Item("PLAN", i => i.Kind = DeliveryKind.ActionPlan),
            Item("REVIEWED", i => (i.Kind, i.ReviewOn) = (DeliveryKind.Partnership, new DateOnly(2026, 9, 30))),
            Item("NOT YET", i => (i.Kind, i.ReviewOn) = (DeliveryKind.Partnership, new DateOnly(2026, 12, 1))));

        (await AskedAsync(Team)).Should().BeEquivalentTo("RUNS", "CLOSES", "REVIEWED");
        await using PerformanceDbContext context = database.NewContext();
        (await context.DeliveryItems.AsNoTracking().ToListAsync()).Where(i => DeliveryTree.IsAsked(i, Quarter)).Select(i => i.Code).Should().BeEquivalentTo(["RUNS", "CLOSES", "REVIEWED"], "papers ask the same");
    }

    [Fact]
    public async Task An_officer_is_asked_for_what_is_theirs_and_what_of_their_directorate_is_nobodys()
    {
        User other = new() { UserName = "o", Email = "o@example.org", DisplayName = "Other officer" };
        await using (PerformanceDbContext context = database.NewContext())
        {
            context.Users.Add(other);
            await context.SaveChangesAsync();
        }

        await AddAsync(Item("OURS", i => i.DirectorateId = housing), Item("MINE", i => i.OwnerId = officer.Id), Item("THEIRS", i => (i.DirectorateId, i.OwnerId) = (housing, other.Id)), Item("ELSEWHERE"));

        (await AskedAsync(new Actor(officer.Id, "Housing officer", [Roles.Contributor]))).Should().BeEquivalentTo("OURS", "MINE");
        (await AskedAsync(new Actor(officer.Id, "Housing director", [Roles.Approver]))).Should().BeEquivalentTo("OURS", "MINE", "THEIRS");
        (await AskedAsync(new Actor(officer.Id, "Reader", [Roles.Viewer]))).Should().BeEmpty();
    }

    [Fact]
    public async Task Of_two_open_quarters_each_asks_for_its_own_in_as_many_questions_as_one()
    {
        await AddAsync(Item("A"), Item("B", i => i.StartsOn = new DateOnly(2026, 10, 1)));
        await SubmitAsync("A");
        await using (PerformanceDbContext context = database.NewContext())
        {
            context.Collections.Add(new Collection { Period = Quarter.Next, State = CollectionState.Open });
            await context.SaveChangesAsync();
        }

        DeliveryWork work = await new DeliveryWorkService(database.NewContext()).ListAsync(Team, DeliveryTaskFilter.Waiting);

        work.Quarters.Select(q => (q.Quarter, q.Asked, q.Submitted, string.Join(", ", q.Tasks.Select(t => t.Code)))).Should().Equal((Quarter.Next, 2, 0, "A, B"), (Quarter, 1, 1, ""));
        (work.Asked, work.Waiting, work.Matching, work.Pages).Should().Be((3, 2, 2, 1));
        DeliveryWork second = await new DeliveryWorkService(database.NewContext()).ListAsync(Team, DeliveryTaskFilter.All, page: 2, size: 2);
        second.Quarters.Select(q => q.Tasks.Count).Should().Equal(0, 1);
    }

    [Fact]
    public async Task What_is_submitted_is_not_waited_for_until_it_is_returned()
    {
        await AddAsync(Item("A"), Item("B"));
        await SubmitAsync("A");
        (await ListAsync(DeliveryTaskFilter.Waiting)).Tasks.Select(t => (t.Code, t.State)).Should().Equal(("B", null));

        await using PerformanceDbContext context = database.NewContext();
        DeliveryUpdate update = await context.DeliveryUpdates.SingleAsync();
        (await new DeliveryUpdateService(context, TimeProvider.System).ReturnAsync("A", Quarter, "Say more", update.Version, Team)).Should().BeOfType<Saved>();

        DeliveryTasks waiting = await ListAsync(DeliveryTaskFilter.Waiting);
        waiting.Tasks.Select(t => (t.Code, t.State)).Should().Equal(("A", DeliveryUpdateState.Returned), ("B", null));
        (waiting.Asked, waiting.Submitted, waiting.DueOn).Should().Be((2, 0, new DateOnly(2026, 10, 19)));
        (await ListAsync(DeliveryTaskFilter.Submitted)).Tasks.Should().BeEmpty();
    }

    [Fact]
    public async Task What_was_late_on_a_day_is_late_on_it_whatever_happened_after()
    {
        await AddAsync(
            Item("LATE", i => (i.Kind, i.DirectorateId) = (DeliveryKind.PlannedAction, housing), "July 2026"),
            Item("DONE LATE", i => (i.Kind, i.CompletedOn) = (DeliveryKind.PlannedAction, new DateOnly(2026, 10, 2)), "July 2026"),
            Item("DONE IN TIME", i => i.CompletedOn = new DateOnly(2026, 7, 2), "July 2026"),
            Item("GOES ON", null, "July 2026 and rolling into future years"),
            Item("MISSED", i => i.Steps.Add(Step("Survey", "August 2026"))),
            Item("MITIGATED", i => { i.Kind = DeliveryKind.Risk; i.Steps.Add(Step("Wall", "August 2026", new DateOnly(2026, 8, 20))); }));

        (await AlertsAsync(null, Quarter.End)).Should().Equal(
            new DeliveryAlert(DeliveryConcern.Overdue, DeliveryKind.PlannedAction, null, 2), new DeliveryAlert(DeliveryConcern.Missed, DeliveryKind.Project, DeliveryStepKind.Milestone, 1));
        (await AlertsAsync(housing, Quarter.End)).Should().Equal(new DeliveryAlert(DeliveryConcern.Overdue, DeliveryKind.PlannedAction, null, 1));
        (await AlertsAsync(null, new DateOnly(2026, 10, 3)))[0].Count.Should().Be(1, "one was completed the day before");
        (await AlertsAsync(null, new DateOnly(2026, 7, 31))).Should().BeEmpty("the last day is not over");
        (await PageAsync(new DeliveryFilter { OverdueOn = Quarter.End })).Should().BeEquivalentTo("LATE", "DONE LATE");
        (await PageAsync(new DeliveryFilter { MissedOn = Quarter.End })).Should().Equal("MISSED");
    }

    [Fact]
    public async Task A_risk_that_rose_is_counted_and_found()
    {
        await AddAsync(Item("ROSE", i => i.Kind = DeliveryKind.Risk), Item("FELL", i => i.Kind = DeliveryKind.Risk), Item("NEW", i => i.Kind = DeliveryKind.Risk));
        await using (PerformanceDbContext context = database.NewContext())
        {
            foreach ((string code, string? before, string now) in new[] { ("ROSE", "DII", "BII"), ("FELL", "BII", "DII"), ("NEW", null, "AI") })
            {
                DeliveryItem item = await context.DeliveryItems.SingleAsync(i => i.Code == code);
                if (before is not null) context.DeliveryUpdates.Add(new DeliveryUpdate { Item = item, Period = Quarter.Previous, State = DeliveryUpdateState.Submitted, Score = before, ChangedAt = TestData.Submitted, ChangedBy = "Somebody" });
                context.DeliveryUpdates.Add(new DeliveryUpdate { Item = item, Period = Quarter, State = DeliveryUpdateState.Submitted, Score = now, ChangedAt = TestData.Submitted, ChangedBy = "Somebody" });
            }

            await context.SaveChangesAsync();
        }

        (await AlertsAsync(null, Quarter.End)).Should().Equal(new DeliveryAlert(DeliveryConcern.Rose, DeliveryKind.Risk, null, 1));
        (await PageAsync(new DeliveryFilter { RoseOnly = true })).Should().Equal("ROSE");
        (await new DeliveryReader(database.NewContext()).PageAsync(Quarter, new DeliveryFilter { RoseOnly = true }, 1)).Counts.Should().Equal(new Dictionary<DeliveryKind, int> { [DeliveryKind.Risk] = 1 });
    }

    [Fact]
    public async Task A_signed_off_quarter_keeps_title_lead_and_target_as_they_stood()
    {
        await AddAsync(Item("STAGE 1", i => (i.Kind, i.TargetPercent, i.WorkingDays, i.LeadOfficer) = (DeliveryKind.VolumeLine, 80m, 10, "Head of Complaints")));
        await SubmitAsync("STAGE 1", e => e with { Received = "12", Issued = "10", Within = "9" });
        await using (PerformanceDbContext context = database.NewContext())
        {
            (await new SignOffService(context, new ScorecardService(context), TimeProvider.System).SignOffAsync(Quarter, Team)).Should().BeOfType<Saved>();
            DeliveryItem item = await context.DeliveryItems.SingleAsync();
            (item.Title, item.TargetPercent, item.WorkingDays, item.LeadOfficer) = ("Renamed", 95m, 5, "Somebody else");
            await context.SaveChangesAsync();
        }

        DeliveryRow then = (await new DeliveryReader(database.NewContext()).ReadAsync(Quarter)).Rows.Single();
        (then.Title, then.TargetPercent, then.WorkingDays, then.LeadOfficer).Should().Be(("STAGE 1", 80m, 10, "Head of Complaints"));
        DeliveryRow next = (await new DeliveryReader(database.NewContext()).ReadAsync(Quarter.Next)).Rows.Single();
        (next.Title, next.TargetPercent, next.WorkingDays, next.LeadOfficer).Should().Be(("Renamed", 95m, 5, "Somebody else"));
    }

    [Fact]
    public async Task A_text_that_is_the_same_as_before_is_marked_as_carried_forward_from_where_it_was_written()
    {
        await AddAsync(Item("A"));
        await SubmitAsync("A", e => e with { Narrative = "The frame stands." });
        await using (PerformanceDbContext context = database.NewContext())
        {
            context.Collections.Add(new Collection { Period = Quarter.Next, State = CollectionState.Open });
            context.Collections.Add(new Collection { Period = Quarter.Next.Next, State = CollectionState.Open });
            await context.SaveChangesAsync();
        }

        await SubmitAsync("A", e => e with { Narrative = "The frame stands.\n" }, Quarter.Next);
        await SubmitAsync("A", e => e with { Narrative = "The frame stands." }, Quarter.Next.Next);
        await using PerformanceDbContext after = database.NewContext();
        (await after.DeliveryUpdates.OrderBy(u => u.PeriodEnd).Select(u => u.CarriedFrom).ToListAsync()).Should().Equal(null, Quarter, Quarter);
    }

    [Fact]
    public async Task An_action_that_is_complete_needs_its_day_and_stops_being_overdue()
    {
        await AddAsync(Item("ACT", i => i.Kind = DeliveryKind.PlannedAction, "July 2026"));
        DeliveryUpdateEdit complete = new("ACT", Quarter, null) { Status = "Complete", IsSubmitted = true };
        (await SaveAsync(complete)).Should().BeOfType<Refused>().Which.Problems.Should().ContainSingle(p => p.Field == "EndedOn" && p.Message.StartsWith("Enter the day on which it was completed"));
        (await SaveAsync(complete with { Status = "OnTrack", EndedOn = "1 August 2026" })).Should().BeOfType<Refused>().Which.Problems.Should().ContainSingle(p => p.Message.Contains("on track has not ended"));
        (await SaveAsync(complete with { EndedOn = "1 August 2026", IsSubmitted = false })).Should().BeOfType<Saved>();
        (await AlertsAsync(null, Quarter.End)).Should().NotBeEmpty("a draft ends nothing");

        (await SaveAsync(complete with { EndedOn = "1 August 2026", Version = await VersionAsync() })).Should().BeOfType<Saved>();
        (await AlertsAsync(null, Quarter.End)).Should().BeEmpty();
        (await SaveAsync(complete with { Status = "AtRisk", Version = await VersionAsync() })).Should().BeOfType<Saved>();
        (await AlertsAsync(null, Quarter.End)).Should().NotBeEmpty("it was not complete after all");
    }

    [Fact]
    public async Task A_review_sets_when_the_next_is_due()
    {
        await AddAsync(Item("PT", i => (i.Kind, i.ReviewOn) = (DeliveryKind.Partnership, new DateOnly(2026, 9, 1))));
        (await SaveAsync(new DeliveryUpdateEdit("PT", Quarter, null) { IsSubmitted = true })).Should().BeOfType<Refused>().Which.Problems.Should().ContainSingle(p => p.Message == "Say what the review found");
        (await SaveAsync(new DeliveryUpdateEdit("PT", Quarter, null) { Narrative = "It serves its aim.", NextReviewOn = "1 September 2027", IsSubmitted = true })).Should().BeOfType<Saved>();

        await using PerformanceDbContext context = database.NewContext();
        (await context.DeliveryItems.SingleAsync()).ReviewOn.Should().Be(new DateOnly(2027, 9, 1));
    }

    [Fact]
    public async Task Four_hundred_projects_a_thousand_actions_and_two_hundred_risks_are_asked_for_as_a_few_are()
    {
        async Task<int[]> CommandsAsync(int of)
        {
            await using (PerformanceDbContext context = database.NewContext())
            {
                int there = await context.DeliveryItems.CountAsync();
                DeliveryItem? plan = await context.DeliveryItems.SingleOrDefaultAsync(i => i.Code == "PLAN");
                if (plan is null) context.DeliveryItems.Add(plan = Item("PLAN", i => i.Kind = DeliveryKind.ActionPlan));
                foreach ((DeliveryKind kind, int count) in new[] { (DeliveryKind.Project, 2 * of), (DeliveryKind.PlannedAction, 5 * of), (DeliveryKind.Risk, of) })
                {
                    for (int n = 0; n < count; n++)
                    {
                        DeliveryItem item = Item($"{kind} {there++}", i => (i.Kind, i.DirectorateId) = (kind, housing), "July 2026");
                        item.Steps.Add(Step("First", "August 2026"));
                        if (kind == DeliveryKind.PlannedAction) item.Parent = plan;
                        context.DeliveryItems.Add(item);
                        context.DeliveryUpdates.Add(new DeliveryUpdate { Item = item, Period = Quarter, State = DeliveryUpdateState.Submitted, Score = kind == DeliveryKind.Risk ? "DII" : null, ChangedAt = TestData.Submitted, ChangedBy = "Somebody" });
                    }
                }

                await context.SaveChangesAsync();
            }

            async Task<int> Of(Func<PerformanceDbContext, Task> ask)
            {
                var counter = new CommandCounter();
                DbContextOptionsBuilder<PerformanceDbContext> options = new();
                options.UsePerformanceSqlite(database.ConnectionString).AddInterceptors(counter);
                await using var counted = new PerformanceDbContext(options.Options);
                await ask(counted);
                return counter.Count;
            }

            return
            [
                await Of(c => new DeliveryReader(c).ReadAsync(Quarter)),
                await Of(c => new DeliveryReader(c).AlertsAsync(Quarter, housing, Quarter.End)),
                await Of(c => new DeliveryReader(c).PageAsync(Quarter, new DeliveryFilter { RoseOnly = true }, 1)),
                await Of(c => new DeliveryReader(c).PageAsync(Quarter, new DeliveryFilter { OverdueOn = Quarter.End }, 3)),
                await Of(c => new DeliveryWorkService(c).ListAsync(Team, DeliveryTaskFilter.All)),
                await Of(c => new DeliveryReader(c).FindAsync("PLAN", Quarter)),
            ];
        }

        int[] few = await CommandsAsync(2);
        (await CommandsAsync(198)).Should().Equal(few);
        DeliveryWork work = await new DeliveryWorkService(database.NewContext()).ListAsync(Team, DeliveryTaskFilter.All, page: 2);
        (work.Asked, work.Quarters.Single().Tasks.Count, work.Page, work.Pages).Should().Be((1600, 100, 2, 16));
        DeliveryPicture plan = (await new DeliveryReader(database.NewContext()).FindAsync("PLAN", Quarter))!;
        (plan.Rows.Count, plan.RatingsUnder.Count).Should().Be((101, 1000), "the page lists the first hundred and says how many there are");
        (await new DeliveryReader(database.NewContext()).PageAsync(Quarter, new DeliveryFilter { Under = "PLAN" }, 1)).Total.Should().Be(1000);
    }

    private static DeliveryItem Item(string code, Action<DeliveryItem>? with = null, string? due = null)
    {
        var item = new DeliveryItem { Code = code, Kind = DeliveryKind.Project, Title = code };
        if (due is not null) item.SetDue(CompletionText.Read(due));
        with?.Invoke(item);
        return item;
    }

    private static DeliveryStep Step(string text, string due, DateOnly? doneOn = null)
    {
        var step = new DeliveryStep { Text = text, SortOrder = 1, DoneOn = doneOn };
        step.SetDue(CompletionText.Read(due));
        return step;
    }

    private async Task AddAsync(params DeliveryItem[] items)
    {
        await using PerformanceDbContext context = database.NewContext();
        for (int place = 0; place < items.Length; place++) items[place].SortOrder = place;
        context.DeliveryItems.AddRange(items);
        await context.SaveChangesAsync();
    }

    private async Task<DeliveryTasks> ListAsync(DeliveryTaskFilter filter) => (await new DeliveryWorkService(database.NewContext()).ListAsync(Team, filter)).Quarters.Single();

    private async Task<IEnumerable<string>> AskedAsync(Actor actor) => (await new DeliveryWorkService(database.NewContext()).ListAsync(actor, DeliveryTaskFilter.Waiting)).Quarters.SelectMany(a => a.Tasks).Select(t => t.Code);

    private Task<IReadOnlyList<DeliveryAlert>> AlertsAsync(int? directorate, DateOnly day) => new DeliveryReader(database.NewContext()).AlertsAsync(Quarter, directorate, day);

    private async Task<IEnumerable<string>> PageAsync(DeliveryFilter filter) => (await new DeliveryReader(database.NewContext()).PageAsync(Quarter, filter, 1)).Rows.Select(r => r.Item.Code);

    private async Task<Guid> VersionAsync()
    {
        await using PerformanceDbContext context = database.NewContext();
        return (await context.DeliveryUpdates.SingleAsync()).Version;
    }

    private async Task SubmitAsync(string code, Func<DeliveryUpdateEdit, DeliveryUpdateEdit>? with = null, Period? quarter = null)
    {
        DeliveryUpdateEdit edit = new(code, quarter ?? Quarter, null) { Rating = "green", IsSubmitted = true };
        (await SaveAsync(with?.Invoke(edit) ?? edit)).Should().BeOfType<Saved>();
    }

    private async Task<Outcome?> SaveAsync(DeliveryUpdateEdit edit)
    {
        await using PerformanceDbContext context = database.NewContext();
        return await new DeliveryUpdateService(context, TimeProvider.System).SaveAsync(edit, Team);
    }
}
