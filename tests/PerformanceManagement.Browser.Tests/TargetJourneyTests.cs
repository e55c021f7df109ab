using FluentAssertions;
using Microsoft.Playwright;
using PerformanceManagement.Core.Collections;
using Xunit;

namespace PerformanceManagement.Browser.Tests;

/// <summary>Setting a year's target, and saying what the year will come to, done as people do.</summary>
[Collection(SampleSiteCollection.Name)]
public sealed class TargetJourneyTests(SampleSite site)
{
    [Theory]
    [InlineData(true, "2027-28", "420", "105")]
    [InlineData(false, "2028-29", "440", "110")]
    public async Task A_performance_officer_spreads_a_years_target_and_sees_the_quarters(bool script, string year, string target, string quarter)
    {
        await using BrowserPage visitor = await site.SignInAsync("performance", script: script);
        IPage page = visitor.Page;
        await page.GotoAsync("/measures/HOU 08");
        await page.GetByRole(AriaRole.Link, new() { Name = "Set the targets for 2026/27" }).ClickAsync();
        await page.GotoAsync($"/measures/HOU 08/targets/{year}");
        await page.GetByLabel("A number", new() { Exact = true }).CheckAsync();
        await page.GetByLabel("Target", new() { Exact = true }).FillAsync(target);

        await page.GetByLabel("By last year’s shape").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "See the quarters" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Last year’s shape is not known");
        await page.GetByLabel("Evenly").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "See the quarters" }).ClickAsync();

        await Assertions.Expect(page.Locator(".pm-effect tbody tr").First).ToContainTextAsync(quarter);
        await Assertions.Expect(page.Locator(".pm-effect tbody tr").Last).ToContainTextAsync(target);
        if (script) (await page.AxeAsync()).Violations.Should().BeEmpty("a page with a preview is a page too");
        await visitor.SavePictureAsync("performance", script ? "/targets/preview" : "/targets/preview/plain", "desktop", fullPage: true);
        await page.GetByRole(AriaRole.Button, new() { Name = "Save targets" }).ClickAsync();

        await Assertions.Expect(page.Locator(".moj-alert--success")).ToContainTextAsync($"({quarter}, {quarter}, {quarter}, {quarter})");
        visitor.Complaints.Should().BeEmpty();
    }

    [Fact]
    public async Task A_contributor_says_what_the_year_will_come_to_and_sees_both_statuses()
    {
        await using BrowserPage visitor = await site.SignInAsync("housing");
        IPage page = visitor.Page;
        await page.GotoAsync("/enter/2026-27-Q2/HOU 04");
        await page.GetByLabel("What do you expect the whole year to be?").FillAsync("25.5");
        await page.GetByRole(AriaRole.Button, new() { Name = "Submit" }).First.ClickAsync();
        await Assertions.Expect(page.Locator(".moj-alert--success")).ToContainTextAsync("HOU 04");

        await page.GotoAsync("/measures/HOU 04");
        ILocator why = page.Locator(".pm-why tbody tr");
        await Assertions.Expect(why.Filter(new() { HasText = "Against target" })).ToContainTextAsync("Slightly below");
        await Assertions.Expect(why.Filter(new() { HasText = "Forecast for 2026/27" }).First).ToContainTextAsync("On target");
        await visitor.SavePictureAsync("housing", "/measures/forecast", "desktop");
        await page.GotoAsync("/dashboard?search=HOU 04");
        ILocator status = page.Locator(".pm-measure td:nth-child(5)");
        await Assertions.Expect(status).ToContainTextAsync("Slightly below");
        await Assertions.Expect(status).ToContainTextAsync("On target");
    }
}
