using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Collections;
using PerformanceManagement.Core.Dashboards.Views;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Delivery;
using PerformanceManagement.Core.Lists;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Reports.Committees;
using PerformanceManagement.Core.Reports.Editions;
using PerformanceManagement.Core.Scorecards;
using PerformanceManagement.Core.Tests.Entry;
using PerformanceManagement.Core.Users;
using Xunit;

namespace PerformanceManagement.Core.Tests.Lists;

public sealed class ListTests : IAsyncLifetime
{
    private EntryHouse house = null!;

    public async Task InitializeAsync()
    {
        house = await EntryHouse.CreateAsync();
        await house.Change(async c =>
        {
            Directorate homes = new() { Name = "Homes" }, place = new() { Name = "Place" };
            Committee housing = new() { Name = "Housing Scrutiny" }, cabinet = new() { Name = "Cabinet" };
            c.AddRange(homes, place, housing, cabinet, TestData.Collection(EntryHouse.Quarter.Previous, CollectionState.SignedOff));
            Measure first = await c.Measures.SingleAsync();
            Measure second = TestData.Measure("HOU 02");
            (first.Directorate, first.Service, first.Portfolio) = (homes, "Housing Options", "Homes");
            (second.Directorate, second.Service, second.Portfolio) = (place, "housing options", "Place");
            first.Committees.Add(housing);
            second.Committees.AddRange([housing, cabinet]);
            var project = new DeliveryItem { Code = "PR1", Kind = DeliveryKind.Project, Title = "Build", Directorate = homes, PortfolioHolder = "Homes" };
            project.Committees.Add(housing);
            User person = await c.Users.SingleAsync(u => u.Id == house.Owner.UserId);
            person.Directorate = homes;
            c.AddRange(second, project);
            await c.SaveChangesAsync();
            c.SavedViews.Add(new SavedView { OwnerId = person.Id, Name = "Mine", Filter = $"directorate={homes.Id}&service=Housing%20Options&sort=worst", Shown = "Homes, Housing Options" });
            foreach (Committee committee in new[] { housing, cabinet })
            {
                c.CommitteeMeetings.Add(new CommitteeMeeting { Committee = committee, Period = EntryHouse.Quarter, Date = new DateOnly(2026, 11, committee == housing ? 20 : 27) });
            }

            c.CommitteeMeetings.Add(new CommitteeMeeting { Committee = housing, Period = EntryHouse.Quarter.Next, Date = new DateOnly(2027, 2, 20) });
            c.CommitteeMeetings.Add(new CommitteeMeeting { Committee = housing, Period = EntryHouse.Quarter.Previous, Date = new DateOnly(2026, 8, 20) });
            c.CommitteeReports.Add(new CommitteeReport { CommitteeId = housing.Id, Period = EntryHouse.Quarter });
            c.ReportEditions.Add(new ReportEdition { CommitteeId = housing.Id, Period = EntryHouse.Quarter.Previous, Number = 1, Title = "Published", PublishedAt = TestData.Submitted, PublishedBy = "Somebody", Model = "{}", Checks = "", Sha256 = new string('0', 64) });
        });
    }

    public async Task DisposeAsync() => await house.DisposeAsync();

    [Fact]
    public async Task A_directorate_is_merged_with_everything_that_refers_to_it_and_can_be_opened_again()
    {
        ListedDetails homes = (await FindAsync(ListKind.Directorate, "HOMES"))!;
        homes.References.Select(r => (r.What, r.Count)).Should().Equal((ReferenceKind.Measures, 1), (ReferenceKind.Delivery, 1), (ReferenceKind.People, 1), (ReferenceKind.Views, 1));
        homes.References[0].First.Should().Equal(new Referrer("HOU 01", "Households in temporary accommodation"));

        EffectInWords effect = (await PreviewAsync(homes.Item, ListDeed.Merge, "Place")).Should().BeOfType<Preview<EffectInWords>>().Which.Effect;

        effect.Changes[0].Should().Be("1 measure, 1 of what is reported beside measures and 1 person go to “Place”, which then has 2 measures, 1 of what is reported beside measures and 1 person.");
        effect.Stays.Should().Equal("Q1 2026/27 is signed off and keeps the name that members saw.", "Published editions of reports stay as they are.");
        (await FindAsync(ListKind.Directorate, "Homes"))!.Item.IsClosed.Should().BeFalse("a preview stores nothing");

        (await SaveAsync(homes.Item, ListDeed.Merge, "place")).Should().Be(new Saved("Merged the directorate “Homes” into “Place”"));

        ListedItem place = (await FindAsync(ListKind.Directorate, "Place"))!.Item;
        (place.Measures, place.Delivery, place.People).Should().Be((2, 1, 1));
        (await house.Read(c => c.SavedViews.SingleAsync())).Filter.Should().Be($"directorate={place.Id}&service=Housing%20Options&sort=worst");
        (await house.Read(c => c.Audit.OrderBy(a => a.Id).LastAsync())).Summary.Should().Be("Merged the directorate “Homes” into “Place”: 1 measure, 1 of what is reported beside measures and 1 person.");
        ListedDetails left = (await FindAsync(ListKind.Directorate, "Homes"))!;
        (left.Item.ClosedOn, left.References.Count).Should().Be((new DateOnly(2026, 10, 12), 0));
        (await SaveAsync(left.Item, ListDeed.Reopen)).Should().BeOfType<Saved>();
        (await FindAsync(ListKind.Directorate, "Homes"))!.Item.IsClosed.Should().BeFalse();
    }

    [Fact]
    public async Task A_committee_is_merged_without_telling_anything_twice_and_what_members_saw_stays_with_it()
    {
        ListedItem housing = (await FindAsync(ListKind.Committee, "Housing Scrutiny"))!.Item;
        (housing.Measures, housing.Delivery, housing.Meetings, housing.Reports, housing.Editions).Should().Be((2, 1, 3, 1, 1));

        EffectInWords effect = (await PreviewAsync(housing, ListDeed.Merge, "Cabinet")).Should().BeOfType<Preview<EffectInWords>>().Which.Effect;
        await SaveAsync(housing, ListDeed.Merge, "Cabinet");

        effect.Changes.Should().Contain("1 measure is reported to both already, and is reported to “Cabinet” once.")
            .And.Contain("1 meeting goes to “Cabinet”: Q3 2026/27.")
            .And.Contain("“Cabinet” has a meeting of its own for Q2 2026/27, so that of “Housing Scrutiny” is taken out.")
            .And.Contain("The texts written for Q2 2026/27 go to the report of “Cabinet”.");
        effect.Stays.Should().Equal("1 published edition stays as it is, with the name that members saw.", "Meetings and texts of Q1 2026/27 stay with “Housing Scrutiny”, for which they were made.");
        ListedItem cabinet = (await FindAsync(ListKind.Committee, "Cabinet"))!.Item;
        (cabinet.Measures, cabinet.Delivery, cabinet.Meetings, cabinet.Reports, cabinet.Editions).Should().Be((2, 1, 2, 1, 0));
        (await house.Read(c => c.CommitteeMeetings.Where(m => m.CommitteeId == cabinet.Id).OrderBy(m => m.Date).Select(m => m.Date).ToListAsync())).Should().Equal(new DateOnly(2026, 11, 27), new DateOnly(2027, 2, 20));
        ListedItem left = (await FindAsync(ListKind.Committee, "Housing Scrutiny"))!.Item;
        (left.IsClosed, left.Measures, left.Meetings, left.Editions).Should().Be((true, 0, 1, 1));
        (await house.Read(c => new ScorecardService(c).GetAsync(EntryHouse.Quarter, new ScorecardFilter { CommitteeId = cabinet.Id }))).Rows.Select(r => r.Code).Should().Equal("HOU 01", "HOU 02");
    }

    [Fact]
    public async Task A_service_is_there_before_it_is_used_and_is_renamed_in_all_its_capitals_at_once()
    {
        (await AddAsync(ListKind.Service, "  Private   Rented ")).Should().Be(new Saved("Added the service “Private Rented”"));
        (await NamesAsync(ListKind.Service)).Should().Equal("Housing Options", "Private Rented");
        ListedItem options = (await FindAsync(ListKind.Service, "housing options"))!.Item;
        (options.Measures, options.Version).Should().Be((2, null), "a name that is only used is as good as one that was added");

        (await SaveAsync(options, ListDeed.Rename, "private rented")).Should().BeOfType<Refused>().Which.Problems.Single().Message.Should().Be("There is already a service “Private Rented”: merge the two instead, or choose another name");
        await SaveAsync(options, ListDeed.Rename, "Homelessness");

        (await house.Read(c => c.Measures.Select(m => m.Service).ToListAsync())).Should().Equal("Homelessness", "Homelessness");
        SavedView view = await house.Read(c => c.SavedViews.SingleAsync());
        view.Filter.Should().EndWith("&service=Homelessness&sort=worst");
        view.Shown.Should().Be("Homes, Homelessness");
        await SaveAsync((await FindAsync(ListKind.Service, "Homelessness"))!.Item, ListDeed.Merge, "Private Rented");
        (await house.Read(c => c.Measures.Select(m => m.Service).ToListAsync())).Should().Equal("Private Rented", "Private Rented");
        (await NamesAsync(ListKind.Service)).Should().Equal("Private Rented");
        (await house.Read(c => new ListService(c).PageAsync(ListKind.Service, new ListFilter(WithClosed: true), 9))).Items.Select(i => (i.Name, i.IsClosed)).Should().Equal(("Homelessness", true), ("Private Rented", false));
    }

    [Fact]
    public async Task A_portfolio_holder_is_renamed_on_measures_and_on_what_is_delivered()
    {
        await SaveAsync((await FindAsync(ListKind.PortfolioHolder, "Homes"))!.Item, ListDeed.Rename, "Homes and Property");

        (await house.Read(c => c.Measures.OrderBy(m => m.Code).Select(m => m.Portfolio).ToListAsync())).Should().Equal("Homes and Property", "Place");
        (await house.Read(c => c.DeliveryItems.SingleAsync())).PortfolioHolder.Should().Be("Homes and Property");
    }

    [Fact]
    public async Task What_is_closed_is_offered_for_quarters_before_and_not_for_those_that_begin_after()
    {
        foreach ((ListKind kind, string name) in new[] { (ListKind.Directorate, "Homes"), (ListKind.Committee, "Housing Scrutiny"), (ListKind.Service, "Housing Options"), (ListKind.PortfolioHolder, "Homes") })
        {
            await SaveAsync((await FindAsync(kind, name))!.Item, ListDeed.Close);
        }

        ReportingChoices choices = await house.Read(c => new ReportingChoicesService(c, house.Clock).GetAsync());
        // Closed on 12 October 2026, in the third quarter.
        foreach (Period quarter in new[] { EntryHouse.Quarter, EntryHouse.Quarter.Next })
        {
            ReportingChoices before = choices.In(quarter);
            before.Directorates.Select(d => d.Name).Should().Equal("Homes", "Place");
            before.Committees.Select(d => d.Name).Should().Equal("Cabinet", "Housing Scrutiny");
            before.Portfolios.Should().Equal("Homes", "Place");
        }

        ReportingChoices after = choices.In(EntryHouse.Quarter.Next.Next, new ScorecardFilter { Portfolio = "Homes" });
        after.Directorates.Select(d => d.Name).Should().Equal("Place");
        after.Committees.Select(d => d.Name).Should().Equal("Cabinet");
        after.Services.Should().BeEmpty("it is closed in whatever capitals it is used");
        after.Portfolios.Should().Equal(["Homes", "Place"], "what is chosen stays");
        DeliveryItemForm form = await house.Read(c => new DeliveryItemService(c, new MeasureOwnerService(c, house.Clock), house.Clock).NewAsync(DeliveryKind.Project, house.Officer));
        (form.Directorates.Select(d => d.Name).Single(), form.Committees.Select(c => c.Name).Single()).Should().Be(("Place", "Cabinet"));
        DeliveryItemForm stored = (await house.Read(c => new DeliveryItemService(c, new MeasureOwnerService(c, house.Clock), house.Clock).FindAsync("PR1", house.Officer)))!;
        stored.Directorates.Select(d => d.Name).Should().Equal(["Homes", "Place"], "what stands in a form stays in it");
        (await house.Read(c => new CollectionService(c, house.Clock).FindAsync(EntryHouse.Quarter.Next)))!.Committees.Select(c => c.Committee).Should().Equal("Cabinet", "Housing Scrutiny");
    }

    [Theory]
    [InlineData(ListDeed.Merge, "homes", "A directorate cannot be merged into itself: select another")]
    [InlineData(ListDeed.Merge, "", "Select the directorate to merge it into")]
    [InlineData(ListDeed.Merge, "Nowhere", "There is no directorate “Nowhere” to merge it into")]
    [InlineData(ListDeed.Rename, "PLACE", "There is already a directorate “Place”: merge the two instead, or choose another name")]
    [InlineData(ListDeed.Rename, "Homes", "“Homes” is its name already")]
    [InlineData(ListDeed.Rename, " ", "Enter the name of the directorate")]
    [InlineData(ListDeed.Reopen, "", "“Homes” is open already")]
    public async Task What_cannot_be_is_refused_in_a_plain_sentence_and_nothing_is_stored(ListDeed deed, string name, string sentence)
    {
        ListedItem homes = (await FindAsync(ListKind.Directorate, "Homes"))!.Item;
        int audited = await house.AuditRows();

        (await SaveAsync(homes, deed, name)).Should().BeOfType<Refused>().Which.Problems.Select(p => p.Message).Should().Equal(sentence);

        ((await FindAsync(ListKind.Directorate, "Homes"))!.Item.Version, await house.AuditRows()).Should().Be((homes.Version, audited));
    }

    [Fact]
    public async Task A_name_that_exists_in_other_capitals_or_is_closed_is_not_added_again()
    {
        (await AddAsync(ListKind.Committee, "CABINET")).Should().BeOfType<Refused>().Which.Problems.Single().Message.Should().Be("There is already a committee “Cabinet”");
        await SaveAsync((await FindAsync(ListKind.Committee, "Cabinet"))!.Item, ListDeed.Close);
        (await AddAsync(ListKind.Committee, "Cabinet")).Should().BeOfType<Refused>().Which.Problems.Single().Message.Should().Be("There is already a committee “Cabinet”, which is closed: open it again, or choose another name");
        (await AddAsync(ListKind.Committee, "")).Should().BeOfType<Refused>();
        (await house.Read(c => c.Committees.CountAsync())).Should().Be(2);
    }

    [Fact]
    public async Task Of_two_who_change_the_same_the_second_is_told_what_the_first_did()
    {
        ListedItem homes = (await FindAsync(ListKind.Directorate, "Homes"))!.Item, options = (await FindAsync(ListKind.Service, "Housing Options"))!.Item;
        await SaveAsync(homes, ListDeed.Close);
        await SaveAsync(options, ListDeed.Rename, "Homelessness");

        ListMeanwhile closed = (await SaveAsync(homes, ListDeed.Rename, "Housing")).Should().BeOfType<Conflict<ListMeanwhile>>().Which.Theirs;
        ListMeanwhile renamed = (await SaveAsync(options, ListDeed.Rename, "Options")).Should().BeOfType<Conflict<ListMeanwhile>>().Which.Theirs;

        (closed.Item!.IsClosed, closed.LastChange, closed.By).Should().Be((true, "Closed the directorate “Homes”.", "The officer"));
        (renamed.Item, renamed.LastChange).Should().Be((null, "Renamed the service “Housing Options” to “Homelessness”: 2 measures."));
        (await SaveAsync(options with { Name = "Never was" }, ListDeed.Close)).Should().BeNull();
    }

    [Fact]
    public async Task Only_the_performance_team_keeps_the_lists()
    {
        ListedItem homes = (await FindAsync(ListKind.Directorate, "Homes"))!.Item;
        Func<Task> change = () => SaveAsync(homes, ListDeed.Close, actor: house.Owner), add = () => house.Read(c => Changes(c).AddAsync(new ListAdd(ListKind.Service, "New"), house.Owner));

        await change.Should().ThrowAsync<NotPermittedException>();
        await add.Should().ThrowAsync<NotPermittedException>();
    }

    private ListChangeService Changes(PerformanceDbContext c) => new(c, new ListService(c), house.Clock);

    private Task<ListedDetails?> FindAsync(ListKind kind, string name) => house.Read(c => new ListService(c).FindAsync(kind, name));

    private Task<IReadOnlyList<string>> NamesAsync(ListKind kind) => house.Read(c => new ListService(c).OfferedAsync(kind));

    private Task<Outcome?> AddAsync(ListKind kind, string name) => house.Read(c => Changes(c).AddAsync(new ListAdd(kind, name), house.Officer));

    private Task<Outcome?> PreviewAsync(ListedItem item, ListDeed deed, string? name) => house.Read(c => Changes(c).PreviewAsync(new ListChange(item.Kind, item.Name, deed, name, item.Version), house.Officer));

    private Task<Outcome?> SaveAsync(ListedItem item, ListDeed deed, string? name = null, Actor? actor = null) =>
        house.Read(c => Changes(c).SaveAsync(new ListChange(item.Kind, item.Name, deed, name, item.Version), actor ?? house.Officer));
}
