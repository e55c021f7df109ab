using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Collections;
using PerformanceManagement.Core.Imports;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Plans;
using PerformanceManagement.Core.Scorecards;
using PerformanceManagement.Core.Tests.Entry;
using PerformanceManagement.Core.Tests.Imports;
using PerformanceManagement.Core.Users;
using Xunit;

namespace PerformanceManagement.Core.Tests.Plans;

public sealed class CouncilPlanTests : IAsyncLifetime
{
    private static readonly Period Old = EntryHouse.Quarter;
    private static readonly Period New = EntryHouse.Quarter.Next.Next.Next;

    private EntryHouse house = null!;
    private int plan;

    public async Task InitializeAsync()
    {
        house = await EntryHouse.CreateAsync();
        await house.AddMeasure("HOU 02");
        await house.AddMeasure("HOU 03");
        await house.Change(async c =>
        {
            PlanItem homes = TestData.Plan(number: "1"), fewer = TestData.Plan("O1.1", PlanItemKind.Outcome, "Fewer homeless people", homes, "1.1", 2);
            c.AddRange(homes, fewer, TestData.Collection(Old.Previous, CollectionState.SignedOff));
            foreach (Measure measure in await c.Measures.ToListAsync()) measure.PlanItem = fewer;
        });
        (await Use(p => p.SaveAsync(new CouncilPlanEdit(null, "Council Plan 2027 to 2031", "1 April 2027", null), house.Officer))).Should().Be(new Saved("Added the plan “Council Plan 2027 to 2031”, which begins on 1 April 2027"));
        plan = (await house.Read(c => c.CouncilPlans.SingleAsync())).Id;
        string of = plan.ToString(System.Globalization.CultureInfo.InvariantCulture);
        await house.Read(c => new PlanItemService(c, house.Clock).SaveAsync(new PlanItemEdit { Title = "A home for all", Kind = "Priority", Key = "N1", Plan = of }, house.Officer));
        await house.Read(c => new PlanItemService(c, house.Clock).SaveAsync(new PlanItemEdit { Title = "Nobody without a home", Kind = "Outcome", Key = "N1.1", Under = "N1", Plan = of }, house.Officer));
    }

    public async Task DisposeAsync() => await house.DisposeAsync();

    [Fact]
    public async Task Quarters_before_the_first_day_keep_the_old_plan_and_later_ones_have_the_new_one_and_no_place_until_it_is_given()
    {
        (await PathsAsync(Old)).Should().AllSatisfy(p => p.Should().Equal("P1", "O1.1"));
        (await PathsAsync(New)).Should().AllSatisfy(p => p.Should().BeEmpty());

        TakeOver found = (await Use(p => p.TakeOverAsync(plan, null, 1)))!;
        (found.From.Single(), found.Plan.Left).Should().Be((new TakeOverLine("O1.1", "1.1 Fewer homeless people", 3), 3));
        found.Places.Select(l => (l.Item.Key, l.Depth)).Should().Equal(("N1", 0), ("N1.1", 1));
        (await TakeAsync("O1.1", new TakeOverMove("HOU 01", "N1.1"), new TakeOverMove("HOU 02", ""))).Should().Be(new Saved("1 measure stands in “Council Plan 2027 to 2031” from 1 April 2027"));
        (await TakeAsync(null, new TakeOverMove("O1.1", "N1"))).Should().Be(new Saved("2 measures stand in “Council Plan 2027 to 2031” from 1 April 2027"));

        (await PathsAsync(Old)).Should().AllSatisfy(p => p.Should().Equal("P1", "O1.1"));
        (await PathsAsync(New)).Should().BeEquivalentTo([new[] { "N1", "N1.1" }, ["N1"], ["N1"]]);
        (await house.Read(c => c.Audit.CountAsync(a => a.Action == "measure.taken-over"))).Should().Be(3);
        (await Use(p => p.ListAsync())).Select(p => (p.Name, p.Until, p.Items, p.Measures, p.Left, p.HoldsNow)).Should().Equal(
            ("Council Plan 2027 to 2031", null, 2, 3, 0, false), (PlanCalendar.FirstName, new DateOnly(2027, 3, 31), 2, 0, 0, true));
    }

    [Fact]
    public async Task Pages_lists_and_filters_of_a_quarter_go_by_its_own_plan()
    {
        await TakeAsync("O1.1", new TakeOverMove("HOU 01", "N1.1"));
        (int old, int next) = ((await ItemAsync("P1")).Id, (await ItemAsync("N1")).Id);

        foreach (SharedScorecards? shared in new[] { null, new SharedScorecards() })
        {
            (await CodesAsync(Old, old, shared)).Should().Equal("HOU 01", "HOU 02", "HOU 03");
            (await CodesAsync(New, old, shared)).Should().BeEmpty();
            (await CodesAsync(Old, next, shared)).Should().BeEmpty();
            (await CodesAsync(New, next, shared)).Should().Equal("HOU 01");
        }

        PlanScorecard later = await house.Read(c => new PlanScorecardService(c, new ScorecardService(c)).GetAsync(New));
        (later.Tops.Single().Item.Key, later.Outside.Rows.Count).Should().Be(("N1", 2));
        (await house.Read(c => new PlanScorecardService(c, new ScorecardService(c)).GetAsync(Old))).Tops.Single().Item.Key.Should().Be("P1");
        (await house.Read(c => new PlanNoteService(c, house.Clock).ListAsync(New))).Rows.Select(r => r.Item.Key).Should().Equal("N1", "N1.1");
        ReportingChoices choices = await house.Read(c => new ReportingChoicesService(c, house.Clock).GetAsync());
        (choices.In(Old).Priorities.Single().Key, choices.In(New).Priorities.Single().Key).Should().Be(("P1", "N1"));
    }

    [Fact]
    public async Task A_data_pack_puts_a_measure_into_the_plan_of_the_item_that_it_names()
    {
        await ImportAsync("N1.1");
        ((await PathsAsync(Old))[0], (await PathsAsync(New))[0]).Should().BeEquivalentTo((new[] { "P1", "O1.1" }, new[] { "N1", "N1.1" }));

        // An old pack changes the quarters of the old plan alone.
        await ImportAsync("P1");
        ((await PathsAsync(Old))[0], (await PathsAsync(New))[0]).Should().BeEquivalentTo((new[] { "P1" }, new[] { "N1", "N1.1" }));
    }

    [Fact]
    public async Task A_first_day_moves_with_the_places_that_were_kept()
    {
        await TakeAsync(null, new TakeOverMove("O1.1", "N1"));
        ListedPlan stored = (await Use(p => p.FindAsync(plan)))!;

        (await Use(p => p.SaveAsync(new CouncilPlanEdit(plan, "Our plan", "1/7/2027", stored.Version), house.Officer))).Should().BeOfType<Saved>();

        (await PathsAsync(New)).Should().AllSatisfy(p => p.Should().Equal("P1", "O1.1"));
        (await PathsAsync(New.Next)).Should().AllSatisfy(p => p.Should().Equal("N1"));
        (await Use(p => p.SaveAsync(new CouncilPlanEdit(plan, "Mine", "1/7/2027", stored.Version), house.Officer))).Should().BeOfType<Conflict<ListedPlan>>().Which.Theirs.Name.Should().Be("Our plan");
    }

    [Theory]
    [InlineData("", "1 April 2028", "Name", "Enter the name of the plan")]
    [InlineData("council plan 2027 TO 2031", "1 April 2028", "Name", "There is already a plan “Council Plan 2027 to 2031”: choose another name")]
    [InlineData("Next", "1 April 2027", "From", "“Council Plan 2027 to 2031” begins on 1 April 2027: choose a later day")]
    [InlineData("Next", "30 June 2026", "From", "Q1 2026/27 is signed off with the plan of its time: a plan can begin on 1 July 2026 at the earliest")]
    [InlineData("Next", "1 April 2040", "From", "1 April 2040 is more than 5 years ahead: choose an earlier day")]
    public async Task A_plan_that_cannot_be_is_refused_beside_its_field(string name, string from, string field, string sentence) =>
        (await Use(p => p.SaveAsync(new CouncilPlanEdit(null, name, from, null), house.Officer))).Should().BeOfType<Refused>().Which.Problems.Should().Equal(new FieldMessage(field, sentence));

    [Fact]
    public async Task Nothing_is_put_into_an_item_of_another_plan_and_no_item_stands_under_one()
    {
        (await TakeAsync(null, new TakeOverMove("O1.1", "P1"))).Should().BeOfType<Refused>().Which.Problems.Should().Equal(new FieldMessage("Moves[0].To", "Select a place of “Council Plan 2027 to 2031” that is open"));
        (await TakeAsync(null, new TakeOverMove("O1.1", " "))).Should().BeOfType<Refused>().Which.Problems.Single().Message.Should().Be("Select a new place for at least one");
        PlanItem item = await ItemAsync("N1.1");
        (await house.Read(c => new PlanItemService(c, house.Clock).SaveAsync(new PlanItemEdit { Of = "N1.1", Title = item.Title, Kind = "Outcome", Under = "P1", Version = item.Version }, house.Officer)))
            .Should().BeOfType<Refused>().Which.Problems.Single().Message.Should().Be("1 A safe home is of another plan: select a place of the same one");
        (await house.Read(c => c.EarlierPlaces.AnyAsync())).Should().BeFalse();
        Func<Task> take = () => Use(p => p.TakeOverAsync(new TakeOverEdit(plan, null, [new TakeOverMove("O1.1", "N1")]), house.Owner));
        await take.Should().ThrowAsync<NotPermittedException>();
    }

    private async Task ImportAsync(string item)
    {
        using PackFolder pack = new PackFolder().With("measures.csv", $"code,title,unit,decimals,good,frequency,plan\nHOU 01,Households,households,0,lower,quarter,{item}\n");
        DataPackReport report = await house.Read(c => new DataPackImporter(c, house.Clock).ImportAsync(pack.Path, Actor.Process("test")));
        report.Problems.Should().BeEmpty();
    }

    private Task<Outcome?> TakeAsync(string? of, params TakeOverMove[] moves) => Use(p => p.TakeOverAsync(new TakeOverEdit(plan, of, moves), house.Officer));

    private Task<PlanItem> ItemAsync(string key) => house.Read(c => c.PlanItems.AsNoTracking().SingleAsync(i => i.Key == key));

    // By code, so that they can be told apart where they have no place.
    private async Task<List<string[]>> PathsAsync(Period quarter) =>
        [.. (await house.Read(c => new ScorecardService(c).GetAsync(quarter, new ScorecardFilter()))).Rows.OrderBy(r => r.Code).Select(r => r.PlanPath.Select(p => p.Key).ToArray())];

    private async Task<IEnumerable<string>> CodesAsync(Period quarter, int item, SharedScorecards? shared) =>
        (await house.Read(c => new ScorecardService(c, shared: shared).GetAsync(quarter, new ScorecardFilter { PlanItemId = item }))).Rows.Select(r => r.Code);

    private Task<T> Use<T>(Func<CouncilPlanService, Task<T>> use) => house.Read(c => use(new CouncilPlanService(c, house.Clock)));
}
