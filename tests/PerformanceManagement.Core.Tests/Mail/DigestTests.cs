using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Audit;
using PerformanceManagement.Core.Collections.Tasks;
using PerformanceManagement.Core.Mail;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Tests.Entry;
using PerformanceManagement.Core.Users;
using Xunit;

namespace PerformanceManagement.Core.Tests.Mail;

/// <summary>Who is told what on which day. The quarter of the house is due by 16 October 2026; clocks go back on 25 October.</summary>
public sealed class DigestTests : IAsyncLifetime
{
    private MailHouse house = null!;

    public async Task InitializeAsync() => house = await MailHouse.CreateAsync();

    public async Task DisposeAsync() => await house.DisposeAsync();

    [Fact]
    public async Task Three_days_before_the_date_whoever_owes_values_is_told_once_in_words_and_in_html_with_a_link()
    {
        await house.Entry.AddMeasure("HOU 02", m => m.Title = "Homes <empty> & \"dear\"");
        At("2026-10-12T07:00Z");
        (await house.WriteDigests()).Should().Be(0, "it is four days before");

        At("2026-10-13T07:00Z");
        (await house.WriteDigests()).Should().Be(1);
        (await house.WriteDigests()).Should().Be(0, "one a day");
        At("2026-10-14T07:00Z");
        (await house.WriteDigests()).Should().Be(0, "it was said");

        OutboxMessage message = (await house.Outbox()).Single();
        message.UserId.Should().Be(house.Entry.Owner.UserId);
        message.Key.Should().Be($"digest/{house.Entry.Owner.UserId}/2026-10-13");
        message.Subject.Should().Be("Performance: 2 values due soon");
        message.Text.Should().Contain("HOU 02 Homes <empty> & \"dear\": due by 16 October 2026").And.Contain($"{MailHouse.Site}/enter");
        message.Html.Should().Contain("Homes &lt;empty&gt; &amp; &quot;dear&quot;").And.Contain($"<a href=\"{MailHouse.Site}/enter\">Enter values</a>").And.StartWith("<!DOCTYPE html>").And.Contain("<html lang=\"en-GB\">").And.NotContain("<empty>");
    }

    [Theory]
    // Summer time: midnight in London is 23:00 UTC.
    [InlineData("2026-10-16", "2026-10-16T22:59:59Z", 0)]
    [InlineData("2026-10-16", "2026-10-16T23:00:00Z", 1)]
    // The last day of summer time is the day before the clocks go back; its night has the hour from one to two twice.
    [InlineData("2026-10-24", "2026-10-24T22:59:59Z", 0)]
    [InlineData("2026-10-24", "2026-10-24T23:00:00Z", 1)]
    [InlineData("2026-10-25", "2026-10-25T00:30:00Z", 0)]
    [InlineData("2026-10-25", "2026-10-25T01:30:00Z", 0)]
    [InlineData("2026-10-25", "2026-10-25T23:59:59Z", 0)]
    [InlineData("2026-10-25", "2026-10-26T00:00:00Z", 1)]
    public async Task A_value_is_overdue_from_midnight_in_london_after_its_date(string due, string moment, int told)
    {
        await house.Entry.Change(async c => (await c.Collections.SingleAsync()).DueOn = DateOnly.Parse(due, System.Globalization.CultureInfo.InvariantCulture));
        house.Options.DueSoonDays = 60;
        At("2026-10-01T07:00Z");
        await house.WriteDigests();
        int before = (await house.Outbox()).Count;

        At(moment);
        await house.WriteDigests();

        (await house.Outbox()).Skip(before).Where(m => m.Subject.Contains("overdue")).Should().HaveCount(told);
    }

    [Fact]
    public async Task The_hour_that_clocks_show_twice_brings_no_second_message()
    {
        await house.Entry.Change(async c => (await c.Collections.SingleAsync()).DueOn = new DateOnly(2026, 10, 24));
        At("2026-10-25T00:30Z");
        (await house.WriteDigests()).Should().Be(1);
        At("2026-10-25T01:30Z");
        (await house.WriteDigests()).Should().Be(0);
    }

    [Theory]
    [InlineData("2026-10-12T05:59:00Z", false)]
    [InlineData("2026-10-12T06:00:00Z", true)]
    [InlineData("2026-12-12T06:00:00Z", false)]
    [InlineData("2026-12-12T07:00:00Z", true)]
    public async Task The_hour_is_that_of_british_clocks(string moment, bool isTime)
    {
        At(moment);
        (await house.Entry.Read(c => Task.FromResult(house.DigestsOf(c).IsTime))).Should().Be(isTime);
    }

    [Fact]
    public async Task A_day_that_was_missed_is_made_up_for()
    {
        At("2026-10-13T07:00Z");
        await house.WriteDigests();

        // The site did not run on the 17th.
        At("2026-10-19T09:00Z");
        (await house.WriteDigests()).Should().Be(1);

        (await house.Outbox())[^1].Subject.Should().Be("Performance: 1 value overdue");
    }

    [Fact]
    public async Task A_quarter_that_was_opened_is_told_of_on_the_next_day_to_those_it_asks()
    {
        At("2026-10-05T15:00Z");
        await house.Entry.Change(c =>
        {
            c.Audit.Add(AuditEntry.Of(house.Entry.Officer, house.Entry.Clock.Now, "quarter.opened", "Opened.", period: EntryHouse.Quarter));
            return Task.CompletedTask;
        });
        At("2026-10-06T07:00Z");

        (await house.WriteDigests()).Should().Be(1);

        OutboxMessage message = (await house.Outbox()).Single();
        message.Subject.Should().Be("Performance: 1 value asked for, Q2 2026/27");
        message.Text.Should().Contain("Q2 2026/27 is open").And.Contain("You are asked for 1 value.");
        At("2026-10-07T07:00Z");
        (await house.WriteDigests()).Should().Be(0);
    }

    [Fact]
    public async Task What_is_submitted_excused_or_somebody_elses_is_not_told_and_neither_is_anybody_who_is_disabled()
    {
        await house.Entry.AddMeasure("HOU 02");
        await house.Entry.AddMeasure("HOU 03");
        await house.Entry.Submit(await house.Entry.Typed("12"));
        await house.Entry.Change(async c =>
        {
            CollectionTask excused = CollectionTask.At(EntryHouse.Quarter, await c.Measures.Where(m => m.Code == "HOU 02").Select(m => m.Id).SingleAsync(), EntryHouse.Quarter);
            excused.ExcusedBecause = "The system is being replaced.";
            CollectionTask given = CollectionTask.At(EntryHouse.Quarter, await c.Measures.Where(m => m.Code == "HOU 03").Select(m => m.Id).SingleAsync(), EntryHouse.Quarter);
            given.GivenToId = house.Entry.Other.UserId;
            c.AddRange(excused, given);
        });
        At("2026-10-13T07:00Z");

        await house.WriteDigests();

        OutboxMessage message = (await house.Outbox()).Single();
        message.UserId.Should().Be(house.Entry.Other.UserId);
        message.Text.Should().Contain("HOU 03").And.NotContain("HOU 02");

        await house.Entry.Change(async c => (await c.Users.SingleAsync(u => u.Id == house.Entry.Other.UserId)).DisabledAt = house.Entry.Clock.Now);
        At("2026-10-17T07:00Z");
        (await house.WriteDigests()).Should().Be(0);
    }

    [Fact]
    public async Task Many_processes_that_write_at_once_write_one_message_a_person()
    {
        At("2026-10-13T07:00Z");

        int[] written = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(house.WriteDigests)));

        written.Sum().Should().Be(1);
        (await house.Outbox()).Should().ContainSingle();
    }

    [Fact]
    public async Task Where_e_mail_is_off_nothing_is_written()
    {
        house.Options.Off = true;
        At("2026-10-13T07:00Z");

        (await house.WriteDigests()).Should().Be(0);
        (await house.Outbox()).Should().BeEmpty();
    }

    [Fact]
    public async Task What_waits_for_approval_is_told_to_the_approver_of_its_directorate_and_to_who_stands_in_but_not_to_who_entered_it()
    {
        int approver = await house.AddApprover("director");
        await house.StandIn(house.Entry.Other.UserId!.Value, "2026-10-13", "2026-10-14");
        await house.NeedApproval();
        At("2026-10-13T06:30Z");
        await house.Entry.Submit(await house.Entry.Typed("12"));
        At("2026-10-13T07:00Z");

        await house.WriteDigests();

        List<OutboxMessage> messages = await house.Outbox();
        messages.Select(m => m.UserId).Should().BeEquivalentTo([approver, house.Entry.Other.UserId]);
        messages[0].Subject.Should().Be("Performance: 1 value to approve");
        messages[0].Text.Should().Contain("Ready to approve").And.Contain("Homes: 1 value").And.Contain($"{MailHouse.Site}/approve");
        At("2026-10-14T07:00Z");
        (await house.WriteDigests()).Should().Be(0, "nothing was submitted since");
    }

    [Fact]
    public async Task What_nobody_of_its_directorate_can_approve_is_told_to_the_performance_team()
    {
        await house.NeedApproval();
        await house.AddRole(house.Entry.Officer.UserId!.Value, Roles.PerformanceOfficer);
        At("2026-10-13T06:30Z");
        await house.Entry.Submit(await house.Entry.Typed("12"));
        At("2026-10-13T07:00Z");

        await house.WriteDigests();

        (await house.Outbox()).Single().UserId.Should().Be(house.Entry.Officer.UserId);
    }

    [Fact]
    public async Task The_first_return_of_a_day_is_told_at_once_with_the_comment_and_the_rest_the_next_morning()
    {
        Measure second = await house.Entry.AddMeasure("HOU 02");
        await house.NeedApproval();
        At("2026-10-12T09:00Z");
        await house.Entry.Submit(await house.Entry.Typed("12"));
        await house.Entry.Submit(await house.Entry.Typed("13", "HOU 02"));
        List<CollectionTask> tasks = await house.Entry.Read(c => c.CollectionTasks.AsNoTracking().OrderBy(t => t.MeasureId).ToListAsync());

        await house.Return(tasks[0].Id, tasks[0].Version, "Is this <all> of them?\nOr the half?");
        await house.Return(tasks[1].Id, tasks[1].Version, "Too high");

        OutboxMessage first = (await house.Outbox()).Should().ContainSingle().Which;
        first.Kind.Should().Be("returned");
        first.UserId.Should().Be(house.Entry.Owner.UserId);
        first.Text.Should().Contain("Is this <all> of them?\nOr the half?").And.Contain($"{MailHouse.Site}/enter/2026-27-Q2/HOU%2001");
        first.Html.Should().Contain("Is this &lt;all&gt; of them?<br>");

        At("2026-10-13T07:00Z");
        await house.WriteDigests();
        OutboxMessage digest = (await house.Outbox(DigestWriter.Kind)).Single();
        digest.Subject.Should().Be("Performance: 2 values returned");
        digest.Text.Should().Contain("HOU 02").And.Contain("wrote: Too high");
    }

    [Fact]
    public async Task Nobody_gets_two_messages_a_day_whichever_comes_first()
    {
        await house.NeedApproval();
        At("2026-10-12T09:00Z");
        await house.Entry.Submit(await house.Entry.Typed("12"));
        await house.Entry.AddMeasure("HOU 02");
        CollectionTask task = await house.Entry.Read(c => c.CollectionTasks.AsNoTracking().SingleAsync());

        // In the morning that HOU 02 is due soon; what is returned later that day is told the next morning.
        At("2026-10-13T07:00Z");
        (await house.WriteDigests()).Should().Be(1);
        At("2026-10-13T15:00Z");
        await house.Return(task.Id, task.Version, "Too high");
        (await house.Outbox()).Should().ContainSingle();
        At("2026-10-14T07:00Z");
        await house.WriteDigests();
        (await house.Outbox()).Should().HaveCount(2).And.Subject.Last().Subject.Should().Be("Performance: 1 value returned");

        // Returned in the night; that HOU 02 is overdue is told a day later.
        await house.Entry.Submit(await house.Entry.Typed("11"));
        task = await house.Entry.Read(c => c.CollectionTasks.AsNoTracking().SingleAsync());
        At("2026-10-17T01:00Z");
        await house.Return(task.Id, task.Version, "Still too high");
        At("2026-10-17T07:00Z");
        (await house.WriteDigests()).Should().Be(0);
        At("2026-10-18T07:00Z");
        (await house.WriteDigests()).Should().Be(1);
        (await house.Outbox()).Should().HaveCount(4).And.Subject.Last().Subject.Should().Be("Performance: 1 value returned, 1 value overdue");
    }

    [Fact]
    public async Task A_date_that_was_told_is_told_again_once_it_is_another()
    {
        At("2026-10-13T07:00Z");
        (await house.WriteDigests()).Should().Be(1);

        At("2026-10-13T10:00Z");
        await house.Entry.Change(async c =>
        {
            (await c.Collections.SingleAsync()).DueOn = new DateOnly(2026, 10, 15);
            c.Audit.Add(AuditEntry.Of(house.Entry.Officer, house.Entry.Clock.Now, "quarter.dated", "Changed the dates.", period: EntryHouse.Quarter, details: [AuditDetail.OfRule("Dates", "16 October", "15 October")]));
        });
        At("2026-10-14T07:00Z");
        (await house.WriteDigests()).Should().Be(1);
        At("2026-10-15T07:00Z");
        (await house.WriteDigests()).Should().Be(0);

        (await house.Outbox()).Last().Text.Should().Contain("due by 15 October 2026");
    }

    [Fact]
    public async Task An_approver_is_told_again_once_the_day_for_approvals_is_another()
    {
        await house.AddApprover("director");
        await house.NeedApproval();
        await SetDay(new DateOnly(2026, 10, 23));
        At("2026-10-13T06:30Z");
        await house.Entry.Submit(await house.Entry.Typed("12"));
        At("2026-10-13T07:00Z");
        (await house.WriteDigests()).Should().Be(1);

        At("2026-10-13T10:00Z");
        await SetDay(new DateOnly(2026, 10, 16));
        At("2026-10-14T07:00Z");
        (await house.WriteDigests()).Should().Be(1);
        At("2026-10-15T07:00Z");
        (await house.WriteDigests()).Should().Be(0);

        (await house.Outbox()).Last().Text.Should().Contain("Homes: 1 value, to be approved by 16 October 2026");

        Task SetDay(DateOnly day) => house.Entry.Change(async c =>
        {
            (await c.Collections.SingleAsync()).ApprovalsDueOn = day;
            c.Audit.Add(AuditEntry.Of(house.Entry.Officer, house.Entry.Clock.Now, "quarter.dated", "Changed the dates.", period: EntryHouse.Quarter, details: [AuditDetail.OfRule("Dates", null, $"{day}")]));
        });
    }

    [Fact]
    public async Task A_return_that_is_refused_tells_nobody()
    {
        await house.NeedApproval();
        await house.Entry.Submit(await house.Entry.Typed("12"));
        CollectionTask task = await house.Entry.Read(c => c.CollectionTasks.AsNoTracking().SingleAsync());

        await house.Return(task.Id, Guid.NewGuid(), "", house.Entry.Officer);

        (await house.Outbox()).Should().BeEmpty();
    }

    private void At(string moment) => house.Entry.Clock.Set(DateTimeOffset.Parse(moment, System.Globalization.CultureInfo.InvariantCulture));
}
