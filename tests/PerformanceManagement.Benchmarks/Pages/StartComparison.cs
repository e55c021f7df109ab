using System.Globalization;
using static PerformanceManagement.Benchmarks.Statistics;

namespace PerformanceManagement.Benchmarks.Pages;

/// <summary>How long the published site takes from the start of its process to its first page, beside an empty MVC application with Identity and EF Core; in turn, in one run.</summary>
public static class StartComparison
{
    private const int Rounds = 7;

    /// <summary>Compares, and prints the table.</summary>
    public static async Task RunAsync(PublishedSites sites)
    {
        await using PageCouncil council = await PageCouncil.MakeAsync(40, 8);
        string folder = Directory.CreateTempSubdirectory("pm-bench-empty-").FullName;
        (string, string)[] empty = [("ConnectionStrings__Empty", $"Data Source={Path.Combine(folder, "empty.db")}")];
        List<(double Empty, double Compiled, double Site)> rounds = [];
        // Each once before anything is compared: files are in memory then, and databases made.
        for (int round = 0; round <= Rounds; round++)
        {
            double control = await SecondsAsync(sites.Empty, "/", empty);
            double compiled = await SecondsAsync(sites.EmptyCompiled, "/", empty);
            double site = await SecondsAsync(sites.Product, "/account/sign-in", council.Settings);
            if (round > 0) rounds.Add((control, compiled, site));
        }

        Directory.Delete(folder, recursive: true);
        Console.WriteLine();
        Console.WriteLine("| To the first page                          |    Time | Ratio | at most |");
        Console.WriteLine("|:-------------------------------------------|--------:|------:|--------:|");
        Row("An empty MVC application, Identity, EF", rounds.Select(r => r.Empty), rounds.Select(_ => 1.0), "");
        Row("The same, compiled for the processor", rounds.Select(r => r.Compiled), rounds.Select(r => r.Compiled / r.Empty), "");
        Row("The site, as scripts/publish publishes it", rounds.Select(r => r.Site), rounds.Select(r => r.Site / r.Empty), "1.50");
    }

    private static void Row(string name, IEnumerable<double> times, IEnumerable<double> ratios, string most) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name,-42} | {Median(times),5:0.00} s | {Median(ratios),5:0.00} | {most,7} |"));

    private static async Task<double> SecondsAsync(string assembly, string firstPage, (string Name, string Value)[] settings)
    {
        using ServedSite served = await ServedSite.StartAsync(assembly, firstPage, settings);
        return served.Start.TotalSeconds;
    }
}
