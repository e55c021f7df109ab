using System.Globalization;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using PerformanceManagement.Benchmarks;

// In this process: a benchmark project written at run time would restore packages again.
ManualConfig config = ManualConfig.Create(DefaultConfig.Instance).AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance));
// Minutes long and compared within itself, so it is no benchmark of BenchmarkDotNet's: "packs", or "packs 20000 100000".
if (args is ["packs", ..])
{
    await PackImportComparison.RunAsync([.. args.Skip(1).Select(rows => int.Parse(rows, CultureInfo.InvariantCulture))]);
    return;
}

BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args.Length == 0 ? ["--filter", "*"] : args, config);
if (args.Length == 0) await PackImportComparison.RunAsync([]);
