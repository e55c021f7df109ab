using System.Globalization;

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
        List<(double Empty, double Site)> rounds = [];
        // Each once before anything is compared: files are in memory then, and databases made.
        for (int round = 0; round <= Rounds; round++)
        {
            double control = await SecondsAsync(sites.Empty, "/", empty);
            double site = await SecondsAsync(sites.Product, "/account/sign-in", council.Settings);
            if (round > 0) rounds.Add((control, site));
        }

        Directory.Delete(folder, recursive: true);
        Console.WriteLine();
        Console.WriteLine("| To the first page                      |    Time | Ratio | at most |");
        Console.WriteLine("|:---------------------------------------|--------:|------:|--------:|");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| An empty MVC application, Identity, EF | {Median(rounds.Select(r => r.Empty)),5:0.00} s |  1.00 |         |"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| The site                               | {Median(rounds.Select(r => r.Site)),5:0.00} s | {Median(rounds.Select(r => r.Site / r.Empty)),5:0.00} |    1.50 |"));
    }

    private static async Task<double> SecondsAsync(string assembly, string firstPage, (string Name, string Value)[] settings)
    {
        using ServedSite served = await ServedSite.StartAsync(assembly, firstPage, settings);
        return served.Start.TotalSeconds;
    }

    private static double Median(IEnumerable<double> values)
    {
        double[] ordered = [.. values.Order()];
        return ordered[ordered.Length / 2];
    }
}
