using System.Diagnostics;
using FluentAssertions;
using Microsoft.Playwright;

namespace PerformanceManagement.Browser.Tests;

/// <summary>What a browser downloads, and programs that read it.</summary>
internal static class DownloadedFile
{
    /// <summary>Clicks and keeps the file that comes; answers where it is.</summary>
    public static async Task<string> DownloadAsync(this BrowserSite site, ILocator link, string extension)
    {
        IDownload download = await link.Page.RunAndWaitForDownloadAsync(() => link.ClickAsync());
        download.SuggestedFilename.Should().EndWith(extension);
        string path = Path.Combine(site.Downloads, $"{Guid.NewGuid():N}{extension}");
        await download.SaveAsAsync(path);
        return path;
    }

    /// <summary>All that a program says.</summary>
    public static async Task<string> RunAsync(string program, params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return output + await errors;
    }
}
