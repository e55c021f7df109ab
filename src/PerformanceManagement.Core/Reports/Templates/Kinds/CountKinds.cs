using PerformanceManagement.Core.Ratings.Counts;
using PerformanceManagement.Core.Ratings.Trends;
using PerformanceManagement.Core.Reports.Paper;
using PerformanceManagement.Core.Reports.Words;
using PerformanceManagement.Core.Scorecards;

namespace PerformanceManagement.Core.Reports.Templates.Kinds;

/// <summary>The counts of the quarter as sentences, in the template's words.</summary>
internal sealed class CountSentencesKind : SectionKind
{
    private const string Profile = "profile";

    public override string Key => "count-sentences";

    public override string Name => "Counts as sentences";

    public override string About => "How many measures are on target and how many improved, in sentences, with who is left out.";

    public override IReadOnlyList<SectionSetting> Settings { get; } =
    [
        new("sentences", "Sentences", SettingType.Lines, "")
        {
            Hint = "A line each: onTarget, shortTrend, longTrend or lastYearTrend, a colon, and the sentence with {n}, {m}, {percent}, {mark}. Forms for few: “onTarget.one:” (out of one), “onTarget.zero:” (none counted), “onTarget.all:” (all counted), “onTarget.none:” (nothing to count). With no lines, the profile’s own sentences.",
        },
        new("style", "Drawn as", SettingType.Choice, "findings") { Options = ["findings", "list"] },
        SectionSetting.YesNo("remit", "How many measures there are, first", isYes: true),
        SectionSetting.YesNo("names", "Name who is left out", isYes: true),
        new("footnote", "Footnote on comparable data", SettingType.Line, Profile) { Hint = "“profile” for the profile’s own; “none” for none." },
        new("count", "Which measures are counted", SettingType.Choice, "all") { Options = PaperContext.Filters },
    ];

    internal override IEnumerable<ReportSection> Build(PaperContext paper, TemplateSection section)
    {
        (QuarterlyScorecard counted, ReportBlock? leftOut) = paper.Counted(Setting(section, "count"));
        ReportSentences sentences = paper.Sentences;
        List<ReportBlock> blocks = [.. paper.Markdown(section.Text, section)];
        if (Is(section, "remit")) blocks.Add(Remit(paper, section));
        IReadOnlyList<string> lines = Entries(section, "sentences");
        IReadOnlyList<string> findings = lines.Count == 0 ? SummarySentences.Findings(sentences, counted) : CountLines.Fill(lines, counted, paper.Fill);
        blocks.Add(Setting(section, "style") == "list" ? new ReportList(findings) : new ReportFindings(findings));
        string footnote = Setting(section, "footnote");
        if (findings.Any(SummarySentences.IsMarked) && footnote != "none") blocks.Add(new ReportParagraph(footnote == Profile ? sentences.Footnote : PlainText.Line(paper.Fill(footnote))) { IsFootnote = true });
        if (Is(section, "names"))
        {
            var titles = paper.Rows.ToDictionary(r => r.Code, r => PlainText.Line(r.Title));
            blocks.AddRange(SummarySentences.LeftOut(sentences.LeftOut, counted.Counts.OnTarget.Excluded, titles));
            blocks.AddRange(SummarySentences.Carried(sentences.Carried, counted.Counts.OnTarget.Carried, titles));
        }

        if (leftOut is not null) blocks.Add(leftOut);
        yield return paper.Section(section, blocks);
    }

    private static ReportParagraph Remit(PaperContext paper, TemplateSection section) =>
        new(SummarySentences.Remit(paper.Sentences.Remit, paper.Rows.Count)) { IsNumbered = section.HasNumberedParagraphs };
}

/// <summary>Statuses and directions of travel as a table of percentages, in the form of the corporate performance report.</summary>
internal sealed class CountTableKind : SectionKind
{
    public override string Key => "count-table";

    public override string Name => "Counts as a table";

    public override string About => "The share of each status, and of better, static and worse compared with last year and last quarter.";

    public override IReadOnlyList<SectionSetting> Settings { get; } =
    [
        new("caption", "Caption over the statuses", SettingType.Line, "Quarter {quarterNumber} Performance against target"),
        new("trendCaption", "Caption over the directions", SettingType.Line, "Direction of Travel"),
        new("words", "Better, static, worse", SettingType.Line, "BETTER, Static, WORSE"),
        SectionSetting.YesNo("counts", "Say the counts beside the percentages", isYes: true),
        SectionSetting.YesNo("hundred", "Percentages add to 100", isYes: false),
        new("count", "Which measures are counted", SettingType.Choice, "all") { Options = PaperContext.Filters },
    ];

    internal override IEnumerable<ReportSection> Build(PaperContext paper, TemplateSection section)
    {
        (QuarterlyScorecard counted, ReportBlock? leftOut) = paper.Counted(Setting(section, "count"));
        bool adds = Is(section, "hundred");
        bool says = Is(section, "counts");
        SummaryCounts counts = counted.Counts;
        string[] words = [.. Setting(section, "words").Split(',', StringSplitOptions.TrimEntries), "", "", ""];
        IReadOnlyList<CountOf> statuses = [.. counts.Statuses.Select(s => s.Count)];
        List<ReportBlock> blocks = [.. paper.Markdown(section.Text, section)];
        List<ReportCell> shares = Shares(statuses, adds, says);
        blocks.Add(new ReportTable(
            PlainText.Line(paper.Fill(Setting(section, "caption"))),
            [new("Status", ReportColumnKind.Mark), new("Percentage", ReportColumnKind.Figure)],
            counts.Statuses.Count == 0 ? [new ReportRow([new ReportCell("Nothing could be rated"), new ReportCell("–")])]
                : [.. counts.Statuses.Select((s, i) => new ReportRow([new ReportCell(s.Status.ShortLabel) { Mark = ReportPalette.Of(s.Status) }, shares[i]]))]));
        List<ReportCell> year = Shares(counts.SinceLastYear.All, adds, says);
        List<ReportCell> quarter = Shares(counts.ShortTrend.All, adds, says);
        (string Word, ReportMark Mark)[] marks = [(words[0], ReportPalette.Of(TrendResult.Improved)), (words[1], ReportPalette.Of(TrendResult.NoChange)), (words[2], ReportPalette.Of(TrendResult.Worsened))];
        blocks.Add(new ReportTable(
            PlainText.Line(paper.Fill(Setting(section, "trendCaption"))),
            [new("Direction", ReportColumnKind.Mark), new(paper.Fill("Compared to {lastYear}"), ReportColumnKind.Figure), new($"Compared to Quarter {paper.Quarter.Previous.Number} {Periods.Period.FinancialYear(paper.Quarter.Previous.Year).Label}", ReportColumnKind.Figure)],
            [.. marks.Select((m, i) => new ReportRow([new ReportCell(m.Word.Length == 0 ? m.Mark.Class : m.Word) { Mark = m.Mark }, year[i], quarter[i]]))]));
        blocks.Add(new ReportParagraph(PlainText.Line($"Against target: {counts.OnTarget.DenominatorByName}. Compared with last year: {counts.SinceLastYear.Improved.DenominatorByName}. Compared with last quarter: {counts.ShortTrend.Improved.DenominatorByName}.{(adds ? " Percentages are rounded so that they add to 100." : "")}")) { IsFootnote = true });
        if (leftOut is not null) blocks.Add(leftOut);
        yield return paper.Section(section, blocks);
    }

    private static List<ReportCell> Shares(IReadOnlyList<CountOf> counts, bool adds, bool says)
    {
        IReadOnlyList<decimal>? rounded = adds ? LargestRemainder.Shares([.. counts.Select(c => c.Count)], counts.Count == 0 ? 0 : counts[0].Rules.Decimals) : null;
        return [.. counts.Select((c, i) => Share(c, rounded is { Count: > 0 } && c.Of > 0 ? c.Rules.PercentText(rounded[i]) : c.PercentText, says))];
    }

    private static ReportCell Share(CountOf count, string? text, bool says) => new(text ?? "Nothing to count")
    {
        Remark = says && text is not null ? $"{count.Count} of {count.Of}" : null,
        Number = count.Percent is { } share ? Figures.FigureFormat.Rounded(share, count.Rules.Decimals) : null,
        Decimals = count.Rules.Decimals,
        Suffix = "%",
        Explanation = PlainText.Line($"{count.Sentence} Counted: {ExplanationTables.Members(count)}."),
    };
}

/// <summary>Every count with its denominator and its members.</summary>
internal sealed class AllCountsKind : SectionKind
{
    public override string Key => "all-counts";

    public override string Name => "Counts with their measures";

    public override string About => "Each count with its denominator, its percentage and the measures in it.";

    internal override IEnumerable<ReportSection> Build(PaperContext paper, TemplateSection section) =>
        [paper.Section(section, paper.Rows.Count == 0 ? [new ReportParagraph(SummarySentences.Remit(paper.Sentences.Remit, 0))] : [.. paper.Markdown(section.Text, section), MeasureTables.Counts(paper.Scorecard)])];
}
