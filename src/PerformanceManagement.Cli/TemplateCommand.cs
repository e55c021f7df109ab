using System.CommandLine;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Reports.Templates;
using Spectre.Console;

namespace PerformanceManagement.Cli;

/// <summary><c>pm template list|export|import</c>: the templates of committee papers, and their files.</summary>
internal static class TemplateCommand
{
    public static Command Create(IConfiguration settings, Terminal terminal) =>
        new("template", "List the templates of committee papers, write them to files, bring them in.") { List(settings, terminal), Export(settings, terminal), Import(settings, terminal) };

    private static Command List(IConfiguration settings, Terminal terminal)
    {
        var command = new Command("list", "List the templates.");
        command.SetAction((_, stop) => CommandServices.UseAsync(
            settings,
            async services =>
            {
                var table = new Table().Border(TableBorder.Simple).AddColumns("Key", "Name", "In force", "Comes into force", "Draft");
                foreach (TemplateListing template in await services.GetRequiredService<TemplateService>().ListAsync(BritishDay.Today(services.GetRequiredService<TimeProvider>()), stop))
                {
                    string inForce = template.InForce is { } number ? $"Version {number}" : "None";
                    table.AddRow([.. new[] { template.Key, template.Name, inForce, template.Next is { } next ? FigureFormat.Date(next) : "", template.HasDraft ? "Yes" : "No" }.Select(cell => new Text(cell))]);
                }

                terminal.Write(table);
                return ExitCode.Done;
            },
            stop));
        return command;
    }

    private static Command Export(IConfiguration settings, Terminal terminal)
    {
        var key = new Argument<string>("KEY") { Description = "The template's key." };
        var file = new Option<string>("--out") { Description = "The file to write; one that is there is replaced.", Required = true };
        var command = new Command("export", "Write a template to a file: the version in force, or the draft where there is no other.") { key, file };
        command.SetAction((typed, stop) => CommandServices.UseAsync(
            settings,
            async services =>
            {
                if (await services.GetRequiredService<TemplateFileService>().ExportAsync(typed.GetRequiredValue(key), asDraft: false, stop) is not { } json)
                    return await RefuseAsync($"There is no template “{typed.GetRequiredValue(key)}”.", terminal);
                try
                {
                    await File.WriteAllTextAsync(typed.GetRequiredValue(file), json, stop);
                }
                catch (Exception unwritable) when (unwritable is IOException or UnauthorizedAccessException)
                {
                    return await RefuseAsync($"The file cannot be written: {unwritable.Message}", terminal);
                }

                await terminal.WriteLineAsync($"Wrote {typed.GetRequiredValue(file)}.");
                return ExitCode.Done;
            },
            stop));
        return command;
    }

    private static Command Import(IConfiguration settings, Terminal terminal)
    {
        var file = new Argument<string>("FILE") { Description = "The file of the template." };
        var key = new Option<string>("--key") { Description = "The template's key: small letters, digits and hyphens. One that is there gets a draft.", Required = true };
        var name = new Option<string>("--name") { Description = "What people call it.", Required = true };
        var from = new Option<string?>("--from") { Description = "The first day of a meeting whose paper is made from it; without it, it stays a draft." };
        var command = new Command("import", "Bring in a template from a file.") { file, key, name, from };
        command.SetAction((typed, stop) => CommandServices.UseAsync(
            settings,
            async services =>
            {
                string json;
                try
                {
                    json = await File.ReadAllTextAsync(typed.GetRequiredValue(file), stop);
                }
                catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
                {
                    return await RefuseAsync($"The file cannot be read: {unreadable.Message}", terminal);
                }

                string chosen = typed.GetRequiredValue(key);
                int imported = await SayAsync(await services.GetRequiredService<TemplateFileService>().ImportAsync(chosen, typed.GetRequiredValue(name), json, CommandServices.Actor, stop), terminal);
                if (imported != ExitCode.Done || typed.GetValue(from) is not { } day) return imported;
                TemplateEditService templates = services.GetRequiredService<TemplateEditService>();
                TemplateDetails? draft = await templates.FindAsync(chosen, stop);
                return await SayAsync(await templates.BringIntoForceAsync(chosen, draft?.Draft?.Version, day, CommandServices.Actor, stop), terminal);
            },
            stop));
        return command;
    }

    private static async Task<int> SayAsync(Outcome? outcome, Terminal terminal)
    {
        if (outcome is Saved saved)
        {
            await terminal.WriteLineAsync($"{saved.Summary}.");
            return ExitCode.Done;
        }

        foreach (string problem in outcome is Refused refused ? refused.Problems.Select(p => $"{p.Message}.") : ["Somebody else changed the template meanwhile. Try again."]) await terminal.WriteProblemAsync(problem);
        return ExitCode.Refused;
    }

    private static async Task<int> RefuseAsync(string problem, Terminal terminal)
    {
        await terminal.WriteProblemAsync(problem);
        return ExitCode.Refused;
    }
}
