using System.CommandLine;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PerformanceManagement.Core.Delivery;
using PerformanceManagement.Core.Imports.Exports;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Scorecards;
using Spectre.Console;

namespace PerformanceManagement.Cli;

/// <summary><c>pm delivery list|export</c>: projects, actions, risks, partnerships and volumes, as a quarter has them and as a data pack.</summary>
internal static class DeliveryCommand
{
    public static Command Create(IConfiguration settings, Terminal terminal) =>
        new("delivery", "List what is reported beside measures, or write it as a data pack.") { List(settings, terminal), Export(settings, terminal) };

    private static Command List(IConfiguration settings, Terminal terminal)
    {
        var kind = new Option<string?>("--kind") { Description = "Only those of one kind." };
        kind.AcceptOnlyFromAmong([.. DeliveryPart.All.Select(p => p.Key)]);
        var quarter = new Option<Period?>("--quarter", "--period") { Description = "The reporting quarter, like \"2017/18 Q2\"; the present one without it.", CustomParser = typed => RateCommand.ReadQuarter(typed) };
        var overdue = new Option<bool>("--overdue") { Description = "Only what is overdue today." };
        var json = new Option<bool>("--json") { Description = "Write JSON for programs instead of a table." };
        var command = new Command("list", "List projects, actions, risks, partnerships and volumes with what is said of them in a quarter.") { kind, quarter, overdue, json };
        command.SetAction((typed, stop) => CommandServices.UseAsync(
            settings,
            async services =>
            {
                DateOnly today = BritishDay.Today(services.GetRequiredService<TimeProvider>());
                Period shown = typed.GetValue(quarter) ?? (await services.GetRequiredService<ReportingChoicesService>().GetAsync(stop)).PresentQuarter;
                var filter = new DeliveryFilter
                {
                    Kinds = DeliveryPart.All.FirstOrDefault(p => p.Key == typed.GetValue(kind))?.Kinds ?? [],
                    OverdueOn = typed.GetValue(overdue) ? today : null,
                };
                DeliveryPicture picture = await services.GetRequiredService<DeliveryReader>().ReadAsync(shown, filter, stop);
                if (typed.GetValue(json)) await terminal.WriteLineAsync(DeliveryJson.Write(picture, today));
                else await WriteTableAsync(picture, today, terminal);
                return ExitCode.Done;
            },
            stop));
        return command;
    }

    private static Command Export(IConfiguration settings, Terminal terminal)
    {
        var file = new Option<string>("--out") { Description = "The .zip file to write; one that is there is replaced.", Required = true };
        Option<string?> committee = ToldOption.Create();
        var command = new Command("export", "Write projects, actions, risks, partnerships and volumes, with all that was said of them, as a data pack.") { file, committee };
        command.SetAction((typed, stop) => CommandServices.UseAsync(
            settings,
            async services =>
            {
                DeliveryPackService packs = services.GetRequiredService<DeliveryPackService>();
                if (ToldOption.Problem(await packs.CommitteesAsync(stop), typed.GetValue(committee), out Committee? chosen) is { } problem) return await RefuseAsync(problem, terminal);
                DeliveryPack? pack = await packs.ExportAsync(chosen?.Id, CommandServices.Actor, stop);
                if (pack is null or { Files.Count: 0 }) return await RefuseAsync(chosen is null ? "There is nothing to write: the database has no projects, actions, risks, partnerships or volumes." : $"There is nothing to write: {chosen.Name} is told of nothing beside measures.", terminal);
                return await SaveAsync(typed.GetRequiredValue(file), pack, terminal, stop);
            },
            stop));
        return command;
    }

    private static async Task<int> SaveAsync(string file, DeliveryPack pack, Terminal terminal, CancellationToken stop)
    {
        try
        {
            await File.WriteAllBytesAsync(file, pack.Content, stop);
        }
        catch (Exception unwritable) when (unwritable is IOException or UnauthorizedAccessException)
        {
            return await RefuseAsync($"The file cannot be written: {unwritable.Message}", terminal);
        }

        await terminal.WriteLineAsync($"Wrote {file}:");
        foreach (PackFileCount written in pack.Files) await terminal.WriteLineAsync($"{written.Name}: {written.Rows:N0} {(written.Rows == 1 ? "row" : "rows")}");
        return ExitCode.Done;
    }

    private static async Task WriteTableAsync(DeliveryPicture picture, DateOnly today, Terminal terminal)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("Code", "Title", "Rating, status or score", "To be complete", "Lead officer");
        foreach (DeliveryRow row in picture.Rows)
        {
            string due = row.Item.IsOverdue(today) ? $"{DeliveryJson.Due(row.Item)} (overdue)" : DeliveryJson.Due(row.Item) ?? "";
            table.AddRow([.. new[] { row.Item.Code, row.Title, DeliveryJson.Says(row, picture) ?? "", due, row.LeadOfficer ?? "" }.Select(cell => new Text(cell))]);
        }

        terminal.Write(table);
        await terminal.WriteLineAsync($"{picture.Quarter.Label}: {picture.Rows.Count:N0} shown.");
    }

    private static async Task<int> RefuseAsync(string problem, Terminal terminal)
    {
        await terminal.WriteProblemAsync(problem);
        return ExitCode.Refused;
    }
}
