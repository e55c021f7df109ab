using PerformanceManagement.Core.Ratings.Series;
using PerformanceManagement.Core.Reports.Paper;
using PerformanceManagement.Core.Reports.Words;
using PerformanceManagement.Core.Scorecards;

namespace PerformanceManagement.Core.Reports.Templates.Kinds;

/// <summary>The values of earlier periods.</summary>
internal sealed class ValuesKind : SectionKind
{
    public override string Key => "values";

    public override string Name => "Appendix of all values";

    public override string About => "The values of the last eight periods of each measure.";

    internal override IEnumerable<ReportSection> Build(PaperContext paper, TemplateSection section) =>
    [
        paper.Section(section, paper.Rows.Count == 0
            ? [new ReportParagraph(SummarySentences.Remit(paper.Sentences.Remit, 0))]
            : [.. paper.Markdown(section.Text, section), new ReportParagraph($"{ReportCells.Nothing} stands for a period before a measure's first value or after its reported period."), .. HistoryTables.Wide(paper.Scorecard)]),
    ];
}

/// <summary>How each rating and trend was worked out.</summary>
internal sealed class WorkingsKind : SectionKind
{
    public override string Key => "workings";

    public override string Name => "Appendix of how figures were worked out";

    public override string About => "How each rating and each trend was worked out, with its numbers. Left out of a paper, it is offered as a file of its own.";

    internal override IEnumerable<ReportSection> Build(PaperContext paper, TemplateSection section) =>
        [paper.Section(section, paper.Rows.Count == 0 ? [new ReportParagraph(SummarySentences.Remit(paper.Sentences.Remit, 0))] : [.. paper.Markdown(section.Text, section), ExplanationTables.Ratings(paper.Scorecard), ExplanationTables.Trends(paper.Scorecard)])];
}

/// <summary>Figures corrected after their quarter was signed off.</summary>
internal sealed class RestatedKind : SectionKind
{
    public override string Key => "restated";

    public override string Name => "Figures restated";

    public override string About => "Figures that were corrected after their quarter was signed off; left out where there are none.";

    internal override IEnumerable<ReportSection> Build(PaperContext paper, TemplateSection section)
    {
        if (RestatedTable.Of(paper.Scorecard) is not { Rows.Count: > 0 } restated) return [];
        TemplateSection named = section.Heading.Length > 0 ? section : section with { Heading = restated.Caption };
        return [paper.Section(named, [.. paper.Markdown(section.Text, section), new ReportParagraph(RestatedTable.Intro), restated])];
    }
}

/// <summary>A chart of each measure's last periods, several to a page.</summary>
internal sealed class ChartsKind : SectionKind
{
    public override string Key => "charts";

    public override string Name => "Charts";

    public override string About => "A chart of each measure’s last periods, several to a page.";

    public override IReadOnlyList<SectionSetting> Settings { get; } = [new("which", "Which measures", SettingType.Choice, "all") { Options = PaperContext.Filters }];

    internal override IEnumerable<ReportSection> Build(PaperContext paper, TemplateSection section)
    {
        List<ScorecardRow> rows = [.. PaperContext.Which(paper.Rows, Setting(section, "which"))];
        yield return paper.Section(section, rows.Count == 0 ? [new ReportParagraph("There are no such measures in this paper.")]
            : [.. paper.Markdown(section.Text, section), new ReportFigures([.. rows.Select(r => new ReportFigure(PlainText.Line($"{r.Code} {r.Title}"), Sentence(r), ReportCharts.Of(r).Chart))])]);
    }

    private static string Sentence(ScorecardRow row)
    {
        SeriesPoint[] known = [.. row.Series.Where(p => p.Value is not null)];
        return PlainText.Line(known.Length == 0 ? "No values yet." : $"{row.Text(known[^1])} in {known[^1].Period.Label}; target {row.TargetText}; {row.Rating.Label.ToLowerInvariant()}.");
    }
}
