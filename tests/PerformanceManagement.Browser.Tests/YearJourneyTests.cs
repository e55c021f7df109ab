using System.Text.RegularExpressions;
using FluentAssertions;
using Microsoft.Playwright;
using Xunit;

namespace PerformanceManagement.Browser.Tests;

/// <summary>Changing the year, and looking who changed a value, done as people do.</summary>
[Collection(SampleSiteCollection.Name)]
public sealed class YearJourneyTests(SampleSite site)
{
    [Theory]
    [InlineData(true, "desktop")]
    [InlineData(false, "phone")]
    public async Task The_performance_team_changes_the_year_and_takes_it_back(bool script, string size)
    {
        await using BrowserPage visitor = await site.SignInAsync("performance", script: script);
        IPage page = visitor.Page;
        if (size == "phone") await page.SetViewportSizeAsync(320, 700);
        await page.GotoAsync("/site-map");
        await page.GetByRole(AriaRole.Link, new() { Name = "Change into a new year" }).ClickAsync();
        ILocator first = page.Locator(".pm-year tbody tr").First;
        string code = (await first.GetByRole(AriaRole.Link).InnerTextAsync()).Split(' ') is [var area, var number, ..] ? $"{area} {number}" : "";
        await first.GetByLabel("What becomes of").SelectOptionAsync("Retire");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save and go on" }).ClickAsync();
        await Assertions.Expect(page.Locator(".moj-alert--success")).ToContainTextAsync(new Regex("Nothing is done yet|Nothing was changed"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Save, and take the proposed targets where none is set" }).ClickAsync();
        if (script) (await page.AxeAsync()).Violations.Should().BeEmpty("a page with choices is a page too");
        await visitor.SavePictureAsync("performance", "/year/choices", size, fullPage: true);

        await page.GetByRole(AriaRole.Link, new() { Name = "Look at what it does" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Retired (1)" })).ToBeVisibleAsync();
        if (script) (await page.AxeAsync()).Violations.Should().BeEmpty();
        await visitor.SavePictureAsync("performance", "/year/check", size, fullPage: true);
        await page.GetByRole(AriaRole.Button, new() { Name = "Change into" }).ClickAsync();

        await Assertions.Expect(page.Locator("main")).ToContainTextAsync($"{code} ");
        await visitor.SavePictureAsync("performance", "/year/done", size, fullPage: true);
        (await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= document.documentElement.clientWidth")).Should().BeTrue("nothing scrolls sideways");
        await page.GotoAsync("/log?field=rule");
        await Assertions.Expect(page.Locator(".pm-log")).ToContainTextAsync("Last period: not set");
        await page.GotoAsync("/year");
        await page.GetByRole(AriaRole.Button, new() { Name = "Take the change back" }).ClickAsync();

        await Assertions.Expect(page.Locator(".moj-alert--success")).ToContainTextAsync("back");
        await Assertions.Expect(page.Locator(".pm-year")).ToBeVisibleAsync();
        await page.GotoAsync($"/measures/{code}/log");
        await Assertions.Expect(page.Locator(".pm-log tbody").First).ToContainTextAsync("Last period: not set");
        visitor.Complaints.Should().BeEmpty();
    }

    [Theory]
    [InlineData("desktop")]
    [InlineData("phone")]
    public async Task A_viewer_looks_who_changed_a_value(string size)
    {
        await using BrowserPage owner = await site.SignInAsync("performance");
        string value = size == "phone" ? "26.8" : "26.7";
        await owner.Page.GotoAsync("/enter/2026-27-Q2/HOU 04");
        await owner.Page.GetByLabel("Value", new() { Exact = false }).First.FillAsync(value);
        await owner.Page.GetByRole(AriaRole.Button, new() { Name = "Submit" }).First.ClickAsync();
        await owner.Page.AnswerDoubtsAsync();
        await Assertions.Expect(owner.Page.Locator(".moj-alert--success")).ToContainTextAsync("HOU 04");

        await using BrowserPage visitor = await site.SignInAsync("viewer");
        IPage page = visitor.Page;
        if (size == "phone") await page.SetViewportSizeAsync(320, 700);
        await page.GotoAsync("/measures/HOU 04");
        await page.GetByText("Before and after").First.ClickAsync();
        (await page.AxeAsync()).Violations.Should().BeEmpty();
        await visitor.SavePictureAsync("viewer", "/measures/changes", size, fullPage: true);
        await page.GetByRole(AriaRole.Link, new() { Name = "All changes, before and after side by side" }).ClickAsync();
        await Assertions.Expect(page.Locator(".pm-log")).ToContainTextAsync("Value");
        (await page.AxeAsync()).Violations.Should().BeEmpty();
        (await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= document.documentElement.clientWidth")).Should().BeTrue("nothing scrolls sideways");
        await visitor.SavePictureAsync("viewer", "/measures/log", size, fullPage: true);
        visitor.Complaints.Should().BeEmpty();
    }
}
