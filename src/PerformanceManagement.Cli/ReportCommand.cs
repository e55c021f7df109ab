using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Reports;
using PerformanceManagement.Core.Reports.Editions;
using PerformanceManagement.Core.Reports.Formats;
using PerformanceManagement.Core.Reports.Paper;
using PerformanceManagement.Core.Reports.Templates;
using PerformanceManagement.Core.Reports.Words;

namespace PerformanceManagement.Cli;

/// <summary><c>pm report --committee NAME --period PERIOD --format pdf|docx|xlsx|html|csv|json|zip --out FILE [--template KEY] [--profile KEY]</c>: writes a committee's paper. <c>pm report verify</c>: checks published editions.</summary>
internal static class ReportCommand
{
    private const int MostChecks = 200;
    private static readonly string[] Formats = ["pdf", "docx", "xlsx", "html", "csv", "json", "zip"];

    public static Command Create(IConfiguration settings, Terminal terminal)
    {
        var committee = new Option<string>("--committee") { Description = "The committee's name.", Required = true };
        Option<Period> period = RateCommand.QuarterOption();
        var format = new Option<string>("--format") { Description = "The kind of file.", Required = true };
        format.AcceptOnlyFromAmong(Formats);
        var file = new Option<string>("--out") { Description = "The file to write; one that is there is replaced.", Required = true };
        var template = new Option<string>("--template") { Description = "The key or the name of the template; the report’s own without it." };
        Option<string> profile = RateCommand.ProfileOption();
        var command = new Command("report", "Write a committee's paper for a quarter.") { committee, period, format, file, template, profile };
        command.SetAction((typed, stop) => CommandServices.UseAsync(
            settings,
            async services =>
            {
                string name = typed.GetRequiredValue(committee);
                QuarterlyReportService reports = CommandServices.Configured<QuarterlyReportService>(services);
                ReportProfile? chosen = typed.GetValue(profile) is { } key ? await CommandServices.ProfileAsync(services, key, stop) : null;
                IReadOnlyList<TemplateListing> templates = await services.GetRequiredService<TemplateService>().ListAsync(typed.GetRequiredValue(period).End, stop);
                string? asked = typed.GetValue(template);
                TemplateListing? made = templates.FirstOrDefault(t => string.Equals(t.Key, asked, StringComparison.OrdinalIgnoreCase) || string.Equals(t.Name, asked, StringComparison.OrdinalIgnoreCase));
                if (asked is not null && made is null)
                {
                    await terminal.WriteProblemAsync($"There is no template “{asked}”. There are: {string.Join(", ", templates.Select(t => t.Key))}.");
                    return ExitCode.Refused;
                }

                if (await reports.GetAsync(name, typed.GetRequiredValue(period), new ReportChoice { Template = made?.Key, Profile = chosen }, stop) is not { } report) return await UnknownAsync(name, reports, terminal, stop);
                byte[] content = await terminal.WhileAsync("Writing the paper", () => RenderAsync(report, typed.GetRequiredValue(format), services, stop));
                int saved = await SaveAsync(typed.GetRequiredValue(file), content, terminal, stop);
                if (saved == ExitCode.Done && report.Warnings.Count > 0) await WriteChecksAsync(report.Warnings, terminal);
                return saved;
            },
            stop));
        command.Subcommands.Add(Verify(settings, terminal));
        return command;
    }

    private static Command Verify(IConfiguration settings, Terminal terminal)
    {
        var command = new Command("verify", "Check that every published edition is as it was published, and name what is not.");
        command.SetAction((_, stop) => CommandServices.UseAsync(
            settings,
            async services =>
            {
                EditionVerifier editions = CommandServices.Configured<EditionVerifier>(services);
                EditionProof proof = await terminal.WhileAsync("Checking published editions", () => editions.VerifyAsync(stop));
                foreach (string problem in proof.Problems) await terminal.WriteProblemAsync(problem);
                if (proof.Problems.Count > 0) return ExitCode.Refused;
                await terminal.WriteLineAsync(string.Create(CultureInfo.CurrentCulture, $"All as published: {proof.Editions:N0} {(proof.Editions == 1 ? "edition" : "editions")}, {proof.Files:N0} {(proof.Files == 1 ? "file" : "files")}."));
                return ExitCode.Done;
            },
            stop));
        return command;
    }

    private static Task<byte[]> RenderAsync(QuarterlyReport report, string format, IServiceProvider services, CancellationToken stop) =>
        services.GetRequiredService<ReportFormats>().Find(format)!.RenderAsync(report, stop);

    // As on the paper's page: what somebody should see to before it is published.
    private static async Task WriteChecksAsync(IReadOnlyList<ReportWarning> warnings, Terminal terminal)
    {
        await terminal.WriteLineAsync("Before it is published, see to:");
        foreach (ReportWarning warning in warnings.Take(MostChecks)) await terminal.WriteLineAsync($"- {warning.Text}");
        if (warnings.Count > MostChecks) await terminal.WriteLineAsync(string.Create(CultureInfo.CurrentCulture, $"and {warnings.Count - MostChecks:N0} more, which the paper’s page lists."));
    }

    private static async Task<int> UnknownAsync(string name, QuarterlyReportService reports, Terminal terminal, CancellationToken stop)
    {
        string known = string.Join(", ", (await reports.CommitteesAsync(stop)).Select(c => c.Name));
        await terminal.WriteProblemAsync($"There is no committee “{name}”. {(known.Length == 0 ? "The database has none yet." : $"The committees are: {known}.")}");
        return ExitCode.Refused;
    }

    private static async Task<int> SaveAsync(string file, byte[] content, Terminal terminal, CancellationToken stop)
    {
        try
        {
            await File.WriteAllBytesAsync(file, content, stop);
        }
        catch (Exception unwritable) when (unwritable is IOException or UnauthorizedAccessException)
        {
            await terminal.WriteProblemAsync($"The file cannot be written: {unwritable.Message}");
            return ExitCode.Refused;
        }

        await terminal.WriteLineAsync(string.Create(CultureInfo.CurrentCulture, $"Wrote {file} ({content.Length:N0} bytes)."));
        return ExitCode.Done;
    }
}
