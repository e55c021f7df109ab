using FluentAssertions;
using Microsoft.Playwright;
using Xunit;

namespace PerformanceManagement.Browser.Tests;

/// <summary>A chart by keyboard, by mouse, in somebody's own colours and on a phone; its range and its files.</summary>
[Collection(SampleSiteCollection.Name)]
public sealed class ChartJourneyTests(SampleSite site)
{
    [Fact]
    public async Task A_reader_goes_through_a_chart_by_keyboard_changes_its_range_and_takes_it_along()
    {
        await using BrowserPage visitor = await site.SignInAsync("viewer");
        IPage page = visitor.Page;
        await page.GotoAsync("/measures/HOU 01");
        ILocator reading = page.Locator("section[aria-labelledby=history-heading] .pm-chart__reading");
        ILocator drawing = page.Locator("section[aria-labelledby=history-heading] svg.pm-chart__drawing--wide");

        // One stop of the tab key, at the latest figure; the arrow keys go on from there.
        await Assertions.Expect(drawing.Locator("[tabindex='0']")).ToHaveCountAsync(1);
        await page.Locator(".pm-course button").FocusAsync();
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.Locator(":focus")).ToHaveAttributeAsync("aria-label", "Q2 2026/27: 347, target 330");
        await page.Keyboard.PressAsync("ArrowLeft");
        await Assertions.Expect(reading).ToHaveTextAsync("Q1 2026/27: 338, target 330");
        await page.Keyboard.PressAsync("End");
        await Assertions.Expect(reading).ToHaveTextAsync("Forecast for Q4 2026/27: 360");
        await page.Keyboard.PressAsync("Home");
        await Assertions.Expect(page.Locator(":focus")).ToHaveAttributeAsync("aria-label", "Q3 2023/24: 268, target 280");
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.Locator(":focus")).ToHaveTextAsync("SVG");
        await drawing.Locator(".pm-chart__spot").Nth(4).HoverAsync();
        await Assertions.Expect(reading).ToHaveTextAsync("Q3 2024/25: 302, target 300");

        await page.EmulateMediaAsync(new PageEmulateMediaOptions { ForcedColors = ForcedColors.Active });
        (await page.AxeAsync()).Violations.Select(v => v.Id).Should().BeEmpty("in forced colours");
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { ForcedColors = ForcedColors.None });

        // Chosen, it applies at once.
        await page.GetByLabel("Range", new() { Exact = true }).SelectOptionAsync("This and last year");
        await page.WaitForURLAsync("**range=2-years**");
        await Assertions.Expect(page.Locator("#history-caption")).ToBeInViewportAsync();
        await Assertions.Expect(page.Locator("section[aria-labelledby=history-heading] tbody tr")).ToHaveCountAsync(6);
        foreach ((string link, string name) in new[] { ("SVG", "HOU-01-2026-27-Q2-chart.svg"), ("PNG", "HOU-01-2026-27-Q2-chart.png"), ("CSV", "HOU-01-2026-27-Q2-data.csv") })
        {
            IDownload download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = link, Exact = true }).ClickAsync());
            download.SuggestedFilename.Should().Be(name);
        }

        await page.SetViewportSizeAsync(320, 640);
        ILocator narrow = page.Locator("section[aria-labelledby=history-heading] svg.pm-chart__drawing--narrow");
        await Assertions.Expect(drawing).ToBeHiddenAsync();
        await narrow.Locator("[tabindex='0']").FocusAsync();
        await page.Keyboard.PressAsync("ArrowLeft");
        await Assertions.Expect(reading).ToHaveTextAsync("Q1 2026/27: 338, target 330");
        double text = await narrow.Locator("text").First.EvaluateAsync<double>("e => parseFloat(getComputedStyle(e).fontSize) * e.ownerSVGElement.getBoundingClientRect().width / e.ownerSVGElement.viewBox.baseVal.width");
        text.Should().BeGreaterThanOrEqualTo(11, "text is never drawn smaller");
        (await page.AxeAsync()).Violations.Select(v => v.Id).Should().BeEmpty("on a phone");
        visitor.Complaints.Should().BeEmpty();
    }
}
