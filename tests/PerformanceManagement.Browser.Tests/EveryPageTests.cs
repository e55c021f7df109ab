using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using FluentAssertions;
using Microsoft.Playwright;
using Xunit;

namespace PerformanceManagement.Browser.Tests;

[Collection(SampleSiteCollection.Name)]
public sealed class EveryPageTests(SampleSite site)
{
    [Theory]
    [MemberData(nameof(PageList.Pages), MemberType = typeof(PageList))]
    public async Task Axe_finds_nothing_and_the_browser_has_no_complaint(string who, string address)
    {
        await using BrowserPage visitor = await OpenAsync(who, address);

        AxeResult result = await visitor.Page.RunAxe();

        result.Passes.Should().HaveCountGreaterThan(10, "axe looked at a real page");
        result.Violations.Select(v => $"{v.Id}: {v.Help}: {string.Join(" | ", v.Nodes.Take(3).Select(n => n.Html))}").Should().BeEmpty();
        await visitor.SavePictureAsync(who, address, "desktop");
        visitor.Complaints.Where(c => !c.Contains("404 (Not Found)", StringComparison.Ordinal) && !c.Contains("403 (Forbidden)", StringComparison.Ordinal)).Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(PageList.Pages), MemberType = typeof(PageList))]
    public async Task Nothing_is_wider_than_a_320_pixel_screen(string who, string address)
    {
        await using BrowserPage visitor = await OpenAsync(who, address, width: 320, height: 640);

        int overflow = await visitor.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");

        await visitor.SavePictureAsync(who, address, "narrow", fullPage: true);
        overflow.Should().Be(0, "only a table's own region may scroll sideways");
        (await visitor.Page.Locator("h1").CountAsync()).Should().Be(1);
    }

    private async Task<BrowserPage> OpenAsync(string who, string address, int width = 1280, int height = 800)
    {
        BrowserPage visitor = who.Length == 0 ? await site.VisitAsync(width, height) : await site.SignInAsync(who, width, height);
        IResponse? answer = await visitor.Page.GotoAsync(address);
        answer!.Status.Should().BeLessThan(500);
        return visitor;
    }
}
