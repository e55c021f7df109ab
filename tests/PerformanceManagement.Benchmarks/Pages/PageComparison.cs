using System.Diagnostics;
using System.Globalization;
using static PerformanceManagement.Benchmarks.Statistics;

namespace PerformanceManagement.Benchmarks.Pages;

/// <summary>
/// What the pages of the published site cost beside a page that draws the same rows from memory through the same layout, in one run: processor time of the
/// server for a request, counted by the system while wrk loads them in turn.
/// </summary>
public static class PageComparison
{
    private const int Rounds = 3;
    private const double Seconds = 2;
    private const double WarmSeconds = 10;
    private const int AfterAChange = 200;

    // A method is compiled for good after some hundred runs, of which a change makes one.
    private const int WarmChanges = 800;

    // About as long as a change takes: a page that is asked for in a row with others finds everything at hand.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);
    private static readonly (int Measures, int Quarters)[] Sizes = [(40, 8), (40, 40), (400, 8), (400, 40), (4_000, 8), (4_000, 40)];

    private static readonly (string Name, string Path)[] Pages =
    [
        ("Home", "/"),
        ("Measure", "/measures/KPI%20001"),
        ("List of measures", "/measures"),
        ("Enter values", "/enter"),
        ("A value's form", "/enter/2026-27-Q2/KPI%20009"),
        ("Reports", "/reports"),
        ("A report", "/reports/2026-27-Q2/1"),
        ("What needs attention", "/dashboard?show=attention"),
        ("Search", "/search?q=waste"),
    ];

    /// <summary>Compares for councils of some sizes, the usual ones when none are given.</summary>
    public static async Task RunAsync(IReadOnlyList<(int Measures, int Quarters)> sizes)
    {
        if (!File.Exists(Load.Program))
        {
            Console.WriteLine($"Pages are loaded by wrk, and there is none at {Load.Program}: install it. Nothing was measured.");
            return;
        }

        using PublishedSites sites = await PublishedSites.PublishAsync();
        await StartComparison.RunAsync(sites);
        PrintHeading();
        foreach ((int measures, int quarters) in sizes.Count == 0 ? Sizes : sizes) Print(await CompareAsync(sites, measures, quarters));
    }

    private static async Task<IReadOnlyList<PageRow>> CompareAsync(PublishedSites sites, int measures, int quarters)
    {
        await using PageCouncil council = await PageCouncil.MakeAsync(measures, quarters);
        using ServedSite site = await ServedSite.StartAsync(sites.Product, "/account/sign-in", council.Settings);
        using ServedSite control = await ServedSite.StartAsync(sites.Control, "/control", council.Settings);
        using Visitor first = await Visitor.SignInAsync(site, council.People[0], PageCouncil.Password);
        using Visitor controlled = await Visitor.OpenAsync(control, "/control");
        string[] one = [first.Cookie];
        List<PageRow> rows = [];

        // What is compiled on its first use, and again when it is used often, is compiled before anything is compared.
        double cold = await CpuAsync(site, () => first.BytesAsync("/dashboard", compressed: false));
        foreach ((string _, string path) in Pages) await Load.RunAsync(site, path, one, WarmSeconds);
        await ChangedAsync(council, first, WarmChanges);
        await Load.RunAsync(site, "/dashboard", one, WarmSeconds);
        await Load.RunAsync(control, "/control", [controlled.Cookie], WarmSeconds);

        List<(Loaded Control, Loaded Dashboard, Loaded Everybody)> rounds = [];
        string[] everybody = [.. await Task.WhenAll(council.People.Select(async p =>
        {
            using Visitor visitor = await Visitor.SignInAsync(site, p, PageCouncil.Password);
            return visitor.Cookie;
        }))];
        for (int round = 0; round < Rounds; round++)
            rounds.Add((await Load.RunAsync(control, "/control", [controlled.Cookie], Seconds), await Load.RunAsync(site, "/dashboard", one, Seconds), await Load.RunAsync(site, "/dashboard", everybody, Seconds)));
        double memory = Median(rounds.Select(r => r.Control.Milliseconds));
        rows.Add(await RowAsync("Control", control, controlled, "/control", memory, 1));
        rows.Add(await RowAsync("Dashboard", site, first, "/dashboard", Median(rounds.Select(r => r.Dashboard.Milliseconds)), Median(rounds.Select(r => r.Control.Milliseconds / r.Dashboard.Milliseconds))));
        rows.Add(new PageRow("Dashboard, 50 users", Median(rounds.Select(r => r.Everybody.Milliseconds)), Median(rounds.Select(r => r.Control.Milliseconds / r.Everybody.Milliseconds))));

        foreach ((string name, string path) in Pages)
        {
            Loaded loaded = await OneByOneAsync(site, first, path);
            rows.Add(await RowAsync(name, site, first, path, loaded.Milliseconds, memory / loaded.Milliseconds));
        }

        rows.Add(new PageRow("Dashboard, the first ever", cold * 1000, memory / 1000 / cold));
        (double changed, double next) = await ChangedAsync(council, first, AfterAChange);
        rows.Add(new PageRow("Dashboard, after a change", changed * 1000, memory / 1000 / changed) { OfNormal = changed / next });
        rows.Add(new PageRow("Dashboard, the next one", next * 1000, memory / 1000 / next));
        Loaded changing = await ChangingAsync(council, () => Load.RunAsync(site, "/dashboard", everybody, 2 * Seconds));
        rows.Add(new PageRow("Dashboard, a change a second", changing.Milliseconds, memory / changing.Milliseconds));
        rows.Add(await MemoryAsync(site, everybody));
        return [.. rows.Select(r => r with { Measures = measures, Quarters = quarters })];
    }

    // The first page after each of some changes, and the next one after the same pause: how long each took, in seconds, the median. The processor is counted
    // in hundredths of a second, which is longer than such a page takes.
    private static async Task<(double Changed, double Next)> ChangedAsync(PageCouncil council, Visitor visitor, int changes)
    {
        List<double> changed = [], next = [];
        for (int n = 0; n < changes; n++)
        {
            await council.ChangeAsync();
            changed.Add(await SecondsAsync());
            await Task.Delay(Pause);
            next.Add(await SecondsAsync());
            await Task.Delay(Pause);
        }

        return (Median(changed), Median(next));

        async Task<double> SecondsAsync()
        {
            var clock = Stopwatch.StartNew();
            await visitor.BytesAsync("/dashboard", compressed: false);
            return clock.Elapsed.TotalSeconds;
        }
    }

    // A person asks for one page after the other: at least three, however slow.
    private static async Task<Loaded> OneByOneAsync(ServedSite site, Visitor visitor, string path)
    {
        int asked = 0;
        var clock = Stopwatch.StartNew();
        double cpu = await CpuAsync(site, async () =>
        {
            for (; asked < 3 || clock.Elapsed.TotalSeconds < Seconds; asked++) await visitor.BytesAsync(path, compressed: false);
        });
        return new Loaded(asked, cpu);
    }

    // What the site held, in the middle, while it answered 1,000 requests, and 1,000 after 10,000 more: a moment alone says where its collector stood, not what it needs.
    private static async Task<PageRow> MemoryAsync(ServedSite site, IReadOnlyList<string> everybody)
    {
        double early = await HeldAsync(site, everybody, 1_000);
        await HeldAsync(site, everybody, 10_000);
        double late = await HeldAsync(site, everybody, 1_000);
        return new PageRow("Memory after 1,000 and 10,000", null, null) { Note = string.Create(CultureInfo.InvariantCulture, $"{early:0} MB, {late:0} MB") };
    }

    private static async Task<double> HeldAsync(ServedSite site, IReadOnlyList<string> everybody, int requests)
    {
        List<double> held = [];
        for (int asked = 0; asked < requests;)
        {
            Task<Loaded> loading = Load.RunAsync(site, "/dashboard", everybody, 1);
            for (; !loading.IsCompleted; await Task.Delay(Pause)) held.Add(site.Megabytes);
            asked += (await loading).Requests;
        }

        return Median(held);
    }

    private static async Task<Loaded> ChangingAsync(PageCouncil council, Func<Task<Loaded>> load)
    {
        Task<Loaded> loading = load();
        while (!loading.IsCompleted)
        {
            await Task.WhenAny(loading, Task.Delay(1000));
            await council.ChangeAsync();
        }

        return await loading;
    }

    private static async Task<PageRow> RowAsync(string name, ServedSite site, Visitor visitor, string path, double milliseconds, double ratio) => new(name, milliseconds, ratio)
    {
        Bytes = await visitor.BytesAsync(path, compressed: false),
        Compressed = await visitor.BytesAsync(path, compressed: true),
        Megabytes = site.Megabytes,
    };

    private static async Task<double> CpuAsync(ServedSite site, Func<Task> work)
    {
        double before = site.CpuSeconds;
        await work();
        return site.CpuSeconds - before;
    }

    private static void PrintHeading()
    {
        Console.WriteLine();
        Console.WriteLine("| Measures | Quarters | Page                          | CPU a request | Control's share | Of normal |     Bytes | Compressed | Memory |");
        Console.WriteLine("|---------:|---------:|:------------------------------|--------------:|----------------:|----------:|----------:|-----------:|-------:|");
    }

    private static void Print(IReadOnlyList<PageRow> rows)
    {
        foreach (PageRow row in rows)
        {
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {row.Measures,8:N0} | {row.Quarters,8} | {row.Name,-29} | {(row.Milliseconds is { } ms ? string.Create(CultureInfo.InvariantCulture, $"{ms:0.00} ms") : ""),13} | {row.Ratio,15:0.00} | {row.OfNormal,9:0.0} | {row.Bytes,9:N0} | {row.Compressed,10:N0} | {(row.Megabytes is { } mb ? string.Create(CultureInfo.InvariantCulture, $"{mb:0} MB") : ""),6} | {row.Note}"));
        }
    }
}

/// <summary>What a page cost.</summary>
/// <param name="Name">Which.</param>
/// <param name="Milliseconds">Of processor, for a request.</param>
/// <param name="Ratio">Its requests for a second of processor beside those of the control.</param>
public sealed record PageRow(string Name, double? Milliseconds, double? Ratio)
{
    public int Measures { get; init; }

    public int Quarters { get; init; }

    public int? Bytes { get; init; }

    public int? Compressed { get; init; }

    public double? Megabytes { get; init; }

    public double? OfNormal { get; init; }

    public string Note { get; init; } = "";
}
