using Microsoft.Playwright;

namespace PerformanceManagement.Browser.Tests;

/// <summary>What is done where a value that was typed is doubted.</summary>
internal static class DoubtSteps
{
    /// <summary>Answers the doubts there are, with a reason and a tick, and submits again; nothing where there are none.</summary>
    public static async Task AnswerDoubtsAsync(this IPage page)
    {
        ILocator check = page.Locator("#check-heading");
        await Assertions.Expect(check.Or(page.Locator(".moj-alert--success"))).ToBeVisibleAsync();
        if (await check.CountAsync() == 0) return;
        if (await page.Locator("#Form-DoubtReason").CountAsync() > 0) await page.Locator("#Form-DoubtReason").FillAsync("Counted again, and it is right.");
        if (await page.Locator("#confirmed").CountAsync() > 0) await page.Locator("#confirmed").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Submit" }).First.ClickAsync();
    }
}
