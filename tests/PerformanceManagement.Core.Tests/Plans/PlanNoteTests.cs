using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Audit;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Collections;
using PerformanceManagement.Core.Plans;
using PerformanceManagement.Core.Tests.Entry;
using PerformanceManagement.Core.Users;
using Xunit;

namespace PerformanceManagement.Core.Tests.Plans;

public sealed class PlanNoteTests : IAsyncLifetime
{
    private EntryHouse house = null!;

    public async Task InitializeAsync()
    {
        house = await EntryHouse.CreateAsync();
        await house.Change(c =>
        {
            var priority = new PlanItem { Key = "P1", Kind = PlanItemKind.Priority, Number = "1", Title = "A safe home", SortOrder = 1 };
            var outcome = new PlanItem { Key = "O1.1", Kind = PlanItemKind.Outcome, Number = "1.1", Title = "Fewer homeless people", Parent = priority, SortOrder = 3 };
            c.PlanItems.AddRange(
                priority,
                new PlanItem { Key = "P2", Kind = PlanItemKind.Priority, Number = "2", Title = "A clean place", SortOrder = 2 },
                outcome,
                new PlanItem { Key = "PR1.1.1", Kind = PlanItemKind.Programme, Number = "1.1.1", Title = "Help early", Parent = outcome, SortOrder = 4 });
            return Task.CompletedTask;
        });
    }

    public async Task DisposeAsync() => await house.DisposeAsync();

    [Fact]
    public async Task The_list_is_the_plan_with_each_items_text_of_the_quarter()
    {
        await Save("Two more officers started.");

        PlanNoteList list = await Use(notes => notes.ListAsync(EntryHouse.Quarter));

        list.Rows.Select(r => (r.Item.Key, r.Depth, r.Text)).Should().Equal(
            ("P1", 0, null), ("O1.1", 1, null), ("PR1.1.1", 2, "Two more officers started."), ("P2", 0, null));
        list.ClosedBecause.Should().BeNull();
        (await Use(notes => notes.ListAsync(EntryHouse.Quarter.Previous))).Rows.Should().OnlyContain(r => r.Text == null);
    }

    [Fact]
    public async Task A_text_is_written_changed_and_removed_each_with_an_audit_row()
    {
        (await Save("  First line\r\n\r\nSecond\u000B paragraph ")).Should().BeOfType<Saved>().Which.Summary.Should().Be("Saved: the text for 1.1.1 Help early, Q2 2026/27");
        (await Form())!.Text.Should().Be("First line\n\nSecond paragraph");
        await Save("Changed");
        (await Form())!.Text.Should().Be("Changed");
        await Save(" \n ");
        (await Form())!.Text.Should().BeNull();

        List<AuditEntry> audit = await house.Read(c => c.Audit.OrderBy(a => a.Id).ToListAsync());
        audit.Select(a => a.Summary).Should().Equal(
            "PR1.1.1 Help early: text for Q2 2026/27 written.", "PR1.1.1 Help early: text for Q2 2026/27 changed.", "PR1.1.1 Help early: text for Q2 2026/27 removed.");
        audit.Should().OnlyContain(a => a.UserId == house.Officer.UserId && a.Period == "2026/27 Q2");
    }

    [Fact]
    public async Task The_same_text_again_and_a_blank_one_where_there_was_none_change_nothing()
    {
        await Save("");
        await Save("Once");
        PlanNoteEdit stale = await Edit("Once") with { Version = null };
        (await Use(notes => notes.SaveAsync(stale, house.Officer))).Should().BeOfType<Saved>("a second click is no conflict");

        (await house.AuditRows()).Should().Be(1);
    }

    [Fact]
    public async Task A_text_saved_meanwhile_is_shown_with_who_and_when_and_may_be_replaced()
    {
        PlanNoteEdit mine = await Edit("Mine");
        await Use(notes => notes.SaveAsync(mine with { Text = "Theirs" }, house.Officer with { Name = "The other officer" }));

        TheirText conflict = (await Use(notes => notes.SaveAsync(mine, house.Officer))).Should().BeOfType<Conflict<TheirText>>().Subject.Theirs;

        (conflict.Text, conflict.By, conflict.At).Should().Be(("Theirs", "The other officer", house.Clock.Now));
        (await Form())!.Text.Should().Be("Theirs");
        (await Use(notes => notes.SaveAsync(mine with { Version = conflict.Version }, house.Officer))).Should().BeOfType<Saved>();
        (await Form())!.Text.Should().Be("Mine");
    }

    [Fact]
    public async Task Of_many_who_save_at_once_one_is_stored_and_the_others_are_told()
    {
        PlanNoteEdit edit = await Edit("");

        Outcome?[] outcomes = await Task.WhenAll(Enumerable.Range(1, 5).Select(n => Task.Run(() => Use(notes => notes.SaveAsync(edit with { Text = $"Text {n}" }, house.Officer)))));

        outcomes.OfType<Saved>().Should().ContainSingle();
        outcomes.OfType<Conflict<TheirText>>().Should().HaveCount(4);
        (await house.AuditRows()).Should().Be(1);
    }

    [Fact]
    public async Task A_signed_off_quarter_and_a_text_that_is_too_long_are_refused()
    {
        (await Save(new string('x', PlanNote.TextLength + 1))).Should().BeOfType<Refused>().Which.Problems.Single().Message.Should().Be("The text must be 8,000 characters or fewer; it has 8,001");
        await house.Change(async c => (await c.Collections.SingleAsync()).State = CollectionState.SignedOff);

        (await Save("Late")).Should().BeOfType<Refused>().Which.Problems.Single().Message.Should().Be("Q2 2026/27 is signed off, so its texts cannot be changed.");
        (await house.Read(c => c.PlanNotes.CountAsync())).Should().Be(0);
        (await Form())!.ClosedBecause.Should().NotBeNull();
    }

    [Theory]
    [InlineData(Roles.Contributor)]
    [InlineData(Roles.Approver)]
    [InlineData(Roles.DemocraticServices)]
    [InlineData(Roles.Viewer)]
    public async Task Only_the_performance_team_writes(string role)
    {
        PlanNoteEdit edit = await Edit("Mine");
        Actor actor = house.Officer with { Roles = [role] };

        Func<Task> save = () => Use(notes => notes.SaveAsync(edit, actor));

        (await save.Should().ThrowAsync<NotPermittedException>()).WithMessage("*Send yours to the performance team.");
        (await house.Read(c => c.PlanNotes.CountAsync())).Should().Be(0);
    }

    [Fact]
    public async Task The_form_shows_what_was_said_last_before()
    {
        await house.Change(async c =>
        {
            int item = await c.PlanItems.Where(i => i.Key == "PR1.1.1").Select(i => i.Id).SingleAsync();
            c.PlanNotes.AddRange(
                new PlanNote { PlanItemId = item, Period = EntryHouse.Quarter.Back(3), Text = "Long ago" },
                new PlanNote { PlanItemId = item, Period = EntryHouse.Quarter.Back(2), Text = "Winter" },
                new PlanNote { PlanItemId = item, Period = EntryHouse.Quarter.Next, Text = "Later" });
        });

        PlanNoteForm form = (await Form("pr1.1.1"))!;

        (form.Earlier, form.EarlierQuarter).Should().Be(("Winter", EntryHouse.Quarter.Back(2)));
        (await Form("NO SUCH")).Should().BeNull();
    }

    private async Task<Outcome?> Save(string text)
    {
        PlanNoteEdit edit = await Edit(text);
        return await Use(notes => notes.SaveAsync(edit, house.Officer));
    }

    private async Task<PlanNoteEdit> Edit(string text) => new("PR1.1.1", EntryHouse.Quarter, text, (await Form())!.Version);

    private Task<PlanNoteForm?> Form(string key = "PR1.1.1") => Use(notes => notes.FindAsync(key, EntryHouse.Quarter, house.Officer));

    private Task<T> Use<T>(Func<PlanNoteService, Task<T>> use) => house.Read(context => use(new PlanNoteService(context, house.Clock)));
}
