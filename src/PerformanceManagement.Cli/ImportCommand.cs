using System.CommandLine;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PerformanceManagement.Core.Imports;

namespace PerformanceManagement.Cli;

/// <summary><c>pm import PATH [--dry-run] [--repaint]</c>: imports a data pack, all or nothing.</summary>
internal static class ImportCommand
{
    public static Command Create(IConfiguration settings, Terminal terminal)
    {
        var path = new Argument<string>("PATH") { Description = "The folder or .zip file with the pack's CSV files." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Only check the pack and say what it would change." };
        var repaint = new Option<bool>("--repaint") { Description = "Store changed rules of measures although they repaint quarters that are reported already." };
        var command = new Command("import", "Import a data pack: plan, measures, values, targets and benchmarks.") { path, dryRun, repaint };
        command.SetAction((typed, stop) => CommandServices.UseAsync(
            settings,
            async services =>
            {
                var importer = services.GetRequiredService<DataPackImporter>();
                DataPackOutcome outcome = await terminal.WhileAsync(
                    "Reading the pack", () => importer.ImportAsync(typed.GetRequiredValue(path), CommandServices.Actor, typed.GetValue(dryRun), typed.GetValue(repaint), stop));
                return await ReportAsync(outcome, terminal);
            },
            stop));
        return command;
    }

    private static async Task<int> ReportAsync(DataPackOutcome outcome, Terminal terminal)
    {
        foreach (string line in outcome.Repaints.Lines) await terminal.WriteLineAsync(line);
        foreach (DataPackProblem problem in outcome.Problems) await terminal.WriteProblemAsync(problem.ToString());
        if (!outcome.Accepted)
        {
            await terminal.WriteProblemAsync($"{(outcome.Problems.Count == 1 ? "1 problem" : $"{outcome.Problems.Count} problems")}: nothing was stored.");
            return ExitCode.Refused;
        }

        foreach (DataPackRemark remark in outcome.Remarks) await terminal.WriteProblemAsync(remark.ToString());
        foreach (DataPackCounts file in outcome.Files)
            await terminal.WriteLineAsync($"{file.File}: {file.Added} added, {file.Changed} changed, {file.Unchanged} unchanged");
        await terminal.WriteLineAsync(outcome switch
        {
            { IsDryRun: true } => "A dry run: nothing was stored.",
            { ChangesAnything: false } => "Everything was there already: nothing was changed.",
            _ => "The pack was stored.",
        });
        return ExitCode.Done;
    }
}
