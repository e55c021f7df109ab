using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Approvals;
using PerformanceManagement.Core.Audit;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Collections;
using PerformanceManagement.Core.Collections.Tasks;
using PerformanceManagement.Core.Comparisons;
using PerformanceManagement.Core.Entry;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.MeasureSetup;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Scorecards;
using PerformanceManagement.Core.Settings;
using PerformanceManagement.Core.Targets;
using PerformanceManagement.Core.Tests.Entry;
using Xunit;

namespace PerformanceManagement.Core.Tests.Audit;

/// <summary>Every change of a value, note, target, state, owner or rule stands in the audit with what it was and what it is.</summary>
public sealed class AuditDetailTests : IAsyncLifetime
{
    private static readonly Period Q2 = EntryHouse.Quarter;
    private EntryHouse house = null!;

    public async Task InitializeAsync() => house = await EntryHouse.CreateAsync();

    public async Task DisposeAsync() => await house.DisposeAsync();

    [Fact]
    public async Task A_value_its_note_and_where_it_is_stand_there_before_and_after()
    {
        await house.Submit(await house.Typed("354") with { Note = "First.", Confirmed = true });
        (await Last("result.submitted")).Should().Equal((AuditField.Value, null, "354"), (AuditField.Note, null, "First."), (AuditField.State, "Not started", "Submitted"));

        await house.Submit(await house.Typed("327") with { Note = "Second.", Forecast = "400", AsDraft = true });
        await house.Submit(await house.Typed("327") with { Note = "Second.", Forecast = "400", Confirmed = true });
        (await Last("result.submitted")).Should().Equal((AuditField.Value, "354", "327; 400 expected for the year"), (AuditField.Note, "First.", "Second."), (AuditField.State, "Draft", "Submitted"));
    }

    [Fact]
    public async Task What_is_approved_returned_and_submitted_again_says_where_it_was()
    {
        await house.Change(async c => c.CouncilSettings.Add(new CouncilSettings { ValuesNeedApproval = true, OwnEntriesMayBeApproved = true }));
        await house.Submit(await house.Typed("354") with { Note = "First.", Confirmed = true });
        await Approving(async (approvals, task) => await approvals.ApproveAsync([(task.Id, task.Version)], house.Officer));
        (await Last("result.approved")).Should().Equal((AuditField.State, "Submitted", "Approved"));
        await Approving(async (approvals, task) => await approvals.ReturnAsync(task.Id, task.Version, "Why so high?", house.Officer));
        (await Last("result.returned")).Should().Equal((AuditField.State, "Approved", "Returned"));

        await house.Submit(await house.Typed("354") with { Note = "First.", Confirmed = true });

        (await Last("result.submitted")).Should().Equal((AuditField.State, "Returned", "Submitted"));
    }

    [Fact]
    public async Task Sign_off_and_opening_again_count_what_was_where()
    {
        await house.Submit(await house.Typed("354") with { Note = "First.", Confirmed = true });
        await house.Change(async c => (await c.Collections.SingleAsync()).IsWhole = true);
        (await house.Read(c => new SignOffService(c, new ScorecardService(c), house.Clock).SignOffAsync(Q2, house.Officer))).Should().BeOfType<Saved>();
        (await Last("quarter.signed-off")).Should().Equal((AuditField.State, "Open: 1 submitted", "Signed off"));

        Guid version = await house.Read(c => c.Collections.Select(x => x.Version).SingleAsync());
        (await house.Read(c => new ReopenService(c, house.Clock).ReopenAsync(Q2, "A figure was left out.", version, house.Officer))).Should().BeOfType<Saved>();

        (await Last("quarter.reopened")).Should().Equal((AuditField.State, "Signed off", "Open: 1 submitted"));
    }

    [Fact]
    public async Task A_correction_to_suppressed_does_not_write_the_figure_down_once_more()
    {
        await house.Submit(await house.Typed("354") with { Note = "First.", Confirmed = true });
        await house.Change(async c => (await c.Collections.SingleAsync()).State = CollectionState.SignedOff);
        Guid? version = (await house.Result())!.Version;
        await house.Read(c => new CorrectionService(c, new ResultService(c, house.Clock), house.Clock)
            .CorrectAsync(new ResultSubmission { Code = EntryHouse.Code, Period = Q2, Reason = "suppressed", Note = "First.", ResultVersion = version, Because = "Too few.", Confirmed = true }, house.Officer));

        (await Last("result.corrected")).First().Should().Be((AuditField.Value, "A figure that is suppressed now", "Suppressed"));
    }

    [Fact]
    public async Task A_target_says_the_year_and_each_period_that_changed()
    {
        var year = Period.FinancialYear(2026);
        async Task Set(string value, params string?[] periods) => (await house.Read(async c =>
        {
            var targets = new TargetService(c, house.Clock);
            YearTargets stored = (await targets.FindAsync(EntryHouse.Code, year))!;
            return await targets.SaveAsync(new TargetsEdit { Code = EntryHouse.Code, Year = year, Choice = YearTargetChoice.Number, Value = value, Periods = periods, Stamp = stored.Stamp }, house.Officer);
        })).Should().BeOfType<Saved>();
        await Set("330", null, "340", null, null);

        await Set("320", null, "340", "no target", null);

        (await Last("targets.set")).Should().Equal((AuditField.Target, "2026/27: 330", "2026/27: 320"), (AuditField.Target, "Q3 2026/27: not set", "Q3 2026/27: No target"));
    }

    [Fact]
    public async Task An_owner_is_named_before_and_after_also_for_one_quarter()
    {
        await house.Read(c => new MeasureOwnerService(c, house.Clock).AssignAsync([EntryHouse.Code], null, house.Officer));

        (await Last("measure.owner")).Should().Equal((AuditField.Owner, "The owner", null));

        await GiveRole(house.Other.UserId!.Value);
        await house.Read(c => new TaskEditService(c, new MeasureOwnerService(c, house.Clock), house.Clock)
            .DecideAsync(Q2, new TaskEdit(TaskDecision.Give, [(EntryHouse.Code, Q2)]) { UserId = house.Other.UserId }, house.Officer));
        (await Last("task.given")).Should().Equal((AuditField.Owner, "Whoever enters the measure", "The other"));
        await house.Read(c => new TaskEditService(c, new MeasureOwnerService(c, house.Clock), house.Clock)
            .DecideAsync(Q2, new TaskEdit(TaskDecision.Excuse, [(EntryHouse.Code, Q2)]) { Because = "No survey." }, house.Officer));
        (await Last("task.excused")).Should().Equal((AuditField.State, "Asked for", "Excused: No survey."));
    }

    [Fact]
    public async Task A_rule_is_said_in_the_words_of_its_page_one_at_a_time()
    {
        await house.Read(async c =>
        {
            var measures = new MeasureSetupService(c, house.Clock);
            MeasureEdit form = (await measures.FindAsync(EntryHouse.Code, house.Officer))!;
            return await measures.SaveAsync(form with { Decimals = "1", YearRule = "maximum", Contact = "Housing options manager" }, house.Officer);
        });

        (await Last("measure.changed")).Should().BeEquivalentTo([
            (AuditField.Rule, (string?)"Decimals: 0", (string?)"Decimals: 1"),
            (AuditField.Rule, "How periods make a year: The last one stands for the whole", "How periods make a year: The highest one stands for the whole"),
            (AuditField.Rule, "Contact: not set", "Contact: Housing options manager"),
        ]);

        Guid version = await house.Read(c => c.Measures.Select(m => m.Version).SingleAsync());
        await house.Read(c => new MeasureComparisonService(c, new ScorecardService(c), house.Clock).SaveAsync(new MeasureComparisonEdit(EntryHouse.Code, TrendBasis.YearOnYear, "5", null, version), house.Officer));
        (await Last("measure.compared")).Should().Equal(
            (AuditField.Rule, "How trends are taken: with the periods just before", "How trends are taken: with the same period of earlier years"),
            (AuditField.Rule, "No change up to: not set", "No change up to: 5.0 households"));
    }

    [Fact]
    public async Task A_detail_is_never_changed_or_deleted()
    {
        await house.Submit(await house.Typed("354") with { Note = "First.", Confirmed = true });

        Func<Task> change = () => house.Change(async c => c.Entry(await c.AuditDetails.FirstAsync()).Property(d => d.After).CurrentValue = "355");
        Func<Task> delete = () => house.Change(async c => c.Remove(await c.AuditDetails.FirstAsync()));

        await change.Should().ThrowAsync<InvalidOperationException>();
        await delete.Should().ThrowAsync<InvalidOperationException>();
    }

    private async Task Approving(Func<ApprovalService, CollectionTask, Task<Outcome?>> deed) => (await house.Read(async c =>
        await deed(new ApprovalService(c, new ScorecardService(c), new ResultService(c, house.Clock), new CouncilSettingsReader(c, CouncilConfiguration.Empty, new SharedAnswers()), house.Clock), await c.CollectionTasks.AsNoTracking().SingleAsync()))).Should().BeOfType<Saved>();

    private Task GiveRole(int userId) => house.Change(async c =>
    {
        int role = await c.Roles.Where(r => r.Name == Core.Users.Roles.Contributor).Select(r => r.Id).SingleAsync();
        c.UserRoles.Add(new() { UserId = userId, RoleId = role });
    });

    private async Task<List<(AuditField, string?, string?)>> Last(string action) => [.. (await house.Read(c => c.Audit.AsNoTracking().Include(a => a.Details).Where(a => a.Action == action).OrderByDescending(a => a.Id).FirstAsync()))
        .Details.OrderBy(d => d.Id).Select(d => (d.Field, d.Before, d.After))];
}
