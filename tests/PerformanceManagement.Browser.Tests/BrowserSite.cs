using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Xunit;

namespace PerformanceManagement.Browser.Tests;

/// <summary>The site on a real address, over a SQLite file of its own, and a real Chromium for the tests of it.</summary>
public abstract class BrowserSite : WebApplicationFactory<Program>, IAsyncLifetime
{
    // What a loaded machine with two processors keeps to, where Playwright's 30 seconds are too few.
    private const float Patience = 90_000;
    private const float ExpectPatience = 30_000;

    private readonly string folder = Directory.CreateTempSubdirectory("pm-browser-").FullName;
    private IPlaywright? playwright;
    private IBrowser? chromium;

    /// <summary>What the site takes for the time: the machine's clock, unless a test moves it.</summary>
    public MovedClock Clock { get; } = new();

    /// <summary>Where the site answers.</summary>
    public string Address { get; private set; } = "";

    /// <summary>Where the site keeps its files; gone with it.</summary>
    protected string Folder => folder;

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

    /// <summary>An empty page of the same person as another, with or without script.</summary>
    public async Task<BrowserPage> VisitLikeAsync(IPage other, bool script = true) => await VisitAsync(1280, 800, script, await other.Context.StorageStateAsync());

    /// <summary>A page of a visitor who has the cookies of another; null for none.</summary>
    protected async Task<BrowserPage> VisitAsync(int width, int height, bool script, string? state)
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

    /// <summary>The first page of a site compiles much: the first test should not pay for it with its patience.</summary>
    protected abstract Task WarmUpAsync();

    /// <summary>Whether it opens with the sample council.</summary>
    protected abstract bool HasSampleCouncil { get; }

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
        builder.UseSetting("Database:SampleCouncil", HasSampleCouncil ? "true" : "false");
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
