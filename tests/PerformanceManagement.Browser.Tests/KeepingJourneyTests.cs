using System.IO.Compression;
using System.Text.RegularExpressions;
using FluentAssertions;
using Microsoft.Playwright;
using PerformanceManagement.Core.Data.Sample;
using Xunit;

namespace PerformanceManagement.Browser.Tests;

/// <summary>Those who keep measures, plan, lists, people and packs, on a site of their own, because they change what others count.</summary>
public sealed class KeepingJourneyTests(SampleSite site) : IClassFixture<SampleSite>
{
    [Fact]
    public async Task A_measure_is_recoded_and_turned_round_from_a_quarter_on_then_retired_and_brought_back_without_script()
    {
        await using BrowserPage visitor = await site.SignInAsync("performance", script: false);
        await using BrowserPage looker = await site.VisitLikeAsync(visitor.Page);
        IPage page = visitor.Page;
        await page.GotoAsync("/measures/HOU 05");
        await page.Locator("main").GetByRole(AriaRole.Link, new() { Name = "Change this measure" }).ClickAsync();
        await page.GetByLabel("Code", new() { Exact = true }).FillAsync("HOU 55");
        await page.GetByLabel("Lower is better").CheckAsync();
        await page.GetByLabel("The new rules hold from").FillAsync("Q3 2026/27");
        await PressAsync(page, "See what it does");
        await Assertions.Expect(page.Locator(".pm-effect")).ToContainTextAsync("HOU 55");
        await Assertions.Expect(page.Locator(".pm-effect")).ToContainTextAsync("signed off and stay");
        await Assertions.Expect(page.Locator(".pm-effect tbody tr")).ToHaveCountAsync(3);
        await PressAsync(page, "Save the measure");
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("HOU 55");

        await page.GotoAsync("/measures/HOU 05");
        page.Url.Should().EndWith("/measures/HOU%2055", "an old address leads on");
        await page.GotoAsync("/measures/HOU 55/retire");
        await PressAsync(page, "See what it does");
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Enter the last period in which it is taken");
        await page.GetByLabel("Last period").FillAsync("Q2 2026/27");
        await PressAsync(page, "See what it does");
        await Assertions.Expect(page.Locator(".pm-effect")).ToContainTextAsync("Last period");
        await PressAsync(page, "Save");
        await page.GotoAsync("/measures/HOU 55/targets/2027-28");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("HOU 55 was taken up to Q2 2026/27 and is retired");

        await looker.Page.GotoAsync("/measures/HOU 55/retire");
        await looker.CheckAsync("performance", "/measures-retired");
        await looker.Page.GotoAsync("/measures/HOU 55/edit");
        await looker.CheckAsync("performance", "/measures-edit");
        await page.GotoAsync("/measures/HOU 55/retire");
        await PressAsync(page, "See what bringing it back does");
        await PressAsync(page, "Bring the measure back");
        await Assertions.Expect(page.Locator("main")).Not.ToContainTextAsync("Retired");
        looker.Complaints.Should().BeEmpty();
    }

    [Fact]
    public async Task A_pack_goes_out_and_comes_in_again_and_one_with_faults_is_answered_row_by_row()
    {
        await using BrowserPage visitor = await site.SignInAsync("performance");
        IPage page = visitor.Page;
        await page.GotoAsync("/data-packs");
        string zip = await site.DownloadAsync(page.GetByRole(AriaRole.Button, new() { Name = "Download" }), ".zip");
        await using (ZipArchive archive = await ZipFile.OpenReadAsync(zip)) archive.Entries.Select(e => e.FullName).Should().Contain(["measures.csv", "values.csv", "signed-off.csv"]);

        await SendAsync(page, new FilePayload { Name = "all.zip", MimeType = "application/zip", Buffer = await File.ReadAllBytesAsync(zip) });
        // The number of the one figure that may not be seen did not leave: it would be suppressed.
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("1 line");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("a figure that may not be seen becomes Suppressed");
        await visitor.CheckAsync("performance", "/data-packs/checked");

        await SendAsync(page, Csv("values.csv", "code,period,value\nHOU 05,Q9 2026/27,12\nHOU 99,Q2 2026/27,12\nHOU 05,Q2 2026/27,a dozen\n"));
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("3 problems: nothing was stored");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("HOU 99");
        await visitor.CheckAsync("performance", "/data-packs/refused");
        string problems = await File.ReadAllTextAsync(await site.DownloadAsync(page.GetByRole(AriaRole.Link, new() { Name = "Download the problems (CSV)" }), ".csv"));
        problems.Should().Contain("a dozen");

        await SendAsync(page, Csv("plan.csv", "id,kind,title\nNEW,priority,A priority from a file\n"));
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("What would be stored");
        await PressAsync(page, "Import");
        await WaitAsync(page);
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("What was stored");
        await visitor.CheckAsync("performance", "/data-packs/done");
        await page.GotoAsync("/plan/edit");
        await Assertions.Expect(page.Locator("tbody")).ToContainTextAsync("A priority from a file");
        visitor.Complaints.Should().BeEmpty();
    }

    [Fact]
    public async Task Whoever_leaves_is_disabled_and_their_measures_are_handed_over()
    {
        await using BrowserPage visitor = await site.SignInAsync("administrator");
        IPage page = visitor.Page;
        await page.GotoAsync("/people?search=customer@");
        await page.Locator("tbody th a").First.ClickAsync();
        string person = page.Url;
        await page.GetByRole(AriaRole.Link, new() { Name = "Disable the account" }).ClickAsync();
        await visitor.CheckAsync("administrator", "/people/disable");
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Disable") }).ClickAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Nobody is asked for what is still theirs");
        await visitor.CheckAsync("administrator", "/people/disabled");

        await page.GetByRole(AriaRole.Link, new() { Name = "Hand it over" }).ClickAsync();
        await page.GetByLabel("Who takes it over").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await page.GetByRole(AriaRole.Radio, new() { NameRegex = new Regex("^Everything") }).CheckAsync();
        await PressAsync(page, "See what will be handed over");
        await Assertions.Expect(page.Locator(".pm-effect")).ToContainTextAsync("Nothing has been saved yet");
        await visitor.CheckAsync("administrator", "/people/hand-over");
        await PressAsync(page, "Hand over");
        await page.GotoAsync(person);
        await Assertions.Expect(page.Locator("main")).Not.ToContainTextAsync("Hand over their work");

        await using BrowserPage left = await site.VisitAsync();
        await left.Page.GotoAsync("/account/sign-in");
        await left.Page.GetByLabel("Email address").FillAsync("customer@wellbridge.example");
        await left.Page.GetByLabel("Password", new() { Exact = true }).FillAsync(SampleUsers.Password);
        await PressAsync(left.Page, "Sign in");
        await Assertions.Expect(left.Page).ToHaveURLAsync(new Regex("sign-in"));
        visitor.Complaints.Should().BeEmpty();
    }

    [Fact]
    public async Task A_committee_is_merged_into_another_without_script_once_its_references_were_seen()
    {
        await using BrowserPage visitor = await site.SignInAsync("performance", script: false);
        IPage page = visitor.Page;
        await page.GotoAsync("/lists/committees");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add a committee" }).ClickAsync();
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("Joint Committee");
        await PressAsync(page, "Add");
        await page.GetByRole(AriaRole.Link, new() { Name = "Joint Committee" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Merge it into another" }).ClickAsync();
        ILocator into = page.GetByLabel("Committee that takes it over");
        (await into.Locator("option").AllInnerTextsAsync()).Should().NotContain("Joint Committee", "nothing is merged into itself").And.HaveCountGreaterThan(2);
        await into.SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await PressAsync(page, "See what this does");
        await Assertions.Expect(page.Locator(".pm-effect")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Merge") }).ClickAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Committees");
        (await page.Locator("tbody").InnerTextAsync()).Should().NotContain("Joint Committee");
    }

    [Fact]
    public async Task A_new_plan_takes_measures_over_from_a_day_and_old_quarters_keep_the_old_one()
    {
        await using BrowserPage visitor = await site.SignInAsync("performance");
        IPage page = visitor.Page;
        await page.GotoAsync("/plan/plans/new");
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("Council Plan 2027 to 2031");
        await page.GetByLabel("First day").FillAsync("1 April 2027");
        await visitor.CheckAsync("performance", "/plan/plans/new");
        await PressAsync(page, "Add");
        await visitor.CheckAsync("performance", "/plan/plans");
        await page.GetByRole(AriaRole.Link, new() { Name = "Items of Council Plan 2027 to 2031" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Add to the top of the plan" }).ClickAsync();
        await page.GetByLabel("Title", new() { Exact = true }).FillAsync("Homes for the next ten years");
        await PressAsync(page, "Add");
        await page.GotoAsync("/plan/plans");
        await page.GetByRole(AriaRole.Link, new() { NameRegex = new Regex("^Take over measures") }).ClickAsync();
        ILocator line = page.Locator("tbody tr").First;
        string old = await line.Locator("th").InnerTextAsync();
        await line.Locator("select").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await visitor.CheckAsync("performance", "/plan/plans/measures");
        await PressAsync(page, "Take over");
        await Assertions.Expect(page.Locator(".moj-alert--success")).ToBeVisibleAsync();
        await page.GotoAsync("/plan");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync(old);
        await Assertions.Expect(page.Locator("main")).Not.ToContainTextAsync("Homes for the next ten years");
        visitor.Complaints.Should().BeEmpty();
    }

    private static async Task SendAsync(IPage page, FilePayload file)
    {
        await page.GotoAsync("/data-packs");
        await page.GetByLabel("Files of the pack").SetInputFilesAsync(file);
        await PressAsync(page, "Check the pack");
        await WaitAsync(page);
    }

    // It is checked and imported beside other work.
    private static async Task WaitAsync(IPage page)
    {
        for (int tries = 0; tries < 120 && await page.GetByRole(AriaRole.Link, new() { Name = "See progress" }).CountAsync() > 0; tries++)
        {
            await page.WaitForTimeoutAsync(500);
            await page.ReloadAsync();
        }
    }

    private static FilePayload Csv(string name, string text) => new() { Name = name, MimeType = "text/csv", Buffer = System.Text.Encoding.UTF8.GetBytes(text) };

    private static Task PressAsync(IPage page, string button) => page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).First.ClickAsync();
}
