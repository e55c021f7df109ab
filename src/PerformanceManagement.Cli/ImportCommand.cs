using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PerformanceManagement.Core.Imports;

namespace PerformanceManagement.Cli;

/// <summary><c>pm import PATH [--dry-run] [--repaint] [--problems FILE]</c>: imports a data pack, all or nothing.</summary>
internal static class ImportCommand
{
    private const int WorthTelling = 10_000;

    public static Command Create(IConfiguration settings, Terminal terminal)
    {
        var path = new Argument<string>("PATH") { Description = "The folder or .zip file with the pack's CSV files." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Only check the pack and say what it would change." };
        var repaint = new Option<bool>("--repaint") { Description = "Store changed rules of measures although they repaint quarters that are reported already." };
        var problems = new Option<string?>("--problems") { Description = "Write every problem to a CSV file, with file, row and column; one that is there is replaced." };
        var command = new Command("import", "Import a data pack: plan, measures, values, targets and benchmarks.") { path, dryRun, repaint, problems };
        command.SetAction((typed, stop) => CommandServices.UseAsync(
            settings,
            async services =>
            {
                // Opened first: a file that cannot be written is known before anything is stored.
                await using FileStream? list = OpenList(typed.GetValue(problems), typed.GetRequiredValue(path));
                var importer = services.GetRequiredService<DataPackImporter>();
                DataPackReport outcome = await terminal.WhileAsync(
                    "Reading the pack",
                    tell => importer.ImportAsync(typed.GetRequiredValue(path), CommandServices.Actor, typed.GetValue(dryRun), typed.GetValue(repaint), new Told(tell), stop));
                if (list is not null) await DataPackProblemFile.WriteAsync(outcome.Problems, list, CancellationToken.None);
                return await ReportAsync(outcome, list?.Name, terminal);
            },
            stop));
        return command;
    }

    /// <exception cref="SettingsException">It would replace, or join, what is imported.</exception>
    private static FileStream? OpenList(string? file, string pack)
    {
        if (file is null) return null;
        if (string.IsNullOrWhiteSpace(file)) throw new SettingsException("After --problems there must be the name of a file.");
        string list = Path.GetFullPath(file);
        string imported = string.IsNullOrWhiteSpace(pack) ? "" : Path.TrimEndingDirectorySeparator(Path.GetFullPath(pack));
        if (list == imported || Path.GetDirectoryName(list) == imported)
            throw new SettingsException("The list of problems cannot be written into the pack, whose files it would replace or join: name a file outside of it.");
        return new FileStream(list, FileMode.Create, FileAccess.Write);
    }

    private static async Task<int> ReportAsync(DataPackReport outcome, string? list, Terminal terminal)
    {
        foreach (string line in outcome.Repaints.Lines) await terminal.WriteLineAsync(line);
        string hint = list is null ? "Each of them with its row, in a file: add --problems FILE." : $"Each of them with its row is in {list}.";
        foreach (string line in DataPackProblemGroup.Lines(outcome.Problems, hint)) await terminal.WriteProblemAsync(line);
        if (!outcome.Accepted)
        {
            await terminal.WriteProblemAsync($"{(outcome.Problems.Count == 1 ? "1 problem" : string.Create(CultureInfo.CurrentCulture, $"{outcome.Problems.Count:N0} problems"))}: nothing was stored.");
            return ExitCode.Refused;
        }

        foreach (DataPackRemark remark in outcome.Remarks.Concat(outcome.Doubts)) await terminal.WriteProblemAsync(remark.ToString());
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

    // Told where the work is done: a Progress<T> would tell from another thread, and in any order.
    private sealed class Told(Action<string> tell) : IProgress<DataPackProgress>
    {
        public void Report(DataPackProgress value)
        {
            // A small pack is done as soon as whoever it waited for is.
            if (value.Rows < WorthTelling) return;
            tell(string.Create(CultureInfo.CurrentCulture, $"{value.File}: {value.Rows:N0} rows, {value.Percent}%"));
        }
    }
}
