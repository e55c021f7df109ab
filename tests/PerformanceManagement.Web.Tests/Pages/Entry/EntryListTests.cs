using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Collections;
using PerformanceManagement.Core.Users;
using Xunit;

namespace PerformanceManagement.Web.Tests.Pages.Entry;

public sealed class EntryListTests(EntrySite site) : IClassFixture<EntrySite>
{
    [Fact]
    public async Task A_contributor_sees_what_is_missing_first_with_progress_and_the_day_it_is_due()
    {
        string done = await site.AddMeasure(submitted: EntrySite.Quarter);
        string missing = await site.AddMeasure();
        Visitor contributor = await site.SignInAs(Roles.Contributor);

        IHtmlDocument page = await contributor.Page("/enter");

        page.QuerySelector("h1")!.TextContent.Should().Be("Enter values for Q2 2026/27");
        page.QuerySelector(".pm-progress-line")!.TextContent.Should().MatchRegex(@"\d+ of \d+ submitted, due by 16 October 2026");
        string[] rows = [.. page.QuerySelectorAll("tbody tr").Select(r => r.TextContent)];
        Array.FindIndex(rows, r => r.Contains(missing, StringComparison.Ordinal)).Should().BeLessThan(Array.FindIndex(rows, r => r.Contains(done, StringComparison.Ordinal)));
        rows.Single(r => r.Contains(missing, StringComparison.Ordinal)).Should().Contain("Not entered").And.Contain("319", "the value before stands beside it");
        rows.Single(r => r.Contains(done, StringComparison.Ordinal)).Should().Contain("Submitted").And.Contain("325");
        page.QuerySelectorAll("main form[role=search]").Should().BeEmpty("one's own list is short");
    }

    [Fact]
    public async Task The_performance_team_sees_everybodys_with_names_and_filters_that_stay_on_the_way_back()
    {
        string mine = await site.AddMeasure(m => m.Service = "Landlord Services");
        string other = await site.AddMeasure();
        Visitor officer = await site.SignInAs(Roles.PerformanceOfficer);

        IHtmlDocument page = await officer.Page("/enter?state=missing&service=Landlord+Services");

        page.QuerySelector("tbody")!.TextContent.Should().Contain(mine).And.Contain("Contributor of Wellbridge").And.NotContain(other);
        page.QuerySelector("#service option[selected]")!.TextContent.Should().Be("Landlord Services");
        string form = page.QuerySelectorAll("tbody a").First(a => a.TextContent.Contains(mine, StringComparison.Ordinal)).GetAttribute("href")!;
        using HttpResponseMessage answer = await officer.SendForm(form, new() { ["Form.Value"] = "321" }, "Submit");
        answer.Headers.Location!.ToString().Should().Be("/enter?state=missing&service=Landlord%20Services");
    }

    [Fact]
    public async Task Several_open_quarters_stand_under_their_own_headings_and_home_counts_the_same()
    {
        await using var site = new EntrySite();
        string done = await site.AddMeasure(submitted: EntrySite.Quarter);
        string missing = await site.AddMeasure();
        await site.WithDatabase(database => database.Collections.Where(c => c.Period == EntrySite.Quarter.Previous)
            .ExecuteUpdateAsync(c => c.SetProperty(x => x.State, CollectionState.Open).SetProperty(x => x.DueOn, new DateOnly(2026, 7, 17))));
        Visitor contributor = await site.SignInAs(Roles.Contributor);

        IHtmlDocument page = await contributor.Page("/enter");

        page.QuerySelector("h1")!.TextContent.Should().Be("Enter values");
        page.QuerySelectorAll("h2.pm-entry-quarter").Select(h => h.TextContent).Should().Equal("Q1 2026/27", "Q2 2026/27");
        page.QuerySelectorAll(".pm-progress-line").Select(Words).Should().Equal("2 of 2 submitted, due by 17 July 2026", "1 of 2 submitted, due by 16 October 2026");
        Words(page.QuerySelector("main")!).Should().Contain("2 quarters are open. 1 value is still to be submitted.");
        IElement[] tables = [.. page.QuerySelectorAll("tbody")];
        tables.Should().HaveCount(2);
        tables[0].QuerySelectorAll("a").Select(a => a.GetAttribute("href")).Should().Equal($"/enter/2026-27-Q1/{Uri.EscapeDataString(done)}", $"/enter/2026-27-Q1/{Uri.EscapeDataString(missing)}");
        tables[1].QuerySelectorAll("a").Select(a => a.GetAttribute("href")).Should().Equal($"/enter/2026-27-Q2/{Uri.EscapeDataString(missing)}", $"/enter/2026-27-Q2/{Uri.EscapeDataString(done)}");
        string home = Words((await contributor.Page("/")).QuerySelector("section[aria-labelledby=waiting-heading]")!);
        home.Should().Contain("All 2 values for Q1 2026/27 have been submitted.").And.Contain("1 of 2 values for Q2 2026/27 still to be submitted, due by 16 October 2026.").And.Contain("All values to enter (4)");
    }

    [Fact]
    public async Task An_open_quarter_without_anything_to_list_says_so_under_its_heading()
    {
        await using var site = new EntrySite();
        string entered = await site.AddMeasure();
        await site.WithDatabase(database => database.Collections.Where(c => c.Period == EntrySite.Quarter.Previous)
            .ExecuteUpdateAsync(c => c.SetProperty(x => x.State, CollectionState.Open)));
        Visitor officer = await site.SignInAs(Roles.PerformanceOfficer);

        IHtmlDocument page = await officer.Page("/enter?state=submitted");

        page.QuerySelectorAll("h2.pm-entry-quarter").Should().HaveCount(2);
        page.QuerySelector("tbody")!.TextContent.Should().Contain(entered, "the first quarter has its value");
        page.QuerySelectorAll("main p").Should().ContainSingle(p => p.TextContent.Contains("No measures match these filters.", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/enter?search=nothing-like-it")]
    [InlineData("/enter?search=%25")]
    public async Task A_filter_without_matches_says_so(string address)
    {
        await site.AddMeasure();
        Visitor officer = await site.SignInAs(Roles.PerformanceOfficer);

        (await officer.Page(address)).QuerySelector("main")!.TextContent.Should().Contain("No measures match these filters.");
    }

    [Theory]
    [InlineData("/enter?state=rubbish&page=-4")]
    [InlineData("/enter?page=999999999999&state=17")]
    public async Task A_query_that_cannot_be_read_restricts_nothing(string address)
    {
        string code = await site.AddMeasure();
        Visitor officer = await site.SignInAs(Roles.PerformanceOfficer);

        IHtmlDocument page = await officer.Page(address);

        page.QuerySelector("tbody")!.TextContent.Should().Contain(code);
        page.Title.Should().NotStartWith("Error:");
    }

    [Theory]
    [InlineData(Roles.Viewer)]
    [InlineData(Roles.Approver)]
    [InlineData(Roles.DemocraticServices)]
    public async Task Who_enters_nothing_has_no_list(string role)
    {
        Visitor reader = await site.SignInAs(role);

        using HttpResponseMessage answer = await reader.Get("/enter");

        answer.StatusCode.Should().Be(HttpStatusCode.Forbidden);
    }

    private static string Words(IElement element) => string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
