using FluentAssertions;
using Microsoft.Playwright;
using Xunit;

namespace PerformanceManagement.Browser.Tests;

/// <summary>The performance team sees who is behind, writes to them, and sees that the message left; with and without script, on a desk and on a phone.</summary>
public sealed class ChaseJourneyTests(SampleSite site) : IClassFixture<SampleSite>
{
    [Theory]
    [InlineData(1280, true)]
    [InlineData(375, false)]
    public async Task From_home_to_a_message_that_left(int width, bool script)
    {
        await using BrowserPage visitor = await site.VisitAsAsync("performance", width, 800, script);
        IPage page = visitor.Page;
        await page.GotoAsync("/");
        await page.GetByRole(AriaRole.Link, new() { Name = "By service and person, and write to people" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "By person", Exact = true }).ClickAsync();

        ILocator first = page.Locator("input[name=\"Form.People\"]").First;
        await first.FocusAsync();
        await page.Keyboard.PressAsync("Space");
        await page.GetByLabel("Message").FillAsync($"Please enter what is missing ({width}).");
        await page.GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();

        await Assertions.Expect(page.GetByText("is on its way")).ToBeVisibleAsync();
        (await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth")).Should().Be(0);
        await page.GotoAsync("/outbox");
        await Assertions.Expect(page.Locator("tbody tr").First).ToContainTextAsync("still missing");
        (await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth")).Should().Be(0);
        if (script) (await page.AxeAsync()).Violations.Select(v => $"{v.Id}: {v.Help}").Should().BeEmpty();
        await page.Locator("tbody a").First.ClickAsync();
        await Assertions.Expect(page.GetByText("Only administrators read")).ToBeVisibleAsync();
        if (script) (await page.AxeAsync()).Violations.Select(v => $"{v.Id}: {v.Help}").Should().BeEmpty();
        visitor.Complaints.Should().BeEmpty();
    }
}
