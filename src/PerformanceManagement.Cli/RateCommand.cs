using System.CommandLine;
using System.CommandLine.Parsing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Ratings;
using PerformanceManagement.Core.Results;
using Spectre.Console;

namespace PerformanceManagement.Cli;

/// <summary><c>pm rate --period PERIOD [--json]</c>: the ratings, trends and counts of a quarter.</summary>
internal static class RateCommand
{
    public static Command Create(IConfiguration settings, Terminal terminal)
    {
        Option<Period> period = QuarterOption();
        var json = new Option<bool>("--json") { Description = "Write JSON for programs instead of a table." };
        var command = new Command("rate", "Rate a quarter's figures and compare them with earlier ones.") { period, json };
        command.SetAction((typed, stop) => CommandServices.UseAsync(
            settings,
            async services =>
            {
                var scorecards = services.GetRequiredService<ScorecardService>();
                QuarterlyScorecard scorecard = await terminal.WhileAsync(
                    "Rating", () => scorecards.GetAsync(typed.GetRequiredValue(period), new ScorecardFilter(), stop));
                if (typed.GetValue(json)) await terminal.WriteLineAsync(RateJson.Write(scorecard));
                else await WriteTableAsync(scorecard, terminal);
                return ExitCode.Done;
            },
            stop));
        return command;
    }

    /// <summary>The option that names a reporting quarter.</summary>
    public static Option<Period> QuarterOption() => new("--period")
    {
        Description = "The reporting quarter, like \"2017/18 Q2\".",
        Required = true,
        CustomParser = ReadQuarter,
    };

    private static Period ReadQuarter(ArgumentResult typed)
    {
        string text = typed.Tokens.Count == 1 ? typed.Tokens[0].Value : "";
        if (!Period.TryRead(text, out Period period, out string? problem)) typed.AddError(problem);
        else if (!period.IsReportingQuarter)
            typed.AddError($"“{text}” is not a quarter of the financial year: write one like 2017/18 Q2.");
        return period;
    }

    private static async Task WriteTableAsync(QuarterlyScorecard scorecard, Terminal terminal)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("Code", "Title", "Value", "Target", "Status", "Short trend", "Long trend", "Since last year");
        foreach (ScorecardRow row in scorecard.Rows)
        {
            string value = row.ValueRemark is { } remark ? $"{row.ValueText} ({remark})" : row.ValueText;
            table.AddRow([.. new[] { row.Code, row.Title, value, row.TargetText, row.Rating.Label, row.ShortTrend.Label, row.LongTrend.Label, row.SinceLastYear.Label }.Select(cell => new Text(cell))]);
        }

        terminal.Write(table);
        CountOf onTarget = scorecard.Counts.OnTarget;
        await terminal.WriteLineAsync(onTarget.Of == 0
            ? $"{scorecard.Quarter.Label}: no measure is rated."
            : $"{scorecard.Quarter.Label}: {onTarget.Count} out of {onTarget.Of} rated {(onTarget.Of == 1 ? "measure" : "measures")} on target.");
        foreach (LeftOut left in onTarget.Excluded) await terminal.WriteLineAsync($"Not rated: {left.Code} ({left.Reason}).");
    }
}
