using DocumentFormat.OpenXml.Spreadsheet;
using FluentAssertions;
using Microsoft.Playwright;
using PerformanceManagement.Core.Tests.Entry.Workbooks;
using Xunit;

namespace PerformanceManagement.Browser.Tests;

/// <summary>Entering values in a workbook, on a site of its own, because it changes what others count.</summary>
public sealed class WorkbookJourneyTests(SampleSite site) : IClassFixture<SampleSite>
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_workbook_with_a_good_a_refused_and_a_conflicting_row_is_looked_at_and_stored(bool script)
    {
        await using BrowserPage visitor = await site.SignInAsync("housing", script: script);
        await using BrowserPage officer = await site.SignInAsync("performance");
        IPage page = visitor.Page;
        await page.GotoAsync("/enter");
        await page.GetByRole(AriaRole.Link, new() { Name = "Use a workbook" }).ClickAsync();
        await page.GetByLabel("Also what is submitted, or need not be given").CheckAsync();
        byte[] file = await File.ReadAllBytesAsync(await site.DownloadAsync(page.GetByRole(AriaRole.Button, new() { Name = "Download" }), ".xlsx"));

        using var hand = new WorkbookHand(file);
        int period = hand.Headings.ToList().IndexOf("Period"), numerator = hand.Headings.ToList().IndexOf("Numerator"), code = 0;
        string[] codes = [.. hand.Rows.Select(r => r.Elements<Cell>().Select(WorkbookHand.TextOf).ToArray()).Where(r => r[period] == "Q2 2026/27" && r[numerator] == "Not asked").Select(r => r[code])];
        codes.Should().HaveCountGreaterThan(2, "the sample council asks this officer for something");
        (string good, string refused, string conflicting) = (codes[0], codes[1], codes[2]);
        // Different figures each time, so that there is something to change.
        int figure = script ? 17 : 18;
        hand.Fill(good, "Value", null).Fill(good, "No value because", script ? "Awaiting data" : "Not available").Fill(good, "Note", $"The return is late, {figure}.");
        hand.Fill(refused, "Value", "about a dozen").Fill(conflicting, "Value", figure).Fill(conflicting, "No value because", null).Fill(conflicting, "Note", $"Counted again, {figure}.");
        file = hand.Saved();

        await officer.Page.GotoAsync($"/enter/2026-27-Q2/{conflicting}");
        await officer.Page.Locator("#Form-Value").FillAsync((figure + 2).ToString(System.Globalization.CultureInfo.InvariantCulture));
        await officer.Page.GetByRole(AriaRole.Button, new() { Name = "Save as draft" }).ClickAsync();
        await Assertions.Expect(officer.Page.Locator("main")).ToContainTextAsync("Saved as a draft");

        await page.GetByLabel("Filled workbook").SetInputFilesAsync(new FilePayload { Name = "values.xlsx", MimeType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", Buffer = file });
        await page.GetByRole(AriaRole.Button, new() { Name = "Upload" }).ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("What would be stored");
        await Assertions.Expect(page.Locator("table", new() { HasText = "about a dozen" })).ToContainTextAsync(refused);
        await Assertions.Expect(page.Locator("table", new() { HasText = "The return is late" })).ToContainTextAsync(good);
        ILocator conflict = page.Locator(".pm-workbook-row", new() { HasText = conflicting }).First;
        await Assertions.Expect(conflict).ToContainTextAsync("Changed since the download");
        if (script) await visitor.CheckAsync("housing", "/enter/workbook/preview");

        // Nothing is stored while something is to be chosen.
        await page.GetByRole(AriaRole.Button, new() { Name = "Save them as drafts" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert).First).ToContainTextAsync($"Select which value of {conflicting} to keep");
        if (script) await visitor.CheckAsync("housing", "/enter/workbook/preview-refused");
        await page.Locator(".pm-workbook-row", new() { HasText = conflicting }).First.GetByLabel("Store what stands in the workbook").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Save them as drafts" }).ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("What became of values.xlsx");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Not stored (1)");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Saved as drafts (2)");
        if (script) await visitor.CheckAsync("housing", "/enter/workbook/result");

        await officer.Page.GotoAsync($"/enter/2026-27-Q2/{conflicting}");
        await Assertions.Expect(officer.Page.Locator("#Form-Note")).ToHaveValueAsync($"Counted again, {figure}.");
        await page.GotoAsync("/enter/workbook/preview");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("What became of values.xlsx");
        await page.GotoAsync("/enter/workbook");
        if (script) await visitor.CheckAsync("housing", "/enter/workbook/kept");
        visitor.Complaints.Should().BeEmpty();
    }
}
