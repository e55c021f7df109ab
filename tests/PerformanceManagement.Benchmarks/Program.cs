using System.Globalization;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using PerformanceManagement.Benchmarks;
using PerformanceManagement.Benchmarks.Pages;

// In this process: a benchmark project written at run time would restore packages again.
ManualConfig config = ManualConfig.Create(DefaultConfig.Instance).AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance));
// Long and compared within themselves, so these are no benchmarks of BenchmarkDotNet's: "packs", or "packs 20000 100000", and "papers".
if (args is ["packs", ..])
{
    await PackImportComparison.RunAsync([.. args.Skip(1).Select(rows => int.Parse(rows, CultureInfo.InvariantCulture))]);
    return;
}

// "pages", or "pages 400x40 4000x40".
if (args is ["pages", ..])
{
    await PageComparison.RunAsync([.. args.Skip(1).Select(size => size.Split('x')).Select(size => (int.Parse(size[0], CultureInfo.InvariantCulture), int.Parse(size[1], CultureInfo.InvariantCulture)))]);
    return;
}

// "council 4000x40 FILE": a council to serve and look at; everybody's password is PageCouncil.Password.
if (args is ["council", var size, var file])
{
    string[] sizes = size.Split('x');
    await PageCouncil.KeepAsync(int.Parse(sizes[0], CultureInfo.InvariantCulture), int.Parse(sizes[1], CultureInfo.InvariantCulture), file);
    return;
}

if (args is ["papers"])
{
    await PaperComparison.RunAsync();
    return;
}

BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args.Length == 0 ? ["--filter", "*"] : args, config);
if (args.Length > 0) return;
await PackImportComparison.RunAsync([]);
await PaperComparison.RunAsync();
