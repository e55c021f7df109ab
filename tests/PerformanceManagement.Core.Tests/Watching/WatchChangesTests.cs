using FluentAssertions;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Scorecards;
using PerformanceManagement.Core.Tests.Entry;
using PerformanceManagement.Core.Users;
using PerformanceManagement.Core.Watching;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace PerformanceManagement.Core.Tests.Watching;

/// <summary>What somebody who watches a measure is told, each thing through the database.</summary>
public sealed class WatchChangesTests : IAsyncLifetime
{
    private EntryHouse house = null!;

    public async Task InitializeAsync()
    {
        house = await EntryHouse.CreateAsync();
        await house.AddMeasure("OTHER");
        (await house.Read(c => Service(c).WatchAsync("hou 01", EntryHouse.Quarter, house.Other))).Should().BeOfType<Saved>();
        house.Clock.Advance(TimeSpan.FromDays(1));
    }

    public async Task DisposeAsync() => await house.DisposeAsync();

    [Fact]
    public async Task Nothing_is_told_of_a_measure_that_stands_as_it_did()
    {
        WatchList list = await ListAsync();

        (list.Changed.Count, list.Same.Single().Code).Should().Be((0, "HOU 01"));
        (await house.Read(c => Service(c).ListAsync(EntryHouse.Quarter, house.Owner))).Same.Should().BeEmpty("what others watch is their own");
    }

    [Fact]
    public async Task A_value_with_its_status_note_and_target_is_told_and_then_seen()
    {
        await SetAsync(m =>
        {
            m.Targets.Add(TestData.Target(330));
            m.Results.Add(TestData.Result(value: 354, at: house.Clock.Now, note: "Two schemes are late."));
        });

        WatchedMeasure changed = (await ListAsync()).Changed.Single();

        changed.Changes.Should().Equal(
            "The value for Q2 2026/27 was Not entered yet and is now 354.",
            $"Status changed from Not rated to {changed.Row!.Rating.Label}.",
            "Target changed from – to 330.",
            "There is a new note, for Q2 2026/27.");
        changed.ChangedAt.Should().Be(house.Clock.Now);
        (await CountAsync()).Should().Be(1);
        await SeenAsync(changed);
        (await ListAsync()).Changed.Should().BeEmpty();
        (await CountAsync()).Should().Be(0);
    }

    [Fact]
    public async Task What_changed_after_the_page_was_shown_is_not_marked_as_seen()
    {
        await SetAsync(m => m.Results.Add(TestData.Result(value: 354, at: house.Clock.Now)));
        WatchedMeasure shown = (await ListAsync()).Changed.Single();
        await SetAsync(m => m.Results.Single().Replace(TestData.Result(value: 300), null, house.Clock.Now));

        Outcome? outcome = await SeenAsync(shown);

        ((Saved)outcome!).Summary.Should().Be("Marked as seen, but for 1 that changed again meanwhile");
        (await ListAsync()).Changed.Single().Changes.Should().Contain("The value for Q2 2026/27 was Not entered yet and is now 300.");
    }

    [Fact]
    public async Task A_quarter_that_is_signed_off_is_told_also_when_the_next_one_is_looked_at()
    {
        await SetAsync(m => m.Results.Add(TestData.Result(value: 354, at: house.Clock.Now)));
        await house.Read(c => new SignOffService(c, new ScorecardService(c), house.Clock).SignOffAsync(EntryHouse.Quarter, house.Officer));

        WatchList next = await house.Read(c => Service(c).ListAsync(EntryHouse.Quarter.Next, house.Other));

        next.Changed.Single().Changes.Should().Equal("Q2 2026/27 was signed off.", "The value for Q2 2026/27 was Not entered yet and is now 354.");
    }

    [Fact]
    public async Task Watching_twice_and_stopping_twice_does_no_harm()
    {
        (await house.Read(c => Service(c).WatchAsync("HOU 01", EntryHouse.Quarter, house.Other))).Should().BeOfType<Saved>();
        (await house.Read(c => c.Watches.CountAsync())).Should().Be(1);

        (await house.Read(c => Service(c).StopAsync("HOU 01", house.Other))).Should().BeOfType<Saved>();
        (await house.Read(c => Service(c).StopAsync("HOU 01", house.Other))).Should().BeOfType<Saved>();
        (await house.Read(c => c.Watches.CountAsync())).Should().Be(0);
        (await house.Read(c => Service(c).WatchAsync("NO SUCH", EntryHouse.Quarter, house.Other))).Should().BeNull();
    }

    [Fact]
    public async Task Nobody_watches_more_than_200_and_nobody_without_a_role()
    {
        await house.Change(c =>
        {
            List<Measure> many = [.. Enumerable.Range(0, WatchService.Most).Select(n => TestData.Measure($"W {n}"))];
            c.Measures.AddRange(many);
            return Task.CompletedTask;
        });
        await house.Change(async c =>
        {
            foreach (int id in await c.Measures.Where(m => m.Code.StartsWith("W ")).OrderBy(m => m.Id).Take(WatchService.Most - 1).Select(m => m.Id).ToListAsync())
                c.Watches.Add(Watch.Of(house.Other.UserId!.Value, id, new WatchState(EntryHouse.Quarter, "", "", "", ""), house.Clock.Now));
        });

        Outcome? outcome = await house.Read(c => Service(c).WatchAsync("OTHER", EntryHouse.Quarter, house.Other));

        outcome.Should().BeOfType<Refused>().Which.Problems.Single().Message.Should().StartWith("You can watch up to 200 measures");
        await FluentActions.Awaiting(() => house.Read(c => Service(c).WatchAsync("OTHER", EntryHouse.Quarter, house.Other with { Roles = [] }))).Should().ThrowAsync<NotPermittedException>();
        await FluentActions.Awaiting(() => house.Read(c => Service(c).ListAsync(EntryHouse.Quarter, Actor.Process("test")))).Should().ThrowAsync<NotPermittedException>();
    }

    private WatchService Service(PerformanceDbContext context) => new(context, new ScorecardService(context), house.Clock);

    private Task<WatchList> ListAsync() => house.Read(c => Service(c).ListAsync(EntryHouse.Quarter, house.Other));

    private Task<int> CountAsync() => house.Read(async c => await Service(c).ChangedAsync(await new ScorecardService(c).GetAsync(EntryHouse.Quarter, new ScorecardFilter()), house.Other));

    private Task<Outcome?> SeenAsync(WatchedMeasure shown) => house.Read(c => Service(c).SeenAsync([new SeenState(shown.MeasureId, shown.Mark)], EntryHouse.Quarter, house.Other));

    private Task SetAsync(Action<Measure> change) => house.Change(async c => change(await c.Measures.Include(m => m.Results).Include(m => m.Targets).SingleAsync(m => m.Code == EntryHouse.Code)));
}
