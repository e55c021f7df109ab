using System.Collections.Concurrent;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using PerformanceManagement.Core.Data.Sample;
using Xunit;

namespace PerformanceManagement.Browser.Tests;

/// <summary>The site with the sample council on a real address, over a SQLite file of its own, and one real Chromium for all tests.</summary>
public sealed class SampleSite : WebApplicationFactory<Program>, IAsyncLifetime
{
    // What a loaded machine with two processors keeps to, where Playwright's 30 seconds are too few.
    private const float Patience = 90_000;
    private const float ExpectPatience = 30_000;

    private readonly string folder = Directory.CreateTempSubdirectory("pm-browser-").FullName;
    private readonly ConcurrentDictionary<string, Lazy<Task<string>>> signedIn = new(StringComparer.Ordinal);
    private IPlaywright? playwright;
    private IBrowser? chromium;

    /// <summary>What the site takes for the time: the machine's clock, unless a test moves it.</summary>
    public MovedClock Clock { get; } = new();

    /// <summary>Where the site answers.</summary>
    public string Address { get; private set; } = "";

    /// <summary>Where tests put what they download; gone with the site.</summary>
    public string Downloads => Directory.CreateDirectory(Path.Combine(folder, "downloads")).FullName;

    public async Task InitializeAsync()
    {
        UseKestrel(0);
        StartServer();
        Address = ClientOptions.BaseAddress.ToString().TrimEnd('/').Replace("localhost", "127.0.0.1", StringComparison.Ordinal);
        playwright = await Playwright.CreateAsync();
        chromium = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Environment.GetEnvironmentVariable("PM_CHROMIUM") ?? "/usr/bin/chromium",
            Timeout = Patience,
            Args = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run", "--disable-quic"],
        });
        Assertions.SetDefaultExpectTimeout(ExpectPatience);
        await WarmUpAsync();
    }

    /// <summary>A page of a visitor of their own, not signed in. Whatever the browser reports against the site's policy or scripts fails the test that asks <see cref="BrowserPage.Complaints"/>.</summary>
    public Task<BrowserPage> VisitAsync(int width = 1280, int height = 800, bool script = true) => VisitAsync(width, height, script, state: null);

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

    private async Task<BrowserPage> VisitAsync(int width, int height, bool script, string? state)
    {
        IBrowserContext context = await chromium!.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = Address,
            ViewportSize = new ViewportSize { Width = width, Height = height },
            JavaScriptEnabled = script,
            Locale = "en-GB",
            AcceptDownloads = true,
            StorageState = state,
        });
        context.SetDefaultTimeout(Patience);
        context.SetDefaultNavigationTimeout(Patience);
        return new BrowserPage(await context.NewPageAsync());
    }

    // The first page of a site compiles much: the first test should not pay for it with its patience.
    private async Task WarmUpAsync()
    {
        await using BrowserPage visitor = await SignInAsync("performance");
        await visitor.Page.GotoAsync("/dashboard", new PageGotoOptions { WaitUntil = WaitUntilState.DOMContentLoaded });
    }

    async Task IAsyncLifetime.DisposeAsync()
    {
        if (chromium is not null) await chromium.DisposeAsync();
        playwright?.Dispose();
        await DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Development");
        builder.UseSetting("ConnectionStrings:PerformanceManagement", new SqliteConnectionStringBuilder { DataSource = Path.Combine(folder, "site.db"), Pooling = false }.ToString());
        builder.UseSetting("Database:MigrateOnStart", "true");
        builder.UseSetting("Database:SampleCouncil", "true");
        builder.UseSetting("DataProtection:KeysFolder", Path.Combine(folder, "keys"));
        builder.UseSetting("SignIn:AttemptsPerMinute", "10000");
        builder.ConfigureTestServices(services => services.AddSingleton<TimeProvider>(Clock));
    }
}

/// <summary>The machine's clock, some days ahead.</summary>
public sealed class MovedClock : TimeProvider
{
    public int DaysAhead { get; set; }

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow().AddDays(DaysAhead);
}

/// <summary>A page, and what the browser's console had against it.</summary>
public sealed class BrowserPage : IAsyncDisposable
{
    private readonly List<string> complaints = [];

    public BrowserPage(IPage page)
    {
        Page = page;
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning") complaints.Add($"{page.Url}: {message.Text}");
        };
        page.PageError += (_, error) => complaints.Add($"{page.Url}: {error}");
    }

    public IPage Page { get; }

    /// <summary>Errors and warnings of script and of the Content-Security-Policy.</summary>
    public IReadOnlyList<string> Complaints => complaints;

    /// <summary>Keeps a picture in the folder that <c>PM_SCREENSHOTS</c> names, where it does: <c>scripts/screenshots</c> makes those of the docs like this.</summary>
    public async Task SavePictureAsync(string who, string address, string name, bool fullPage = false)
    {
        if (Environment.GetEnvironmentVariable("PM_SCREENSHOTS") is not { Length: > 0 } folder) return;
        string file = string.Concat($"{(who.Length == 0 ? "nobody" : who)}{address}".Select(c => char.IsLetterOrDigit(c) ? c : '-')).Trim('-');
        await Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, $"{file}-{name}.png"), FullPage = fullPage });
    }

    public async ValueTask DisposeAsync() => await Page.Context.DisposeAsync();
}

[CollectionDefinition(Name)]
public sealed class SampleSiteCollection : ICollectionFixture<SampleSite>
{
    public const string Name = "sample site";
}
