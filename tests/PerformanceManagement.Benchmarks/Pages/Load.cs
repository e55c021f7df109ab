using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace PerformanceManagement.Benchmarks.Pages;

/// <summary>Loads a page of a site with wrk.</summary>
public static partial class Load
{
    /// <summary>Where Debian's package puts it.</summary>
    public const string Program = "/usr/bin/wrk";

    /// <summary>Asks for one path again and again.</summary>
    /// <param name="site">The site.</param>
    /// <param name="path">The path with its query.</param>
    /// <param name="cookies">The sign-ins, one after the other in turn; none for a site that asks for none.</param>
    /// <param name="seconds">For how long.</param>
    public static async Task<Loaded> RunAsync(ServedSite site, string path, IReadOnlyList<string> cookies, double seconds)
    {
        string script = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(script, Script(cookies));
            double before = site.CpuSeconds;
            // wrk counts in whole seconds.
            string said = await OutputAsync("-t1", $"-c{Math.Min(8, Math.Max(2, cookies.Count))}", $"-d{Math.Max(1, (int)seconds)}s", "--timeout", "60s", "-s", script, site.Address + path);
            double cpu = site.CpuSeconds - before;
            Match counted = Counted().Match(said);
            if (!counted.Success) throw new InvalidOperationException($"wrk said nothing of its requests: {said}");
            if (Refused().Match(said) is { Success: true } refused) throw new InvalidOperationException($"{path} was not answered with a page: {refused.Value}");
            int requests = int.Parse(counted.Groups[1].Value, CultureInfo.InvariantCulture);
            return requests == 0 ? throw new InvalidOperationException($"{path} was not answered once in {seconds} seconds.") : new Loaded(requests, cpu);
        }
        finally
        {
            File.Delete(script);
        }
    }

    private static string Script(IReadOnlyList<string> cookies) => $$"""
        local cookies = { {{string.Join(", ", cookies.Select(c => $"\"{c}\""))}} }
        local turn = 0
        request = function()
          if #cookies == 0 then return wrk.format("GET") end
          turn = turn % #cookies + 1
          return wrk.format("GET", nil, { ["Cookie"] = cookies[turn] })
        end
        """;

    private static async Task<string> OutputAsync(params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(Program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true }) ?? throw new InvalidOperationException("wrk did not start.");
        Task<string> said = process.StandardError.ReadToEndAsync();
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"wrk failed: {await said}{output}");
    }

    [GeneratedRegex("([0-9]+) requests in")]
    private static partial Regex Counted();

    [GeneratedRegex("(Non-2xx or 3xx responses: [0-9]+|Socket errors: .*)")]
    private static partial Regex Refused();
}

/// <summary>What a load came to.</summary>
/// <param name="Requests">How many were answered.</param>
/// <param name="CpuSeconds">What the site used for them.</param>
public sealed record Loaded(int Requests, double CpuSeconds)
{
    /// <summary>Milliseconds of processor for each.</summary>
    public double Milliseconds => CpuSeconds * 1000 / Requests;
}
