using System.IO.Compression;
using System.Text.Json;
using System.Text.RegularExpressions;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using PerformanceManagement.Core.Collections;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Periods;
using Xunit;

namespace PerformanceManagement.Browser.Tests;

/// <summary>
/// The committee paper: its template, its texts, its editions. Each journey has a report that no other test looks at: one of a quarter that is past, or of a
/// committee that is not in <see cref="PageList"/>.
/// </summary>
[Collection(SampleSiteCollection.Name)]
public sealed class PaperJourneyTests(SampleSite site)
{
    private static readonly string[] Formats = ["pdf", "docx", "xlsx", "html", "csv", "json", "zip"];

    [Fact]
    public async Task A_performance_officer_copies_a_template_moves_and_changes_sections_in_sight_of_the_paper_and_brings_it_into_force()
    {
        Period quarter = Period.FinancialQuarter(2026, 1);
        DateOnly today = BritishDay.Today(TimeProvider.System);
        int committee = await MeetAsync("Children and Learning Scrutiny", quarter, today.AddDays(40));
        await using BrowserPage visitor = await site.VisitAsAsync("performance");
        IPage page = visitor.Page;
        await page.GotoAsync("/reports");
        await LinkAsync(page, "Templates of committee papers");
        await LinkAsync(page, "Plan monitoring, table form");
        await page.GetByRole(AriaRole.Button, new() { Name = "Copy" }).ClickAsync();
        await page.GetByLabel("Name of the copy").FillAsync("Our paper");
        await page.GetByRole(AriaRole.Button, new() { Name = "Copy" }).ClickAsync();
        await Assertions.Expect(page.Locator(".moj-alert--success")).ToContainTextAsync("Copied: “Our paper” is a draft");
        await page.GetByLabel("Committee and quarter").SelectOptionAsync($"{quarter.UrlToken}.{committee}");
        await page.WaitForURLAsync("**report=2026-27-Q1*");
        string[] shipped = await SectionsAsync(page);

        await page.Locator("#row-risk").GetByRole(AriaRole.Button, new() { Name = "Move up" }).ClickAsync();
        await Assertions.Expect(page.Locator(".moj-alert--success")).ToContainTextAsync("Risk management");
        string[] moved = await SectionsAsync(page);
        moved.Should().Equal(Moved(shipped, "row-risk", -1), "the button stored the new order");

        await DragAboveAsync(page, "#row-papers", "#row-contact");
        await Assertions.Expect(page.Locator(".moj-alert--success")).ToContainTextAsync("Background papers");
        (await SectionsAsync(page)).Should().Equal(Moved(moved, "row-papers", -2), "what was dropped is stored");

        ILocator paper = page.Locator(".pm-template__paper");
        int heads = await paper.Locator("thead th").CountAsync();
        await page.Locator("#row-summary").GetByRole(AriaRole.Link, new() { Name = "Change" }).ClickAsync();
        await page.GetByLabel("Heading", new() { Exact = true }).FillAsync("In brief");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await page.Locator("#row-tables").GetByRole(AriaRole.Link, new() { Name = "Change" }).ClickAsync();
        await visitor.CheckAsync("performance", "/papers/section");
        await page.GetByLabel("Columns", new() { Exact = true }).FillAsync("code\ntitle\nvalue\ntarget\nnote");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await page.GetByLabel("Committee and quarter").SelectOptionAsync($"{quarter.UrlToken}.{committee}");
        await page.WaitForURLAsync("**report=2026-27-Q1*");
        await Assertions.Expect(paper.Locator("h2").First).ToHaveTextAsync("In brief");
        (await paper.Locator("thead th").CountAsync()).Should().BeLessThan(heads, "the paper has fewer columns");
        await page.GetByText("What differs from the report of").ClickAsync();
        await Assertions.Expect(page.Locator(".pm-template-effect")).ToContainTextAsync("“Summary” becomes “In brief”");
        await visitor.CheckAsync("performance", "/papers/draft", fullPage: false);

        await page.Locator("#row-appendices").GetByRole(AriaRole.Link, new() { Name = "Remove" }).ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Remove “Appendices”");
        await visitor.CheckAsync("performance", "/papers/remove");
        await LinkAsync(page, "Cancel");
        await Assertions.Expect(page.Locator("#row-appendices")).ToHaveCountAsync(1);

        string report = $"/reports/{quarter.UrlToken}/{committee}";
        await page.GotoAsync(report);
        await Assertions.Expect(page.Locator(".pm-report h2").First).ToHaveTextAsync("Summary");
        await page.GotoAsync("/reports/templates/our-paper");
        await page.GetByRole(AriaRole.Button, new() { Name = "Bring into force" }).ClickAsync();
        await page.GetByLabel("For meetings from").FillAsync(FigureFormat.Date(today.AddDays(2)));
        await page.GetByRole(AriaRole.Button, new() { Name = "Bring into force" }).ClickAsync();
        await Assertions.Expect(page.Locator(".moj-alert--success")).ToContainTextAsync($"makes the papers of meetings from {FigureFormat.Date(today.AddDays(2))}");
        await page.GotoAsync($"{report}/work");
        await page.GetByLabel("Make the report from").SelectOptionAsync(new SelectOptionValue { Label = "Our paper" });
        await page.GetByRole(AriaRole.Button, new() { Name = "Choose template" }).ClickAsync();
        await page.GotoAsync(report);
        await Assertions.Expect(page.Locator(".pm-report h2").First).ToHaveTextAsync("In brief");
        visitor.Complaints.Should().BeEmpty();
    }

    [Fact]
    public async Task Sections_are_put_in_order_without_script()
    {
        await using BrowserPage visitor = await site.VisitAsAsync("performance", script: false);
        IPage page = visitor.Page;
        await page.GotoAsync("/reports/templates/corporate-performance/copy");
        await page.GetByLabel("Name of the copy").FillAsync("Without script");
        await page.GetByRole(AriaRole.Button, new() { Name = "Copy" }).ClickAsync();
        await Assertions.Expect(page.Locator(".pm-section__handle").First).ToBeHiddenAsync();
        string[] before = await page.Locator(".pm-section").EvaluateAllAsync<string[]>("rows => rows.map(r => r.id)");

        await page.Locator($"#{before[1]}").GetByRole(AriaRole.Button, new() { Name = "Move down" }).ClickAsync();
        await Assertions.Expect(page.Locator(".moj-alert--success")).ToContainTextAsync("Moved to place 3");
        await page.Locator($"#{before[^1]}").GetByRole(AriaRole.Link, new() { Name = "Remove" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Remove the section" }).ClickAsync();

        await Assertions.Expect(page.Locator(".moj-alert--success")).ToContainTextAsync("Removed: ");
        await page.GotoAsync("/reports/templates/without-script");
        (await page.Locator(".pm-section").EvaluateAllAsync<string[]>("rows => rows.map(r => r.id)")).Should().Equal(Moved(before, before[1], 1).SkipLast(1));
    }

    [Fact]
    public async Task An_author_writes_the_text_they_were_given_and_a_second_author_sees_both_texts()
    {
        await using BrowserPage officer = await site.VisitAsAsync("performance");
        IPage office = officer.Page;
        await office.GotoAsync("/reports");
        ILocator reports = office.Locator("main").GetByRole(AriaRole.Link, new() { Name = "Q4 2025/26, Environment and Transport Scrutiny" });
        string text = $"{await reports.GetAttributeAsync("href")}/work/text?key=background";
        await office.GotoAsync(text);
        await office.GetByLabel("Author").SelectOptionAsync(new SelectOptionValue { Label = "Growth and leisure service officer" });
        await office.GetByLabel("Due").FillAsync("1 May 2020");
        await office.GetByRole(AriaRole.Button, new() { Name = "Save author" }).ClickAsync();
        await Assertions.Expect(office.Locator(".moj-alert--success")).ToContainTextAsync("by 1 May 2020");

        await using BrowserPage author = await site.SignInAsync("growth");
        IPage page = author.Page;
        ILocator given = page.GetByRole(AriaRole.Region, new() { Name = "Your texts for committee reports" });
        await Assertions.Expect(given.Locator("tbody tr")).ToContainTextAsync("1 May 2020, overdue");
        await author.CheckAsync("growth", "/papers/home");
        await given.GetByRole(AriaRole.Link, new() { Name = "Background" }).ClickAsync();
        await page.GetByLabel("Text", new() { Exact = true }).FillAsync("Bus use **rose again**.\n\n- Two routes came back\n- Fares stayed as they were\n\n| Route | Journeys |\n| --- | --- |\n| 14 | 52,000 |\n| 27 | 31,500 |");
        await page.GetByRole(AriaRole.Button, new() { Name = "Preview" }).ClickAsync();
        ILocator preview = page.Locator(".pm-check .pm-report");
        await Assertions.Expect(preview.Locator("strong").First).ToHaveTextAsync("rose again");
        await Assertions.Expect(preview.Locator("li").Last).ToHaveTextAsync("Fares stayed as they were");
        await Assertions.Expect(preview.Locator("tbody tr").First).ToContainTextAsync("52,000");
        await author.CheckAsync("growth", "/papers/preview");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator(".moj-alert--success")).ToContainTextAsync("Saved as a draft: Background");

        // The officer opens it now, and has the old version when the author is done.
        await office.GotoAsync(text);
        await page.GotoAsync(text);
        await page.GetByLabel("Comment", new() { Exact = true }).FillAsync("Journeys of route 27 are provisional.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add comment" }).ClickAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Growth and leisure service officer");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Journeys of route 27 are provisional.");
        await author.CheckAsync("growth", "/papers/comment");
        await page.GetByLabel("Ready for the report").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator(".moj-alert--success")).ToContainTextAsync("Saved as ready: Background");
        await page.GotoAsync("/");
        await Assertions.Expect(given).ToHaveCountAsync(0);

        await office.GetByLabel("Text", new() { Exact = true }).FillAsync("Bus use rose, and so did cycling.");
        await office.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        ILocator conflict = office.GetByRole(AriaRole.Alert).Filter(new() { HasText = "Someone else saved this text while you were writing" });
        await Assertions.Expect(conflict).ToContainTextAsync("Two routes came back");
        await Assertions.Expect(office.GetByLabel("Text", new() { Exact = true })).ToHaveValueAsync("Bus use rose, and so did cycling.");
        await officer.CheckAsync("performance", "/papers/conflict");
        await conflict.GetByRole(AriaRole.Button, new() { Name = "Keep theirs" }).ClickAsync();
        await Assertions.Expect(office.Locator("tr", new() { HasText = "Background" }).First).ToContainTextAsync("Ready");
        author.Complaints.Should().BeEmpty();
        officer.Complaints.Should().BeEmpty();
    }

    [Fact]
    public async Task Democratic_services_publish_download_correct_compare_and_withdraw()
    {
        await using BrowserPage visitor = await site.VisitAsAsync("democratic");
        IPage page = visitor.Page;
        await page.GotoAsync("/reports");
        await page.Locator("main").GetByRole(AriaRole.Link, new() { Name = "Corporate Overview and Scrutiny" }).First.ClickAsync();
        string report = new Uri(page.Url).AbsolutePath;
        await LinkAsync(page, "Published editions");
        await LinkAsync(page, "Publish this report");
        await page.GetByRole(AriaRole.Button, new() { Name = "Publish edition 1" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Say why it is published before the quarter is signed off");
        await visitor.CheckAsync("democratic", "/papers/publish");
        await page.GetByLabel("Why it is published before the quarter is signed off").FillAsync("The agenda closes before sign-off.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Publish edition 1" }).ClickAsync();
        await Assertions.Expect(page.Locator(".moj-alert--success")).ToContainTextAsync("Published: edition 1");
        await visitor.CheckAsync("democratic", "/papers/edition", fullPage: false);
        Dictionary<string, byte[]> first = await DownloadEveryFormatAsync(page);

        await page.GotoAsync($"{report}/work");
        await Assertions.Expect(page.Locator(".govuk-inset-text")).ToContainTextAsync("Edition 1 of this report is published");
        await LinkAsync(page, "Recommendation");
        await page.GetByLabel("Text", new() { Exact = true }).FillAsync("That members ask for a report on sickness absence in March.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await page.GotoAsync($"{report}/editions");
        await LinkAsync(page, "Publish a correction");
        await Assertions.Expect(page.Locator("tbody")).ToContainTextAsync("That members ask for a report");
        await page.GetByLabel("Why it is published before the quarter is signed off").FillAsync("The agenda closes before sign-off.");
        await page.GetByLabel("Why it is corrected").FillAsync("The chair asked for a recommendation.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Publish edition 2" }).ClickAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("The chair asked for a recommendation.");
        await Assertions.Expect(page.Locator(".pm-report")).ToContainTextAsync("2, corrected on");

        await page.GotoAsync($"{report}/editions");
        await visitor.CheckAsync("democratic", "/papers/editions");
        await page.GetByRole(AriaRole.Button, new() { Name = "Compare" }).ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Editions 1 and 2");
        await Assertions.Expect(page.Locator("tbody td[data-label='Edition 2']").Filter(new() { HasText = "sickness absence in March" })).ToHaveCountAsync(1);
        await visitor.CheckAsync("democratic", "/papers/comparison");

        await page.GotoAsync($"{report}/editions");
        await page.GetByRole(AriaRole.Link, new() { Name = "Withdraw edition 2" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Withdraw edition 2" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Say why it is withdrawn");
        await visitor.CheckAsync("democratic", "/papers/withdraw");
        await page.GetByLabel("Why it is withdrawn").FillAsync("The recommendation was another committee’s.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Withdraw edition 2" }).ClickAsync();
        await Assertions.Expect(page.Locator("tbody tr").First).ToContainTextAsync("The recommendation was another committee’s.");
        await page.GotoAsync($"{report}/editions/2");
        await Assertions.Expect(page.Locator(".govuk-inset-text").First).ToContainTextAsync("This edition was withdrawn by Democratic services officer");
        await visitor.CheckAsync("democratic", "/papers/withdrawn", fullPage: false);
        visitor.Complaints.Should().BeEmpty();

        // Somebody else, whose browser has nothing of it yet.
        await using BrowserPage reader = await site.VisitAsAsync("viewer");
        (await reader.Page.GotoAsync($"{report}/editions/2"))!.Status.Should().Be(404);
        await reader.Page.GotoAsync($"{report}/editions/1");
        Dictionary<string, byte[]> again = await DownloadEveryFormatAsync(reader.Page);
        foreach (string format in Formats) again[format].Should().Equal(first[format], $"edition 1 as {format} never changes");
    }

    // Every format of the edition that is open, each opened as what it says it is.
    private async Task<Dictionary<string, byte[]>> DownloadEveryFormatAsync(IPage page)
    {
        Dictionary<string, byte[]> files = [];
        foreach (string format in Formats)
        {
            string path = await site.DownloadAsync(page.Locator($".pm-downloads a[href$='/{format}']"), $"-edition-1.{format}");
            byte[] content = files[format] = await File.ReadAllBytesAsync(path);
            switch (format)
            {
                case "pdf":
                    (await DownloadedFile.RunAsync("pdftotext", "-layout", path, "-")).Should().MatchRegex(@"1, published on \d+ \w+ \d{4}");
                    break;
                case "json":
                    JsonDocument.Parse(content).RootElement.ValueKind.Should().Be(JsonValueKind.Object);
                    break;
                case "html":
                    System.Text.Encoding.UTF8.GetString(content).Should().StartWithEquivalentOf("<!doctype html>").And.Contain("1, published on");
                    break;
                case "csv":
                    content[..3].Should().Equal(0xEF, 0xBB, 0xBF);
                    break;
                default:
                    await using (ZipArchive zip = await ZipFile.OpenReadAsync(path))
                        zip.Entries.Select(e => e.FullName).Should().Contain(format switch { "docx" => "word/document.xml", "xlsx" => "xl/workbook.xml", _ => "manifest.json" });
                    break;
            }
        }

        return files;
    }

    private async Task<int> MeetAsync(string committee, Period quarter, DateOnly day)
    {
        await using AsyncServiceScope scope = site.Services.CreateAsyncScope();
        PerformanceDbContext database = scope.ServiceProvider.GetRequiredService<PerformanceDbContext>();
        int id = await database.Committees.Where(c => c.Name == committee).Select(c => c.Id).SingleAsync();
        database.CommitteeMeetings.Add(new CommitteeMeeting { CommitteeId = id, Period = quarter, Date = day });
        await database.SaveChangesAsync();
        return id;
    }

    private static Task LinkAsync(IPage page, string name) => page.Locator("main").GetByRole(AriaRole.Link, new() { NameRegex = new Regex($"^{Regex.Escape(name)}") }).First.ClickAsync();

    // As they are stored: of the page read anew.
    private static async Task<string[]> SectionsAsync(IPage page)
    {
        await page.ReloadAsync();
        return await page.Locator(".pm-section").EvaluateAllAsync<string[]>("rows => rows.map(r => r.id)");
    }

    private static string[] Moved(IEnumerable<string> rows, string row, int by)
    {
        List<string> moved = [.. rows];
        int from = moved.IndexOf(row);
        moved.RemoveAt(from);
        moved.Insert(from + by, row);
        return [.. moved];
    }

    // With the mouse, a step at a time, by the dots before the section.
    private static async Task DragAboveAsync(IPage page, string row, string above)
    {
        await page.Locator(above).ScrollIntoViewIfNeededAsync();
        ILocator handle = page.Locator($"{row} .pm-section__handle");
        await handle.ScrollIntoViewIfNeededAsync();
        LocatorBoundingBoxResult from = (await handle.BoundingBoxAsync())!, to = (await page.Locator(above).BoundingBoxAsync())!;
        to.Y.Should().BeGreaterThan(0, "both are in sight");
        await page.Mouse.MoveAsync(from.X + (from.Width / 2), from.Y + (from.Height / 2));
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(to.X + 60, to.Y + 5, new MouseMoveOptions { Steps = 8 });
        await page.Mouse.MoveAsync(to.X + 60, to.Y + 4);
        await page.Mouse.UpAsync();
    }
}
