using System.Text.RegularExpressions;
using FluentAssertions;
using Microsoft.Playwright;
using Xunit;

namespace PerformanceManagement.Browser.Tests;

/// <summary>A quarter on its way from being asked for to being signed off, on a site of its own, because it changes what others see.</summary>
public sealed class CollectingJourneyTests(SampleSite site) : IClassFixture<SampleSite>
{
    [Fact]
    public async Task A_director_returns_a_value_by_key_alone_its_officer_corrects_it_and_many_are_approved_at_once()
    {
        await using BrowserPage director = await site.SignInAsync("director.place");
        IPage page = director.Page;
        await page.GetByRole(AriaRole.Navigation, new() { Name = "Primary" }).GetByRole(AriaRole.Link, new() { Name = "Approve" }).ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Approve values: 3 waiting");
        await Assertions.Expect(page.Locator("tbody tr", new() { HasText = "ENV 02" })).ToContainTextAsync("Why the value is right: Checked against the in-cab system");
        await Assertions.Expect(page.Locator("tbody tr", new() { HasText = "ENV 02" })).ToContainTextAsync("Doubt: 71.3");
        await director.CheckAsync("director", "/approve");
        await page.GetByRole(AriaRole.Link, new() { NameRegex = new Regex("^Return ENV 09") }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.GetByRole(AriaRole.Button, new() { Name = "Return the value" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Say what is to be changed or explained");
        await director.CheckAsync("director", "/approve/return");
        await page.GetByLabel("What is to be changed or explained?").FillAsync("The depot’s figures for September have come since.");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".moj-alert--success")).ToContainTextAsync("Returned ENV 09");
        await page.GotoAsync("/dashboard?directorate=&search=ENV+09");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("not yet approved");

        await using BrowserPage officer = await site.SignInAsync("environment", script: false);
        await officer.Page.GotoAsync("/enter");
        ILocator row = officer.Page.Locator("tbody tr", new() { HasText = "ENV 09" });
        await Assertions.Expect(row).ToContainTextAsync("Returned");
        await Assertions.Expect(row).ToContainTextAsync("figures for September have come since");
        await row.GetByRole(AriaRole.Link).First.ClickAsync();
        await Assertions.Expect(officer.Page.Locator("main")).ToContainTextAsync("Returned by Director of Place and Environment");
        await officer.Page.GetByLabel(new Regex("^Value")).First.FillAsync("1210");
        await officer.Page.GetByRole(AriaRole.Button, new() { Name = "Submit" }).First.ClickAsync();
        await Assertions.Expect(officer.Page.Locator(".moj-alert--success")).ToContainTextAsync("ENV 09");

        await page.GotoAsync("/approve");
        ILocator corrected = page.Locator("tbody tr", new() { HasText = "ENV 09" });
        await Assertions.Expect(corrected).ToContainTextAsync("was 1,216");
        await Assertions.Expect(corrected).ToContainTextAsync("Returned before: The depot’s figures");
        await page.GetByRole(AriaRole.Button, new() { Name = "Approve the selected values" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Select the values that you approve");
        await page.GetByRole(AriaRole.Button, new() { Name = "Select all on this page" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Approve the selected values" }).ClickAsync();
        await Assertions.Expect(page.Locator(".moj-alert--success")).ToContainTextAsync("Approved 3 values");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Nothing is waiting for you");
        director.Complaints.Should().BeEmpty();
    }

    [Fact]
    public async Task The_performance_team_excuses_gives_names_a_deputy_opens_a_month_and_a_quarter_again_without_script()
    {
        await using BrowserPage visitor = await site.SignInAsync("performance", script: false);
        await using BrowserPage looker = await site.VisitLikeAsync(visitor.Page);
        IPage page = visitor.Page;
        await page.GotoAsync("/quarters");
        await page.GetByRole(AriaRole.Link, new() { NameRegex = new Regex("^What it asks for") }).First.ClickAsync();
        await page.GetByLabel("Status").SelectOptionAsync("Missing");
        await page.GetByRole(AriaRole.Button, new() { Name = "Filter" }).ClickAsync();
        await page.GetByLabel(new Regex("^ENV 03")).CheckAsync();
        await page.GetByLabel("They need not be given this time").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Say why they need not be given");
        await page.GetByLabel("Why they need not be given").FillAsync("The reporting line was out of order all quarter.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Assertions.Expect(page.Locator(".moj-alert--success")).ToContainTextAsync("excused this time");
        await looker.Page.GotoAsync("/quarters/2026-27-Q2/values?state=excused");
        await Assertions.Expect(looker.Page.Locator("main")).ToContainTextAsync("The reporting line was out of order all quarter.");
        await looker.CheckAsync("performance", "/quarter-values-excused");

        await page.GotoAsync("/approve/deputies");
        await page.GetByLabel("Directorate").SelectOptionAsync(new SelectOptionValue { Label = "Resources" });
        await page.GetByLabel("Person").SelectOptionAsync(new SelectOptionValue { Index = 3 });
        await page.GetByLabel("From").FillAsync(DateTime.UtcNow.ToString("d/M/yyyy", System.Globalization.CultureInfo.InvariantCulture));
        await page.GetByLabel("Until").FillAsync(DateTime.UtcNow.AddDays(9).ToString("d/M/yyyy", System.Globalization.CultureInfo.InvariantCulture));
        await page.GetByRole(AriaRole.Button, new() { Name = "Let them approve" }).ClickAsync();
        await Assertions.Expect(page.Locator(".moj-alert--success")).ToContainTextAsync("approves for Resources");

        await page.GotoAsync("/quarters/2026-27-Q1/reopen");
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("again$") }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Say why Q1 2026/27 is opened again");
        await page.GetByLabel("Why is it opened again?").FillAsync("Two late returns change most of the housing figures.");
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("again$") }).ClickAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Two late returns change most of the housing figures.");
        await looker.Page.GotoAsync("/quarters");
        await looker.CheckAsync("performance", "/quarters-reopened");
        await page.GotoAsync("/dashboard?quarter=2026-27-Q1");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("opened again");
        await page.GotoAsync("/quarters/2026-27-Q1/sign-off");
        await page.GetByRole(AriaRole.Checkbox).First.CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign off" }).ClickAsync();
        await Assertions.Expect(page.Locator(".moj-alert--success")).ToContainTextAsync("Signed off Q1 2026/27");
        looker.Complaints.Should().BeEmpty();
    }
}
