using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Collections;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Plans;
using PerformanceManagement.Core.Scorecards;
using PerformanceManagement.Core.Tests.Entry;
using PerformanceManagement.Core.Users;
using PerformanceManagement.Data.Sqlite;
using Xunit;

namespace PerformanceManagement.Core.Tests.Plans;

public sealed class PlanItemTests : IAsyncLifetime
{
    private EntryHouse house = null!;

    public async Task InitializeAsync()
    {
        house = await EntryHouse.CreateAsync();
        await house.Change(async c =>
        {
            PlanItem homes = TestData.Plan(number: "1"), streets = TestData.Plan("P2", title: "Clean streets", number: "2", sortOrder: 2);
            PlanItem fewer = TestData.Plan("O1.1", PlanItemKind.Outcome, "Fewer homeless people", homes, "1.1", 3), more = TestData.Plan("O1.2", PlanItemKind.Outcome, "More homes", homes, "1.2", 4);
            PlanItem help = TestData.Plan("PR1.1.1", PlanItemKind.Programme, "Help early", fewer, "1.1.1", 5);
            c.AddRange(homes, streets, fewer, more, help, TestData.Plan("W1", PlanItemKind.WayOfWorking, "Working together", sortOrder: 6), TestData.Collection(EntryHouse.Quarter.Previous, CollectionState.SignedOff));
            (await c.Measures.SingleAsync()).PlanItem = help;
            c.PlanNotes.Add(new PlanNote { PlanItem = help, Period = EntryHouse.Quarter, Text = "Two more officers." });
        });
    }

    public async Task DisposeAsync() => await house.DisposeAsync();

    [Fact]
    public async Task An_item_is_added_below_another_with_a_key_made_from_its_title()
    {
        (await SaveAsync(New("Quick repairs", PlanItemKind.Programme, "O1.1", "1.1.2"))).Should().BeOfType<Saved>().Which.Summary.Should().Be("Added: 1.1.2 Quick repairs");
        await SaveAsync(New("Quick: repairs!", PlanItemKind.Project, "quick-repairs"));
        await SaveAsync(New("Own key", PlanItemKind.Priority, null) with { Key = "P9" });

        (await LinesAsync()).Should().Equal("P1", " O1.1", "  PR1.1.1", "  quick-repairs", "   quick-repairs-2", " O1.2", "P2", "W1", "P9");
        (await house.Read(c => c.Audit.OrderBy(a => a.Id).FirstAsync())).Summary.Should().Be("quick-repairs: Added 1.1.2 Quick repairs under 1.1 Fewer homeless people.");
    }

    [Fact]
    public async Task What_a_change_does_is_said_before_it_is_stored()
    {
        PlanItemEdit edit = (await EditAsync("O1.1")) with { Title = "No homeless people", Under = "P2" };

        EffectInWords effect = (await Use(p => p.PreviewAsync(edit, house.Officer))).Should().BeOfType<Preview<EffectInWords>>().Which.Effect;

        effect.Changes.Should().Equal(
            "“1.1 Fewer homeless people” reads “1.1 No homeless people”: on the page of the plan, in open quarters, and in papers that are not published yet.",
            "It goes under 2 Clean streets, with 1 item below it. Open quarters count its measures there.",
            "1 measure stands in it or below, and goes with it.",
            "1 text for Q2 2026/27 goes with it.");
        effect.Stays.Should().Equal("Q1 2026/27 is signed off and shows measures where they stood, under the names that members saw. Published papers stay as they are.");
        (await LinesAsync()).Should().Equal("P1", " O1.1", "  PR1.1.1", " O1.2", "P2", "W1");

        await SaveAsync(edit);

        (await LinesAsync()).Should().Equal("P1", " O1.2", "P2", " O1.1", "  PR1.1.1", "W1");
        ScorecardRow row = (await house.Read(c => new ScorecardService(c).GetAsync(EntryHouse.Quarter, new ScorecardFilter()))).Rows.Single();
        row.PlanPath.Select(p => p.NumberedTitle).Should().Equal("2 Clean streets", "1.1 No homeless people", "1.1.1 Help early");
    }

    [Theory]
    [InlineData("O1.1", "PR1.1.1", "Outcome", "Under", "1.1.1 Help early stands below this item, so this cannot stand under it: select another place")]
    [InlineData("O1.1", "O1.1", "Outcome", "Under", "It cannot stand under itself: select another place")]
    [InlineData("O1.2", "W1", "Priority", "Under", "Working together is a way of working, and a priority cannot stand under that: what is above must be of a higher level")]
    [InlineData("O1.1", "P1", "Programme", "Kind", "1.1.1 Help early, a programme, stands under it and cannot stand under a programme: move it first")]
    [InlineData("O1.1", "no-such", "Outcome", "Under", "There is no plan item “no-such”: select one of the plan, or the top")]
    public async Task A_place_that_cannot_be_is_refused_in_a_plain_sentence(string key, string under, string kind, string field, string sentence)
    {
        PlanItemEdit edit = (await EditAsync(key)) with { Under = under, Kind = kind };

        (await SaveAsync(edit)).Should().BeOfType<Refused>().Which.Problems.Should().Equal(new FieldMessage(field, sentence));

        (await LinesAsync()).Should().Equal("P1", " O1.1", "  PR1.1.1", " O1.2", "P2", "W1");
    }

    [Fact]
    public async Task A_key_is_used_once_whatever_its_capitals_and_a_title_is_asked_for()
    {
        (await SaveAsync(New("Another", PlanItemKind.Priority, null) with { Key = "p1" })).Should().BeOfType<Refused>().Which.Problems.Should().Equal(new FieldMessage("Key", "1 A safe home has the key “P1” already: choose another"));
        (await SaveAsync(New(" ", PlanItemKind.Priority, null))).Should().BeOfType<Refused>().Which.Problems.Should().Equal(new FieldMessage("Title", "Enter a title"));
    }

    [Fact]
    public async Task An_item_moves_among_those_beside_it_and_touches_no_other()
    {
        Guid untouched = (await ItemAsync("W1")).Version;

        (await MoveAsync("O1.2", isUp: true)).Should().BeOfType<Saved>().Which.Summary.Should().Be("Moved 1.2 More homes before 1.1 Fewer homeless people");
        (await LinesAsync()).Should().Equal("P1", " O1.2", " O1.1", "  PR1.1.1", "P2", "W1");
        (await MoveAsync("P1", isUp: false)).Should().BeOfType<Saved>();
        (await LinesAsync()).Should().Equal("P2", "P1", " O1.2", " O1.1", "  PR1.1.1", "W1");

        (await MoveAsync("P2", isUp: true)).Should().BeOfType<Refused>().Which.Problems.Single().Message.Should().Be("2 Clean streets is the first where it stands already");
        (await ItemAsync("W1")).Version.Should().Be(untouched);
        PlanEditor editor = (await Use(p => p.ListAsync(null, false)))!;
        editor.Rows.Select(r => (r.Item.Key, r.HasBefore, r.HasAfter)).Should().Equal(("P2", false, true), ("P1", true, true), ("O1.2", false, true), ("O1.1", true, false), ("PR1.1.1", false, false), ("W1", true, false));
        editor.Rows.Single(r => r.Item.Key == "PR1.1.1").Measures.Should().Be(1);
    }

    [Fact]
    public async Task An_item_is_closed_with_what_is_open_below_it_and_opened_again_with_that()
    {
        EffectInWords effect = (await Use(p => p.ClosingEffectAsync("O1.1")))!;
        effect.Changes.Should().Contain("1 item that stands below it is closed with it.").And.Contain("1 measure stands in it or below. It stays there, and in view, until moved to another place.");

        (await CloseAsync("O1.1", isOpen: false)).Should().BeOfType<Saved>().Which.Summary.Should().Be("Closed 1.1 Fewer homeless people, with 1 item below it");

        (await LinesAsync()).Should().Equal("P1", " O1.2", "P2", "W1");
        (await Use(p => p.ListAsync(null, true)))!.Rows.Should().HaveCount(6);
        (await CloseAsync("PR1.1.1", isOpen: true)).Should().BeOfType<Refused>().Which.Problems.Single().Message.Should().Be("1.1.1 Help early stands under 1.1 Fewer homeless people, which is closed: open that first, or move this under another");
        (await SaveAsync(New("More", PlanItemKind.Programme, "O1.1"))).Should().BeOfType<Refused>().Which.Problems.Single().Message.Should().Be("1.1 Fewer homeless people is closed: open it again first, or select another place");
        // Closed on 12 October: the quarter that runs has it, the next one only for its measure.
        PlanScorecard later = await house.Read(c => new PlanScorecardService(c, new ScorecardService(c)).GetAsync(EntryHouse.Quarter.Next.Next));
        later.Tops[0].Under.Select(n => n.Item.Key).Should().Equal("O1.1", "O1.2");
        (await CloseAsync("O1.2", isOpen: false)).Should().BeOfType<Saved>();
        (await house.Read(c => new PlanScorecardService(c, new ScorecardService(c)).GetAsync(EntryHouse.Quarter.Next.Next))).Tops[0].Under.Select(n => n.Item.Key).Should().Equal("O1.1");
        (await house.Read(c => new PlanNoteService(c, house.Clock).ListAsync(EntryHouse.Quarter))).Rows.Should().HaveCount(6);
        (await house.Read(c => new PlanNoteService(c, house.Clock).ListAsync(EntryHouse.Quarter.Next.Next))).Rows.Select(r => r.Item.Key).Should().Equal("P1", "P2", "W1");

        (await CloseAsync("O1.1", isOpen: true)).Should().BeOfType<Saved>().Which.Summary.Should().Be("Opened 1.1 Fewer homeless people again, with 1 item below it");
        (await LinesAsync()).Should().Equal("P1", " O1.1", "  PR1.1.1", "P2", "W1");
    }

    [Fact]
    public async Task A_signed_off_quarter_shows_the_plan_as_it_was_and_open_ones_as_it_is()
    {
        await house.Change(async c => (await c.Collections.SingleAsync(q => q.Period == EntryHouse.Quarter.Previous)).State = CollectionState.Open);
        await house.Read(c => new SignOffService(c, new ScorecardService(c), house.Clock).SignOffAsync(EntryHouse.Quarter.Previous, house.Officer));
        await SaveAsync((await EditAsync("O1.1")) with { Title = "No homeless people", Under = "P2" });

        PlanScorecard kept = await house.Read(c => new PlanScorecardService(c, new ScorecardService(c)).GetAsync(EntryHouse.Quarter.Previous));

        kept.Tops[0].Under[0].Item.NumberedTitle.Should().Be("1.1 Fewer homeless people");
        (kept.Tops[0].Under[0].Scorecard.Rows.Count, kept.Tops[1].Scorecard.Rows.Count).Should().Be((1, 0));
        PlanScorecard open = await house.Read(c => new PlanScorecardService(c, new ScorecardService(c)).GetAsync(EntryHouse.Quarter));
        (open.Tops[1].Under[0].Item.NumberedTitle, open.Tops[1].Scorecard.Rows.Count).Should().Be(("1.1 No homeless people", 1));
    }

    [Fact]
    public async Task Of_two_who_change_an_item_the_second_is_shown_what_the_first_stored()
    {
        PlanItemEdit mine = (await EditAsync("O1.1")) with { Title = "Mine" }, theirs = mine with { Title = "Theirs" };
        await SaveAsync(theirs);

        (await SaveAsync(theirs)).Should().BeOfType<Saved>("a second click is no conflict");
        (await SaveAsync(mine)).Should().BeOfType<Conflict<PlanItem>>().Which.Theirs.Title.Should().Be("Theirs");
        (await Use(p => p.MoveAsync("O1.1", false, mine.Version, house.Officer))).Should().BeOfType<Conflict<PlanItem>>();
        (await Use(p => p.SetOpenAsync("O1.1", false, mine.Version, house.Officer))).Should().BeOfType<Conflict<PlanItem>>();
        Func<Task> change = () => Use(p => p.SaveAsync(mine, house.Owner));
        await change.Should().ThrowAsync<NotPermittedException>();
    }

    [Fact]
    public async Task Three_hundred_items_ask_as_few_questions_as_three()
    {
        await using TestDatabase database = await TestDatabase.CreateSqliteAsync();
        async Task<int[]> CountAsync(int items)
        {
            await using (PerformanceDbContext context = database.NewContext())
            {
                for (int n = 0; n < items; n++)
                {
                    PlanItem item = TestData.Plan($"N{items}-{n}", PlanItemKind.Outcome, $"Item {n}", sortOrder: n);
                    Measure measure = TestData.Measure($"M {items}-{n}");
                    measure.PlanItem = item;
                    context.AddRange(item, measure);
                }

                await context.SaveChangesAsync();
            }

            async Task<int> Of(Func<PlanItemService, Task> ask)
            {
                var counter = new CommandCounter();
                DbContextOptionsBuilder<PerformanceDbContext> options = new();
                options.UsePerformanceSqlite(database.ConnectionString).AddInterceptors(counter);
                await using var counted = new PerformanceDbContext(options.Options);
                await ask(new PlanItemService(counted, house.Clock));
                return counter.Count;
            }

            return [await Of(p => p.ListAsync(null, true)), await Of(p => p.FindAsync($"N{items}-1")), await Of(p => p.ClosingEffectAsync($"N{items}-1"))];
        }

        int[] few = await CountAsync(3);

        (await CountAsync(300)).Should().Equal(few);
    }

    private static PlanItemEdit New(string title, PlanItemKind kind, string? under, string? number = null) => new() { Title = title, Kind = kind.ToString(), Under = under, Number = number };

    private async Task<PlanItemEdit> EditAsync(string key)
    {
        PlanItemForm form = (await Use(p => p.FindAsync(key)))!;
        return new PlanItemEdit { Of = key, Title = form.Item!.Title, Number = form.Item.Number, Kind = form.Item.Kind.ToString(), Under = form.Under?.Key, Version = form.Item.Version };
    }

    private Task<Outcome?> SaveAsync(PlanItemEdit edit) => Use(p => p.SaveAsync(edit, house.Officer));

    private async Task<Outcome?> MoveAsync(string key, bool isUp)
    {
        Guid version = (await ItemAsync(key)).Version;
        return await Use(p => p.MoveAsync(key, isUp, version, house.Officer));
    }

    private async Task<Outcome?> CloseAsync(string key, bool isOpen)
    {
        Guid version = (await ItemAsync(key)).Version;
        return await Use(p => p.SetOpenAsync(key, isOpen, version, house.Officer));
    }

    private Task<PlanItem> ItemAsync(string key) => house.Read(c => c.PlanItems.AsNoTracking().SingleAsync(i => i.Key == key));

    private async Task<IEnumerable<string>> LinesAsync() => (await Use(p => p.ListAsync(null, false)))!.Rows.Select(r => new string(' ', r.Depth) + r.Item.Key);

    private Task<T> Use<T>(Func<PlanItemService, Task<T>> use) => house.Read(c => use(new PlanItemService(c, house.Clock)));
}
