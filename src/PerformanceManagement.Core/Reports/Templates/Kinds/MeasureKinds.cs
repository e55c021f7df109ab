using PerformanceManagement.Core.Plans;
using PerformanceManagement.Core.Reports.Paper;
using PerformanceManagement.Core.Reports.Words;
using PerformanceManagement.Core.Scorecards;

namespace PerformanceManagement.Core.Reports.Templates.Kinds;

/// <summary>The measures in plain words, numbered through priorities and ways of working.</summary>
internal sealed class MeasureListKind : SectionKind
{
    public override string Key => "measure-list";

    public override string Name => "List of measures";

    public override string About => "The titles of the measures, numbered, under each priority and way of working.";

    internal override IEnumerable<ReportSection> Build(PaperContext paper, TemplateSection section)
    {
        yield return paper.Section(section, [.. paper.Markdown(section.Text, section), new ReportParagraph(SummarySentences.Remit(paper.Sentences.Remit, paper.Rows.Count) + (paper.Rows.Count > 1 ? " They are:" : "")) { IsNumbered = section.HasNumberedParagraphs }]);
        int place = 1;
        foreach ((PlanPlace? top, IReadOnlyList<ScorecardRow> rows) in MeasureTables.ByPriority(paper.Scorecard))
        {
            string title = top is null ? "Outside the plan" : $"{(top.Kind == PlanItemKind.WayOfWorking ? "Ways of working" : PlanTree.KindOf(top.Kind))}: {top.Title}";
            yield return PaperContext.Below(section, $"list-{place}", title, 1, [new ReportItems([.. rows.Select(r => new ReportItem([new ReportRun(PlainText.Line(r.Title))]))]) { First = place }]);
            place += rows.Count;
        }
    }
}

/// <summary>Tables of measures, one for each programme, outcome or priority, or one for all.</summary>
internal sealed class MeasureTableKind : SectionKind
{
    public override string Key => "measure-table";

    public override string Name => "Measure table";

    public override string About => "A table of measures with the columns of your choice, by programme, outcome or priority, or all in one.";

    public override IReadOnlyList<SectionSetting> Settings { get; } =
    [
        new("columns", "Columns", SettingType.Several, "code,title,success,outturn,quartersSoFar,value,target,status,longTrend,shortTrend,yearTarget,noteDate,note") { Options = MeasureColumns.Keys },
        new("heads", "Headings of your own", SettingType.Lines, "") { Hint = "A line each: the column’s name, a colon, the heading. Of a column that stands for several, numbered: quartersSoFar1." },
        new("style", "Headings", SettingType.Choice, "two-rows") { Options = ["two-rows", "one-row", "short"], Hint = "Two rows: the period above, “Value” below. One row: “Q2 2026/27 value”. Short: “Qtr 2 YTD”." },
        new("by", "A table for each", SettingType.Choice, "programme") { Options = ["programme", "outcome", "priority", "none"] },
        SectionSetting.YesNo("compact", "One table where programmes have one measure each", isYes: true),
        new("which", "Which measures", SettingType.Choice, "all") { Options = PaperContext.Filters },
        new("sort", "In the order of", SettingType.Choice, "plan") { Options = PaperContext.Sorts },
        new("note", "Latest note", SettingType.Choice, "column") { Options = ["column", "below", "none"], Hint = "In a column, or in a line under each measure." },
        SectionSetting.YesNo("aboutData", "Why doubted figures are right, under each measure", isYes: false),
        new("silent", "Ways of working without measures", SettingType.Line, "") { Hint = "A sentence under their headings: “Commentary included in covering report”. With none, they are left out." },
        new("caption", "Caption of a table for all", SettingType.Line, "") { Hint = "Where there is one table for all." },
    ];

    internal override int QuartersBack(TemplateSection section, Periods.Period quarter) => ColumnsThatLookBack(Entries(section, "columns"), quarter);

    /// <summary>How many quarters the columns look back.</summary>
    internal static int ColumnsThatLookBack(IReadOnlyList<string> columns, Periods.Period quarter) =>
        columns.Contains("outturnBefore") ? 4 : columns.Contains("monthsSoFar") || columns.Contains("quarterResults") ? quarter.Number - 1 : columns.Contains("lastQuarterValue") ? 1 : 0;

    internal override IEnumerable<ReportSection> Build(PaperContext paper, TemplateSection section)
    {
        List<ScorecardRow> rows = [.. PaperContext.Sorted(PaperContext.Which(paper.Rows, Setting(section, "which")), Setting(section, "sort"))];
        IReadOnlyList<ReportBlock> intro = paper.Markdown(section.Text, section);
        string by = Setting(section, "by");
        if (rows.Count == 0)
        {
            if (section.Heading.Length > 0) yield return paper.Section(section, [.. intro, new ReportParagraph("There are no such measures in this paper.")]);
            yield break;
        }

        if (by == "none")
        {
            string caption = Setting(section, "caption") is { Length: > 0 } own ? paper.Fill(own) : section.Heading is { Length: > 0 } heading ? paper.Fill(heading) : "Measures";
            yield return paper.Section(section, [.. intro, Table(paper, section, caption, rows, grouped: false), .. Arrows(Setting(section, "style"), Entries(section, "columns"))]);
            yield break;
        }

        if (section.Heading.Length > 0) yield return paper.Section(section, intro);
        int under = section.Heading.Length > 0 ? 1 : 0;
        bool isSmall = Is(section, "compact") && rows.GroupBy(r => PlaceOf(r, by)?.Id).All(g => g.Count() == 1) && rows.Count > 1;
        string silent = Setting(section, "silent");
        foreach (ReportSection part in isSmall || by == "priority" ? ByTop(paper, section, [.. rows.Where(r => !IsOfWay(r))], under) : ByPlace(paper, section, [.. rows.Where(r => !IsOfWay(r))], by, under)) yield return part;
        foreach (PlanItem way in paper.Plan.WaysOfWorking)
        {
            List<ScorecardRow> own = [.. rows.Where(r => IsOfWay(r) && r.PlanPath[0].Id == way.Id)];
            string title = PlanTree.NumberFirst(way.ToPlace());
            if (own.Count > 0) yield return PaperContext.Below(section, $"way-{way.Id}", title, under, [Table(paper, section, title, own, grouped: false)]);
            else if (silent.Length > 0) yield return PaperContext.Below(section, $"way-{way.Id}", title, under, [new ReportParagraph(PlainText.Line(paper.Fill(silent)))]);
        }
    }

    /// <summary>What the arrows of a table mean, where it has some.</summary>
    internal static IEnumerable<ReportBlock> Arrows(string style, IReadOnlyList<string> columns) =>
        style == "short" && columns.Any(c => c is "lastYearTrend" or "monthTrends") ? [new ReportParagraph(MeasureColumns.ArrowKey) { IsFootnote = true }] : [];

    private static bool IsOfWay(ScorecardRow row) => row.PlanPath is [{ Kind: PlanItemKind.WayOfWorking }, ..];

    private IEnumerable<ReportSection> ByTop(PaperContext paper, TemplateSection section, List<ScorecardRow> rows, int under) => rows.GroupBy(r => r.PlanPath.Count == 0 ? null : (int?)r.PlanPath[0].Id).Select((group, i) =>
    {
        PlanPlace? top = group.First().PlanPath is [{ } first, ..] ? first : null;
        string title = top is null ? "Measures outside the plan" : PlanTree.NumberFirst(top);
        return PaperContext.Below(section, $"top-{i + 1}", title, under, [Table(paper, section, title, [.. group], grouped: true)]);
    });

    // Each outcome's heading once, its programmes below it with their tables.
    private IEnumerable<ReportSection> ByPlace(PaperContext paper, TemplateSection section, List<ScorecardRow> rows, string by, int under)
    {
        int? outcome = null;
        int table = 0;
        foreach (IGrouping<int?, ScorecardRow> group in rows.GroupBy(r => PlaceOf(r, by)?.Id))
        {
            ScorecardRow one = group.First();
            PlanPlace? place = PlaceOf(one, by);
            PlanPlace? above = by == "programme" ? one.PlanPath.FirstOrDefault(p => p.Kind == PlanItemKind.Outcome) : null;
            string id = $"table-{++table}";
            if (above is not null && place is not null && above.Id != place.Id)
            {
                if (outcome != above.Id) yield return PaperContext.Below(section, $"{id}-outcome", PlanTree.NumberFirst(above), under, []);
                outcome = above.Id;
                yield return PaperContext.Below(section, id, PlanTree.NumberFirst(place), under + 1, [Table(paper, section, PlanTree.NumberFirst(place), [.. group], grouped: false)]);
                continue;
            }

            string title = place is null ? "Measures outside the plan" : PlanTree.NumberFirst(place);
            yield return PaperContext.Below(section, id, title, under, [Table(paper, section, title, [.. group], grouped: false)]);
        }
    }

    private ReportTable Table(PaperContext paper, TemplateSection section, string caption, IReadOnlyList<ScorecardRow> rows, bool grouped)
    {
        string note = Setting(section, "note");
        IEnumerable<string> keys = Entries(section, "columns").Where(k => (note == "column" || k is not ("note" or "noteDate")) && (k != "forecast" || MeasureTables.HasForecast(rows)));
        IReadOnlyList<MeasureColumn> columns = MeasureColumns.Of(paper, keys, MeasureColumns.Heads(Entries(section, "heads")), Setting(section, "style"));
        List<List<ScorecardRow>> places = [.. rows.GroupBy(r => PlaceOf(r, "programme")?.Id).Select(g => g.ToList())];
        bool names = grouped && places.Any(p => p[0].PlanPath.Count(i => i.Kind != PlanItemKind.Project) > 1);
        return new ReportTable(PlainText.Line(caption), MeasureColumn.Heads(columns), [.. (grouped ? places : [[.. rows]]).SelectMany(p => p.Select((r, i) => paper.Row(columns, r) with
        {
            Group = names && i == 0 ? PathOf(r) : null,
            Note = [.. note == "below" ? [.. MeasureTables.LongTargets(r), .. MeasureTables.NoteOf(r, paper.Template.NoCommentary)] : Array.Empty<string>(), .. Is(section, "aboutData") ? MeasureTables.AboutData(r) : []],
        }))])
        {
            IsCaptionShown = false,
            NoteHeader = note == "below" ? "Latest note date and latest note" : Is(section, "aboutData") && rows.Any(r => r.QualityNote is not null) ? "About the data" : null,
        };
    }

    private static string PathOf(ScorecardRow row)
    {
        PlanPlace[] path = [.. row.PlanPath.Where(p => p.Kind != PlanItemKind.Project)];
        return string.Join("; ", path.Skip(path.Length > 1 ? 1 : 0).Select(PlanTree.NumberFirst));
    }

    private static PlanPlace? PlaceOf(ScorecardRow row, string by) => by switch
    {
        "outcome" => row.PlanPath.LastOrDefault(p => p.Kind is not (PlanItemKind.Project or PlanItemKind.Programme)),
        "priority" => row.PlanPath.Count == 0 ? null : row.PlanPath[0],
        _ => row.PlanPath.LastOrDefault(p => p.Kind != PlanItemKind.Project),
    };
}

/// <summary>A block for each measure: last quarter, this quarter and the year so far, with comments and actions under it.</summary>
internal sealed class MeasureBlocksKind : SectionKind
{
    public override string Key => "measure-blocks";

    public override string Name => "Measure blocks";

    public override string About => "A block for each measure with last quarter, this quarter and the year so far, then its comments and actions, by way of working, priority and programme.";

    public override IReadOnlyList<SectionSetting> Settings { get; } =
    [
        new("which", "Which measures", SettingType.Choice, "all") { Options = PaperContext.Filters },
        SectionSetting.YesNo("comments", "Comments of services between the blocks", isYes: true),
        new("commentsStand", "Where they stand", SettingType.Choice, "before") { Options = ["before", "after"], Hint = "Before or after the blocks of the measures that they are about." },
        SectionSetting.YesNo("volumes", "Volumes that serve an item of the plan, under it", isYes: true),
        SectionSetting.YesNo("aboutData", "Why doubted figures are right, under the comments", isYes: false),
        new("words", "Words before the titles of the plan’s items", SettingType.Lines, "") { Hint = "A line each: Priority, Outcome, Programme, Project or Way of working, a colon, the words: “Programme: {plan} Programme”. With nothing after the colon the title stands alone. Items with a number keep “Project 1: title”." },
        new("label", "Label over measures of the plan", SettingType.Line, "{plan} Measure"),
        new("labelled", "Which measures have the label", SettingType.Choice, "plan") { Options = PaperContext.Filters, Hint = "Other measures of the plan have no heading: the head of their block names them." },
        new("none", "Where there is no target", SettingType.Line, "NO TARGET SET"),
        new("new", "Before the title of a new measure", SettingType.Line, "New - "),
    ];

    internal override bool NeedsDelivery => true;

    internal override int QuartersBack(TemplateSection section, Periods.Period quarter) => 1;

    internal override IEnumerable<TextSlot> Slots(PaperContext paper, TemplateSection section) =>
        PaperContext.Which(paper.Rows, Setting(section, "which")).Select(r => new TextSlot($"{section.Id}:{r.Code}:actions", $"Actions: {r.Code} {PlainText.Line(r.Title)}") { Hint = "What is being done; printed under the comments." });

    internal override IEnumerable<ReportSection> Build(PaperContext paper, TemplateSection section)
    {
        HashSet<int> shown = [.. PaperContext.Which(paper.Rows, Setting(section, "which")).Select(r => r.MeasureId)];
        if (section.Heading.Length > 0) yield return paper.Section(section, paper.Markdown(section.Text, section));
        int under = section.Heading.Length > 0 ? 1 : 0;
        foreach (PlanItem top in paper.Plan.AllPriorities.Concat(paper.Plan.WaysOfWorking))
            foreach (ReportSection part in Of(paper, section, top, under, shown)) yield return part;
        List<ScorecardRow> outside = [.. paper.Rows.Where(r => r.PlanPath.Count == 0 && shown.Contains(r.MeasureId))];
        if (outside.Count == 0) yield break;
        yield return PaperContext.Below(section, "outside", "Other measures", under, []);
        foreach (ReportSection part in outside.SelectMany(r => Block(paper, section, r, under + 1, isOfPlan: false))) yield return part;
    }

    private IEnumerable<ReportSection> Of(PaperContext paper, TemplateSection section, PlanItem item, int under, HashSet<int> shown)
    {
        bool says = Is(section, "comments") && paper.Plan.HasComments(item);
        if (!says && !paper.Plan.RowsOf(item).Any(r => shown.Contains(r.MeasureId))) yield break;
        ReportSection head = PaperContext.Below(section, $"plan-{item.Id}", Named(paper, section, item), Math.Min(under, 3), []);
        List<ReportSection> comment = [.. paper.Expanded(head, Is(section, "comments") ? paper.Plan.CommentOn(item) : null, section)];
        bool isAfter = Setting(section, "commentsStand") == "after";
        foreach (ReportSection part in isAfter ? [head] : comment) yield return part;
        foreach (ReportSection part in paper.Rows.Where(r => shown.Contains(r.MeasureId) && r.PlanPath is [.., { } last] && last.Id == item.Id).SelectMany(r => Block(paper, section, r, under + 1, isOfPlan: true))) yield return part;
        foreach (ReportSection part in Is(section, "volumes") ? VolumesKind.Under(paper, section, item, under + 1) : []) yield return part;
        // Without their heading, which stands above the blocks, the comments go on under the last of them.
        if (isAfter && comment[0].Blocks.Count > 0) yield return comment[0] with { Id = $"{head.Id}-comment", Title = "" };
        foreach (ReportSection part in isAfter ? comment.Skip(1) : []) yield return part;
        foreach (ReportSection part in paper.Plan.Under(item).SelectMany(i => Of(paper, section, i, under + 1, shown))) yield return part;
    }

    private string Named(PaperContext paper, TemplateSection section, PlanItem item)
    {
        string[]? own = Entries(section, "words").Select(l => l.Split(':', 2, StringSplitOptions.TrimEntries)).FirstOrDefault(l => l.Length == 2 && l[0].Equals(PlanTree.KindOf(item.Kind), StringComparison.OrdinalIgnoreCase));
        if (own is null || item.Number is not null) return PlanTree.Named(item);
        return PlainText.Line(own[1].Length == 0 ? item.Title : $"{paper.Fill(own[1])}: {item.Title}");
    }

    private IEnumerable<ReportSection> Block(PaperContext paper, TemplateSection section, ScorecardRow row, int under, bool isOfPlan)
    {
        string label = isOfPlan ? paper.Fill(Setting(section, "label")) : "";
        bool isLabelled = label.Length > 0 && PaperContext.Which([row], Setting(section, "labelled")).Any();
        string title = isLabelled ? $"{label}: {row.Code}" : label.Length > 0 ? "" : PlainText.Line($"{row.Code} {row.Title}");
        yield return PaperContext.Below(section, $"measure-{row.MeasureId}", title, under, [Table(paper, section, row)]);
        List<ReportBlock> comments = [.. MeasureTables.NoteOf(row, paper.Template.NoCommentary).Concat(Is(section, "aboutData") ? MeasureTables.AboutData(row) : []).Select(p => new ReportParagraph(p))];
        int says = isOfPlan ? under : under + 1;
        yield return PaperContext.Below(section, $"comments-{row.MeasureId}", "Comments", says, comments);
        if (paper.Markdown(paper.Written($"{section.Id}:{row.Code}:actions")) is { Count: > 0 } actions) yield return PaperContext.Below(section, $"actions-{row.MeasureId}", "Actions", says, actions);
    }

    private ReportTable Table(PaperContext paper, TemplateSection section, ScorecardRow row)
    {
        Periods.Period last = paper.Quarter.Previous;
        Periods.Period year = Periods.Period.FinancialYear(paper.Quarter.Year);
        string none = Setting(section, "none");
        MeasureColumn Short(MeasureColumn column, string over, string header) => column with { Over = over, Header = header };
        ReportCell Target(ReportCell cell, bool has) => has || none.Length == 0 ? cell : new ReportCell(none);
        IReadOnlyList<MeasureColumn> columns =
        [
            Short(MeasureColumns.Of(paper, ["lastQuarterValue"], NoHeads, "two-rows")[0], ShortLabel(last), "Value"),
            Short(MeasureColumns.Of(paper, ["value"], NoHeads, "two-rows")[0], ShortLabel(paper.Quarter), "Value"),
            new("Target", ReportColumnKind.Figure, r => Target(ReportCells.Target(r), r.Target is { IsTarget: true })) { Over = ShortLabel(paper.Quarter), Key = "target" },
            new("Status", ReportColumnKind.Mark, r => ReportCells.Status(r, r.Rating.Key == "data-only" ? "N/A" : r.Rating.ShortLabel)) { Over = ShortLabel(paper.Quarter), Key = "status" },
            MeasureColumn.LongTrend with { Over = ShortLabel(paper.Quarter), Header = "Long Trend", Key = "longTrend" },
            MeasureColumn.ShortTrend with { Over = ShortLabel(paper.Quarter), Header = "Short Trend", Key = "shortTrend" },
            Short(MeasureColumns.Of(paper, ["yearValue"], NoHeads, "two-rows")[0], ShortLabel(year), "Value"),
            new("Target", ReportColumnKind.Figure, r => Target(ReportCells.YearTarget(r), r.YearTarget is { IsTarget: true })) { Over = ShortLabel(year), Key = "yearTarget" },
            new("Status", ReportColumnKind.Mark, r => r.Rating.Key == "data-only" || r.YearTarget is null ? new ReportCell("N/A") : MeasureColumns.YearStatus(r)) { Over = ShortLabel(year), Key = "yearStatus" },
        ];
        string aim = row.Rules.Good switch { Figures.GoodDirection.Higher => "Aim to Maximise", Figures.GoodDirection.Lower => "Aim to Minimise", _ => row.SuccessIs };
        string mark = row.Flags.HasFlag(Figures.MeasureFlags.New) ? Setting(section, "new") : "";
        return paper.Table(PlainText.Line($"{row.Code} {mark}{(mark.EndsWith('-') ? " " : "")}{row.Title} ({aim})"), columns, [row]) with { IsBlock = true };
    }

    private static readonly Dictionary<string, string> NoHeads = [];

    // "Q2 19/20", "19/20": as the blocks print their periods.
    private static string ShortLabel(Periods.Period period) => period.Label.Replace($"{period.Year}/", $"{period.Year % 100:00}/", StringComparison.Ordinal);
}
