using System.Globalization;
using System.Text;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Plans;
using PerformanceManagement.Core.Ratings.Counts;
using PerformanceManagement.Core.Ratings.Trends;
using PerformanceManagement.Core.Reports.Words;
using PerformanceManagement.Core.Scorecards;

namespace PerformanceManagement.Core.Reports.Paper;

/// <summary>Orders and words the plan monitoring paper. Pure: equal requests make equal reports.</summary>
internal sealed class ReportBuilder
{
    private const string AppendixB = "Appendix B: how each rating and trend was worked out";
    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");
    private readonly ReportRequest request;
    private readonly QuarterlyScorecard scorecard;
    private readonly Period quarter;
    private readonly ReportTexts texts;
    private readonly PlanSections plan;
    private int number;

    private ReportBuilder(ReportRequest request)
    {
        this.request = request;
        scorecard = request.Scorecard;
        quarter = scorecard.Quarter;
        texts = request.Texts.Filled(new Dictionary<string, string>
        {
            ["council"] = PlainText.Line(request.Council),
            ["committee"] = PlainText.Line(request.Committee),
            ["quarter"] = $"quarter {quarter.Number} {Period.FinancialYear(quarter.Year).Label}",
            ["months"] = $"{quarter.Start.ToString("MMMM", British)} to {quarter.End.ToString("MMMM yyyy", British)}",
        });
        plan = new PlanSections(request, texts);
    }

    public static QuarterlyReport Build(ReportRequest request) => new ReportBuilder(request).Build();

    private QuarterlyReport Build()
    {
        string committee = PlainText.Line(request.Committee);
        return new QuarterlyReport
        {
            Council = PlainText.Line(request.Council),
            Colour = ReportPalette.CouncilColour(request.Options.Colour),
            Committee = committee,
            Title = texts.Title,
            Quarter = quarter.Token,
            Date = request.MeetingDate ?? quarter.End,
            RunningHead = $"{committee}, {(request.MeetingDate is { } day ? FigureFormat.Date(day) : quarter.Label)}",
            TitleBlock = [.. TitleBlock(committee)],
            Sections = [.. Sections(committee)],
            Sheets = ReportSheets.Of(scorecard, texts.NoCommentary),
            Warnings = [.. ReportWarnings.Of(request, plan)],
            FileName = FileName(committee),
        };
    }

    private IEnumerable<ReportField> TitleBlock(string committee)
    {
        yield return new ReportField("Committee", committee);
        yield return new ReportField("Meeting date", request.MeetingDate is { } day ? FigureFormat.Date(day) : "Not set yet");
        if (request.Options.ReportFrom is { Length: > 0 } from) yield return new ReportField("Report from", PlainText.Line(from));
        if (request.Options.CoordinatedBy is { Length: > 0 } by) yield return new ReportField("Report coordinated by", PlainText.Line(by));
        string[] directorates = [.. scorecard.Rows.Select(r => r.Directorate).OfType<string>().Select(PlainText.Line).Distinct().Order(StringComparer.Ordinal)];
        if (directorates.Length > 0) yield return new ReportField("Contributors", string.Join("; ", directorates));
    }

    private IEnumerable<ReportSection> Sections(string committee)
    {
        foreach (ReportSection part in Summary()) yield return part;
        yield return Standing("Budget and policy framework", texts.BudgetAndPolicyFramework);
        yield return Standing("Background", texts.Background);
        yield return Numbered("Priorities and ways of working", [.. PlanBlocks()]);
        foreach (ReportSection part in Measures(committee)) yield return part;
        foreach (ReportSection part in plan.Comments(() => ++number)) yield return part;
        yield return Standing("Risk management", texts.RiskManagement);
        yield return Standing("Financial and legal implications", texts.FinancialAndLegal);
        yield return Standing("Recommendation", texts.Recommendation);
        yield return Standing("Lead officer contact", [request.Options.LeadOfficer is { Length: > 0 } officer ? PlainText.Line(officer) : texts.LeadOfficer]);
        yield return Numbered("Appendices", [new ReportList(["Appendix A: values of earlier periods", AppendixB])]);
        yield return Numbered("Background papers", [new ReportList(texts.BackgroundPapers)]);
        yield return new ReportSection("appendix-a", null, "Appendix A: values of earlier periods", 1, [.. HistoryBlocks()]) { IsWide = true };
        yield return new ReportSection("appendix-b", null, AppendixB, 1, scorecard.Rows.Count == 0 ? [Remit()] : [ExplanationTables.Ratings(scorecard), ExplanationTables.Trends(scorecard)]) { IsWide = true };
    }

    private IEnumerable<ReportSection> Summary()
    {
        SummaryCounts counts = scorecard.Counts;
        IReadOnlyList<string> findings = SummarySentences.Findings(texts.Sentences, scorecard);
        List<ReportBlock> blocks = [.. Paragraphs(texts.Summary), Remit(), new ReportFindings(findings)];
        if (findings.Any(SummarySentences.IsMarked)) blocks.Add(new ReportParagraph(texts.Sentences.Footnote) { IsFootnote = true });
        var titles = scorecard.Rows.ToDictionary(r => r.Code, r => PlainText.Line(r.Title));
        blocks.AddRange(SummarySentences.LeftOut(texts.Sentences.LeftOut, counts.OnTarget.Excluded, titles));
        blocks.AddRange(SummarySentences.Carried(texts.Sentences.Carried, counts.OnTarget.Carried, titles));
        yield return new ReportSection("summary", null, "Summary", 1, blocks);
        yield return Highlights("attention", texts.AttentionTitle, texts.AttentionIntro, Attention());
        yield return Highlights("improved", texts.ImprovedTitle, texts.ImprovedIntro, Improved());
    }

    private ReportSection Highlights(string id, string title, string intro, List<ReportHighlight> items) =>
        new(id, null, title, 2, items.Count == 0 ? [new ReportParagraph(texts.NoneInList)] : [new ReportParagraph(intro), new ReportHighlights(items)]);

    // The furthest from target first, as far as shortfalls of different units can be compared.
    private List<ReportHighlight> Attention() =>
    [
        .. scorecard.Rows.Where(r => r.Rating.IsWorst).OrderByDescending(r => r.Rating.ShortfallPercent ?? decimal.MaxValue).ThenBy(r => r.Code, StringComparer.OrdinalIgnoreCase)
            .Select(r => new ReportHighlight(TitleOf(r), ReportCells.Status(r, r.Rating.Label) with { Explanation = null }, PlainText.Line(r.Rating.Explanation), MeasureTables.NoteOf(r, texts.NoCommentary))),
    ];

    private List<ReportHighlight> Improved() =>
    [
        .. scorecard.Rows.Where(r => r.Rating.IsOnTarget && r.ShortTrend.Result == TrendResult.Improved)
            .Select(r => new ReportHighlight(TitleOf(r), ReportCells.Trend(r.ShortTrend) with { Explanation = null }, PlainText.Line(r.ShortTrend.Explanation), [])),
    ];

    private IEnumerable<ReportBlock> PlanBlocks()
    {
        foreach (ReportBlock block in Paragraphs(texts.Priorities)) yield return block;
        if (plan.Table() is { } priorities) yield return priorities;
        if (plan.WaysOfWorkingList() is not { } ways) yield break;
        yield return new ReportParagraph("Ways of working:");
        yield return ways;
    }

    private IEnumerable<ReportSection> Measures(string committee)
    {
        ReportSection top = Numbered($"{committee} measures", []);
        yield return top;
        if (scorecard.Rows.Count == 0)
        {
            yield return top with { Id = top.Id + "-list", Number = $"{number}.1", Title = "Measures by programme", Level = 2, Blocks = [Remit()] };
            yield break;
        }

        yield return Sub(1, "Counts", [MeasureTables.Counts(scorecard)]);
        yield return Sub(2, "Key", [.. ReportKey.Blocks(scorecard)]);
        int sub = 2;
        if (RestatedTable.Of(scorecard) is { Rows.Count: > 0 } restated) yield return Sub(++sub, restated.Caption, [new ReportParagraph(RestatedTable.Intro), restated]);

        yield return Sub(++sub, "Measures by programme", []) with { IsWide = true };
        int table = 0;
        foreach ((PlanPlace? priority, IReadOnlyList<ScorecardRow> rows) in MeasureTables.ByPriority(scorecard))
        {
            string title = priority is null ? "Measures outside the plan" : PlanSections.Named(priority);
            yield return new ReportSection($"measures-{++table}", $"{number}.{sub}.{table}", title, 3, [MeasureTables.Of(title, rows, quarter, texts.NoCommentary)]);
        }
    }

    private ReportParagraph Remit() => new(SummarySentences.Remit(texts.Sentences.Remit, scorecard.Rows.Count));

    private IEnumerable<ReportBlock> HistoryBlocks() =>
        scorecard.Rows.Count == 0
            ? [Remit()]
            : [new ReportParagraph($"{ReportCells.Nothing} stands for a period before a measure's first value or after its reported period."), .. HistoryTables.Wide(scorecard)];

    private ReportSection Standing(string title, IReadOnlyList<string> paragraphs) => Numbered(title, [.. Paragraphs(paragraphs)]);

    private ReportSection Numbered(string title, IReadOnlyList<ReportBlock> blocks) => new($"section-{++number}", $"{number}", title, 1, blocks);

    private ReportSection Sub(int sub, string title, IReadOnlyList<ReportBlock> blocks) => new($"section-{number}-{sub}", $"{number}.{sub}", title, 2, blocks);

    private static IEnumerable<ReportBlock> Paragraphs(IReadOnlyList<string> paragraphs) => paragraphs.Select(p => new ReportParagraph(p));

    private static string TitleOf(ScorecardRow row) => PlainText.Line($"{row.Code} {row.Title}");

    private string FileName(string committee)
    {
        var name = new StringBuilder($"{texts.FileName}-{quarter.UrlToken}-".ToLowerInvariant());
        foreach (char letter in committee.ToLowerInvariant())
            if (char.IsAsciiLetterOrDigit(letter)) name.Append(letter);
            else if (name[^1] != '-') name.Append('-');
        return name.ToString().TrimEnd('-');
    }
}
