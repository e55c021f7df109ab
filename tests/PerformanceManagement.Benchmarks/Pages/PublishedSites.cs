using System.Diagnostics;
using System.Runtime.InteropServices;

namespace PerformanceManagement.Benchmarks.Pages;

/// <summary>The sites, published as a council would publish them, in a folder that goes when they do.</summary>
public sealed class PublishedSites : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("pm-bench-sites-").FullName;

    private PublishedSites()
    {
    }

    /// <summary>The product.</summary>
    public string Product => Assembly("PerformanceManagement.Web");

    /// <summary>The same rows from memory through the same layout.</summary>
    public string Control => Assembly("PerformanceManagement.ControlSite");

    /// <summary>An empty MVC application with Identity and EF Core, published as dotnet publish does.</summary>
    public string Empty => Assembly("PerformanceManagement.EmptySite");

    /// <summary>The same, compiled for the processor.</summary>
    public string EmptyCompiled => Path.Combine(folder, "compiled", "PerformanceManagement.EmptySite.dll");

    /// <summary>Publishes all of them.</summary>
    public static async Task<PublishedSites> PublishAsync()
    {
        var sites = new PublishedSites();
        string root = Root();
        string control = Path.Combine(root, "tests", "PerformanceManagement.ControlSite");
        string empty = Path.Combine(root, "tests", "PerformanceManagement.EmptySite");
        await RunAsync("the site", Path.Combine(root, "scripts", "publish"), [Path.GetDirectoryName(sites.Product)!]);
        // What runs for long is compiled anew while it does: ahead or not makes no difference to the control.
        await RunAsync("the control", "dotnet", Publish(control, sites.Control));
        await RunAsync("an empty site", "dotnet", Publish(empty, sites.Empty));
        await RunAsync("an empty site, compiled", "dotnet", [.. Publish(empty, sites.EmptyCompiled), .. Compiled]);
        return sites;
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static string Root()
    {
        DirectoryInfo? at = new(AppContext.BaseDirectory);
        while (at is not null && !File.Exists(Path.Combine(at.FullName, "PerformanceManagement.sln"))) at = at.Parent;
        return at?.FullName ?? throw new InvalidOperationException("The sites are published from a checkout, and this is not in one.");
    }

    private string Assembly(string name) => Path.Combine(folder, name, name + ".dll");

    // As scripts/publish does.
    private static string[] Compiled => ["--runtime", RuntimeInformation.RuntimeIdentifier, "--no-self-contained", "-p:PublishReadyToRun=true", "-p:NuGetLockFilePath=obj/publish.lock.json"];

    private static string[] Publish(string project, string assembly) => ["publish", project, "--configuration", "Release", "--output", Path.GetDirectoryName(assembly)!, "--verbosity", "quiet", "--nologo"];

    private static async Task RunAsync(string what, string program, string[] arguments)
    {
        Console.WriteLine($"Publishing {what}…");
        using Process publish = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true }) ?? throw new InvalidOperationException($"{program} did not start.");
        string said = await publish.StandardOutput.ReadToEndAsync();
        await publish.WaitForExitAsync();
        if (publish.ExitCode != 0) throw new InvalidOperationException($"{what} could not be published: {said}");
    }
}
