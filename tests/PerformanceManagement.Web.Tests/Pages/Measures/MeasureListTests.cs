using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using FluentAssertions;
using PerformanceManagement.Core.Users;
using Xunit;

namespace PerformanceManagement.Web.Tests.Pages.Measures;

public sealed class MeasureListTests(MeasureListTests.Site site) : IClassFixture<MeasureListTests.Site>
{
    public sealed class Site : MeasuresSite
    {
        public override int Measures => 120;
    }

    [Fact]
    public async Task Measures_come_fifty_to_a_page_and_each_once()
    {
        Visitor viewer = await site.SignInAs(Roles.Viewer);
        List<string> codes = [];
        string? address = "/measures";
        int pages = 0;
        while (address is not null)
        {
            IHtmlDocument page = await viewer.Page(address);
            codes.AddRange(Codes(page));
            pages++;
            address = page.QuerySelector("a[rel=next]")?.GetAttribute("href");
        }

        pages.Should().Be(3);
        codes.Should().HaveCount(120).And.OnlyHaveUniqueItems();
    }

    [Fact]
    public async Task Every_link_of_the_list_opens_its_measure()
    {
        Visitor viewer = await site.SignInAs(Roles.Viewer);
        IElement[] rows = [.. (await viewer.Page("/measures?search=M%2000")).QuerySelectorAll("tbody tr"), .. (await viewer.Page("/measures?search=59/60")).QuerySelectorAll("tbody tr")];
        rows.Length.Should().BeGreaterThan(9);

        foreach (IElement row in rows)
        {
            IHtmlDocument page = await viewer.Page(row.QuerySelector("a")!.GetAttribute("href")!);
            page.QuerySelector("h1")!.TextContent.Should().Contain(row.QuerySelector(".pm-code")!.TextContent);
        }
    }

    [Theory]
    [InlineData("directorate", "Children", 30)]
    [InlineData("service", "Back office", 60)]
    [InlineData("plan", "2 Priority 2", 36)]
    [InlineData("plan", "Programme of Priority 2", 36)]
    public async Task The_list_narrows_and_its_pages_keep_the_filter(string filter, string name, int expected)
    {
        Visitor viewer = await site.SignInAs(Roles.Viewer);
        IHtmlDocument all = await viewer.Page("/measures");
        string key = all.QuerySelectorAll($"select[name={filter}] option").Single(o => o.TextContent == name).GetAttribute("value")!;

        IHtmlDocument page = await viewer.Page($"/measures?{filter}={Uri.EscapeDataString(key)}");

        page.QuerySelector(".pm-shown__count")!.TextContent.Should().EndWith($"{expected} measures");
        if (page.QuerySelector("a[rel=next]") is { } next) Codes(await viewer.Page(next.GetAttribute("href")!)).Should().HaveCount(expected - 50);
        else Codes(page).Should().HaveCount(expected);
    }

    [Theory]
    [InlineData("search=unheard-of")]
    [InlineData("directorate=x")]
    public async Task Nothing_found_is_said_with_a_way_back(string query)
    {
        IHtmlDocument page = await (await site.SignInAs(Roles.Viewer)).Page("/measures?" + query);

        page.QuerySelector("main")!.TextContent.Should().Contain("No measure matches all of these filters.").And.Contain("Clear all filters");
        page.QuerySelectorAll("table").Should().BeEmpty();
    }

    private static string[] Codes(IHtmlDocument page) => [.. page.QuerySelectorAll("tbody .pm-code").Select(c => c.TextContent)];
}
