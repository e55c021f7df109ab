using PerformanceManagement.Core.Plans;
using PerformanceManagement.Core.Reports.Paper;
using PerformanceManagement.Core.Reports.Words;

namespace PerformanceManagement.Core.Reports.Templates.Kinds;

/// <summary>The plan as a table.</summary>
internal sealed class PlanTableKind : SectionKind
{
    public override string Key => "plan-table";

    public override string Name => "Plan table";

    public override string About => "Priorities, outcomes and programmes of the plan, and its ways of working.";

    public override IReadOnlyList<SectionSetting> Settings { get; } =
    [
        new("form", "Form", SettingType.Choice, "rows") { Options = ["rows", "columns"], Hint = "An outcome in each row, or a priority in each column." },
        SectionSetting.YesNo("mark", "Mark what this committee has measures of", isYes: true),
    ];

    internal override IEnumerable<ReportSection> Build(PaperContext paper, TemplateSection section)
    {
        List<ReportBlock> blocks = [.. paper.Markdown(section.Text, section)];
        PlanTree plan = paper.Plan;
        if (plan.IsEmpty) blocks.Add(new ReportParagraph("There is no plan yet."));
        else if (plan.AllPriorities.All(p => plan.Under(p).Count == 0)) blocks.AddRange(Lists(plan));
        else if (Setting(section, "form") == "columns")
        {
            blocks.Add(Columns(paper, section));
            if (Is(section, "mark")) blocks.Add(new ReportParagraph("Key: “this committee” stands at the outcomes in which this committee has measures.") { IsFootnote = true });
        }
        else blocks.AddRange(Rows(paper));
        yield return paper.Section(section, blocks);
    }

    private static IEnumerable<ReportBlock> Lists(PlanTree plan)
    {
        if (plan.AllPriorities.Count > 0) yield return new ReportList([.. plan.AllPriorities.Select(p => PlainText.Line(p.NumberedTitle))]);
        foreach (ReportBlock way in Ways(plan)) yield return way;
    }

    private static IEnumerable<ReportBlock> Ways(PlanTree plan)
    {
        if (plan.WaysOfWorking.Count == 0) yield break;
        yield return new ReportParagraph("Ways of working:");
        yield return new ReportList([.. plan.WaysOfWorking.Select(w => PlainText.Line(w.NumberedTitle))]);
    }

    // An outcome a row with its programmes, under its priority, which is named once.
    private static IEnumerable<ReportBlock> Rows(PaperContext paper)
    {
        PlanTree plan = paper.Plan;
        yield return new ReportTable(
            $"Priorities, outcomes and programmes of the {PlainText.Line(paper.Template.Plan)}",
            [new("Outcome", ReportColumnKind.Name), new("Programmes", ReportColumnKind.Text)],
            [.. plan.AllPriorities.SelectMany(priority => plan.Under(priority) is { Count: > 0 } outcomes
                ? outcomes.Select((outcome, i) => new ReportRow([ReportCells.Of(outcome.NumberedTitle), ReportCells.Of(string.Join("; ", plan.Under(outcome).Select(p => p.NumberedTitle)))]) { Group = i == 0 ? PlainText.Line(priority.NumberedTitle) : null })
                : [new ReportRow([ReportCells.Of((string?)null), ReportCells.Of((string?)null)]) { Group = PlainText.Line(priority.NumberedTitle) }])]);
        foreach (ReportBlock way in Ways(plan)) yield return way;
    }

    // A column for each priority with its outcomes and numbered programmes below one another; the ways of working in a band over all.
    private ReportTable Columns(PaperContext paper, TemplateSection section)
    {
        PlanTree plan = paper.Plan;
        IReadOnlyList<PlanItem> priorities = plan.AllPriorities;
        var numbers = plan.Programmes.Select((p, i) => (p.Id, Number: i + 1)).ToDictionary(p => p.Id, p => p.Number);
        bool marks = Is(section, "mark");
        List<List<ReportCell>> cells = [.. priorities.Select(priority => plan.Under(priority).Select(outcome => new ReportCell(PlainText.Line($"{outcome.Title}{(marks && plan.RowsOf(outcome).Any() ? " (this committee)" : "")}"))
        {
            Remark = plan.Under(outcome) is { Count: > 0 } programmes ? PlainText.Line(string.Join("; ", programmes.Select(p => $"{(numbers.TryGetValue(p.Id, out int n) ? n : 0)} {p.Title}"))) : null,
        }).ToList())];
        int rows = Math.Max(1, cells.Max(c => c.Count));
        string? ways = plan.WaysOfWorking.Count == 0 ? null : $"Ways of working: {string.Join("; ", plan.WaysOfWorking.Select((w, i) => $"{i + 1} {PlainText.Line(w.Title)}"))}";
        return new ReportTable(
            $"Priorities, outcomes and programmes of the {PlainText.Line(paper.Template.Plan)}",
            [.. priorities.Select(p => new ReportColumn(PlainText.Line(p.Title), ReportColumnKind.Words))],
            [.. Enumerable.Range(0, rows).Select(i => new ReportRow([.. cells.Select(c => i < c.Count ? c[i] : new ReportCell(ReportCells.Nothing))]) { Group = i == 0 ? ways : null })])
        { IsCaptionShown = false };
    }
}

/// <summary>What the services say, by priority, outcome and programme.</summary>
internal sealed class ServiceCommentsKind : SectionKind
{
    public override string Key => "service-comments";

    public override string Name => "Service comments";

    public override string About => "What services wrote about the quarter, under each priority, outcome and programme.";

    public override IReadOnlyList<SectionSetting> Settings { get; } =
    [
        new("under", "Heading between priority and outcomes", SettingType.Line, "Service comments") { Hint = "“none” for none." },
        new("none", "Where nothing was written", SettingType.Line, "No service comments have been provided for {quarter}."),
        SectionSetting.YesNo("numbers", "Number the outcomes", isYes: true),
        SectionSetting.YesNo("planNumbers", "The plan’s own numbers in headings", isYes: true),
        SectionSetting.YesNo("ways", "Ways of working in a section of their own at the end", isYes: false),
    ];

    internal override IEnumerable<ReportSection> Build(PaperContext paper, TemplateSection section)
    {
        string title = section.Heading.Length > 0 ? section.Heading : "Priority: {priority}";
        string between = Setting(section, "under");
        foreach (PlanItem priority in paper.Plan.Priorities)
        {
            bool says = paper.Plan.HasComments(priority);
            string? own = says ? paper.Plan.CommentOn(priority) : Setting(section, "none");
            string heading = title.Replace("{priority}", PlainText.Line(priority.Title), StringComparison.Ordinal).Replace("{number}", priority.Number is { } n ? $" {n}" : "", StringComparison.Ordinal);
            bool isBetween = between != "none";
            ReportSection head = PaperContext.Below(section, $"plan-{priority.Id}", paper.Fill(heading), 0, [], section.IsNumbered);
            if (isBetween) yield return head;
            foreach (ReportSection part in paper.Expanded(isBetween ? PaperContext.Below(section, $"plan-{priority.Id}-comments", paper.Fill(between), 1, [], section.IsNumbered) : head, own, section)) yield return part;
            foreach (ReportSection below in paper.Plan.Under(priority).SelectMany(o => CommentSections.Of(paper, section, o, isBetween ? 2 : 1, section.IsNumbered && Is(section, "numbers"), Is(section, "planNumbers")))) yield return below;
        }

        if (!Is(section, "ways") || paper.Plan.WaysOfWorking.Count == 0) yield break;
        List<ReportSection> ways = [.. paper.Plan.WaysOfWorking.SelectMany(w => CommentSections.Of(paper, section, w, 1, section.IsNumbered))];
        yield return PaperContext.Below(section, "ways", "Ways of working", 0, ways.Count == 0 ? [new ReportParagraph(paper.Fill(Setting(section, "none")))] : [], section.IsNumbered);
        foreach (ReportSection way in ways) yield return way;
    }
}

/// <summary>A section for each way of working with what was written about it, and what an author adds.</summary>
internal sealed class WaysOfWorkingKind : SectionKind
{
    public override string Key => "ways-of-working";

    public override string Name => "Ways of working";

    public override string About => "A section for each way of working: what services wrote, and what an author adds.";

    public override IReadOnlyList<SectionSetting> Settings { get; } =
    [
        new("none", "Where nothing was written", SettingType.Line, "") { Hint = "With none, a way of working without text is left out." },
        SectionSetting.YesNo("volumes", "Volumes that serve a way of working, under it", isYes: true),
        new("which", "Ways of working", SettingType.Lines, "") { Hint = "Their titles, a line each; with none, all." },
    ];

    internal override bool NeedsDelivery => true;

    internal override IEnumerable<TextSlot> Slots(PaperContext paper, TemplateSection section) => Chosen(paper, section).Select(w => new TextSlot($"{section.Id}:{w.Key}", PlainText.Line($"Way of working: {w.Title}")));

    internal override IEnumerable<ReportSection> Build(PaperContext paper, TemplateSection section)
    {
        string title = section.Heading.Length > 0 ? section.Heading : "Way of working: {way}";
        foreach (PlanItem way in Chosen(paper, section))
        {
            string own = string.Join("\n\n", new[] { paper.Plan.CommentOn(way), paper.Written($"{section.Id}:{way.Key}") }.Where(t => !string.IsNullOrWhiteSpace(t)));
            bool says = own.Length > 0 || paper.Plan.HasComments(way);
            bool hasVolumes = Is(section, "volumes") && VolumesKind.Serves(paper, way);
            if (!says && !hasVolumes && Setting(section, "none") is not { Length: > 0 }) continue;
            ReportSection head = PaperContext.Below(section, $"way-{way.Id}", paper.Fill(title.Replace("{way}", PlainText.Line(way.Title), StringComparison.Ordinal)), 0, [], section.IsNumbered);
            foreach (ReportSection part in paper.Expanded(head, says ? own : hasVolumes ? null : Setting(section, "none"), section)) yield return part;
            foreach (ReportSection below in paper.Plan.Under(way).SelectMany(i => CommentSections.Of(paper, section, i, 1, isNumbered: false))) yield return below;
            foreach (ReportSection volume in hasVolumes ? VolumesKind.UnderHeadings(paper, section, way, 1) : []) yield return volume;
        }
    }

    private IEnumerable<PlanItem> Chosen(PaperContext paper, TemplateSection section) =>
        Entries(section, "which") is { Count: > 0 } titles ? paper.Plan.WaysOfWorking.Where(w => titles.Contains(w.Title, StringComparer.OrdinalIgnoreCase)) : paper.Plan.WaysOfWorking;
}

/// <summary>The sections of commented plan items.</summary>
internal static class CommentSections
{
    /// <summary>A section for an item with something said of it or below it, and those below it.</summary>
    public static IEnumerable<ReportSection> Of(PaperContext paper, TemplateSection section, PlanItem item, int below, bool isNumbered, bool hasPlanNumbers = true)
    {
        if (!paper.Plan.HasComments(item)) return [];
        string title = item.Kind == PlanItemKind.Project ? PlainText.Line(item.Title) : hasPlanNumbers ? PlanTree.Named(item) : PlainText.Line($"{PlanTree.KindOf(item.Kind)}: {item.Title}");
        return
        [
            .. paper.Expanded(PaperContext.Below(section, $"plan-{item.Id}", title, below, [], isNumbered), paper.Plan.CommentOn(item), section),
            .. paper.Plan.Under(item).SelectMany(i => Of(paper, section, i, below + 1, isNumbered: false, hasPlanNumbers)),
        ];
    }
}
