using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using FluentAssertions;
using PerformanceManagement.Core.Users;
using Xunit;

namespace PerformanceManagement.Web.Tests.Pages.Search;

/// <summary>The ways to find something: the search, the plan as a tree, measures from A to Z; and what an address that leads nowhere says.</summary>
public sealed class SearchTests(SearchTests.Site site) : IClassFixture<SearchTests.Site>
{
    public sealed class Site : MeasuresSite
    {
        public override int Measures => 110;
    }

    [Fact]
    public async Task Every_page_has_one_labelled_search_that_works_without_script()
    {
        Visitor viewer = await site.SignInAs(Roles.Viewer);
        foreach (string address in new[] { "/", "/measures", "/delivery", "/search?q=kind" })
        {
            var form = (IHtmlFormElement)(await viewer.Page(address)).QuerySelector("header form[role=search]")!;
            (form.Method, form.GetAttribute("action")).Should().Be(("get", "/search"));
            form.QuerySelector("label")!.GetAttribute("for").Should().Be(form.QuerySelector("input[name=q]")!.Id);
        }

        (await site.Visit().Page("/account/sign-in")).QuerySelector("header form").Should().BeNull("nobody is signed in there");
    }

    [Theory]
    [InlineData("NI 59/60")]
    [InlineData("ni5960")]
    [InlineData("NI-59-60")]
    public async Task A_code_is_found_however_it_is_typed(string typed)
    {
        IHtmlDocument page = await (await site.SignInAs(Roles.Viewer)).Page($"/search?q={Uri.EscapeDataString(typed)}");

        IElement first = page.QuerySelector(".pm-found__item")!;
        first.QuerySelector("a")!.GetAttribute("href").Should().Be("/measures/NI%2059%2F60");
        first.QuerySelector(".pm-status").Should().NotBeNull();
        page.QuerySelector("header input[name=q]")!.GetAttribute("value").Should().Be(typed);
    }

    [Fact]
    public async Task Results_are_grouped_counted_paged_and_marked()
    {
        Visitor viewer = await site.SignInAs(Roles.Viewer);
        IHtmlDocument first = await viewer.Page("/search?q=measures+kind"), last = await viewer.Page("/search?q=measures+kind&page=6");

        first.QuerySelectorAll(".pm-found__item").Should().HaveCount(20);
        first.QuerySelector("main")!.TextContent.Should().Contain("1 to 20 of 110 results").And.Contain("Measures (110)");
        first.QuerySelectorAll(".pm-found__item:first-child mark").Select(m => m.TextContent).Should().StartWith(["Measure", "kind"]);
        last.QuerySelectorAll(".pm-found__item").Should().HaveCount(10);
    }

    [Fact]
    public async Task A_note_is_quoted_where_it_is_what_was_found_and_nothing_typed_becomes_markup()
    {
        Visitor viewer = await site.SignInAs(Roles.Viewer);
        IElement item = (await viewer.Page("/search?q=contractors+december")).QuerySelector(".pm-found__item")!;
        IHtmlDocument typed = await viewer.Page("/search?q=%3Cscript%3Ealert(1)%3C/script%3E");

        item.TextContent.Should().Contain("Note for Q2 2026/27:");
        item.QuerySelectorAll("mark").Select(m => m.TextContent).Should().Equal("contractor", "December");
        typed.QuerySelectorAll("main script").Should().BeEmpty();
        typed.QuerySelector("main")!.TextContent.Should().Contain("Nothing is found by “<script>");
    }

    [Fact]
    public async Task Where_nothing_is_found_near_words_lead_to_something()
    {
        Visitor viewer = await site.SignInAs(Roles.Viewer);
        IHtmlDocument nothing = await viewer.Page("/search?q=mesaure");
        string near = nothing.QuerySelectorAll("main li a").Single(a => a.TextContent.Trim() == "measure").GetAttribute("href")!;

        (await viewer.Page(near)).QuerySelectorAll(".pm-found__item").Should().NotBeEmpty();
    }

    [Theory]
    [InlineData("/search?q=kind&page=99", "This is page 6 of 6")]
    [InlineData("/search?q=kind&page=-1&kind=people", "a kind that does not exist")]
    [InlineData("/a-to-z?letter=Q", "No measure begins with “Q”, so M is shown")]
    [InlineData("/a-to-z?page=nine", "This is page 1 of 2")]
    [InlineData("/plan?item=NOPE", "There is no item “NOPE” in the plan")]
    public async Task An_address_that_asks_for_something_that_does_not_exist_says_so_and_shows_what_there_is(string address, string sentence) =>
        (await (await site.SignInAs(Roles.Viewer)).Page(address)).QuerySelector(".govuk-inset-text")!.ParentElement!.TextContent.Should().Contain(sentence);

    [Theory]
    [InlineData("/measures/M%20999", "There is no such measure", "/measures/M%20099")]
    [InlineData("/measures/M%20001?quarter=2036-37-Q1", "There is no such quarter", "/measures/M%20001?quarter=2026-27-Q2")]
    [InlineData("/dashboard?sort=worst&quarter=2036-37-Q1", "There are no figures for Q1 2036/37", "/dashboard?sort=worst&quarter=2026-27-Q3")]
    [InlineData("/plan?quarter=last", "There is no period “last”", "/plan")]
    public async Task An_address_that_leads_nowhere_offers_the_nearest_right_one(string address, string heading, string near)
    {
        Visitor viewer = await site.SignInAs(Roles.Viewer);
        using HttpResponseMessage answer = await viewer.Get(address);
        IHtmlDocument page = await Visitor.Read(answer);

        answer.StatusCode.Should().Be(HttpStatusCode.NotFound);
        page.QuerySelector("h1")!.TextContent.Should().Be(heading);
        page.QuerySelectorAll("main li a").Select(a => a.GetAttribute("href")).Should().Contain(near);
        (await viewer.Page(near)).QuerySelector("h1").Should().NotBeNull();
    }

    [Fact]
    public async Task The_plan_counts_each_measure_once_and_each_count_opens_its_rows()
    {
        Visitor viewer = await site.SignInAs(Roles.Viewer);
        IHtmlDocument page = await viewer.Page("/plan?quarter=2026-27-Q2");
        IElement[] nodes = [.. page.QuerySelectorAll(".pm-plan__counts")];
        int top = page.QuerySelectorAll("main > .pm-plan > li > details > .pm-plan__counts").Concat(page.QuerySelectorAll("main > .pm-plan__counts")).Sum(c => Number(c.Children[0]));

        nodes.Should().HaveCountGreaterThan(6);
        top.Should().Be(110);
        foreach (IElement link in nodes.SelectMany(n => n.QuerySelectorAll("a")).Where(a => a.GetAttribute("href")!.StartsWith("/dashboard", StringComparison.Ordinal)).Take(12))
            (await viewer.Page(link.GetAttribute("href")!)).QuerySelectorAll("tr.pm-measure").Should().HaveCount(Number(link), link.GetAttribute("href"));
    }

    [Fact]
    public async Task Every_measure_stands_once_from_a_to_z()
    {
        Visitor viewer = await site.SignInAs(Roles.Viewer);
        IHtmlDocument page = await viewer.Page("/a-to-z");
        IHtmlDocument second = await viewer.Page(page.QuerySelector("a[rel=next]")!.GetAttribute("href")!);

        page.QuerySelectorAll(".pm-letters__link").Select(a => a.TextContent).Should().Equal("M");
        page.QuerySelectorAll(".pm-letters__none").Should().HaveCount(26);
        page.QuerySelectorAll(".pm-found__item .pm-code").Concat(second.QuerySelectorAll(".pm-found__item .pm-code")).Select(c => c.TextContent).Should().HaveCount(110).And.OnlyHaveUniqueItems();
    }

    private static int Number(IElement element) => int.Parse(string.Concat(element.TextContent.Trim().TakeWhile(char.IsDigit)), System.Globalization.CultureInfo.InvariantCulture);
}
