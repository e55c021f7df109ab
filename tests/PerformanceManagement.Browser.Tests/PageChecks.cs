using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using FluentAssertions;
using Microsoft.Playwright;

namespace PerformanceManagement.Browser.Tests;

/// <summary>What holds of every page, and of every state of one.</summary>
internal static class PageChecks
{
    /// <summary>What axe says of a page. It runs in the page itself: no page has frames, for which it would open a second one each time.</summary>
    public static Task<AxeResult> AxeAsync(this IPage page) =>
#pragma warning disable CS0618 // A later version drops it; until then the other way, a page more for each of two hundred results, takes minutes.
        page.RunAxeLegacy();
#pragma warning restore CS0618

    /// <summary>axe has nothing against the page at 1280 pixels, nothing but a region of its own scrolls sideways at that, at 1024 and at 320, and it has one heading of the first level.</summary>
    /// <param name="visitor">Whose page, at 1280 pixels; it is so wide again afterwards.</param>
    /// <param name="who">Who looks, for the pictures' names.</param>
    /// <param name="state">What is looked at, for the pictures' names.</param>
    /// <param name="fullPage">Whether the wide picture shows all of it.</param>
    public static async Task CheckAsync(this BrowserPage visitor, string who, string state, bool fullPage = true)
    {
        IPage page = visitor.Page;
        AxeResult result = await page.AxeAsync();
        await visitor.SavePictureAsync(who, state, "desktop", fullPage);
        (await TooWideAsync(page)).Should().BeEmpty("only a table's own region may scroll sideways at 1280 pixels");
        await page.SetViewportSizeAsync(1024, 768);
        (await TooWideAsync(page)).Should().BeEmpty("only a table's own region may scroll sideways at 1024 pixels");
        await page.SetViewportSizeAsync(320, 640);
        string wide = await TooWideAsync(page);
        await visitor.SavePictureAsync(who, state, "narrow", fullPage: true);

        result.Passes.Should().HaveCountGreaterThan(10, "axe looked at a real page");
        result.Violations.Select(v => $"{v.Id}: {v.Help}: {string.Join(" | ", v.Nodes.Take(3).Select(n => n.Html))}").Should().BeEmpty();
        wide.Should().BeEmpty("only a table's own region may scroll sideways at 320 pixels");
        (await page.Locator("h1").CountAsync()).Should().Be(1);
        (await page.Locator("a:not([href])").AllInnerTextsAsync()).Should().BeEmpty("each link leads somewhere");
        await page.SetViewportSizeAsync(1280, 800);
    }

    // By how much the page is too wide, and what is; empty where nothing is.
    private static Task<string> TooWideAsync(IPage page) => page.EvaluateAsync<string>("""
        () => {
          const root = document.documentElement;
          if (root.scrollWidth <= root.clientWidth) return '';
          const wide = [...document.querySelectorAll('main *')].filter(e => e.getBoundingClientRect().right > root.clientWidth + 1 && !e.closest('.pm-scroll, .pm-template__paper'));
          return `${root.scrollWidth - root.clientWidth}: ${wide.slice(0, 3).map(e => e.outerHTML.slice(0, 160)).join(' | ')}`;
        }
        """);

    /// <summary>axe has nothing against the page at 320 pixels in colours that the reader's system forces on it.</summary>
    /// <param name="visitor">Whose page; it is 1280 pixels wide afterwards, in its own colours.</param>
    public static async Task CheckForcedColoursAsync(this BrowserPage visitor)
    {
        IPage page = visitor.Page;
        await page.SetViewportSizeAsync(320, 640);
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { ForcedColors = ForcedColors.Active });
        AxeResult result = await page.AxeAsync();
        result.Violations.Select(v => $"{v.Id}: {v.Help}: {string.Join(" | ", v.Nodes.Take(3).Select(n => n.Html))}").Should().BeEmpty("at 320 pixels in forced colours");
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { ForcedColors = ForcedColors.None });
        await page.SetViewportSizeAsync(1280, 800);
    }
}
