using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using FluentAssertions;
using Xunit;

namespace PerformanceManagement.Web.Tests.Pages.Settings;

/// <summary>The site map, the first page of what is set up, and both in the search.</summary>
public sealed class SiteMapTests(SampleCouncilSite site) : IClassFixture<SampleCouncilSite>
{
    [Fact]
    public async Task The_navigation_is_small_for_every_role_and_the_foot_of_every_page_leads_to_the_map()
    {
        foreach (string who in new[] { "administrator", "performance", "housing", "director.adults", "democratic", "viewer" })
        {
            IHtmlDocument home = await (await site.SignInFromSample(who)).Page("/");
            home.QuerySelectorAll(".moj-primary-navigation__link").Length.Should().BeLessThanOrEqualTo(9, who);
            home.QuerySelector("footer a[href='/site-map']").Should().NotBeNull();
        }
    }

    [Fact]
    public async Task The_map_has_what_a_person_may_open_and_nothing_else()
    {
        string[] viewer = await MapAsync("viewer"), officer = await MapAsync("performance"), administrator = await MapAsync("administrator");

        viewer.Should().Contain(["/dashboard", "/plan", "/account/password", "/cookies"]).And.NotContain(["/enter", "/quarters", "/settings"]);
        officer.Should().Contain(["/enter", "/quarters", "/reports/templates", "/set-up"]).And.NotContain(["/settings"]);
        administrator.Should().Contain(["/settings", "/settings/logo"]).And.Contain(officer);
        foreach (string[] map in new[] { viewer, officer, administrator }) map.Should().OnlyHaveUniqueItems();
        Visitor visitor = await site.SignInFromSample("administrator");
        foreach (string address in administrator) (await visitor.Page(address)).QuerySelector("h1").Should().NotBeNull(address);
    }

    [Fact]
    public async Task What_is_set_up_stands_on_one_page_by_what_it_is_about()
    {
        IHtmlDocument officer = await (await site.SignInFromSample("performance")).Page("/set-up"), administrator = await (await site.SignInFromSample("administrator")).Page("/set-up");

        officer.QuerySelectorAll(".pm-map h2").Select(h => h.TextContent).Should().Equal("Measures and plan", "The council", "Quarters", "People", "Ratings and comparisons", "Reports");
        administrator.QuerySelectorAll(".pm-map h2").Select(h => h.TextContent).Should().Equal("Measures and plan", "The council", "People", "Quarters", "Ratings and comparisons", "Reports");
        administrator.QuerySelectorAll(".pm-map a").Select(a => a.GetAttribute("href")).Should().NotContain("/set-up");
    }

    [Theory]
    [InlineData("administrator", "change the logo", "pages", "/settings/logo")]
    [InlineData("performance", "rating schemes", "pages", "/schemes")]
    [InlineData("viewer", "password", "pages", "/account/password")]
    [InlineData("viewer", "rating schemes", "pages", null)]
    [InlineData("viewer", "settings", "pages", null)]
    [InlineData("viewer", "housing committee Q2 2026", "reports", "/reports/2026-27-Q2/")]
    [InlineData("administrator", "housing contributor", "people", "")]
    [InlineData("administrator", "housing@wellbridge.example", "people", "")]
    [InlineData("performance", "housing contributor", "people", null)]
    public async Task The_search_finds_pages_reports_and_people_that_a_person_may_use(string who, string typed, string group, string? address)
    {
        IHtmlDocument page = await (await site.SignInFromSample(who)).Page($"/search?q={Uri.EscapeDataString(typed)}");

        IElement? found = page.QuerySelector($"[aria-labelledby='found-{group}']");
        (found is not null).Should().Be(address is not null);
        string[] addresses = [.. found?.QuerySelectorAll(".pm-found__title a").Select(a => a.GetAttribute("href")!) ?? []];
        if (address is { Length: > 0 }) addresses.Should().Contain(a => a.StartsWith(address, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_group_that_alone_is_wanted_has_an_address_which_does_not_exist_for_others()
    {
        string[] people = [.. (await (await site.SignInFromSample("administrator")).Page("/search?q=wellbridge&kind=people")).QuerySelectorAll(".pm-found__item").Select(i => i.TextContent)];
        IHtmlDocument viewer = await (await site.SignInFromSample("viewer")).Page("/search?q=wellbridge&kind=people");

        people.Should().HaveCountGreaterThan(10).And.Contain(p => p.Contains("housing@wellbridge.example", StringComparison.Ordinal));
        viewer.QuerySelector(".govuk-inset-text")!.TextContent.Should().Contain("a kind that does not exist");
        viewer.DocumentElement.TextContent.Should().NotContain("@wellbridge.example");
    }

    private async Task<string[]> MapAsync(string who) =>
        [.. (await (await site.SignInFromSample(who)).Page("/site-map")).QuerySelectorAll(".pm-map a").Select(a => a.GetAttribute("href")!)];
}
