using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Collections.Tasks;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Entry.Progress;
using PerformanceManagement.Core.Tests.Mail;
using PerformanceManagement.Data.Sqlite;
using Xunit;

namespace PerformanceManagement.Core.Tests.Entry.Progress;

public sealed class ProgressTests : IAsyncLifetime
{
    private MailHouse house = null!;

    public async Task InitializeAsync() => house = await MailHouse.CreateAsync();

    public async Task DisposeAsync() => await house.DisposeAsync();

    [Fact]
    public async Task Every_value_asked_for_stands_in_one_column_and_the_columns_add_up_by_whatever_it_is_shown()
    {
        await FillAsync();

        foreach (ProgressBy by in Enum.GetValues<ProgressBy>())
        {
            QuarterProgress progress = (await house.Progress(by))!;
            progress.Rows.Should().OnlyContain(r => r.Asked == r.NotEntered + r.Drafts + r.Returned + r.Submitted + r.Approved);
            progress.Total.Should().BeEquivalentTo(new { Asked = 5, NotEntered = 1, Drafts = 1, Returned = 1, Submitted = 1, Approved = 1, Excused = 1, Overdue = 0 });
            progress.Rows.Sum(r => r.Asked).Should().Be(5);
        }

        QuarterProgress people = (await house.Progress(ProgressBy.Person))!;
        people.Rows.Should().HaveCount(3);
        people.Rows[^1].Should().BeEquivalentTo(new { Name = (string?)null, PersonId = (int?)null, NotEntered = 1 });
        people.Rows.Single(r => r.PersonId == house.Entry.Other.UserId).Asked.Should().Be(1);
    }

    [Theory]
    [InlineData("2026-10-16T22:59:59Z", 0)]
    [InlineData("2026-10-16T23:00:00Z", 3)]
    public async Task What_waits_is_overdue_from_midnight_in_london(string moment, int overdue)
    {
        await FillAsync();
        house.Shared = new SharedAnswers();
        // What is shared was counted the day before.
        (await house.Progress(ProgressBy.Person))!.Total.Overdue.Should().Be(0);

        house.Entry.Clock.Set(DateTimeOffset.Parse(moment, System.Globalization.CultureInfo.InvariantCulture));

        (await house.Progress(ProgressBy.Person))!.Total.Overdue.Should().Be(overdue);
    }

    [Fact]
    public async Task A_draft_saved_after_the_board_was_shared_is_counted_and_is_the_last_activity()
    {
        house.Shared = new SharedAnswers();
        (await house.Progress(ProgressBy.Person))!.Total.Should().BeEquivalentTo(new { NotEntered = 1, Drafts = 0, LastAt = (DateTime?)null });
        house.Entry.Clock.Advance(TimeSpan.FromHours(1));

        await house.Entry.Submit((await house.Entry.Typed("12")) with { AsDraft = true });

        (await house.Progress(ProgressBy.Person))!.Total.Should().BeEquivalentTo(new { NotEntered = 0, Drafts = 1, LastAt = (DateTime?)house.Entry.Clock.Now });
    }

    [Fact]
    public async Task Whoever_was_chased_is_shown_with_when_and_what_is_not_open_has_no_progress()
    {
        await house.Chase("Please.", house.Entry.Owner.UserId!.Value);

        (await house.Progress(ProgressBy.Person))!.Rows.Single().ChasedAt.Should().Be(house.Entry.Clock.Now);
        (await house.Progress(ProgressBy.Person, quarter: EntryHouse.Quarter.Previous)).Should().BeNull();
        (await house.Progress(ProgressBy.Service, directorate: "No such directorate"))!.Rows.Should().BeEmpty();
    }

    [Fact]
    public async Task Progress_and_the_messages_of_the_day_ask_as_many_questions_of_a_hundred_measures_as_of_two()
    {
        house.Options.DueSoonDays = 10;
        await house.Entry.AddMeasure("ENV 99", m => m.OwnerId = house.Entry.Other.UserId);
        int[] few = await QuestionsAsync();
        foreach (int n in Enumerable.Range(100, 99)) await house.Entry.AddMeasure($"ENV {n}", m => (m.Service, m.OwnerId) = ($"Service {n % 7}", n % 2 == 0 ? house.Entry.Owner.UserId : house.Entry.Other.UserId));

        (await QuestionsAsync()).Should().Equal(few);
    }

    private async Task<int[]> QuestionsAsync()
    {
        string connection = (await house.Entry.Read(c => Task.FromResult(c.Database.GetConnectionString())))!;
        var counts = new List<int>();
        foreach (ProgressBy by in Enum.GetValues<ProgressBy>()) counts.Add(await CountAsync(c => house.ProgressOf(c).GetAsync(EntryHouse.Quarter, by, null, house.Entry.Officer)));
        await house.Entry.Change(c => c.Outbox.ExecuteDeleteAsync());
        counts.Add(await CountAsync(c => house.DigestsOf(c).WriteAsync()));
        return [.. counts];

        async Task<int> CountAsync(Func<PerformanceDbContext, Task> ask)
        {
            var counter = new CommandCounter();
            DbContextOptionsBuilder<PerformanceDbContext> options = new();
            options.UsePerformanceSqlite(connection).AddInterceptors(counter);
            await using var counted = new PerformanceDbContext(options.Options);
            await ask(counted);
            counter.Count.Should().BePositive();
            return counter.Count;
        }
    }

    // One value of each state, and one that is excused; of three people, of whom one is nobody.
    private async Task FillAsync()
    {
        foreach (string code in new[] { "HOU 02", "HOU 03", "HOU 04", "HOU 05" }) await house.Entry.AddMeasure(code);
        await house.Entry.AddMeasure("HOU 06", m => m.OwnerId = null);
        await house.Entry.Submit((await house.Entry.Typed("12", "HOU 02")) with { AsDraft = true });
        await house.Entry.Submit(await house.Entry.Typed("13", "HOU 03"));
        await house.Entry.Submit(await house.Entry.Typed("14", "HOU 04"));
        await house.Entry.Submit(await house.Entry.Typed("15", "HOU 05"));
        await house.Entry.Change(async c =>
        {
            Dictionary<string, int> ids = await c.Measures.ToDictionaryAsync(m => m.Code, m => m.Id);
            List<CollectionTask> tasks = await c.CollectionTasks.ToListAsync();
            tasks.Single(t => t.MeasureId == ids["HOU 04"]).Move(TaskAction.Return, house.Entry.Officer, house.Entry.Clock.Now, "No");
            tasks.Single(t => t.MeasureId == ids["HOU 05"]).Move(TaskAction.Approve, house.Entry.Officer, house.Entry.Clock.Now);
            CollectionTask given = tasks.Single(t => t.MeasureId == ids["HOU 02"]);
            given.GivenToId = house.Entry.Other.UserId;
            CollectionTask excused = CollectionTask.At(EntryHouse.Quarter, ids[EntryHouse.Code], EntryHouse.Quarter);
            excused.ExcusedBecause = "Not this time";
            c.Add(excused);
        });
    }
}
