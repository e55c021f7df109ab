using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Delivery;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Reports.Editions;
using PerformanceManagement.Core.Search;
using Xunit;
using static PerformanceManagement.Core.Tests.Search.SearchHouse;

namespace PerformanceManagement.Core.Tests.Search;

/// <summary>What is found by what, and in which order: the same on both databases.</summary>
public sealed class SearchRankingTests : IAsyncLifetime
{
    private TestDatabase database = null!;

    public async Task InitializeAsync()
    {
        database = await TestDatabase.CreateAsync();
        await database.SaveAsync(c =>
        {
            c.Measures.AddRange(
                Measure("ZZ 1", "Empty homes", "Homes without a tenant", "The contractor NI 156 left"),
                Measure("NI 1561", "Waste recycled"),
                Measure("NI 156", "Households in temporary accommodation", "Counted on the last day"),
                Measure("NI 155", "Affordable homes", "Temporary lets are left out"),
                Measure("AA 9", "Lettings", note: "Temporary staff cover the desk."),
                Measure("BB 2", "Temporary road closures"),
                Measure("NI156a", "Of which families"));
            c.PlanItems.Add(TestData.Plan("P1", title: "A temporary home for nobody", number: "2.1"));
            c.DeliveryItems.Add(new DeliveryItem { Code = "SR02", Title = "Temporary accommodation costs", Kind = DeliveryKind.Risk, About = "Nightly lets" });
            return Task.CompletedTask;
        });
    }

    public async Task DisposeAsync() => await database.DisposeAsync();

    [Theory]
    [InlineData("NI 156")]
    [InlineData("ni156")]
    [InlineData("NI-156")]
    public async Task The_code_itself_comes_before_codes_that_begin_with_it_and_before_words(string typed) =>
        (await database.CodesAsync(typed)).Should().StartWith(["NI 156", "NI 1561", "NI156a"]);

    [Fact]
    public async Task A_word_counts_by_where_it_stands_and_equals_go_by_code() =>
        (await database.CodesAsync("temporary")).Should().Equal("BB 2", "NI 156", "NI 155", "AA 9", "P1", "SR02");

    [Theory]
    [InlineData("temporary households", "NI 156")]
    [InlineData("household in temporary", "NI 156")]
    [InlineData("temporary accom", "NI 156 SR02")]
    [InlineData("lets temporary", "NI 155 AA 9 SR02")]
    [InlineData("temporary cafés", "")]
    [InlineData("156 accommodation", "NI 156")]
    [InlineData("recycling", "NI 1561")]
    [InlineData("RECYCLES", "NI 1561")]
    [InlineData("home", "NI 155 ZZ 1 P1")]
    [InlineData("2.1 home", "P1")]
    [InlineData("contractors", "ZZ 1")]
    [InlineData("accom temporary", "")]
    public async Task All_words_must_be_there_and_of_the_last_its_beginning(string typed, string codes) =>
        string.Join(' ', await database.CodesAsync(typed)).Should().Be(codes);

    [Fact]
    public async Task Each_kind_is_counted_and_can_be_shown_alone()
    {
        SearchResults all = await database.FindAsync("temporary");
        SearchResults risks = await database.FindAsync("temporary", SearchKind.DeliveryItem);

        all.Counts.Should().Equal(new Dictionary<SearchKind, int> { [SearchKind.Measure] = 4, [SearchKind.PlanItem] = 1, [SearchKind.DeliveryItem] = 1 });
        (risks.Total, risks.Items.Single().Code, risks.Items.Single().DeliveryKind).Should().Be((1, "SR02", DeliveryKind.Risk));
        risks.Counts.Should().Equal(all.Counts);
    }

    [Fact]
    public async Task A_measure_is_shown_with_its_figure_and_the_note_that_was_found()
    {
        FoundItem found = (await database.FindAsync("staff")).Items.Single();

        found.Row!.ValueText.Should().Be("1");
        found.NoteOf.Should().Be(TestData.Quarter);
        string.Concat(found.Snippet!.Select(p => p.Text)).Should().Be("Temporary staff cover the desk.");
    }

    [Fact]
    public async Task A_page_beyond_the_last_is_the_last()
    {
        await database.SaveAsync(c =>
        {
            c.Measures.AddRange(Enumerable.Range(10, 45).Select(n => Measure($"PG {n}", "Paged")));
            return Task.CompletedTask;
        });

        SearchResults second = await database.FindAsync("paged", page: 2), last = await database.FindAsync("paged", page: 99);

        second.Items.Select(i => i.Code).Should().Equal(Enumerable.Range(30, 20).Select(n => $"PG {n}"));
        (last.Page, last.Pages, last.Total, last.Items.Count).Should().Be((3, 3, 45, 5));
    }

    [Fact]
    public async Task Where_nothing_is_found_near_codes_and_words_are_offered()
    {
        SearchResults code = await database.FindAsync("NI 165"), word = await database.FindAsync("temproary households"), apart = await database.FindAsync("recycled households");

        code.NearCodes.Select(n => n.Code).Should().StartWith(["NI 155", "NI 156", "NI 1561"]);
        word.NearTexts.Should().Contain("temporary households");
        apart.NearTexts.Should().Equal("recycled", "households");
    }

    [Fact]
    public async Task A_published_paper_is_found_by_its_quarter_and_committee_until_it_is_withdrawn()
    {
        var committee = new Committee { Name = "Housing Scrutiny" };
        await database.SaveAsync(c =>
        {
            c.Committees.Add(committee);
            return Task.CompletedTask;
        });
        await database.SaveAsync(c =>
        {
            c.ReportEditions.Add(new ReportEdition { CommitteeId = committee.Id, Period = TestData.Quarter, Number = 1, Title = "Performance report", PublishedAt = TestData.Submitted, PublishedBy = "Officer", Model = "{}", Checks = "", Sha256 = "" });
            return Task.CompletedTask;
        });

        FoundItem found = (await database.FindAsync("2026/27 Q2 scrutiny")).Items.Single();

        found.Edition.Should().Be(new FoundEdition(committee.Id, "Housing Scrutiny", TestData.Quarter, 1));
        (await database.FindAsync("2026-27 Q2")).Items.Should().ContainSingle();
        await database.SaveAsync(async c =>
        {
            ReportEdition edition = await c.ReportEditions.SingleAsync();
            (edition.WithdrawnAt, edition.WithdrawnBy, edition.WithdrawnBecause) = (TestData.Submitted, "Officer", "Wrong");
        });
        (await database.FindAsync("2026/27 Q2 scrutiny")).Total.Should().Be(0);
    }

    [Fact]
    public async Task A_figure_is_no_word()
    {
        await database.SaveAsync(c =>
        {
            c.Measures.Add(TestData.Measure("FIG 1", "Counted", values: [987654]));
            return Task.CompletedTask;
        });

        (await database.CodesAsync("987654")).Should().BeEmpty();
        (await database.CodesAsync("counted")).Should().Contain("FIG 1");
    }
}
