using PerformanceManagement.Core.Ratings.Trends;
using PerformanceManagement.Core.Reports.Paper;
using PerformanceManagement.Core.Reports.Words;
using PerformanceManagement.Core.Scorecards;

namespace PerformanceManagement.Core.Reports.Templates.Kinds;

/// <summary>Measures picked out by a rule.</summary>
internal sealed class HighlightsKind : SectionKind
{
    public override string Key => "highlights";

    public override string Name => "Highlights";

    public override string About => "Measures picked out: those furthest from their targets, those that improved, or those on target; and what an author adds.";

    public override IReadOnlyList<SectionSetting> Settings { get; } =
    [
        new("rule", "Which measures", SettingType.Choice, "improved") { Options = ["improved", "on-target", "attention", "none"] },
        new("style", "Drawn as", SettingType.Choice, "boxes") { Options = ["boxes", "list"] },
        new("none", "Where there are none", SettingType.Line, "None in {quarter}."),
    ];

    internal override IEnumerable<TextSlot> Slots(PaperContext paper, TemplateSection section) => [new(section.Id, paper.Fill(section.Heading is { Length: > 0 } heading ? heading : Name)) { Hint = "Printed before the measures picked out; a list for achievements." }];

    internal override IEnumerable<ReportSection> Build(PaperContext paper, TemplateSection section)
    {
        IReadOnlyList<ReportBlock> written = paper.Markdown(paper.Written(section.Id));
        List<ScorecardRow> rows = [.. Picked(paper, Setting(section, "rule"))];
        IReadOnlyList<ReportBlock> intro = rows.Count > 0 ? paper.Markdown(section.Text, section) : [];
        ReportBlock[] measures = rows.Count == 0 ? written.Count > 0 ? [] : [new ReportParagraph(PlainText.Line(paper.Fill(Setting(section, "none"))))]
            : Setting(section, "style") == "list" ? [new ReportList([.. rows.Select(r => PlainText.Line(Line(r)))])]
            : [new ReportHighlights([.. rows.Select(r => Highlight(paper, r, Setting(section, "rule")))])];
        yield return paper.Section(section, [.. intro, .. written, .. measures]);
    }

    // "94% Retention rate (target: 94%)".
    private static string Line(ScorecardRow row) => $"{row.ValueText} {row.Title} (target: {row.TargetText}){(row.ValueRemark is { } remark ? $", {remark}" : "")}";

    // The furthest from target first, as far as shortfalls of different units can be compared.
    private static IEnumerable<ScorecardRow> Picked(PaperContext paper, string rule) => rule switch
    {
        "attention" => paper.Rows.Where(r => r.Rating.IsWorst).OrderByDescending(r => r.Rating.ShortfallPercent ?? decimal.MaxValue).ThenBy(r => r.Code, StringComparer.OrdinalIgnoreCase),
        "on-target" => paper.Rows.Where(r => r.Rating.IsOnTarget),
        "improved" => paper.Rows.Where(r => r.Rating.IsOnTarget && r.ShortTrend.Result == TrendResult.Improved),
        _ => [],
    };

    private static ReportHighlight Highlight(PaperContext paper, ScorecardRow row, string rule)
    {
        string title = PlainText.Line($"{row.Code} {row.Title}");
        return rule == "improved"
            ? new ReportHighlight(title, ReportCells.Trend(row.ShortTrend) with { Explanation = null }, PlainText.Line(row.ShortTrend.Explanation), [])
            : new ReportHighlight(title, ReportCells.Status(row, row.Rating.Label) with { Explanation = null }, PlainText.Line(row.Rating.Explanation), rule == "attention" ? MeasureTables.NoteOf(row, paper.Template.NoCommentary) : []);
    }
}

/// <summary>What is done about each measure that is off target.</summary>
internal sealed class ImprovementKind : SectionKind
{
    public override string Key => "improvement";

    public override string Name => "What we are doing to improve";

    public override string About => "For each measure off target: its figure with what it is compared with, what the service says, and the management actions that an author writes.";

    public override IReadOnlyList<SectionSetting> Settings { get; } =
    [
        new("which", "Which measures", SettingType.Choice, "off-target") { Options = PaperContext.Filters },
        new("actions", "Heading over the actions", SettingType.Line, "Management actions to improve performance:"),
        new("none", "Where there are none", SettingType.Line, "No measure is off target in {quarter}."),
        SectionSetting.YesNo("note", "The measure’s latest note", isYes: false),
    ];

    internal override IEnumerable<TextSlot> Slots(PaperContext paper, TemplateSection section) => PaperContext.Which(paper.Rows, Setting(section, "which")).SelectMany(r => new[]
    {
        new TextSlot($"{section.Id}:{r.Code}", $"Performance: {r.Code} {PlainText.Line(r.Title)}") { Hint = "Goes on after the sentence with the figure." },
        new TextSlot($"{section.Id}:{r.Code}:actions", $"Management actions: {r.Code} {PlainText.Line(r.Title)}") { IsRequired = true, Hint = "A list." },
    });

    internal override IEnumerable<ReportSection> Build(PaperContext paper, TemplateSection section)
    {
        List<ScorecardRow> rows = [.. PaperContext.Which(paper.Rows, Setting(section, "which"))];
        yield return paper.Section(section, [.. paper.Markdown(section.Text, section), .. rows.Count == 0 ? new ReportBlock[] { new ReportParagraph(PlainText.Line(paper.Fill(Setting(section, "none")))) } : []]);
        int place = 0;
        foreach (ScorecardRow row in rows)
        {
            string id = $"{++place}";
            yield return PaperContext.Below(section, id, $"{row.Title}:", 1,
            [
                new ReportParagraph(PlainText.Line(row.Rating.Explanation)),
                .. paper.Markdown(paper.Written($"{section.Id}:{row.Code}")),
                .. Is(section, "note") ? MeasureTables.NoteOf(row, paper.Template.NoCommentary).Select(p => new ReportParagraph(p)) : [],
            ]);
            IReadOnlyList<ReportBlock> actions = paper.Markdown(paper.Written($"{section.Id}:{row.Code}:actions"));
            if (actions.Count > 0) yield return PaperContext.Below(section, $"{id}-actions", Setting(section, "actions"), 1, actions);
        }
    }
}
