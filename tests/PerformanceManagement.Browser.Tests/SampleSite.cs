using System.Collections.Concurrent;
using Microsoft.Playwright;
using PerformanceManagement.Core.Data.Sample;
using Xunit;

namespace PerformanceManagement.Browser.Tests;

/// <summary>The site with the sample council: one for all tests of a collection.</summary>
public sealed class SampleSite : BrowserSite
{
    private readonly ConcurrentDictionary<string, Lazy<Task<string>>> signedIn = new(StringComparer.Ordinal);

    protected override bool HasSampleCouncil => true;

    /// <summary>An empty page of someone who has signed in: the part of a sample address before the @. Nobody signs in twice: a second page has the cookies of the first.</summary>
    public async Task<BrowserPage> VisitAsAsync(string who, int width = 1280, int height = 800, bool script = true) =>
        await VisitAsync(width, height, script, await signedIn.GetOrAdd(who, name => new Lazy<Task<string>>(() => CookiesOfAsync(name))).Value);

    /// <summary>The first page of someone who has signed in: the part of a sample address before the @.</summary>
    public async Task<BrowserPage> SignInAsync(string who, int width = 1280, int height = 800, bool script = true)
    {
        BrowserPage visitor = await VisitAsAsync(who, width, height, script);
        // Pictures and fonts that are still on their way matter to nobody here.
        await visitor.Page.GotoAsync("/", new PageGotoOptions { WaitUntil = WaitUntilState.DOMContentLoaded });
        return visitor;
    }

    // Signs in on the page that everyone signs in on. Waits for what only a page of someone signed in has, not for a load event, which may have passed before one waits for it.
    private async Task<string> CookiesOfAsync(string who)
    {
        await using BrowserPage visitor = await VisitAsync();
        await visitor.Page.GotoAsync("/account/sign-in");
        await visitor.Page.GetByLabel("Email address").FillAsync($"{who}@wellbridge.example");
        await visitor.Page.GetByLabel("Password", new() { Exact = true }).FillAsync(SampleUsers.Password);
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await visitor.Page.Locator("header button", new() { HasText = "Sign out" }).WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Attached });
        return await visitor.Page.Context.StorageStateAsync();
    }

    protected override async Task WarmUpAsync()
    {
        await using BrowserPage visitor = await SignInAsync("performance");
        await visitor.Page.GotoAsync("/dashboard", new PageGotoOptions { WaitUntil = WaitUntilState.DOMContentLoaded });
    }
}

[CollectionDefinition(Name)]
public sealed class SampleSiteCollection : ICollectionFixture<SampleSite>
{
    public const string Name = "sample site";
}
