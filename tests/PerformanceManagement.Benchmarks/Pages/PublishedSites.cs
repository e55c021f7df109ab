using System.Diagnostics;

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

    /// <summary>An empty MVC application with Identity and EF Core.</summary>
    public string Empty => Assembly("PerformanceManagement.EmptySite");

    /// <summary>Publishes all three.</summary>
    public static async Task<PublishedSites> PublishAsync()
    {
        var sites = new PublishedSites();
        string root = Root();
        await sites.PublishAsync(Path.Combine(root, "src", "PerformanceManagement.Web"));
        await sites.PublishAsync(Path.Combine(root, "tests", "PerformanceManagement.ControlSite"));
        await sites.PublishAsync(Path.Combine(root, "tests", "PerformanceManagement.EmptySite"));
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

    private async Task PublishAsync(string project)
    {
        string name = Path.GetFileName(project);
        Console.WriteLine($"Publishing {name}…");
        using Process publish = Process.Start(new ProcessStartInfo("dotnet", ["publish", project, "--configuration", "Release", "--output", Path.Combine(folder, name), "--verbosity", "quiet", "--nologo", "-p:RunAnalyzers=false"]) { RedirectStandardOutput = true })
            ?? throw new InvalidOperationException("dotnet did not start.");
        string said = await publish.StandardOutput.ReadToEndAsync();
        await publish.WaitForExitAsync();
        if (publish.ExitCode != 0) throw new InvalidOperationException($"{name} could not be published: {said}");
    }
}
