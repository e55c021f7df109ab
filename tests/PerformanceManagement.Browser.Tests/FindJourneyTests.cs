using FluentAssertions;
using Microsoft.Playwright;
using Xunit;

namespace PerformanceManagement.Browser.Tests;

/// <summary>Somebody finds a measure, watches it, is told what changes and stops, on a phone; on a site of their own, because a figure is entered.</summary>
public sealed class FindJourneyTests(SampleSite site) : IClassFixture<SampleSite>
{
    [Fact]
    public async Task A_measure_is_found_by_its_code_watched_and_its_change_is_told()
    {
        await using BrowserPage reader = await site.SignInAsync("viewer", width: 375, height: 812);
        IPage page = reader.Page;
        foreach (string typed in new[] { "HOU 05", "hou05", "HOU-05" })
        {
            await page.GetByLabel("Search by code or words").FillAsync(typed);
            await page.Keyboard.PressAsync("Enter");
            await Assertions.Expect(page.Locator(".pm-found__item").First).ToContainTextAsync("HOU 05");
        }

        await reader.CheckAsync("viewer", "/search/code");
        await page.Locator(".pm-found__item a").First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Watch this measure" }).ClickAsync();
        await Assertions.Expect(page.Locator(".moj-alert--success")).ToContainTextAsync("You are watching HOU 05");

        await using (BrowserPage officer = await site.SignInAsync("housing"))
        {
            await officer.Page.GotoAsync("/enter/2026-27-Q2/HOU 05");
            await officer.Page.GetByLabel("Value for").FillAsync("91.5");
            await officer.Page.GetByLabel("Note", new() { Exact = true }).FillAsync("The programme of works is on course.");
            await officer.Page.GetByRole(AriaRole.Button, new() { Name = "Submit" }).First.ClickAsync();
            await officer.Page.AnswerDoubtsAsync();
            await Assertions.Expect(officer.Page.Locator(".moj-alert--success")).ToBeVisibleAsync();
        }

        await page.SetViewportSizeAsync(375, 812);
        await page.GotoAsync("/");
        await page.GetByRole(AriaRole.Link, new() { Name = "1 of the measures you watch has changed" }).ClickAsync();
        await Assertions.Expect(page.Locator(".pm-found__changes")).ToContainTextAsync("and is now 91.5%");
        await reader.CheckAsync("viewer", "/watched/changed");
        await page.GetByRole(AriaRole.Button, new() { Name = "I have seen these" }).ClickAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Nothing has changed");
        await page.GetByRole(AriaRole.Link, new() { Name = "HOU 05" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Stop watching" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Watch this measure" })).ToBeVisibleAsync();
        reader.Complaints.Should().BeEmpty();
    }
}
