using System.IO.Compression;
using System.Text.RegularExpressions;
using FluentAssertions;
using Microsoft.Playwright;
using PerformanceManagement.Core.Collections;
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
        if (script) (await page.AxeAsync()).Violations.Should().BeEmpty("a form with an error is a page too");

        await page.GetByLabel(ValueLabel()).FillAsync("91.5");
        await page.GetByRole(AriaRole.Button, new() { Name = "Submit" }).First.ClickAsync();
        await page.AnswerDoubtsAsync();

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
        if (script) (await page.AxeAsync()).Violations.Should().BeEmpty();
        await visitor.SavePictureAsync(who, "/signed-out", "desktop");
        await page.GetByLabel("Email address").FillAsync($"{who}@wellbridge.example");
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync(SampleUsers.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("What you typed is still here");
        if (script) (await page.AxeAsync()).Violations.Should().BeEmpty();
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
        // The script by which a choice acts at once.
        await page.WaitForLoadStateAsync();
        await page.GetByLabel("Directorate").SelectOptionAsync(new SelectOptionValue { Label = "All directorates" });
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("All directorates");

        await page.GotoAsync(page.Url + (page.Url.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "status=significantly-below");
        await Assertions.Expect(page.Locator("tr.pm-measure").First).ToBeVisibleAsync();
        ILocator row = page.Locator("tr.pm-measure", new() { HasText = "HOU 01" });
        await row.Locator(".pm-why").FocusAsync();
        await page.Keyboard.PressAsync("Enter");

        ILocator why = page.Locator(".pm-why-row");
        await Assertions.Expect(row.Locator(".pm-why")).ToHaveAttributeAsync("aria-expanded", "true");
        await Assertions.Expect(why).ToContainTextAsync("lower is better");
        await Assertions.Expect(why).ToContainTextAsync("beyond the 5% tolerance of scheme 'RAG 5%'");
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

        string pdf = await site.DownloadAsync(page.GetByRole(AriaRole.Button, new() { Name = "Download PDF" }), ".pdf");
        string workbook = await site.DownloadAsync(page.GetByRole(AriaRole.Link, new() { Name = "Download Excel" }), ".xlsx");

        string paper = Spaces().Replace(await DownloadedFile.RunAsync("pdftotext", "-layout", pdf, "-"), " ");
        paper.Should().Contain(sentence);
        (await DownloadedFile.RunAsync("pdfinfo", pdf)).Should().MatchRegex(@"Tagged:\s+yes").And.Contain("Council Plan performance monitoring report");
        (await DownloadedFile.RunAsync("qpdf", "--check", pdf)).Should().Contain("No syntax or stream encoding errors");
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

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_performance_officer_copies_a_scheme_changes_its_tolerance_sees_the_effect_and_brings_it_into_force(bool script)
    {
        await using BrowserPage visitor = await site.SignInAsync("performance", script: script);
        IPage page = visitor.Page;
        // A scheme of its own name beside the council's default, so that the other tests' statuses stay as they are.
        string name = script ? "Near misses" : "Near misses, without script";
        await page.GetByRole(AriaRole.Navigation, new() { Name = "Primary" }).GetByRole(AriaRole.Link, new() { Name = "Set up" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Change how measures are rated" }).ClickAsync();
        await page.Locator("tr", new() { HasText = "RAG 5%" }).GetByRole(AriaRole.Link, new() { NameRegex = new Regex("^Copy to a draft") }).First.ClickAsync();
        await page.GetByLabel("Name").FillAsync(name);
        await page.GetByRole(AriaRole.Button, new() { Name = "Add a status before the last" }).ClickAsync();
        ILocator added = page.Locator(".pm-status-form").Nth(2);
        await added.GetByLabel("Label").FillAsync("Well below target");
        await added.GetByLabel("Largest shortfall").FillAsync("4");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save as a draft" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("“Well below target” must accept more than “Slightly below target”, which accepts 5% of target");
        if (script) (await page.AxeAsync()).Violations.Should().BeEmpty("a form with an error is a page too");
        await added.GetByLabel("Largest shortfall").FillAsync("10");
        // The key Enter saves, and does not move the first status.
        await added.GetByLabel("Largest shortfall").PressAsync("Enter");
        await Assertions.Expect(page.Locator(".moj-alert--success")).ToContainTextAsync($"Saved the draft of scheme “{name}”");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("The target is missed by more than 5% of target, but by no more than 10% of target");

        await page.GetByRole(AriaRole.Button, new() { Name = "Bring into force" }).ClickAsync();
        await page.GetByLabel("In force from").FillAsync("1 July 2026");
        await page.GetByLabel("It is the council’s default from then on").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "See the effect" }).ClickAsync();
        await Assertions.Expect(page.Locator(".pm-effect")).ToContainTextAsync(new Regex(@"\d+ measures? would move from significantly below target \(red\) to well below target \("));
        await Assertions.Expect(page.Locator(".pm-effect")).ToContainTextAsync("stay as they are");
        if (script) (await page.AxeAsync()).Violations.Should().BeEmpty("a page with an effect is a page too");
        await visitor.SavePictureAsync("performance", script ? "/schemes/effect" : "/schemes/effect/plain", "desktop", fullPage: true);
        await page.GetByLabel("It is the council’s default from then on").UncheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Bring into force" }).ClickAsync();
        await Assertions.Expect(page.Locator(".pm-effect")).ToContainTextAsync("No measure would change");
        await page.GetByRole(AriaRole.Button, new() { Name = "Bring into force" }).ClickAsync();

        await Assertions.Expect(page.Locator(".moj-alert--success")).ToContainTextAsync($"Scheme “{name}” is in force from 1 July 2026");
        await page.GotoAsync("/how-ratings-work");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync(name);
        await Assertions.Expect(page.Locator("main")).Not.ToContainTextAsync("Corporate performance officer");
    }

    [Fact]
    public async Task A_performance_officer_corrects_a_signed_off_figure_and_both_figures_are_shown()
    {
        await using BrowserPage visitor = await site.SignInAsync("performance");
        IPage page = visitor.Page;
        await page.GotoAsync("/measures/LEI 01");
        await page.GetByText("Correct a signed-off figure").ClickAsync();
        await page.GetByRole(AriaRole.List, new() { Name = "Periods of signed-off quarters" }).GetByRole(AriaRole.Link).First.ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("Correct the figure for");
        await page.GetByLabel(ValueLabel()).FillAsync("1");
        await page.GetByRole(AriaRole.Button, new() { Name = "Correct the figure" }).ClickAsync();
        await Assertions.Expect(page.Locator(".govuk-error-summary")).ToContainTextAsync("Say why the figure is corrected");
        await page.GetByLabel("Why is it corrected?").FillAsync("A return was read wrongly");
        await page.GetByRole(AriaRole.Button, new() { Name = "Correct the figure" }).ClickAsync();

        await Assertions.Expect(page.Locator(".moj-alert")).ToContainTextAsync("Corrected: LEI 01");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Reason: A return was read wrongly.");
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

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"\d+ out of \d+\*? measures? (was|were) on target")]
    private static partial Regex Sentence();
}
