using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Playwright;

namespace PerformanceManagement.Browser.Tests;

/// <summary>The site of a council that has nothing yet, nobody who can sign in included.</summary>
public sealed partial class EmptyCouncilSite : BrowserSite
{
    protected override bool HasSampleCouncil => false;

    /// <summary>The one-time code that the server wrote to its log.</summary>
    public async Task<string> OneTimeCodeAsync()
    {
        foreach (string path in Directory.GetFiles(Folder, "site-*.log"))
        {
            await using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(file);
            if (OneTimeCode().Match(await reader.ReadToEndAsync()) is { Success: true } found) return found.Groups["code"].Value;
        }

        throw new InvalidOperationException("The log has no one-time code.");
    }

    protected override async Task WarmUpAsync()
    {
        await using BrowserPage visitor = await VisitAsync();
        await visitor.Page.GotoAsync("/account/sign-in", new PageGotoOptions { WaitUntil = WaitUntilState.DOMContentLoaded });
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.ConfigureAppConfiguration(configuration => configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["Serilog:WriteTo:File:Args:path"] = Path.Combine(Folder, "site-.log") }));
    }

    [GeneratedRegex("one-time code: \"?(?<code>[A-Za-z0-9-]+)")]
    private static partial Regex OneTimeCode();
}
