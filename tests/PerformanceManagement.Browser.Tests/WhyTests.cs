using FluentAssertions;
using Microsoft.Playwright;
using PerformanceManagement.Core.Collections;
using Xunit;

namespace PerformanceManagement.Browser.Tests;

/// <summary>Why? Asked of statuses, arrows and counts with the keyboard alone and without a script.</summary>
[Collection(SampleSiteCollection.Name)]
public sealed class WhyTests(SampleSite site)
{
    [Theory]
    [InlineData("director.adults", "/", "td[data-label=Status] .pm-explain")]
    [InlineData("viewer", "/reports/2026-27-Q2/1", ".pm-report .pm-explain")]
    public async Task The_explanation_opens_by_keyboard_without_a_script(string who, string address, string selector)
    {
        await using BrowserPage visitor = await site.SignInAsync(who, script: false);
        await visitor.Page.GotoAsync(address);
        ILocator details = visitor.Page.Locator(selector).First;
        ILocator answer = details.Locator("xpath=./*[2]");
        (await answer.IsVisibleAsync()).Should().BeFalse("a page of a hundred explanations is not read");

        await details.Locator("summary").FocusAsync();
        await visitor.Page.Keyboard.PressAsync("Enter");

        (await answer.IsVisibleAsync()).Should().BeTrue();
        (await answer.InnerTextAsync()).Should().MatchRegex(@"\w+ .*\d");
    }

    [Theory]
    [InlineData("director.adults", "/dashboard")]
    [InlineData("director.adults", "/")]
    [InlineData("viewer", "/reports/2026-27-Q2/1")]
    public async Task Everything_opened_at_once_still_fits_a_narrow_screen(string who, string address)
    {
        await using BrowserPage visitor = await site.SignInAsync(who, width: 320, height: 640);
        await visitor.Page.GotoAsync(address);

        await visitor.Page.EvaluateAsync("() => document.querySelectorAll('main details').forEach(d => { d.open = true; })");

        await visitor.SavePictureAsync(who, address, "opened-narrow");
        (await visitor.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth")).Should().Be(0);
        await visitor.Page.SetViewportSizeAsync(1280, 2400);
        await visitor.SavePictureAsync(who, address, "opened-desktop");
    }
}
