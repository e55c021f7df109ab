using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PerformanceManagement.Core.Imports.Exports;
using PerformanceManagement.Core.Measures;

namespace PerformanceManagement.Cli;

/// <summary><c>pm export PATH [--committee NAME]</c>: writes what the database holds as a data pack.</summary>
internal static class ExportCommand
{
    public static Command Create(IConfiguration settings, Terminal terminal)
    {
        var path = new Argument<string>("PATH") { Description = "The .zip file to write; one that is there is replaced." };
        Option<string?> committee = ToldOption.Create();
        var command = new Command("export", "Write plan, measures, values, targets and everything else that a data pack carries.") { path, committee };
        command.SetAction((typed, stop) => CommandServices.UseAsync(
            settings,
            async services =>
            {
                PackExportService packs = services.GetRequiredService<PackExportService>();
                if (ToldOption.Problem(await packs.CommitteesAsync(stop), typed.GetValue(committee), out Committee? chosen) is { } problem) return await RefuseAsync(problem, terminal);
                return await WriteAsync(packs, chosen?.Id, Path.GetFullPath(typed.GetRequiredValue(path)), terminal, stop);
            },
            stop));
        return command;
    }

    // Beside the file until it is whole: one that is there stays until then.
    private static async Task<int> WriteAsync(PackExportService packs, int? committeeId, string file, Terminal terminal, CancellationToken stop)
    {
        if (Directory.Exists(file)) return await RefuseAsync($"{file} is a folder: name the .zip file to write.", terminal);
        string unfinished = file + ".unfinished";
        try
        {
            PackExport pack;
            await using (FileStream open = new(unfinished, FileMode.Create, FileAccess.ReadWrite))
                pack = (await terminal.WhileAsync("Writing the pack", () => packs.ExportAsync(committeeId, open, CommandServices.Actor, stop)))!;
            File.Move(unfinished, file, overwrite: true);
            await TellAsync(file, pack, terminal);
            return ExitCode.Done;
        }
        catch (PackMovedException moved)
        {
            return await RefuseAsync(moved.Message, terminal);
        }
        catch (Exception unwritable) when (unwritable is IOException or UnauthorizedAccessException)
        {
            return await RefuseAsync($"The file cannot be written: {unwritable.Message}", terminal);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    private static async Task TellAsync(string file, PackExport pack, Terminal terminal)
    {
        await terminal.WriteLineAsync($"Wrote {file}:");
        foreach (PackFileCount written in pack.Files) await terminal.WriteLineAsync(string.Create(CultureInfo.CurrentCulture, $"{written.Name}: {written.Rows:N0} {(written.Rows == 1 ? "row" : "rows")}"));
        if (pack.KeptBack > 0) await terminal.WriteLineAsync(string.Create(CultureInfo.CurrentCulture, $"{pack.KeptBack:N0} {(pack.KeptBack == 1 ? "row of a signed-off quarter was" : "rows of signed-off quarters were")} left out, because they show a figure that has been suppressed since."));
    }

    private static async Task<int> RefuseAsync(string problem, Terminal terminal)
    {
        await terminal.WriteProblemAsync(problem);
        return ExitCode.Refused;
    }
}
