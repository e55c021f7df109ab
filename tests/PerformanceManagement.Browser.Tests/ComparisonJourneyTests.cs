using FluentAssertions;
using Microsoft.Playwright;
using PerformanceManagement.Core.Collections;
using Xunit;

namespace PerformanceManagement.Browser.Tests;

/// <summary>What a performance officer sets about comparisons, seen before it is saved; with and without script.</summary>
[Collection(SampleSiteCollection.Name)]
public sealed class ComparisonJourneyTests(SampleSite site)
{
    [Theory]
    [InlineData(true, "PLN 01")]
    [InlineData(false, "CHI 09")]
    public async Task An_officer_sees_what_a_no_change_band_does_and_saves_it(bool script, string code)
    {
        await using BrowserPage visitor = await site.SignInAsync("performance", script: script);
        IPage page = visitor.Page;
        await page.GotoAsync($"/measures/{Uri.EscapeDataString(code)}");
        await page.GetByRole(AriaRole.Link, new() { Name = "Change how this measure is compared" }).ClickAsync();
        await page.GetByLabel("No change up to").FillAsync("50");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show what would change" }).ClickAsync();

        await Assertions.Expect(page.Locator(".pm-check")).ToContainTextAsync("Nothing has been saved yet");
        await Assertions.Expect(page.GetByLabel("No change up to")).ToHaveValueAsync("50");
        if (script) (await page.AxeAsync()).Violations.Should().BeEmpty("a form with its effect is a page too");

        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Up to 50 percentage points apart");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("within the no-change band of 50 percentage points");
    }

    [Fact]
    public async Task An_officer_looks_at_rebased_limits_saves_them_with_a_reason_and_takes_them_back()
    {
        await using BrowserPage visitor = await site.SignInAsync("performance");
        IPage page = visitor.Page;
        await page.GotoAsync("/measures/HOU 06");
        await page.GetByRole(AriaRole.Link, new() { Name = "Change where its limits start" }).ClickAsync();
        await page.GetByLabel("From").SelectOptionAsync(new SelectOptionValue { Label = "April 2025" });
        await page.GetByLabel("What changed").FillAsync("A new contractor took over repairs");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show the limits first" }).ClickAsync();

        await Assertions.Expect(page.Locator(".pm-check")).ToContainTextAsync("April 2025 to September 2026");
        (await page.AxeAsync()).Violations.Should().BeEmpty("a form with its effect is a page too");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await page.GotoAsync("/measures/HOU 06");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Limits start afresh from April 2025: A new contractor took over repairs (Performance officer, ");
        await Assertions.Expect(page.Locator("svg.pm-chart__drawing--wide .pm-chart__limit")).ToHaveCountAsync(4);
        (await page.AxeAsync()).Violations.Should().BeEmpty("a chart with two stretches is a page too");

        await page.GotoAsync("/measures/HOU 06/limits");
        await page.GetByRole(AriaRole.Button, new() { Name = "Remove the rebase from April 2025" }).ClickAsync();
        await Assertions.Expect(page.Locator(".moj-alert--success")).ToContainTextAsync("Removed the rebase of limits from April 2025");
    }

    [Fact]
    public async Task A_reader_opens_why_the_council_stands_where_it_does_among_its_neighbours()
    {
        await using BrowserPage visitor = await site.SignInAsync("viewer");
        IPage page = visitor.Page;
        await page.GotoAsync("/measures/CHI 01");
        await page.GetByText("Why, and the figures of Similar councils").ClickAsync();

        await Assertions.Expect(page.Locator("section[aria-labelledby=benchmarks-heading]")).ToContainTextAsync("1 being best. 7 of 8 members have a figure for 2025/26; not Gorsefield.");
        (await page.AxeAsync()).Violations.Should().BeEmpty();
    }
}
