using FluentAssertions;
using Microsoft.Playwright;
using Xunit;

namespace PerformanceManagement.Browser.Tests;

/// <summary>A councillor before a committee: with the keyboard alone, and without colours of the site's own.</summary>
[Collection(SampleSiteCollection.Name)]
public sealed class CouncillorJourneyTests(SampleSite site)
{
    [Fact]
    public async Task A_councillor_goes_from_the_committee_to_what_is_wrong_why_and_among_whom_by_keyboard_alone()
    {
        await using BrowserPage visitor = await site.SignInAsync("viewer");
        IPage page = visitor.Page;
        await page.GotoAsync("/dashboard");
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { ForcedColors = ForcedColors.Active });

        await page.ReachAsync(page.GetByLabel("Committee"));
        await page.Keyboard.PressAsync("h");
        await page.WaitForURLAsync(address => address.Contains("committee=", StringComparison.Ordinal) && !address.EndsWith("committee=", StringComparison.Ordinal));
        int measures = await page.Locator("tr.pm-measure").CountAsync();
        measures.Should().BeInRange(3, 20, "the committee's measures alone");
        string committee = page.Url;

        await page.FollowAsync(page.Locator(".pm-shows a", new() { HasText = "Needs attention" }));
        await Assertions.Expect(page.Locator(".pm-order")).ToContainTextAsync("In this order");
        (await page.AxeAsync()).Violations.Select(v => $"{page.Url}: {v.Id}").Should().BeEmpty();
        string measure = await page.Locator(".pm-list tbody th a").First.InnerTextAsync();

        await page.FollowAsync(page.Locator(".pm-list .pm-why").First, opens: true);
        await Assertions.Expect(page.Locator(".pm-why-row")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".pm-why-row")).ToHaveCountAsync(0);

        await page.FollowAsync(page.Locator(".pm-list tbody th a").First, backwards: true);
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync(measure);
        await page.ReachAsync(page.Locator("svg.pm-chart__drawing--wide [tabindex='0']"));
        await page.Keyboard.PressAsync("End");
        (await page.AxeAsync()).Violations.Select(v => $"{page.Url}: {v.Id}").Should().BeEmpty();
        await page.FollowAsync(page.GetByRole(AriaRole.Link, new() { Name = "Compare with other measures" }));
        await Assertions.Expect(page.Locator(".pm-panel")).ToHaveCountAsync(1);
        (await page.AxeAsync()).Violations.Select(v => $"{page.Url}: {v.Id}").Should().BeEmpty();

        await page.GotoAsync(committee);
        await page.FollowAsync(page.GetByRole(AriaRole.Link, new() { Name = "Save this view" }));
        await page.GetByLabel("Share it with everybody").Or(page.Locator("h1")).First.WaitForAsync();
        await page.ReachAsync(page.GetByLabel("Name", new() { Exact = true }));
        await page.Keyboard.PressAsync("Control+A");
        await page.Keyboard.TypeAsync("Before the committee");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("Before the committee");
        (await page.AxeAsync()).Violations.Select(v => $"{page.Url}: {v.Id}").Should().BeEmpty();

        await page.FollowAsync(page.Locator(".pm-shows a", new() { HasText = "One page" }));
        (await page.Locator(".pm-one-page").CountAsync()).Should().Be(1);
        visitor.Complaints.Should().BeEmpty();
    }
}
