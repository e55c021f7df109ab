using System.Globalization;
using System.Text.RegularExpressions;
using FluentAssertions;
using Microsoft.Playwright;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Tests.Imports.Sheets;
using PerformanceManagement.Core.Users;
using Xunit;

namespace PerformanceManagement.Browser.Tests;

/// <summary>A council that has nothing but the address of the site, and needs nothing else: no file of settings, no command line.</summary>
public sealed partial class FirstCouncilJourneyTests(EmptyCouncilSite site) : IClassFixture<EmptyCouncilSite>
{
    private const string Password = "three words for fenwick";
    private const string Council = "Fenwick Vale Council";
    private const string Corporate = "Corporate Scrutiny Committee";
    private const string Places = "Places Scrutiny Committee";

    private static readonly string[] Directorates = ["Communities", "Places", "Resources"];
    private static readonly string[] Priorities = ["Homes that last", "Streets to be proud of", "Help when it is needed"];
    private static readonly string[] Services = ["Housing repairs", "Planning applications", "Street lighting", "Waste collection", "Libraries", "Leisure centres", "Benefit claims", "Council tax", "Customer calls", "Licensing", "Pest control", "Grounds maintenance"];

    [Fact]
    public async Task A_council_is_set_up_from_nothing_in_the_browser_alone()
    {
        await using BrowserPage administrator = await SetUpAsync();
        await NameAsync(administrator.Page);
        await AddListsWithoutScriptAsync(administrator.Page);
        string officerLink = await AddPersonAsync(administrator, "Performance officer", "performance", Roles.PerformanceOfficer, null);
        string headLink = await AddPersonAsync(administrator, "Head of repairs", "repairs", Roles.Contributor, "Communities");

        await using BrowserPage officer = await ChoosePasswordAsync(officerLink, "performance");
        await AddPlanByKeyboardAsync(officer);
        Period quarter = await FirstQuarterAsync(officer.Page);
        await BringInMeasuresAsync(officer, quarter);
        await AddMeasureAsync(officer, quarter);
        await SetTargetAsync(officer, quarter);
        await TypeHistoryAsync(officer, quarter);
        await GiveMeasuresAsync(officer.Page);
        await OpenQuarterAsync(officer, quarter);

        await using BrowserPage head = await ChoosePasswordAsync(headLink, "repairs");
        await EnterAsync(head.Page, quarter);
        await PreviewPaperAsync(officer, quarter);
        foreach (BrowserPage visitor in new[] { administrator, officer, head }) visitor.Complaints.Should().BeEmpty();
    }

    // Nobody can sign in: the server's log has the code.
    private async Task<BrowserPage> SetUpAsync()
    {
        BrowserPage visitor = await site.VisitAsync();
        IPage page = visitor.Page;
        await page.GotoAsync("/");
        await FollowAsync(page, "Set it up");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Set up this site");
        await visitor.CheckAsync("", "/first-set-up");
        await page.GetByLabel("One-time code").FillAsync(await site.OneTimeCodeAsync());
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("Head of performance");
        await page.GetByLabel("Email address").FillAsync("head@fenwick-vale.example");
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync(Password);
        await page.GetByLabel("Password again").FillAsync(Password);
        await PressAsync(page, "Set up and sign in");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("There are no measures yet");
        await visitor.CheckAsync("first", "/");
        return visitor;
    }

    private static async Task NameAsync(IPage page)
    {
        await FollowAsync(page, "Name and settings of the council");
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync(Council);
        await page.GetByLabel("Contact for help").FillAsync("performance@fenwick-vale.example");
        await PressAsync(page, "Save");
        await Assertions.Expect(page.Locator("header")).ToContainTextAsync(Council);
    }

    private async Task AddListsWithoutScriptAsync(IPage administrator)
    {
        await using BrowserPage visitor = await site.VisitLikeAsync(administrator, script: false);
        IPage page = visitor.Page;
        await page.GotoAsync("/");
        await FollowAsync(page, "Directorates, committees and their meetings");
        foreach ((string list, string one, string[] names) in new[] { ("Directorates", "directorate", Directorates), ("Committees", "committee", [Corporate, Places]) })
        {
            await page.GotoAsync("/lists");
            await FollowAsync(page, list);
            foreach (string name in names)
            {
                await page.GetByRole(AriaRole.Button, new() { Name = $"Add a {one}" }).ClickAsync();
                await page.GetByLabel("Name", new() { Exact = true }).FillAsync(name);
                await PressAsync(page, "Add");
                await Assertions.Expect(page.Locator("tbody")).ToContainTextAsync(name);
            }
        }

        // The same name again, in other letters.
        await page.GetByRole(AriaRole.Button, new() { Name = "Add a committee" }).ClickAsync();
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync(Places.ToUpperInvariant());
        await PressAsync(page, "Add");
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync(Places);
    }

    private static async Task<string> AddPersonAsync(BrowserPage visitor, string name, string mailbox, string role, string? directorate)
    {
        IPage page = visitor.Page;
        await page.GotoAsync("/people");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add a person" }).ClickAsync();
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync(name);
        await page.GetByLabel("Email address").FillAsync($"{mailbox}@fenwick-vale.example");
        await page.GetByLabel(role, new() { Exact = true }).CheckAsync();
        if (directorate is not null) await page.GetByLabel("Directorate").SelectOptionAsync(new SelectOptionValue { Label = directorate });
        await PressAsync(page, "Add and make a link");
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync(name);
        string link = await page.Locator("#link").InputValueAsync();
        if (directorate is not null) await visitor.CheckAsync("first", "/people/link");
        return link;
    }

    private async Task<BrowserPage> ChoosePasswordAsync(string link, string mailbox)
    {
        BrowserPage visitor = await site.VisitAsync();
        IPage page = visitor.Page;
        await page.GotoAsync(new Uri(link).PathAndQuery);
        if (mailbox == "performance") await visitor.CheckAsync("", "/choose-password");
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync(Password);
        await page.GetByLabel("Password again").FillAsync(Password);
        await PressAsync(page, "Save password");
        await page.GetByLabel("Email address").FillAsync($"{mailbox}@fenwick-vale.example");
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync(Password);
        await PressAsync(page, "Sign in");
        await page.Locator("header button", new() { HasText = "Sign out" }).WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Attached });
        return visitor;
    }

    private static async Task AddPlanByKeyboardAsync(BrowserPage visitor)
    {
        IPage page = visitor.Page;
        await page.GotoAsync("/");
        await page.FollowAsync(page.Locator("main").GetByRole(AriaRole.Link, new() { Name = "The plan", Exact = true }));
        // The last first, so that it has to be moved.
        foreach (string title in new[] { Priorities[2], Priorities[0], Priorities[1] })
        {
            await page.FollowAsync(page.GetByRole(AriaRole.Link, new() { Name = "Add to the top of the plan" }));
            await page.WriteAsync("Title", title);
            await page.FollowAsync(page.GetByRole(AriaRole.Button, new() { Name = "Add", Exact = true }));
        }

        for (int step = 0; step < 2; step++)
        {
            string from = page.Url;
            await page.FollowAsync(page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex($@"^Down\W+{Priorities[2]}") }), opens: true);
            await page.WaitForURLAsync(address => address != from || step > 0);
            await page.WaitForLoadStateAsync();
        }

        await page.FollowAsync(page.GetByRole(AriaRole.Link, new() { Name = $"Add below {Priorities[0]}" }));
        await page.WriteAsync("Title", "Repairs done well");
        await page.WriteAsync("Number (optional)", "1.1");
        await page.FollowAsync(page.GetByRole(AriaRole.Button, new() { Name = "Add", Exact = true }));
        (await page.Locator("tbody th a").AllInnerTextsAsync()).Should().Equal(Priorities[0], "1.1 Repairs done well", Priorities[1], Priorities[2]);
        await visitor.CheckAsync("first", "/plan/edit");

        // Below itself it cannot stand: the list of places does not offer it.
        await page.FollowAsync(page.GetByRole(AriaRole.Link, new() { Name = Priorities[0], Exact = true }), backwards: true);
        (await page.GetByLabel("Stands under").Locator("option").AllInnerTextsAsync()).Should().NotContain(text => text.Contains("Repairs done well", StringComparison.Ordinal) || text.Contains(Priorities[0], StringComparison.Ordinal));
    }

    private static async Task<Period> FirstQuarterAsync(IPage page)
    {
        await page.GotoAsync("/quarters");
        string button = await page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Open ") }).InnerTextAsync();
        Period.TryRead(button["Open ".Length..], PeriodUse.ReportingQuarter, out Period quarter, out _).Should().BeTrue();
        return quarter;
    }

    private static async Task BringInMeasuresAsync(BrowserPage visitor, Period quarter)
    {
        IPage page = visitor.Page;
        await page.GotoAsync("/");
        await FollowAsync(page, "from your own spreadsheet");
        await page.GetByLabel("Spreadsheet", new() { Exact = true }).SetInputFilesAsync(new FilePayload { Name = "Performance board.xlsx", MimeType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", Buffer = Spreadsheet(quarter) });
        await PressAsync(page, "Upload");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Sheets and headings");
        await visitor.CheckAsync("first", "/spreadsheets/sheets");
        await PressAsync(page, "Continue");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("What the columns are");
        await visitor.CheckAsync("first", "/spreadsheets/columns");

        // Headings between the rows are guessed to be a directorate, or said to be one.
        await page.GetByLabel("Headings between the rows say").SelectOptionAsync(new SelectOptionValue { Label = "The directorate" });
        await PressAsync(page, "See what would be stored");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("“-” is not a figure");
        await visitor.CheckAsync("first", "/spreadsheets/preview-problems");
        await page.Locator("main").GetByRole(AriaRole.Link, new() { Name = "the columns" }).ClickAsync();
        await page.GetByLabel("“-”").SelectOptionAsync(new SelectOptionValue { Label = "No figure: leave it out" });
        await PressAsync(page, "See what would be stored");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Measures: 60 new, 0 changed, 0 as they are");
        await visitor.CheckAsync("first", "/spreadsheets/preview");
        await PressAsync(page, "Bring it in");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Brought in: Performance board.xlsx");
        await visitor.CheckAsync("first", "/spreadsheets/result");
    }

    private static async Task AddMeasureAsync(BrowserPage visitor, Period quarter)
    {
        IPage page = visitor.Page;
        await page.GotoAsync("/add-measure");
        // One that is there already, but for its capitals.
        await page.GetByLabel("Code", new() { Exact = true }).FillAsync("fv 001");
        await page.GetByLabel("Title", new() { Exact = true }).FillAsync("Empty homes brought back into use");
        await PressAsync(page, "See what it does");
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("FV 001");
        await visitor.CheckAsync("first", "/add-measure-error");

        await page.GetByLabel("Code", new() { Exact = true }).FillAsync("FV 061");
        await page.GetByLabel("Unit", new() { Exact = true }).FillAsync("homes");
        await page.GetByLabel("Decimals", new() { Exact = true }).FillAsync("0");
        await page.GetByLabel("Place in the plan").SelectOptionAsync(new SelectOptionValue { Value = await page.GetByLabel("Place in the plan").Locator("option", new() { HasText = "Repairs done well" }).GetAttributeAsync("value") });
        await page.GetByLabel("Directorate", new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Label = "Communities" });
        await page.GetByLabel(Places, new() { Exact = true }).CheckAsync();
        await page.GetByLabel("First period", new() { Exact = false }).FillAsync(quarter.Label);
        await PressAsync(page, "See what it does");
        await Assertions.Expect(page.Locator(".pm-effect")).ToContainTextAsync(Places);
        await visitor.CheckAsync("first", "/add-measure-effect");
        await PressAsync(page, "Add the measure");
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("Empty homes brought back into use");
    }

    private static async Task SetTargetAsync(BrowserPage visitor, Period quarter)
    {
        IPage page = visitor.Page;
        await page.GotoAsync($"/measures/FV 061/targets/{quarter.YearOf(PeriodCalendar.Financial).UrlToken}");
        await page.GetByLabel("Target", new() { Exact = true }).FillAsync("12");
        await page.GetByLabel("No fewer than", new() { Exact = false }).Or(page.Locator("[name='Form.Choice']").First).First.CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^See the ") }).ClickAsync();
        await PressAsync(page, "Save targets");
        await Assertions.Expect(page.Locator(".moj-alert--success")).ToContainTextAsync("FV 061");
    }

    private static async Task TypeHistoryAsync(BrowserPage visitor, Period quarter)
    {
        IPage page = visitor.Page;
        await page.GotoAsync($"/measures/FV 001/figures/{quarter.Back(8).YearOf(PeriodCalendar.Financial).UrlToken}");
        string period = quarter.Back(8).Label;
        await page.GetByLabel($"Figure for {period}").FillAsync("eighty");
        await PressAsync(page, "Save the figures");
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("“eighty”");
        await visitor.CheckAsync("first", "/figures-error");
        await page.GetByLabel($"Figure for {period}").FillAsync("88.5");
        await page.GetByLabel($"Note for {period}").FillAsync("From the return of that year.");
        await PressAsync(page, "Save the figures");
        await Assertions.Expect(page.Locator(".moj-alert--success")).ToBeVisibleAsync();
        await page.GotoAsync("/measures/FV 001?range=all");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("88.5%");
    }

    private static async Task GiveMeasuresAsync(IPage page)
    {
        await page.GotoAsync("/owners?search=Housing repairs");
        foreach (ILocator box in await page.Locator("tbody input[type=checkbox]").AllAsync()) await box.CheckAsync();
        await page.GetByLabel("Give the selected measures to").SelectOptionAsync(new SelectOptionValue { Label = await page.GetByLabel("Give the selected measures to").Locator("option", new() { HasText = "Head of repairs" }).InnerTextAsync() });
        await PressAsync(page, "Save");
        await Assertions.Expect(page.Locator(".moj-alert--success")).ToBeVisibleAsync();
    }

    private static async Task OpenQuarterAsync(BrowserPage visitor, Period quarter)
    {
        IPage page = visitor.Page;
        await page.GotoAsync("/quarters");
        await page.GetByRole(AriaRole.Button, new() { Name = $"Open {quarter.Label}" }).ClickAsync();
        await page.GetByLabel("Values due by").FillAsync(Written(quarter.End.AddDays(21)));
        await page.GetByLabel(Corporate).FillAsync(Written(quarter.End.AddDays(60)));
        await page.GetByLabel(Places).FillAsync(Written(quarter.End.AddDays(67)));
        await PressAsync(page, $"Open {quarter.Label}");
        await Assertions.Expect(page.Locator(".moj-alert--success")).ToContainTextAsync(quarter.Label);
    }

    private static async Task EnterAsync(IPage page, Period quarter)
    {
        await page.GotoAsync("/enter");
        await Assertions.Expect(page.Locator("tbody tr")).ToHaveCountAsync(5);
        await page.Locator("tr", new() { HasText = "FV 001" }).GetByRole(AriaRole.Link).First.ClickAsync();
        await page.GetByLabel(new Regex("^(Figure|Value)")).First.FillAsync("95.2");
        await page.GetByLabel("Note", new() { Exact = true }).FillAsync("Two more teams from May on.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Submit" }).First.ClickAsync();
        await page.AnswerDoubtsAsync();

        await Assertions.Expect(page.Locator(".moj-alert--success")).ToContainTextAsync("FV 001");
        await page.GotoAsync($"/dashboard?quarter={quarter.UrlToken}&directorate=all");
        await Assertions.Expect(page.Locator("tr.pm-measure", new() { HasText = "FV 001" })).ToContainTextAsync("95.2%");
    }

    private async Task PreviewPaperAsync(BrowserPage visitor, Period quarter)
    {
        IPage page = visitor.Page;
        await page.GotoAsync("/reports");
        await page.Locator("main").GetByRole(AriaRole.Link, new() { NameRegex = new Regex(Corporate) }).First.ClickAsync();
        ILocator paper = page.Locator("main");
        await Assertions.Expect(paper).ToContainTextAsync("FV 001");
        await Assertions.Expect(paper).ToContainTextAsync("95.2%");
        await Assertions.Expect(paper).ToContainTextAsync("Two more teams from May on.");
        await visitor.CheckAsync("first", "/reports/preview");
        string pdf = await site.DownloadAsync(page.GetByRole(AriaRole.Button, new() { Name = "Download PDF" }), ".pdf");
        string text = Spaces().Replace(await DownloadedFile.RunAsync("pdftotext", "-layout", pdf, "-"), " ");
        text.Should().Contain(Council).And.Contain(quarter.Label).And.Contain("95.2%").And.Contain(Priorities[0]);
    }

    // As a council keeps it: a title above the headings, headings between the rows, words where figures would be, a colour for the status.
    private static byte[] Spreadsheet(Period quarter)
    {
        Period[] quarters = [.. Enumerable.Range(1, 5).Reverse().Select(quarter.Back)];
        string year = quarter.YearOf(PeriodCalendar.Financial).Label;
        List<object?[]> rows = [[$"{Council}: performance board"], [], ["Ref", "Indicator", "Priority", "Committee", "Unit", "Good is", "Frequency", $"Target {year}", .. quarters.Select(q => q.Label), "RAG"]];
        int code = 0;
        for (int n = 0; n < Services.Length; n++)
        {
            string service = Services[n];
            if (n % 4 == 0) rows.Add([Directorates[n / 4]]);
            (string Title, string Unit, string Good, decimal Target, decimal Start, decimal Step)[] measures =
            [
                ($"{service}: requests answered in time", "%", "High", 92, 90.4m, 0.6m), ($"{service}: days to an answer", "days", "Low", 8, 9.6m, -0.3m), ($"{service}: people who are satisfied", "%", "High", 80, 78.1m, -0.4m),
                ($"{service}: complaints upheld", "complaints", "Low", 12, 9, 1), ($"{service}: cost of a request", "£", "Low", 24, 22.5m, 0.75m),
            ];
            foreach ((string title, string unit, string good, decimal target, decimal start, decimal step) in measures)
            {
                code++;
                rows.Add([string.Create(CultureInfo.InvariantCulture, $"FV {code:000}"), title, Priorities[n / 4], n % 4 < 2 ? Corporate : Places, unit, good, "Quarterly", target, .. quarters.Select((_, q) => q == 0 && code % 7 == 0 ? "-" : q == 1 && code % 11 == 0 ? (object)"n/a" : start + (q * step) + n), TestWorkbook.Of(" ", isColoured: true)]);
            }
        }

        var book = new TestWorkbook();
        book.Sheet("Board", [.. rows]);
        return book.ToBytes();
    }

    private static string Written(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.GetCultureInfo("en-GB"));

    private static Task PressAsync(IPage page, string button) => page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).First.ClickAsync();

    private static Task FollowAsync(IPage page, string link) => page.Locator("main").GetByRole(AriaRole.Link, new() { Name = link, Exact = true }).First.ClickAsync();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
