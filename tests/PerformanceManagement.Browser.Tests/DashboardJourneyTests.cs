using System.Text.RegularExpressions;
using FluentAssertions;
using Microsoft.Playwright;
using Xunit;

namespace PerformanceManagement.Browser.Tests;

/// <summary>What somebody looks at on the dashboard is kept, shared, found by another, and printed on one sheet.</summary>
[Collection(SampleSiteCollection.Name)]
public sealed class DashboardJourneyTests(SampleSite site)
{
    [Fact]
    public async Task A_view_is_saved_shared_opened_by_another_and_deleted()
    {
        await using BrowserPage officer = await site.SignInAsync("performance");
        IPage page = officer.Page;
        await page.GotoAsync("/dashboard?directorate=all&sort=worst");
        await page.GetByRole(AriaRole.Link, new() { Name = "Save this view" }).ClickAsync();
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("The worst first");
        await page.GetByLabel("Share it with everybody").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("The worst first");

        await using (BrowserPage reader = await site.SignInAsync("viewer", script: false))
        {
            await reader.Page.GotoAsync("/dashboard/views");
            await reader.Page.GetByRole(AriaRole.Link, new() { Name = "The worst first" }).ClickAsync();
            await Assertions.Expect(reader.Page.Locator("tr.pm-measure").First).ToContainTextAsync("Significantly below");
        }

        await page.GetByRole(AriaRole.Link, new() { Name = "Saved views" }).ClickAsync();
        (await page.AxeAsync()).Violations.Should().BeEmpty("a list with a view in it is a page too");
        await page.GetByRole(AriaRole.Link, new() { NameRegex = new Regex("^Delete") }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Delete this view" }).ClickAsync();
        await Assertions.Expect(page.Locator(".moj-alert--success")).ToContainTextAsync("Deleted the view The worst first");
        officer.Complaints.Should().BeEmpty();
    }

    [Theory]
    [InlineData("/", 1366)]
    [InlineData("/", 1024)]
    [InlineData("/dashboard", 1366)]
    [InlineData("/dashboard", 1024)]
    [InlineData("/dashboard", 375)]
    public async Task Every_part_of_a_bar_shows_all_of_its_words_and_what_it_was(string address, int width)
    {
        await using BrowserPage officer = await site.SignInAsync("performance");
        await officer.Page.SetViewportSizeAsync(width, 900);
        await officer.Page.GotoAsync(address);

        string[] parts = await officer.Page.EvaluateAsync<string[]>("""
            () => [...document.querySelectorAll('.pm-bar__part')].map(part => {
              const box = part.getBoundingClientRect();
              const cut = [...part.querySelectorAll('*')].filter(e => e.textContent.trim() && (e.getClientRects().length === 0 || e.getBoundingClientRect().right > box.right + 1 || e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).display !== 'inline'));
              return `${part.textContent.trim().replace(/\s+/g, ' ')}${cut.length > 0 ? ': cut' : ''}`;
            })
            """);

        parts.Should().HaveCountGreaterThan(4).And.OnlyContain(part => !part.EndsWith(": cut"));
        (await officer.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth")).Should().Be(0);
        if (address == "/dashboard") parts.Should().Contain(part => part.Contains("Slightly below was ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/dashboard?show=print", "more whose status changed")]
    [InlineData("/dashboard?directorate=1", "Adults and Housing. As of")]
    public async Task What_is_printed_is_one_sheet(string address, string words)
    {
        await using BrowserPage officer = await site.SignInAsync("performance");
        await officer.Page.GotoAsync(address);
        // However long names and reasons are, and with as many groups as there can be.
        await officer.Page.EvaluateAsync("""
            () => {
              const groups = document.querySelector('.pm-one-page__groups');
              while (groups && groups.children.length < 8) groups.append(groups.firstElementChild.cloneNode(true));
              for (const name of document.querySelectorAll('.pm-one-page__name')) name.textContent = 'A long name '.repeat(20);
              // And with a notice, as of a quarter that was opened again.
              const notice = Object.assign(document.createElement('div'), { className: 'govuk-inset-text', textContent: 'Q2 2026/27 was opened again after sign-off, 30 November 2026 at 9:14am: a rating was wrong.' });
              if (groups) document.querySelector('.pm-printed-words').after(notice);
            }
            """);
        string file = Path.Combine(site.Downloads, $"{Guid.NewGuid():N}.pdf");
        await officer.Page.PdfAsync(new PagePdfOptions { Path = file, PreferCSSPageSize = true });

        string about = await DownloadedFile.RunAsync("pdfinfo", file);
        about.Should().MatchRegex(@"Pages:\s+1\s").And.MatchRegex(@"Page size:\s+84\d(\.\d+)? x 59\d");
        string text = await DownloadedFile.RunAsync("pdftotext", "-layout", file, "-");
        text.Should().Contain(words).And.Contain("On target").And.NotContain("Sign out").And.NotContain("Saved views");
    }
}
