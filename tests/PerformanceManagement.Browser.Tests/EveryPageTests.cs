using FluentAssertions;
using Microsoft.Playwright;
using Xunit;

namespace PerformanceManagement.Browser.Tests;

/// <summary>What holds of every page, a third of them in each class, on a site of its own: together they take longer than all journeys, beside which they run.</summary>
public sealed class EveryFirstPageTests(SampleSite site) : EveryPageTests(site), IClassFixture<SampleSite>
{
    [Theory]
    [MemberData(nameof(PageList.Third), 0, MemberType = typeof(PageList))]
    public Task Axe_finds_nothing_the_browser_has_no_complaint_and_nothing_is_wider_than_320_pixels(string who, string address) => HoldsAsync(who, address);
}

/// <inheritdoc/>
public sealed class EverySecondPageTests(SampleSite site) : EveryPageTests(site), IClassFixture<SampleSite>
{
    [Theory]
    [MemberData(nameof(PageList.Third), 1, MemberType = typeof(PageList))]
    public Task Axe_finds_nothing_the_browser_has_no_complaint_and_nothing_is_wider_than_320_pixels(string who, string address) => HoldsAsync(who, address);
}

/// <inheritdoc/>
public sealed class EveryThirdPageTests(SampleSite site) : EveryPageTests(site), IClassFixture<SampleSite>
{
    [Theory]
    [MemberData(nameof(PageList.Third), 2, MemberType = typeof(PageList))]
    public Task Axe_finds_nothing_the_browser_has_no_complaint_and_nothing_is_wider_than_320_pixels(string who, string address) => HoldsAsync(who, address);

    [Fact]
    public async Task A_draft_is_thrown_away_on_a_page_that_axe_and_a_narrow_screen_take()
    {
        await using BrowserPage visitor = await OpenAsync("housing", "/enter/2026-27-Q2/HOU%2005", width: 320, height: 640);
        IPage page = visitor.Page;
        // Another test may have submitted a figure meanwhile: whatever stood there stands there again.
        string before = await page.Locator("input[name=\"Form.Value\"]").InputValueAsync();
        await page.Locator("input[name=\"Form.Value\"]").FillAsync("96.5");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save as draft" }).ClickAsync();
        await page.GotoAsync("/enter/2026-27-Q2/HOU%2005");
        await page.GetByRole(AriaRole.Link, new() { Name = "Throw the draft away" }).ClickAsync();
        await page.WaitForURLAsync("**/enter/discard/**");

        (await page.AxeAsync()).Violations.Select(v => $"{v.Id}: {v.Help}").Should().BeEmpty();
        (await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth")).Should().Be(0);
        await visitor.SavePictureAsync("housing", "/enter/discard", "narrow", fullPage: true);
        await page.SetViewportSizeAsync(1280, 800);
        await visitor.SavePictureAsync("housing", "/enter/discard", "desktop");

        await page.GetByRole(AriaRole.Button, new() { Name = "Throw the draft away" }).ClickAsync();
        await page.GotoAsync("/enter/2026-27-Q2/HOU%2005");
        await Assertions.Expect(page.Locator("input[name=\"Form.Value\"]")).ToHaveValueAsync(before);
        visitor.Complaints.Should().BeEmpty();
    }
}

/// <summary>Looks at one page.</summary>
public abstract class EveryPageTests(SampleSite site)
{
    private protected async Task HoldsAsync(string who, string address)
    {
        await using BrowserPage visitor = await OpenAsync(who, address);

        await visitor.CheckAsync(who, address, fullPage: false);
        // What everybody reads is looked at as a phone shows it that keeps to its owner's colours.
        if (who is "viewer" or "director.adults") await visitor.CheckForcedColoursAsync();

        visitor.Complaints.Where(c => !c.Contains("404 (Not Found)", StringComparison.Ordinal) && !c.Contains("403 (Forbidden)", StringComparison.Ordinal)).Should().BeEmpty();
    }

    private protected async Task<BrowserPage> OpenAsync(string who, string address, int width = 1280, int height = 800)
    {
        BrowserPage visitor = who.Length == 0 ? await site.VisitAsync(width, height) : await site.VisitAsAsync(who, width, height);
        IResponse? answer = await visitor.Page.GotoAsync(address);
        answer!.Status.Should().BeLessThan(500);
        return visitor;
    }
}
