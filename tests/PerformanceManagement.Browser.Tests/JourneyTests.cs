using System.Diagnostics;
using System.IO.Compression;
using System.Text.RegularExpressions;
using Deque.AxeCore.Playwright;
using FluentAssertions;
using Microsoft.Playwright;
using PerformanceManagement.Core.Data.Sample;
using Xunit;

namespace PerformanceManagement.Browser.Tests;

/// <summary>What each persona comes to do, done as they would.</summary>
[Collection(SampleSiteCollection.Name)]
public sealed partial class JourneyTests(SampleSite site)
{
    [Theory]
    [InlineData(true, "housing", "HOU 05")]
    [InlineData(false, "adults", "ADU 04")]
    public async Task A_contributor_enters_and_submits_what_is_missing(bool script, string who, string code)
    {
        await using BrowserPage visitor = await site.SignInAsync(who, script: script);
        IPage page = visitor.Page;
        await page.GetByRole(AriaRole.Navigation, new() { Name = "Primary" }).GetByRole(AriaRole.Link, new() { Name = "Enter values" }).ClickAsync();
        ILocator row = page.Locator("tr", new() { HasText = code });
        await Assertions.Expect(page.Locator("tbody tr").First).ToContainTextAsync("Not entered");
        await row.GetByRole(AriaRole.Link).First.ClickAsync();

        await page.GetByLabel(ValueLabel()).FillAsync("91,5");
        await page.GetByLabel("Note", new() { Exact = true }).FillAsync("The programme of works is on course; two sites started late.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Submit" }).First.ClickAsync();

        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("“91,5”");
        await Assertions.Expect(page).ToHaveTitleAsync(new Regex("^Error: "));
        await Assertions.Expect(page.GetByLabel(ValueLabel())).ToHaveValueAsync("91,5");
        await Assertions.Expect(page.GetByLabel("Note", new() { Exact = true })).ToHaveValueAsync(new Regex("two sites started late"));
        if (script) (await page.RunAxe()).Violations.Should().BeEmpty("a form with an error is a page too");

        await page.GetByLabel(ValueLabel()).FillAsync("91.5");
        await page.GetByRole(AriaRole.Button, new() { Name = "Submit" }).First.ClickAsync();
        if (await page.Locator("#confirmed").CountAsync() > 0)
        {
            if (script) (await page.RunAxe()).Violations.Should().BeEmpty("a form with a doubt is a page too");
            await page.Locator("#confirmed").CheckAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "Submit" }).First.ClickAsync();
        }

        await Assertions.Expect(page.Locator(".moj-alert--success")).ToContainTextAsync(code);
        await page.GotoAsync($"/measures/{Uri.EscapeDataString(code)}");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("two sites started late");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Submitted");
    }

    [Theory]
    [InlineData("customer", true)]
    [InlineData("finance", false)]
    public async Task A_contributor_whose_sign_in_ended_keeps_what_was_typed(string who, bool script)
    {
        await using BrowserPage visitor = await site.SignInAsync(who, script: script);
        IPage page = visitor.Page;
        await page.GotoAsync("/enter");
        await page.Locator("tbody tr").First.GetByRole(AriaRole.Link).First.ClickAsync();
        string form = page.Url;
        await page.GetByLabel("Note", new() { Exact = true }).FillAsync("Typed at five to five.");
        await page.Context.ClearCookiesAsync(new() { Name = "performance-sign-in" });

        await page.GetByRole(AriaRole.Button, new() { Name = "Save as draft" }).ClickAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("What you typed is not saved yet and not lost");
        if (script) (await page.RunAxe()).Violations.Should().BeEmpty();
        await visitor.SavePictureAsync(who, "/signed-out", "desktop");
        await page.GetByLabel("Email address").FillAsync($"{who}@wellbridge.example");
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync(SampleUsers.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("What you typed is still here");
        if (script) (await page.RunAxe()).Violations.Should().BeEmpty();
        await visitor.SavePictureAsync(who, "/carry-on", "desktop");
        await page.GetByRole(AriaRole.Button, new() { Name = "Carry on where you were" }).ClickAsync();

        await page.GotoAsync(form);
        await Assertions.Expect(page.GetByLabel("Note", new() { Exact = true })).ToHaveValueAsync("Typed at five to five.");
    }

    [Fact]
    public async Task A_director_filters_the_dashboard_and_opens_why_a_measure_is_red()
    {
        await using BrowserPage visitor = await site.SignInAsync("director.place");
        IPage page = visitor.Page;
        await page.GetByRole(AriaRole.Navigation, new() { Name = "Primary" }).GetByRole(AriaRole.Link, new() { Name = "Dashboard" }).ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("Place and Environment");
        await page.GetByLabel("Directorate").SelectOptionAsync(new SelectOptionValue { Label = "All directorates" });
        await page.GetByRole(AriaRole.Button, new() { Name = "Show" }).ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("All directorates");

        await page.GotoAsync(page.Url + (page.Url.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "status=significantly-below");
        await Assertions.Expect(page.Locator("tr.pm-measure").First).ToBeVisibleAsync();
        ILocator row = page.Locator("tr.pm-measure", new() { HasText = "HOU 01" });
        await row.Locator("details").First.Locator("summary").ClickAsync();

        await Assertions.Expect(row).ToContainTextAsync("lower is better");
        await Assertions.Expect(row).ToContainTextAsync("beyond the 5% tolerance of scheme 'RAG 5%'");
    }

    [Fact]
    public async Task A_dashboard_shows_its_counts_and_at_least_twelve_measures_without_scrolling()
    {
        await using BrowserPage visitor = await site.SignInAsync("performance");
        await visitor.Page.GotoAsync("/dashboard");

        await Assertions.Expect(visitor.Page.Locator("main")).ToContainTextAsync("On target");
        int visible = await visitor.Page.EvaluateAsync<int>("() => [...document.querySelectorAll('tr.pm-measure')].filter(r => r.getBoundingClientRect().bottom <= window.innerHeight).length");
        visible.Should().BeGreaterThanOrEqualTo(12);
    }

    [Fact]
    public async Task Democratic_services_download_a_paper_whose_figures_are_the_pages()
    {
        await using BrowserPage visitor = await site.SignInAsync("democratic");
        IPage page = visitor.Page;
        await page.GetByRole(AriaRole.Navigation, new() { Name = "Primary" }).GetByRole(AriaRole.Link, new() { Name = "Reports" }).ClickAsync();
        await page.Locator("main").GetByRole(AriaRole.Link, new() { NameRegex = new Regex("Housing and Communities Scrutiny") }).First.ClickAsync();
        string preview = Spaces().Replace(await page.Locator("main").InnerTextAsync(), " ");
        string sentence = Sentence().Match(preview).Value;
        sentence.Should().NotBeEmpty("the preview says how many measures were on target");

        string pdf = await DownloadAsync(page, "PDF", ".pdf");
        string workbook = await DownloadAsync(page, "Excel", ".xlsx");

        string paper = Spaces().Replace(await RunAsync("pdftotext", "-layout", pdf, "-"), " ");
        paper.Should().Contain(sentence);
        (await RunAsync("pdfinfo", pdf)).Should().MatchRegex(@"Tagged:\s+yes").And.Contain("Council Plan monitoring");
        (await RunAsync("qpdf", "--check", pdf)).Should().Contain("No syntax or stream encoding errors");
        await using ZipArchive zip = await ZipFile.OpenReadAsync(workbook);
        string sheets = "";
        foreach (ZipArchiveEntry entry in zip.Entries.Where(e => e.FullName.StartsWith("xl/worksheets/", StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(await entry.OpenAsync());
            sheets += await reader.ReadToEndAsync();
        }

        foreach (string code in new[] { "HOU 01", "HOU 03", "HOU 09" })
        {
            preview.Should().Contain(code);
            paper.Should().Contain(code);
            sheets.Should().Contain(code);
        }
    }

    [Fact]
    public async Task Somebody_elses_measure_is_refused_by_its_address_with_a_plain_sentence()
    {
        await using BrowserPage visitor = await site.SignInAsync("housing");

        IResponse? answer = await visitor.Page.GotoAsync("/enter/2026-27-Q2/RES 05");

        answer!.Status.Should().Be(403);
        await Assertions.Expect(visitor.Page.Locator("main")).ToContainTextAsync("RES 05");
    }

    private static Regex ValueLabel() => new("^Value for");

    private static async Task<string> DownloadAsync(IPage page, string name, string extension)
    {
        IDownload download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Button, new() { Name = $"Download {name}" }).ClickAsync());
        download.SuggestedFilename.Should().EndWith(extension);
        string path = Path.Combine(Path.GetTempPath(), $"pm-{Guid.NewGuid():N}{extension}");
        await download.SaveAsAsync(path);
        return path;
    }

    private static async Task<string> RunAsync(string program, params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return output + await errors;
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"\d+ out of \d+\*? measures? (was|were) on target")]
    private static partial Regex Sentence();
}
