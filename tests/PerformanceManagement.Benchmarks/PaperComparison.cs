using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Reports;
using PerformanceManagement.Core.Reports.Formats;
using PerformanceManagement.Core.Reports.Paper;
using PerformanceManagement.Core.Reports.Words;
using PerformanceManagement.Core.Scorecards;
using static PerformanceManagement.Benchmarks.Statistics;

namespace PerformanceManagement.Benchmarks;

/// <summary>
/// What the files of a committee paper of 60 measures cost beside headless Chromium printing the paper's web page, in one run: a PDF should take at most 0.35
/// of Chromium's time, Word and Excel together at most 0.5 of the PDF's. Each round is a paper of another year, so that the typesetter cannot answer from what it kept of the last one.
/// </summary>
public sealed partial class PaperComparison : IDisposable
{
    private const int Measures = 60;
    private const string Chromium = "Chromium prints the page";
    private const string Unchanged = "PDF, nothing changed";

    private readonly ServiceProvider services = new ServiceCollection().AddReports(new ConfigurationBuilder().Build()).BuildServiceProvider();
    private readonly ManyMeasuresDatabase database = new(Measures);
    private readonly string folder = Directory.CreateTempSubdirectory("pm-bench-").FullName;
    private readonly Dictionary<string, List<Sample>> samples = [];

    private static string Browser => Environment.GetEnvironmentVariable("PM_CHROMIUM") ?? "/usr/bin/chromium";

    /// <summary>Compares, and prints the table.</summary>
    public static async Task RunAsync()
    {
        if (!File.Exists(Browser))
        {
            Console.WriteLine($"The papers are compared with Chromium, and there is none at {Browser}: install it, or name it in PM_CHROMIUM. Nothing was measured.");
            return;
        }

        using var comparison = new PaperComparison();
        // What is compiled, started or read on its first use is there before anything is compared.
        foreach (Period quarter in ManyMeasuresDatabase.Years.Reverse().Take(1)) await comparison.RoundAsync(quarter, printsFirst: true);
        comparison.samples.Clear();
        for (int round = 0; round < ManyMeasuresDatabase.Years.Count - 1; round++) await comparison.RoundAsync(ManyMeasuresDatabase.Years[round], printsFirst: round % 2 == 0);
        comparison.Print();
    }

    public void Dispose()
    {
        services.Dispose();
        database.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private async Task RoundAsync(Period quarter, bool printsFirst)
    {
        QuarterlyReport? paper = null;
        await TimeAsync("Figures read, paper built", async () =>
        {
            paper = await PaperAsync(quarter);
            return [];
        });
        ReportFormats formats = services.GetRequiredService<ReportFormats>();
        string page = Path.Combine(folder, "page.html");
        await File.WriteAllBytesAsync(page, (await ReportFormats.FileAsync(formats.Find("html")!, paper!)).Content);
        // Neither profits from what the machine does before or after it.
        if (printsFirst) await TimeAsync(Chromium, () => PrintedAsync(page));
        List<ReportFile> files = [];
        foreach (IReportFormat format in formats.Alone)
        {
            await TimeAsync(format.Name, async () =>
            {
                files.Add(await ReportFormats.FileAsync(format, paper!));
                return files[^1].Content;
            });
        }

        await TimeAsync("ZIP of these files", () => Task.FromResult(ReportFormats.Zip(paper!, files)));
        await TimeAsync(Unchanged, () => formats.Find("pdf")!.RenderAsync(paper!));
        if (!printsFirst) await TimeAsync(Chromium, () => PrintedAsync(page));
    }

    private async Task<QuarterlyReport> PaperAsync(Period quarter)
    {
        await using PerformanceDbContext context = database.NewContext();
        var options = new ReportOptions { CouncilName = "Wellbridge Council", ReportFrom = "Chief Executive", CoordinatedBy = "Corporate Performance Team" };
        var papers = new QuarterlyReportService(context, new ScorecardService(context), Options.Create(options), services.GetRequiredService<ReportProfiles>());
        return await papers.GetAsync(ManyMeasuresDatabase.CommitteeName, quarter) ?? throw new InvalidOperationException("There is no paper to compare.");
    }

    // A process of its own for each document, as printing takes one; its profile is made in the first, which is not compared.
    private async Task<byte[]> PrintedAsync(string page)
    {
        string printed = Path.Combine(folder, "printed.pdf");
        File.Delete(printed);
        await OutputAsync(Browser, "--headless", "--no-sandbox", "--disable-gpu", $"--user-data-dir={Path.Combine(folder, "profile")}", "--no-pdf-header-footer", $"--print-to-pdf={printed}", new Uri(page).AbsoluteUri);
        return await File.ReadAllBytesAsync(printed);
    }

    private async Task TimeAsync(string name, Func<Task<byte[]>> make)
    {
        // Nobody pays for what another left behind.
        GC.Collect();
        var clock = Stopwatch.StartNew();
        byte[] content = await make();
        TimeSpan took = clock.Elapsed;
        int? pages = content.AsSpan().StartsWith("%PDF"u8) ? await PagesAsync(content) : null;
        if (!samples.TryGetValue(name, out List<Sample>? known)) samples[name] = known = [];
        known.Add(new Sample(took, content.Length, pages));
    }

    private async Task<int> PagesAsync(byte[] pdf)
    {
        string path = Path.Combine(folder, "counted.pdf");
        await File.WriteAllBytesAsync(path, pdf);
        return int.Parse(PageCount().Match(await OutputAsync("pdfinfo", path)).Groups[1].Value, CultureInfo.InvariantCulture);
    }

    private static async Task<string> OutputAsync(string program, params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true }) ?? throw new InvalidOperationException($"{program} did not start.");
        Task<string> said = process.StandardError.ReadToEndAsync();
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{program} failed: {await said}");
    }

    private void Print()
    {
        Console.WriteLine();
        Console.WriteLine($"A paper of {Measures} measures, medians of {samples[Chromium].Count} rounds");
        Console.WriteLine();
        Console.WriteLine("| What                       |    Time | Ratio | of                       | at most |      Bytes | Pages |");
        Console.WriteLine("|:---------------------------|--------:|------:|:-------------------------|--------:|-----------:|------:|");
        Row(Chromium, Chromium);
        Row("PDF", Chromium, most: 0.35);
        Row(Unchanged, "PDF");
        Row("Word", "PDF");
        Row("Excel", "PDF");
        Row("Word and Excel together", ["Word", "Excel"], "PDF", 0.5);
        foreach (string name in new[] { "Web page", "CSV", "JSON", "ZIP of these files", "Figures read, paper built" }) Row(name, "PDF");
        Row("All files together", ["PDF", "Word", "Excel", "Web page", "CSV", "JSON", "ZIP of these files"], Chromium);
    }

    private void Row(string name, string of, double? most = null) => Row(name, [name], of, most);

    // The ratio of each round, so that a machine that slows down does so for both; of these the median.
    private void Row(string name, IReadOnlyList<string> parts, string of, double? most = null)
    {
        double[] times = [.. samples[of].Select((_, round) => parts.Sum(part => samples[part][round].Took.TotalSeconds))];
        double ratio = Median(times.Zip(samples[of], (time, other) => time / other.Took.TotalSeconds));
        double bytes = parts.Sum(part => Median(samples[part].Select(s => (double)s.Bytes)));
        string pages = parts.Count == 1 && samples[name][0].Pages is { } first ? first.ToString(CultureInfo.InvariantCulture) : "";
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {name,-26} | {Median(times),5:0.000} s | {ratio,5:0.00} | {of,-24} | {most,7:0.00} | {(bytes > 0 ? bytes.ToString("N0", CultureInfo.InvariantCulture) : ""),10} | {pages,5} |"));
        if (ratio > most) Console.WriteLine($"{name} takes more than it should.");
    }

    [GeneratedRegex(@"Pages:\s+([0-9]+)")]
    private static partial Regex PageCount();

    private sealed record Sample(TimeSpan Took, int Bytes, int? Pages);
}
