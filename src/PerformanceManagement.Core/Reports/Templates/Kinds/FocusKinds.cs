using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Ratings.Trends;
using PerformanceManagement.Core.Reports.Paper;
using PerformanceManagement.Core.Reports.Words;
using PerformanceManagement.Core.Scorecards;

namespace PerformanceManagement.Core.Reports.Templates.Kinds;

/// <summary>A box for each chosen measure: its performance, targets, directions of travel, and what is said about it.</summary>
internal sealed class FocusKind : SectionKind
{
    public override string Key => "focus";

    public override string Name => "Focus boxes";

    public override string About => "A box for each measure that is chosen for the report, with its performance, targets, directions of travel and text.";

    public override IReadOnlyList<SectionSetting> Settings { get; } =
    [
        new("chosen", "Where nobody chose", SettingType.Choice, "failed") { Options = ["failed", "key", "none"] },
        new("most", "At most", SettingType.Number, "6"),
        new("words", "Better, static, worse", SettingType.Line, "BETTER, Static, WORSE"),
        SectionSetting.YesNo("capitals", "Statuses in capitals", isYes: true),
    ];

    internal override IEnumerable<TextSlot> Slots(PaperContext paper, TemplateSection section) =>
    [
        new(section.Id, "Measures in focus") { Hint = "Their codes, a line each, in the order of the boxes." },
        .. Chosen(paper, section).Select(r => new TextSlot($"{section.Id}:{r.Code}", $"Focus: {r.Code} {PlainText.Line(r.Title)}") { IsRequired = true, Hint = "What members should know about it. Its latest note stands there where nothing is written." }),
    ];

    internal override IEnumerable<ReportSection> Build(PaperContext paper, TemplateSection section)
    {
        List<ScorecardRow> chosen = Chosen(paper, section);
        foreach (string code in Codes(paper, section).Where(c => !paper.Rows.Any(r => Same(r.Code, c))))
            paper.Warnings.Add(new ReportWarning(null, PlainText.Line($"“{code}” was chosen for “{paper.Fill(section.Heading)}” and is no measure of this paper.")));
        yield return paper.Section(section, [.. paper.Markdown(section.Text, section), .. chosen.Count == 0 ? new ReportBlock[] { new ReportParagraph("No measure is in focus.") } : []]);
        int place = 0;
        foreach (ScorecardRow row in chosen)
            yield return PaperContext.Below(section, $"box-{++place}", $"Focus {place}", 1, [Box(paper, section, row)], section.IsNumbered);
    }

    private ReportBox Box(PaperContext paper, TemplateSection section, ScorecardRow row)
    {
        bool isOfQuarter = row.ValueRemark is null || row.Reported.Period == paper.Quarter;
        string when = isOfQuarter ? $"Quarter {paper.Quarter.Number}" : "Latest";
        ReportCell status = paper.Cell(new MeasureColumn("Status", ReportColumnKind.Mark, r => ReportCells.Status(r, Is(section, "capitals") ? r.Rating.ShortLabel.ToUpperInvariant() : r.Rating.ShortLabel)) { Key = "status" }, row);
        IReadOnlyList<ReportBlock> text = paper.Markdown(paper.Written($"{section.Id}:{row.Code}"));
        if (text.Count == 0) text = [.. MeasureTables.NoteOf(row, paper.Template.NoCommentary).Select(p => new ReportParagraph(p))];
        return new ReportBox(
            PlainText.Line($"{row.Code} {row.Title}"),
            [
                new([new("KPI", ReportCells.Of($"{row.Code} {row.Title}"))]),
                new([new("Portfolio", ReportCells.Of(row.Portfolio)), new("Directorate", ReportCells.Of(row.Directorate))]),
                new([new($"{when} Performance", paper.Cell(new MeasureColumn("Value", ReportColumnKind.Figure, ReportCells.Value) { Key = "value" }, row)), new("Performance Status", status)]),
                new([new($"{when} Target", ReportCells.Target(row)), new("Direction of Travel since last year", Direction(paper, section, row, r => r.LastYear, "lastYearTrend"))]),
                new([new("Year End Target", ReportCells.YearTarget(row)), new("Direction of Travel since last quarter", Direction(paper, section, row, r => r.ShortTrend, "shortTrend"))]),
            ],
            text);
    }

    private ReportCell Direction(PaperContext paper, TemplateSection section, ScorecardRow row, Func<ScorecardRow, DirectionOfTravel> of, string key) =>
        paper.Cell(new MeasureColumn(key, ReportColumnKind.Mark, r => Worded(ReportCells.Trend(of(r)), of(r), Setting(section, "words").Split(',', StringSplitOptions.TrimEntries))) { Key = key }, row);

    private static ReportCell Worded(ReportCell cell, DirectionOfTravel trend, string[] words) => trend.Result switch
    {
        TrendResult.Improved when words.Length > 0 => cell with { Text = words[0] },
        TrendResult.NoChange when words.Length > 1 => cell with { Text = words[1] },
        TrendResult.Worsened when words.Length > 2 => cell with { Text = words[2] },
        TrendResult.NotComparable => cell with { Text = "n/a" },
        _ => cell,
    };

    private static IReadOnlyList<string> Codes(PaperContext paper, TemplateSection section) => paper.Written(section.Id) is { } text ? PlainText.Paragraphs(text) : [];

    private List<ScorecardRow> Chosen(PaperContext paper, TemplateSection section)
    {
        int most = int.TryParse(Setting(section, "most"), out int number) && number > 0 ? number : int.MaxValue;
        IReadOnlyList<string> codes = Codes(paper, section);
        if (codes.Count > 0) return [.. codes.Select(c => paper.Rows.FirstOrDefault(r => Same(r.Code, c))).OfType<ScorecardRow>().Distinct()];
        return Setting(section, "chosen") is var rule && rule == "none" ? [] : [.. PaperContext.Which(paper.Rows, rule).Take(most)];
    }

    private static bool Same(string a, string b) => string.Equals(a.Trim(), b.Trim(), StringComparison.OrdinalIgnoreCase);
}

/// <summary>A table of every measure that failed, with its commentary.</summary>
internal sealed class FailedKind : SectionKind
{
    public override string Key => "failed";

    public override string Name => "Commentary on what failed";

    public override string About => "A row for each measure with the worst status, and the commentary that is required of it.";

    public override IReadOnlyList<SectionSetting> Settings { get; } =
    [
        new("columns", "Columns", SettingType.Several, "title,portfolio,directorate,lastMonth,value,target,yearTarget,lastYearTrend,result,note") { Options = MeasureColumns.Keys },
        new("heads", "Headings of your own", SettingType.Lines, "title: Performance Indicator Title\nnote: Commentary"),
        new("style", "Headings", SettingType.Choice, "short") { Options = ["two-rows", "one-row", "short"] },
    ];

    internal override int QuartersBack(TemplateSection section, Period quarter) => MeasureTableKind.ColumnsThatLookBack(Entries(section, "columns"), quarter);

    internal override IEnumerable<TextSlot> Slots(PaperContext paper, TemplateSection section) => PaperContext.Which(paper.Rows, "failed").Select(r =>
        new TextSlot($"{section.Id}:{r.Code}", $"Commentary: {r.Code} {PlainText.Line(r.Title)}") { IsRequired = Commentary.IsMissing(r), Hint = "Its latest note stands there where nothing is written." });

    internal override IEnumerable<ReportSection> Build(PaperContext paper, TemplateSection section)
    {
        List<ScorecardRow> rows = [.. PaperContext.Which(paper.Rows, "failed")];
        IReadOnlyList<MeasureColumn> columns =
        [
            .. MeasureColumns.Of(paper, Entries(section, "columns"), MeasureColumns.Heads(Entries(section, "heads")), Setting(section, "style"))
                .Select(c => c.Key != "note" ? c : c with { Cell = r => paper.Written($"{section.Id}:{r.Code}") is { } own ? new ReportCell(PlainText.Line(paper.Fill(own))) : MeasureColumns.NoteCell(paper, r) }),
        ];
        yield return paper.Section(section, [.. paper.Markdown(section.Text, section), rows.Count == 0 ? new ReportParagraph("No measure has the worst status this quarter.") : paper.Table(section.Heading.Length > 0 ? PlainText.Line(paper.Fill(section.Heading)) : "Commentary", columns, rows) with { IsCaptionShown = false }, .. rows.Count == 0 ? [] : MeasureTableKind.Arrows(Setting(section, "style"), Entries(section, "columns"))]);
    }
}
