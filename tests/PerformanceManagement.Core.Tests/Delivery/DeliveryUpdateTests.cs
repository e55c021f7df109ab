using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Collections;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Delivery;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Scorecards;
using PerformanceManagement.Core.Users;
using PerformanceManagement.Data.Sqlite;
using Xunit;

namespace PerformanceManagement.Core.Tests.Delivery;

/// <summary>Updates through a quarter: written, signed off with it, and kept as they stood.</summary>
public sealed class DeliveryUpdateTests : IAsyncLifetime
{
    private static readonly Period Quarter = Period.FinancialQuarter(2026, 2);
    private static readonly Actor Officer = new(null, "Performance officer", [Roles.PerformanceOfficer]);
    private TestDatabase database = null!;

    public async Task InitializeAsync()
    {
        database = await TestDatabase.CreateSqliteAsync();
        await using PerformanceDbContext context = database.NewContext();
        context.Collections.Add(new Collection { Period = Quarter, State = CollectionState.Open });
        context.DeliveryItems.AddRange(new DeliveryItem { Code = "A", Kind = DeliveryKind.Project, Title = "One" }, new DeliveryItem { Code = "R", Kind = DeliveryKind.Risk, Title = "Flood" });
        await context.SaveChangesAsync();
    }

    public async Task DisposeAsync() => await database.DisposeAsync();

    [Fact]
    public async Task What_was_submitted_is_signed_off_with_its_quarter_and_never_changes()
    {
        (await SaveAsync(new DeliveryUpdateEdit("A", Quarter, null) { Rating = "green", Narrative = "Done.", IsSubmitted = true })).Should().BeOfType<Saved>();
        await using (PerformanceDbContext context = database.NewContext())
            (await new SignOffService(context, new ScorecardService(context), TimeProvider.System).SignOffAsync(Quarter, Officer)).Should().BeOfType<Saved>();

        await using PerformanceDbContext later = database.NewContext();
        DeliveryUpdate update = await later.DeliveryUpdates.SingleAsync();
        update.State.Should().Be(DeliveryUpdateState.SignedOff);
        (await SaveAsync(new DeliveryUpdateEdit("A", Quarter, update.Version) { Rating = "red", IsSubmitted = true })).Should().BeOfType<Refused>().Which.Problems.Single().Message.Should().Contain("is signed off");
        update.Rating = "red";
        await later.Invoking(c => c.SaveChangesAsync()).Should().ThrowAsync<InvalidOperationException>();
        (await new DeliveryReader(database.NewContext()).ReadAsync(Quarter)).Rows.Single(r => r.Item.Code == "A").Rating!.Key.Should().Be("green");
    }

    [Fact]
    public async Task What_was_signed_off_can_be_changed_or_returned_once_its_quarter_is_opened_again()
    {
        foreach (string code in new[] { "A", "B" })
        {
            await ChangeAsync(async c =>
            {
                if (!await c.DeliveryItems.AnyAsync(i => i.Code == code)) c.DeliveryItems.Add(new DeliveryItem { Code = code, Kind = DeliveryKind.Project, Title = "Two" });
            });
            (await SaveAsync(new DeliveryUpdateEdit(code, Quarter, null) { Rating = "green", Narrative = "Done.", IsSubmitted = true })).Should().BeOfType<Saved>();
        }

        await using (PerformanceDbContext context = database.NewContext())
            (await new SignOffService(context, new ScorecardService(context), TimeProvider.System).SignOffAsync(Quarter, Officer)).Should().BeOfType<Saved>();
        await ChangeAsync(async c => (await c.DeliveryItems.SingleAsync(i => i.Code == "A")).Title = "Named anew");
        Guid version = await ReadAsync(c => c.Collections.Select(x => x.Version).SingleAsync());
        await using (PerformanceDbContext context = database.NewContext())
            (await new ReopenService(context, TimeProvider.System).ReopenAsync(Quarter, "A rating was wrong", version, Officer)).Should().BeOfType<Saved>();

        DeliveryRow row = (await new DeliveryReader(database.NewContext()).ReadAsync(Quarter)).Rows.Single(r => r.Item.Code == "A");
        (row.Rating!.Key, row.Now!.State, row.Title).Should().Be(("green", DeliveryUpdateState.Submitted, "Named anew"));
        (await SaveAsync(new DeliveryUpdateEdit("A", Quarter, row.Now.Version) { Rating = "red", Narrative = "Late.", IsSubmitted = true })).Should().BeOfType<Saved>();
        Guid other = await ReadAsync(c => c.DeliveryUpdates.Where(u => u.Item!.Code == "B").Select(u => u.Version).SingleAsync());
        await using (PerformanceDbContext context = database.NewContext())
            (await new DeliveryUpdateService(context, TimeProvider.System).ReturnAsync("B", Quarter, "Say by when", other, Officer)).Should().BeOfType<Saved>();
        await using (PerformanceDbContext context = database.NewContext())
            (await new SignOffService(context, new ScorecardService(context), TimeProvider.System).SignOffAsync(Quarter, Officer)).Should().BeOfType<Saved>();

        (await ReadAsync(c => c.DeliveryUpdates.OrderBy(u => u.Item!.Code).Select(u => new { u.State, u.KeptTitle, u.Rating }).ToListAsync())).Should().BeEquivalentTo(
            new[] { new { State = DeliveryUpdateState.SignedOff, KeptTitle = (string?)"Named anew", Rating = (string?)"red" }, new { State = DeliveryUpdateState.Returned, KeptTitle = (string?)null, Rating = (string?)"green" } }, o => o.WithStrictOrdering());
    }

    [Fact]
    public async Task A_signed_off_update_is_opened_by_nothing_but_its_quarter()
    {
        (await SaveAsync(new DeliveryUpdateEdit("A", Quarter, null) { Rating = "green", Narrative = "Done.", IsSubmitted = true })).Should().BeOfType<Saved>();
        await using (PerformanceDbContext context = database.NewContext())
            (await new SignOffService(context, new ScorecardService(context), TimeProvider.System).SignOffAsync(Quarter, Officer)).Should().BeOfType<Saved>();

        await FluentActions.Awaiting(() => ChangeAsync(async c => (await c.DeliveryUpdates.SingleAsync()).Reopen())).Should().ThrowAsync<InvalidOperationException>();
        await FluentActions.Awaiting(() => ChangeAsync(async c =>
        {
            DeliveryUpdate update = await c.DeliveryUpdates.SingleAsync();
            update.Reopen();
            update.Rating = "red";
            (await c.Collections.SingleAsync()).State = CollectionState.Open;
        })).Should().ThrowAsync<InvalidOperationException>();
        await FluentActions.Awaiting(() => ChangeAsync(async c =>
        {
            c.Remove(await c.DeliveryUpdates.SingleAsync());
            (await c.Collections.SingleAsync()).State = CollectionState.Open;
        })).Should().ThrowAsync<InvalidOperationException>();
    }

    [Fact]
    public async Task A_draft_is_shown_to_nobody_else_and_stays_a_draft()
    {
        (await SaveAsync(new DeliveryUpdateEdit("A", Quarter, null) { Narrative = "Not yet." })).Should().BeOfType<Saved>();

        (await new DeliveryReader(database.NewContext()).ReadAsync(Quarter)).Rows.Single(r => r.Item.Code == "A").Now.Should().BeNull();
    }

    [Theory]
    [InlineData("A", null, "Select a rating")]
    [InlineData("A", "blue", "Select a rating")]
    [InlineData("R", null, "Select a likelihood and an impact of the council’s scale")]
    public async Task What_is_missing_is_said_when_it_is_submitted(string code, string? rating, string sentence) =>
        (await SaveAsync(new DeliveryUpdateEdit(code, Quarter, null) { Rating = rating, IsSubmitted = true })).Should().BeOfType<Refused>().Which.Problems.Select(p => p.Message).Should().Contain(sentence);

    [Fact]
    public async Task A_second_writer_is_shown_what_is_stored()
    {
        await SaveAsync(new DeliveryUpdateEdit("A", Quarter, null) { Rating = "green", IsSubmitted = true });

        (await SaveAsync(new DeliveryUpdateEdit("A", Quarter, Guid.NewGuid()) { Rating = "red", IsSubmitted = true })).Should().BeOfType<Conflict<DeliveryUpdate>>().Which.Theirs.Rating.Should().Be("green");
    }

    [Fact]
    public async Task Who_only_reads_writes_nothing() =>
        await FluentActions.Invoking(() => SaveAsync(new DeliveryUpdateEdit("A", Quarter, null), new Actor(null, "Reader", [Roles.Viewer]))).Should().ThrowAsync<NotPermittedException>();

    [Fact]
    public async Task A_page_of_a_thousand_actions_asks_as_much_as_a_page_of_ten()
    {
        async Task<int> CommandsAsync(int count)
        {
            await using (PerformanceDbContext context = database.NewContext())
            {
                int there = await context.DeliveryItems.CountAsync(i => i.Kind == DeliveryKind.PlannedAction);
                context.DeliveryItems.AddRange(Enumerable.Range(there, count - there).Select(n => new DeliveryItem { Code = $"ACT {n}", Kind = DeliveryKind.PlannedAction, Title = $"Action {n}", SortOrder = n }));
                await context.SaveChangesAsync();
            }

            var counter = new CommandCounter();
            DbContextOptionsBuilder<PerformanceDbContext> options = new();
            options.UsePerformanceSqlite(database.ConnectionString).AddInterceptors(counter);
            await using var counted = new PerformanceDbContext(options.Options);
            DeliveryList page = await new DeliveryReader(counted).PageAsync(Quarter, new DeliveryFilter { Kinds = [DeliveryKind.PlannedAction] }, 1);
            page.Total.Should().Be(count);
            page.Rows.Count.Should().Be(Math.Min(count, DeliveryList.PageSize));
            return counter.Count;
        }

        int few = await CommandsAsync(10);
        (await CommandsAsync(1000)).Should().Be(few);
    }

    private async Task ChangeAsync(Func<PerformanceDbContext, Task> change)
    {
        await using PerformanceDbContext context = database.NewContext();
        await change(context);
        await context.SaveChangesAsync();
    }

    private async Task<T> ReadAsync<T>(Func<PerformanceDbContext, Task<T>> read)
    {
        await using PerformanceDbContext context = database.NewContext();
        return await read(context);
    }

    private Task<Outcome?> SaveAsync(DeliveryUpdateEdit edit) => SaveAsync(edit, Officer);

    private async Task<Outcome?> SaveAsync(DeliveryUpdateEdit edit, Actor actor)
    {
        await using PerformanceDbContext context = database.NewContext();
        return await new DeliveryUpdateService(context, TimeProvider.System).SaveAsync(edit, actor);
    }
}
