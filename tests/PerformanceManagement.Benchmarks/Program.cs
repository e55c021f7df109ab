using System.Globalization;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using PerformanceManagement.Benchmarks;

// In this process: a benchmark project written at run time would restore packages again.
ManualConfig config = ManualConfig.Create(DefaultConfig.Instance).AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance));
// Long and compared within themselves, so these are no benchmarks of BenchmarkDotNet's: "packs", or "packs 20000 100000", and "papers".
if (args is ["packs", ..])
{
    await PackImportComparison.RunAsync([.. args.Skip(1).Select(rows => int.Parse(rows, CultureInfo.InvariantCulture))]);
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
