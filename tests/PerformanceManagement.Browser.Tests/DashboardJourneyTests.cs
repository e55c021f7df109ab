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
