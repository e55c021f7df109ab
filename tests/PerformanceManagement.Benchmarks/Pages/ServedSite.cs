using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace PerformanceManagement.Benchmarks.Pages;

/// <summary>A published site in a process of its own, and what it took of the machine.</summary>
public sealed class ServedSite : IDisposable
{
    private static readonly TimeSpan LongestStart = TimeSpan.FromMinutes(5);
    private static readonly int Ticks = 100;

    private readonly Process process;

    private ServedSite(Process process, string address)
    {
        this.process = process;
        Address = address;
    }

    /// <summary>Where it answers, on this machine alone.</summary>
    public string Address { get; }

    /// <summary>How long it took from the start of the process to its first page.</summary>
    public TimeSpan Start { get; private set; }

    /// <summary>The seconds of processor that it has used, for itself and in the system.</summary>
    public double CpuSeconds
    {
        get
        {
            string[] fields = File.ReadAllText($"/proc/{process.Id}/stat").Split(')')[^1].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            return (double.Parse(fields[11], CultureInfo.InvariantCulture) + double.Parse(fields[12], CultureInfo.InvariantCulture)) / Ticks;
        }
    }

    /// <summary>What it holds of the machine's memory, in MB.</summary>
    public double Megabytes
    {
        get
        {
            string line = File.ReadLines($"/proc/{process.Id}/status").First(l => l.StartsWith("VmRSS:", StringComparison.Ordinal));
            return double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
        }
    }

    /// <summary>Starts a published site and asks for a page until it answers.</summary>
    /// <param name="assembly">Its published assembly.</param>
    /// <param name="firstPage">The path of the page.</param>
    /// <param name="settings">Its settings.</param>
    public static async Task<ServedSite> StartAsync(string assembly, string firstPage, params (string Name, string Value)[] settings)
    {
        string address = $"http://127.0.0.1:{FreePort()}";
        var start = new ProcessStartInfo("dotnet", [assembly]) { WorkingDirectory = Path.GetDirectoryName(assembly), RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["ASPNETCORE_URLS"] = address;
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        foreach ((string name, string value) in settings) start.Environment[name] = value;
        var clock = Stopwatch.StartNew();
        Process process = Process.Start(start) ?? throw new InvalidOperationException($"{assembly} did not start.");
        // Read to the end, so that it never waits for somebody to read.
        process.OutputDataReceived += static (_, _) => { };
        process.BeginOutputReadLine();
        Task<string> said = process.StandardError.ReadToEndAsync();
        using var http = new HttpClient();
        while (clock.Elapsed < LongestStart)
        {
            if (process.HasExited) throw new InvalidOperationException($"{assembly} ended: {await said}");
            try
            {
                using HttpResponseMessage answer = await http.GetAsync(address + firstPage);
                answer.EnsureSuccessStatusCode();
                return new ServedSite(process, address) { Start = clock.Elapsed };
            }
            catch (HttpRequestException notYet) when (notYet.InnerException is SocketException)
            {
                await Task.Delay(10);
            }
        }

        process.Kill();
        throw new InvalidOperationException($"{assembly} did not answer within {LongestStart}.");
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill();
            process.WaitForExit();
        }

        process.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
