using Microsoft.Playwright;

namespace PerformanceManagement.Browser.Tests;

/// <summary>What people do who have a keyboard and no mouse.</summary>
internal static class KeyboardSteps
{
    private const int MostSteps = 150;

    /// <summary>Presses a key that the script of the page answers: what is pressed before it is loaded is nobody's.</summary>
    public static async Task PressAsync(this IPage page, string key)
    {
        await page.WaitForLoadStateAsync();
        await page.Keyboard.PressAsync(key);
    }

    /// <summary>Goes to a field, a link or a button, by the key that goes from one to the next.</summary>
    public static async Task ReachAsync(this IPage page, ILocator wanted, bool backwards = false)
    {
        await wanted.First.WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Visible });
        await page.WaitForLoadStateAsync();
        for (int step = 0; step < MostSteps; step++)
        {
            if (await wanted.First.EvaluateAsync<bool>("e => e === document.activeElement")) return;
            await page.Keyboard.PressAsync(backwards ? "Shift+Tab" : "Tab");
        }

        throw new TimeoutException($"{MostSteps} steps of the keyboard do not lead to {wanted}.");
    }

    /// <summary>Goes to a link or a button and presses it.</summary>
    /// <param name="page">The page.</param>
    /// <param name="link">What is pressed.</param>
    /// <param name="opens">Whether something opens on the page, so that there is no other address to wait for.</param>
    /// <param name="backwards">Whether it stands before what has the focus.</param>
    public static async Task FollowAsync(this IPage page, ILocator link, bool opens = false, bool backwards = false)
    {
        await page.ReachAsync(link, backwards);
        string from = page.Url;
        await page.Keyboard.PressAsync("Enter");
        if (!opens) await page.WaitForURLAsync(address => address != from);
    }

    /// <summary>Goes to a field and types into it, in place of what stands there.</summary>
    public static async Task WriteAsync(this IPage page, string label, string text)
    {
        await page.ReachAsync(page.GetByLabel(label, new() { Exact = true }));
        await page.Keyboard.PressAsync("Control+A");
        await page.Keyboard.TypeAsync(text);
    }
}
