using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Users;
using Xunit;

namespace PerformanceManagement.Web.Tests.Pages.Home;

public sealed class HomeTests(MeasuresSite site) : IClassFixture<MeasuresSite>
{
    [Fact]
    public async Task Everyone_sees_how_their_area_stands_and_can_open_each_count()
    {
        Visitor viewer = await site.SignInAs(Roles.Viewer);
        IHtmlDocument page = await viewer.Page("/");

        Text(page, "#area-heading").Should().Be("The council in Q2 2026/27");
        Text(page, ".pm-tallies").Should().Contain("24 of 40 rated").And.Contain("8 On target");
        IElement red = page.QuerySelectorAll(".pm-tallies__link").Single(a => a.TextContent.Contains("Failed", StringComparison.Ordinal));
        (await viewer.Page(red.GetAttribute("href")!)).QuerySelectorAll("tr.pm-measure").Should().HaveCount(4);
        Text(page, "section[aria-labelledby=committee-heading]").Should().Be("Next committee Housing Scrutiny, 20 November 2086");
        page.QuerySelectorAll("#waiting-heading, #progress-heading, #reds-heading, #reports-heading").Should().BeEmpty();
    }

    [Fact]
    public async Task A_contributor_sees_what_waits_for_them_with_a_link_to_enter_it()
    {
        User contributor = await site.UserWithRole(Roles.Contributor);
        await site.WithDatabase(database => database.Measures.Where(m => m.Code == "M 005" || m.Code == "M 001" || m.Code == "M 015")
            .ExecuteUpdateAsync(m => m.SetProperty(x => x.OwnerId, contributor.Id)));
        Visitor visitor = await site.SignInFrom("Children", Roles.Contributor);

        IHtmlDocument page = await visitor.Page("/");

        Text(page, "section[aria-labelledby=waiting-heading]").Should().Contain("2 of 3 values for Q2 2026/27 still to be submitted, due by 19 October 2026.");
        string[] links = [.. page.QuerySelectorAll("section[aria-labelledby=waiting-heading] tbody a").Select(a => a.GetAttribute("href")!)];
        links.Should().HaveCount(2);
        (await visitor.Page(links[0])).QuerySelector("h1")!.TextContent.Should().Contain("Measure 5 of kind 5");
        Text(page, "#area-heading").Should().Be("Children in Q2 2026/27");
    }

    [Fact]
    public async Task A_director_sees_the_reds_of_their_directorate_those_without_a_note_first()
    {
        Visitor director = await site.SignInFrom("Resources", Roles.Approver);

        IHtmlDocument page = await director.Page("/");

        IElement[] rows = [.. page.QuerySelectorAll("section[aria-labelledby=reds-heading] tbody tr")];
        rows.Should().HaveCount(4);
        rows.Select(r => r.QuerySelector("[data-label=Note]")!.TextContent.Trim()).Should().Equal("No note yet", "No note yet", "No note yet", "No note yet");
        Text(page, "section[aria-labelledby=reds-heading]").Should().Contain("4 of 8 rated measures; 4 have no note yet and need one.");
        IHtmlDocument reds = await director.Page(page.QuerySelector("section[aria-labelledby=reds-heading] p a")!.GetAttribute("href")!);
        reds.QuerySelectorAll("tr.pm-measure").Should().HaveCount(4);
    }

    [Fact]
    public async Task The_performance_team_sees_how_far_each_directorate_is()
    {
        IHtmlDocument page = await (await site.SignInAs(Roles.PerformanceOfficer)).Page("/");

        string[] rows = [.. page.QuerySelectorAll("section[aria-labelledby=progress-heading] tbody tr").Select(Words)];
        rows.Should().Equal("Adults 10 of 10 0 0", "Children 8 of 10 0 2", "Place 10 of 10 0 0", "Resources 8 of 10 0 2");
        Text(page, "section[aria-labelledby=waiting-heading]").Should().Contain("4 of 40 values for Q2 2026/27 still to be submitted");
    }

    [Fact]
    public async Task Democratic_services_finds_each_committees_report_to_read_and_to_download()
    {
        IHtmlDocument page = await (await site.SignInAs(Roles.DemocraticServices)).Page("/");

        IElement[] rows = [.. page.QuerySelectorAll("section[aria-labelledby=reports-heading] tbody tr")];
        rows.Select(r => Words(r.QuerySelector("th")!)).Should().Equal("Housing Scrutiny", "Schools Scrutiny");
        rows.Should().OnlyContain(r => r.QuerySelectorAll("a").Length == 3);
        rows[0].QuerySelectorAll("a").Select(a => a.GetAttribute("href")).Should().OnlyContain(h => h!.StartsWith("/reports/2026-27-Q2/", StringComparison.OrdinalIgnoreCase));
        page.QuerySelectorAll("#waiting-heading, #progress-heading, #reds-heading").Should().BeEmpty();
    }

    private static string Text(IHtmlDocument page, string selector) => Words(page.QuerySelector(selector)!);

    private static string Words(IElement element) => string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
