using System.Text.RegularExpressions;
using FluentAssertions;
using Microsoft.Playwright;
using PerformanceManagement.Core.Periods;
using Xunit;

namespace PerformanceManagement.Browser.Tests;

/// <summary>Projects, risks and actions through a quarter, on a site of their own: one of them signs the quarter off, another moves the clock.</summary>
public sealed class DeliveryJourneyTests(SampleSite site) : IClassFixture<SampleSite>
{
    [Fact]
    public async Task A_project_lead_updates_a_director_returns_and_the_corporate_team_signs_off()
    {
        await using BrowserPage lead = await site.SignInAsync("housing");
        await lead.Page.GetByRole(AriaRole.Link, new() { Name = "Van stock" }).ClickAsync();
        await Assertions.Expect(lead.Page.Locator("h1")).ToHaveTextAsync("Update of Q2 2026/27");
        await lead.CheckAsync("housing", "/delivery/update");
        await ButtonAsync(lead.Page, "Submit");
        await Assertions.Expect(lead.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Select a rating");
        await lead.CheckAsync("housing", "/delivery/update-refused");
        await lead.Page.GetByLabel("Amber", new() { Exact = false }).First.CheckAsync();
        await lead.Page.GetByLabel("Why", new() { Exact = true }).FillAsync("Two parts are short.");
        await lead.Page.GetByLabel("What happened").FillAsync("Valves are short.\n\n# Next\n\n- Order more.");
        await ButtonAsync(lead.Page, "Submit");
        await Assertions.Expect(lead.Page.Locator(".moj-alert--success")).ToContainTextAsync("Submitted: HOMES.2.1, Q2 2026/27");
        await Assertions.Expect(lead.Page.Locator("main")).ToContainTextAsync("Valves are short.");

        await using BrowserPage director = await site.SignInAsync("director.adults");
        await director.Page.GetByRole(AriaRole.Link, new() { Name = "All updates asked for" }).ClickAsync();
        await director.CheckAsync("director", "/delivery/updates");
        await director.Page.GetByLabel("Show").SelectOptionAsync("submitted");
        await ButtonAsync(director.Page, "Show");
        await director.Page.GetByRole(AriaRole.Link, new() { Name = "Van stock" }).ClickAsync();
        await director.Page.GetByLabel("What is to be changed").FillAsync("Say which parts, and until when.");
        await ButtonAsync(director.Page, "Return to the lead officer");
        await Assertions.Expect(director.Page.Locator(".moj-alert--success")).ToContainTextAsync("Returned: HOMES.2.1");

        await lead.Page.GotoAsync("/");
        await Assertions.Expect(lead.Page.Locator("#updates-heading + p + table tr", new() { HasText = "HOMES.2.1" })).ToContainTextAsync("Returned");
        await lead.Page.GetByRole(AriaRole.Link, new() { Name = "Van stock" }).ClickAsync();
        await Assertions.Expect(lead.Page.Locator(".govuk-inset-text")).ToHaveTextAsync("Returned: Say which parts, and until when.");
        await Assertions.Expect(lead.Page.GetByLabel("What happened")).ToHaveValueAsync(new Regex("Valves are short"));
        await lead.Page.GetByLabel("What happened").FillAsync("Valves are short until December.");
        await ButtonAsync(lead.Page, "Submit");

        await using BrowserPage team = await site.SignInAsync("performance");
        await team.Page.GotoAsync("/quarters/2026-27-Q2/sign-off");
        await Assertions.Expect(team.Page.GetByRole(AriaRole.Heading, new() { Name = "Updates not submitted: 3" })).ToBeVisibleAsync();
        await team.CheckAsync("performance", "/delivery/sign-off");
        await team.Page.GetByLabel("is complete and may be signed off").CheckAsync();
        await ButtonAsync(team.Page, "Sign off Q2 2026/27");
        await Assertions.Expect(team.Page.Locator(".moj-alert--success")).ToContainTextAsync("Signed off Q2 2026/27");
        await team.Page.GotoAsync("/delivery/items/HOMES.2.1?quarter=2026-27-Q2");
        await Assertions.Expect(team.Page.Locator("main")).ToContainTextAsync("Signed off");
        await Assertions.Expect(team.Page.Locator("main")).ToContainTextAsync("Valves are short until December.");
        await lead.Page.GotoAsync("/delivery/items/HOMES.2.1/updates/2026-27-Q2");
        await Assertions.Expect(lead.Page.Locator("main")).ToContainTextAsync("Q2 2026/27 is signed off");
        (lead.Complaints.Concat(director.Complaints).Concat(team.Complaints)).Should().BeEmpty();
    }

    private static Task ButtonAsync(IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).First.ClickAsync();
}

/// <summary>A risk and an action by the day, on a site of their own whose clock is moved.</summary>
public sealed class RiskAndActionJourneyTests(SampleSite site) : IClassFixture<SampleSite>
{
    [Fact]
    public async Task A_risk_owner_changes_a_score_and_matrix_and_movement_follow()
    {
        await using BrowserPage owner = await site.SignInAsync("director.children");
        IPage page = owner.Page;
        await page.GetByRole(AriaRole.Navigation, new() { Name = "Primary" }).GetByRole(AriaRole.Link, new() { Name = "Delivery" }).ClickAsync();
        await page.GetByRole(AriaRole.Navigation, new() { Name = "Parts of delivery" }).GetByRole(AriaRole.Link, new() { Name = "Risks" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Too few social workers" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Write the update of Q2 2026/27" }).ClickAsync();
        await page.GetByLabel("Likelihood").SelectOptionAsync("A");
        await page.GetByLabel("Why it is scored so").FillAsync("Four of nine posts are empty.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Submit" }).ClickAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("AII: likelihood very high, impact critical. Above what the council accepts.");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Rose, from CII");
        await owner.CheckAsync("director", "/delivery/risk");

        await page.GotoAsync("/delivery/risk-matrix");
        await Assertions.Expect(page.Locator("tr", new() { HasText = "A very high" }).Locator("td.pm-matrix__above", new() { HasText = "SR04" })).ToContainTextAsync("(rose)");
        await owner.CheckAsync("director", "/delivery/matrix");
        await page.GotoAsync("/dashboard");
        await page.GetByRole(AriaRole.Link, new() { Name = "1 risk rose" }).ClickAsync();
        await Assertions.Expect(page.Locator("tbody tr")).ToHaveCountAsync(1);
        await Assertions.Expect(page.Locator("tbody tr")).ToContainTextAsync("SR04");
        owner.Complaints.Should().BeEmpty();
    }

    [Fact]
    public async Task An_action_is_added_and_goes_overdue_by_the_clock()
    {
        DateOnly today = BritishDay.Today(site.Clock);
        await using (BrowserPage team = await site.SignInAsync("performance", script: false))
        {
            IPage page = team.Page;
            await page.GotoAsync("/delivery/items/PEER");
            await page.GetByRole(AriaRole.Link, new() { Name = "Add an action under it" }).ClickAsync();
            await page.GetByLabel("Code", new() { Exact = true }).FillAsync("PEER.9");
            await page.GetByLabel("Title").FillAsync("Name a deputy for each contract");
            await page.GetByLabel("Directorate", new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Label = "Resources" });
            await page.GetByLabel("To be complete").FillAsync($"When the board agrees, by {today:d MMMM yyyy}");
            await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
            await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync($"These words hold “{today:d MMMM yyyy}”");
            await page.GetByLabel($"Go by {today:d MMMM yyyy}").CheckAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
            await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("Name a deputy for each contract");
            await page.GotoAsync("/delivery?kind=actions&only=overdue");
            await Assertions.Expect(page.Locator("tbody")).Not.ToContainTextAsync("PEER.9");
        }

        site.Clock.DaysAhead = 1;
        await using BrowserPage later = await site.SignInAsync("administrator");
        await later.Page.GotoAsync("/delivery?kind=actions&only=overdue");
        await Assertions.Expect(later.Page.Locator("tbody")).ToContainTextAsync($"by {today:d MMMM yyyy} (overdue)");
        await later.CheckAsync("administrator", "/delivery/overdue");
        await later.Page.GotoAsync("/delivery/items/PEER.9/edit");
        await later.CheckAsync("administrator", "/delivery/hidden-date");
        await later.Page.GotoAsync("/delivery/items/PEER.9");
        await later.Page.GetByRole(AriaRole.Link, new() { Name = "Add a planned item" }).ClickAsync();
        await later.Page.GetByLabel("What is to be done").FillAsync("Ask each head of service for a name");
        await later.Page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await later.Page.GetByRole(AriaRole.Link, new() { Name = "Ask each head of service for a name" }).ClickAsync();
        await later.Page.GetByLabel("Done on").FillAsync("32 October 2026");
        await later.Page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Assertions.Expect(later.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("“32 October 2026” is not a date");
        await later.CheckAsync("administrator", "/delivery/step");
        await later.Page.GetByRole(AriaRole.Button, new() { Name = "Remove it" }).ClickAsync();
        await Assertions.Expect(later.Page.Locator(".moj-alert--success")).ToContainTextAsync("Removed from PEER.9");
        await later.Page.GotoAsync("/delivery/items/PEER.9/edit");
        await later.Page.GetByLabel("Completed on").FillAsync($"{today:d MMMM yyyy}");
        await later.Page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await later.Page.GotoAsync("/delivery?kind=actions&only=overdue");
        await Assertions.Expect(later.Page.Locator("tbody")).Not.ToContainTextAsync("PEER.9");
        site.Clock.DaysAhead = 0;
        later.Complaints.Should().BeEmpty();
    }
}
