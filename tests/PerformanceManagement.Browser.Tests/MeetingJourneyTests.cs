using System.Diagnostics;
using FluentAssertions;
using Microsoft.Playwright;
using Xunit;

namespace PerformanceManagement.Browser.Tests;

/// <summary>A director's meeting by its keys and on paper, and measures beside each other.</summary>
[Collection(SampleSiteCollection.Name)]
public sealed class MeetingJourneyTests(SampleSite site)
{
    [Fact]
    public async Task A_director_goes_through_a_meeting_by_keys_and_prints_a_sheet_for_each_measure()
    {
        await using BrowserPage visitor = await site.SignInAsync("director.adults");
        IPage page = visitor.Page;
        await page.GotoAsync("/dashboard");
        await page.GetByRole(AriaRole.Link, new() { Name = "Meeting view" }).ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("Adults and Housing");
        int measures = await page.Locator(".pm-agenda li").CountAsync();
        measures.Should().BeGreaterThan(3);
        ILocator position = page.Locator(".pm-meeting__position");

        await page.PressAsync("ArrowRight");
        await Assertions.Expect(position).ToHaveTextAsync($"1 of {measures}");
        string first = page.Url;
        await page.PressAsync("PageDown");
        await Assertions.Expect(position).ToHaveTextAsync($"2 of {measures}");
        // In a field the keys are the field's, on the points of the chart the chart's.
        await page.Locator("header input[type=search]").FocusAsync();
        await page.PressAsync("ArrowRight");
        await page.Locator("svg.pm-chart__drawing--wide [tabindex='0']").FocusAsync();
        await page.PressAsync("ArrowLeft");
        await Assertions.Expect(position).ToHaveTextAsync($"2 of {measures}");
        await page.EvaluateAsync("() => document.activeElement.blur()");
        await page.PressAsync("ArrowLeft");
        await Assertions.Expect(position).ToHaveTextAsync($"1 of {measures}");
        page.Url.Should().Be(first, "the measure has one address");
        await page.PressAsync("End");
        await Assertions.Expect(position).ToHaveTextAsync($"{measures} of {measures}");
        await page.PressAsync("Home");
        await Assertions.Expect(page.Locator(".pm-agenda")).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "Print as a pack" }).ClickAsync();
        await page.WaitForURLAsync("**/meeting-pack**");
        string file = Path.Combine(site.Downloads, "pack.pdf");
        await page.PdfAsync(new PagePdfOptions { Path = file, PreferCSSPageSize = true, Tagged = true });
        string about = await AboutAsync(file);
        about.Should().MatchRegex($@"Pages:\s+{measures + 1}\b").And.MatchRegex(@"Tagged:\s+yes").And.MatchRegex("Title:\\s+Meeting pack, Adults and Housing").And.MatchRegex(@"841\.\d+ x 59\d");

        await page.GoBackAsync();
        await page.PressAsync("Escape");
        await page.WaitForURLAsync("**/dashboard**");
        visitor.Complaints.Should().BeEmpty();
    }

    [Fact]
    public async Task A_reader_puts_measures_beside_each_other_without_script()
    {
        await using BrowserPage visitor = await site.SignInAsync("viewer", script: false);
        IPage page = visitor.Page;
        await page.GotoAsync("/compare");
        foreach (string typed in new[] { "hou01", "ENV 01" })
        {
            await page.GetByLabel("Add a measure, by code or title").FillAsync(typed);
            await page.Keyboard.PressAsync("Enter");
            await page.WaitForURLAsync(address => address.Contains("measure=", StringComparison.Ordinal) && !address.Contains("add=", StringComparison.Ordinal));
        }

        await Assertions.Expect(page.Locator(".pm-panel")).ToHaveCountAsync(2);
        await page.GetByRole(AriaRole.Button, new() { Name = "Remove HOU 01" }).ClickAsync();
        await Assertions.Expect(page.Locator(".pm-panel")).ToHaveCountAsync(1);
        await Assertions.Expect(page.Locator(".pm-panel__title")).ToContainTextAsync("ENV 01");
        visitor.Complaints.Should().BeEmpty();
    }

    private static async Task<string> AboutAsync(string pdf)
    {
        using Process reading = Process.Start(new ProcessStartInfo("pdfinfo", [pdf]) { RedirectStandardOutput = true })!;
        string about = await reading.StandardOutput.ReadToEndAsync();
        await reading.WaitForExitAsync();
        return about;
    }
}
