using System.Text.RegularExpressions;
using FluentAssertions;
using Microsoft.Playwright;
using Xunit;

namespace PerformanceManagement.Browser.Tests;

/// <summary>A value that looks wrong is asked about, answered, and carries the answer; on a site of its own, where nobody else has entered anything.</summary>
public sealed class DoubtJourneyTests(SampleSite site) : IClassFixture<SampleSite>
{
    [Theory]
    [InlineData(true, "environment", "2026-27-Q2", "ENV 03", "5400", "ten times too large")]
    [InlineData(false, "growth", "2026-09", "LEI 01", "5834", "ten times too small")]
    public async Task A_doubted_value_is_confirmed_with_a_reason(bool script, string who, string period, string code, string typed, string doubt)
    {
        await using BrowserPage visitor = await site.SignInAsync(who, script: script);
        IPage page = visitor.Page;
        await page.GotoAsync($"/enter/{period}/{code}");
        await page.GetByLabel("Value for").FillAsync(typed);
        await page.GetByLabel("Note", new() { Exact = true }).FillAsync("Counted in another way from July.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Submit" }).First.ClickAsync();

        await Assertions.Expect(page.Locator(".pm-check")).ToContainTextAsync(doubt);
        await Assertions.Expect(page).ToHaveTitleAsync(new Regex("^Check: "));
        await Assertions.Expect(page.GetByLabel("Note", new() { Exact = true })).ToHaveValueAsync("Counted in another way from July.");
        if (script) await visitor.CheckAsync(who, "/enter/doubt");

        await page.GetByRole(AriaRole.Button, new() { Name = "Submit" }).First.ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert).First).ToContainTextAsync("Say why the figure is right, or correct it");
        await Assertions.Expect(page.Locator(".pm-check")).ToContainTextAsync(doubt);
        if (script) await visitor.CheckAsync(who, "/enter/doubt-error");

        await page.GetByLabel("Why is the figure right?").FillAsync("Reports by the app are counted as well.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Submit" }).First.ClickAsync();
        await page.AnswerDoubtsAsync();
        await Assertions.Expect(page.Locator(".moj-alert--success")).ToContainTextAsync(code);

        await page.GotoAsync($"/measures/{Uri.EscapeDataString(code)}");
        await Assertions.Expect(page.Locator("section", new() { Has = page.Locator("#history-heading") })).ToContainTextAsync("About the data:");
        if (script) await visitor.CheckAsync(who, "/measures/doubted");
        visitor.Complaints.Should().BeEmpty();
    }

    [Fact]
    public async Task A_note_starts_from_the_last_one_by_a_key_and_keeps_what_is_typed()
    {
        await using BrowserPage visitor = await site.SignInAsync("housing");
        IPage page = visitor.Page;
        await page.GotoAsync("/enter/2026-27-Q2/HOU 01");
        ILocator note = page.GetByLabel("Note", new() { Exact = true });
        await note.FillAsync("Since July:");

        await page.Keyboard.PressAsync("Alt+l");
        string started = await note.InputValueAsync();
        await page.Keyboard.PressAsync("Alt+l");

        started.Should().StartWith("Since July:\n\n");
        started.Length.Should().BeGreaterThan("Since July:\n\n".Length);
        (await note.InputValueAsync()).Should().Be(started, "it starts from it once");
        await Assertions.Expect(note).ToBeFocusedAsync();
        await Assertions.Expect(page.Locator("[data-start-note-key]")).ToBeVisibleAsync();
        await page.GetByText("Off target: why").ClickAsync();
        await visitor.CheckAsync("housing", "/enter/four-parts");
        visitor.Complaints.Should().BeEmpty();
    }
}
