using System.Globalization;
using System.Text.RegularExpressions;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Ratings.Counts;
using PerformanceManagement.Core.Reports.Paper;
using PerformanceManagement.Core.Reports.Words;
using PerformanceManagement.Core.Scorecards;

namespace PerformanceManagement.Core.Reports.Templates;

/// <summary>
/// The words in braces that a paper's texts may hold, and what they stand for in this paper. A figure in a sentence is taken from the data, so that text and
/// table cannot differ (field guide, section 9). What stands for nothing stays as it was typed.
/// </summary>
internal sealed partial class LiveWords
{
    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");
    private readonly QuarterlyScorecard scorecard;
    private readonly Dictionary<string, string> words;
    private readonly Dictionary<string, ScorecardRow> rows;

    public LiveWords(ReportRequest request, PlanTree plan, QuarterlyScorecard counted)
    {
        scorecard = request.Scorecard;
        rows = scorecard.Rows.GroupBy(r => r.Code, StringComparer.OrdinalIgnoreCase).ToDictionary(g => g.Key, g => g.First(), StringComparer.OrdinalIgnoreCase);
        Period quarter = scorecard.Quarter;
        Period year = Period.FinancialYear(quarter.Year);
        words = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["council"] = PlainText.Line(request.Council),
            ["committee"] = PlainText.Line(request.Committee),
            ["plan"] = PlainText.Line(request.Template.Plan),
            ["quarter"] = $"quarter {quarter.Number} {year.Label}",
            ["quarterNumber"] = Text(quarter.Number),
            ["lastQuarterNumber"] = Text(quarter.Previous.Number),
            ["lastQuarter"] = quarter.Previous.Label,
            ["year"] = year.Label,
            ["lastYear"] = Period.FinancialYear(quarter.Year - 1).Label,
            ["months"] = $"{quarter.Start.ToString("MMMM", British)} to {quarter.End.ToString("MMMM yyyy", British)}",
            ["lastMonth"] = quarter.End.ToString("MMMM", British),
            ["meeting"] = request.MeetingDate is { } day ? FigureFormat.Date(day) : "a date not set yet",
            ["measures"] = Text(scorecard.Rows.Count),
            ["explained"] = Text(scorecard.Rows.Count(r => r.Reported.Value is not null)),
            ["notExpected"] = NotExpected(scorecard),
            ["priorities"] = plan.Priorities.Count == 0 ? "none of the plan" : string.Join("; ", plan.Priorities.Select(p => PlainText.Line(p.Title))),
            ["waysOfWorking"] = plan.WaysOfWorking.Count == 0 ? "none" : string.Join(", ", plan.WaysOfWorking.Select((w, i) => $"{i + 1}. {PlainText.Line(w.Title)}")),
            ["wayCount"] = Text(plan.WaysOfWorking.Count),
            ["programmeCount"] = Text(plan.Programmes.Count),
            ["leadOfficer"] = request.Options.LeadOfficer is { Length: > 0 } officer ? PlainText.Line(officer) : "Contact the report's lead officer through the council's corporate performance team.",
        };
        Add("onTarget", counted.Counts.OnTarget);
        foreach ((string name, TrendCount count) in (ReadOnlySpan<(string, TrendCount)>)[("shortTrend", counted.Counts.ShortTrend), ("longTrend", counted.Counts.LongTrend), ("lastYearTrend", counted.Counts.SinceLastYear)])
        {
            Add(name, count.Improved);
            Add(name + ".worse", count.Worsened);
            Add(name + ".same", count.NoChange);
        }
    }

    /// <summary>The names that stand for something in every paper, for whoever writes a text.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "council", "committee", "plan", "quarter", "quarterNumber", "lastQuarterNumber", "lastQuarter", "year", "lastYear", "months", "lastMonth", "meeting", "measures",
        "explained", "notExpected", "priorities", "waysOfWorking", "wayCount", "programmeCount", "leadOfficer",
        .. new[] { "onTarget", "shortTrend", "shortTrend.worse", "shortTrend.same", "longTrend", "longTrend.worse", "longTrend.same", "lastYearTrend", "lastYearTrend.worse", "lastYearTrend.same" }
            .SelectMany(n => new[] { $"{n}.n", $"{n}.m", $"{n}.percent" }),
    ];

    /// <summary>The words before a measure's code: "{value NI 156}".</summary>
    public static IReadOnlyList<string> OfMeasures { get; } = ["value", "target", "yearTarget", "status", "shortTrend", "longTrend", "title"];

    /// <summary>The text with its live words filled.</summary>
    public string Fill(string text) => Braces().Replace(text, m => Of(m.Groups[1].Value) ?? m.Value);

    /// <summary>The words in braces of a text that stand for nothing here.</summary>
    public IEnumerable<string> Unknown(string text) => Braces().Matches(text).Select(m => m.Groups[1].Value).Where(n => Of(n) is null).Distinct();

    /// <summary>The words in braces of a text that stand for nothing in any paper.</summary>
    public static IEnumerable<string> NeverKnown(string text) =>
        Braces().Matches(text).Select(m => m.Groups[1].Value).Where(n => !Names.Contains(n) && !OfMeasures.Any(w => n.StartsWith(w + " ", StringComparison.Ordinal))).Distinct();

    // "Data for 1 of these measures (Digital take up) is not expected until after this report is published." Nothing where all are held.
    private static string NotExpected(QuarterlyScorecard scorecard)
    {
        string[] late = [.. scorecard.Rows.Where(r => r.Reported.Value is null && r.Reported.Reason == ReasonForNoValue.AwaitingData).Select(r => PlainText.Line(r.Title))];
        return late.Length == 0 ? "" : $"Data for {Text(late.Length)} of these measures ({string.Join("; ", late)}) is not expected until after this report is published.";
    }

    private string? Of(string name)
    {
        if (words.TryGetValue(name, out string? word)) return word;
        int space = name.IndexOf(' ', StringComparison.Ordinal);
        if (space < 0 || !rows.TryGetValue(name[(space + 1)..].Trim(), out ScorecardRow? row)) return null;
        return name[..space] switch
        {
            "value" => row.ValueRemark is { } remark ? $"{row.ValueText} ({remark})" : row.ValueText,
            "target" => row.TargetText,
            "yearTarget" => row.YearTargetText,
            "status" => Wording.LowerFirstWord(row.Rating.Label),
            "shortTrend" => Wording.LowerFirstWord(row.ShortTrend.Label),
            "longTrend" => Wording.LowerFirstWord(row.LongTrend.Label),
            "title" => PlainText.Line(row.Title),
            _ => null,
        };
    }

    private void Add(string name, CountOf count)
    {
        words[name + ".n"] = Text(count.Count);
        words[name + ".m"] = Text(count.Of);
        words[name + ".percent"] = count.PercentText ?? "–";
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\{([^{}\n]{1,80})\}", RegexOptions.CultureInvariant)]
    private static partial Regex Braces();
}
