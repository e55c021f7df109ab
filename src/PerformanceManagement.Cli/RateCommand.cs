using System.CommandLine;
using System.CommandLine.Parsing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PerformanceManagement.Core.BenchmarkGroups;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Ratings.Counts;
using PerformanceManagement.Core.Reports.Words;
using PerformanceManagement.Core.Scorecards;
using Spectre.Console;

namespace PerformanceManagement.Cli;

/// <summary><c>pm rate --period PERIOD [--json] [--profile KEY]</c>: the ratings, trends and counts of a quarter.</summary>
internal static class RateCommand
{
    public static Command Create(IConfiguration settings, Terminal terminal)
    {
        Option<Period> period = QuarterOption();
        var json = new Option<bool>("--json") { Description = "Write JSON for programs instead of a table." };
        Option<string> profile = ProfileOption();
        var command = new Command("rate", "Rate a quarter's figures and compare them with earlier ones.") { period, json, profile };
        command.SetAction((typed, stop) => CommandServices.UseAsync(
            settings,
            async services =>
            {
                ReportProfile chosen = await CommandServices.ProfileAsync(services, typed.GetValue(profile), stop);
                var scorecards = services.GetRequiredService<ScorecardService>();
                QuarterlyScorecard read = await terminal.WhileAsync(
                    "Rating", () => scorecards.GetAsync(typed.GetRequiredValue(period), new ScorecardFilter(), stop));
                QuarterlyScorecard scorecard = read.CountedBy(chosen.Texts.Counting.Rules);
                IReadOnlyList<string> sentences = SummarySentences.Findings(chosen.Texts.Sentences, scorecard);
                if (typed.GetValue(json)) await terminal.WriteLineAsync(RateJson.Write(scorecard, await services.GetRequiredService<BenchmarkService>().GetAsync(scorecard, stop), chosen.Key, sentences));
                else await WriteTableAsync(scorecard, sentences, terminal);
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

    /// <summary>The option that names a profile.</summary>
    public static Option<string> ProfileOption() => new("--profile") { Description = "The profile that counts and words, instead of the council's own." };

    /// <summary>Reads a reporting quarter; what is wrong with it is added to the option's errors.</summary>
    public static Period ReadQuarter(ArgumentResult typed)
    {
        string text = typed.Tokens.Count == 1 ? typed.Tokens[0].Value : "";
        if (!Period.TryRead(text, PeriodUse.ReportingQuarter, out Period period, out string? problem)) typed.AddError(problem);
        else if (!period.IsReportingQuarter)
            typed.AddError($"“{text}” is not a quarter of the financial year: write one like 2017/18 Q2.");
        return period;
    }

    private static async Task WriteTableAsync(QuarterlyScorecard scorecard, IReadOnlyList<string> sentences, Terminal terminal)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("Code", "Title", "Value", "Target", "Status", "Short trend", "Long trend", "Since last year");
        foreach (ScorecardRow row in scorecard.Rows)
        {
            string value = row.ValueRemark is { } remark ? $"{row.ValueText} ({remark})" : row.ValueText;
            table.AddRow([.. new[] { row.Code, row.Title, value, row.TargetText, row.Rating.Label, row.ShortTrend.Label, row.LongTrend.Label, row.LastYear.Label }.Select(cell => new Text(cell))]);
        }

        terminal.Write(table);
        CountOf onTarget = scorecard.Counts.OnTarget;
        await terminal.WriteLineAsync($"{scorecard.Quarter.Label}:");
        foreach (string sentence in sentences) await terminal.WriteLineAsync(sentence);
        await terminal.WriteLineAsync($"{onTarget.Denominator}.");
        foreach (CarriedMeasure carried in onTarget.Carried) await terminal.WriteLineAsync($"{carried.Text}.");
        foreach (LeftOut left in onTarget.Excluded) await terminal.WriteLineAsync($"Not rated: {left.Code} ({left.Reason}).");
    }
}
