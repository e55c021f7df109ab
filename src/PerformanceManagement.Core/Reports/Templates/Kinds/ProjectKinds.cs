using PerformanceManagement.Core.Delivery;
using PerformanceManagement.Core.Delivery.Rules;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Reports.Paper;
using PerformanceManagement.Core.Reports.Words;

namespace PerformanceManagement.Core.Reports.Templates.Kinds;

/// <summary>Workstreams, programmes, projects and their items with ratings and stories.</summary>
internal sealed class ProjectsKind : SectionKind
{
    public override string Key => "projects";

    public override string Name => "Workstreams and projects";

    public override string About => "Workstreams, programmes, projects and their items, each with its rating, lead officer, milestones and what is said of the quarter.";

    public override IReadOnlyList<SectionSetting> Settings { get; } =
    [
        SectionSetting.YesNo("spread", "How the ratings below spread", isYes: true),
        SectionSetting.YesNo("milestones", "Milestones", isYes: true),
        SectionSetting.YesNo("capitals", "Ratings in capitals", isYes: false),
        new("notRated", "Where there is no rating", SettingType.Line, "N/A"),
    ];

    internal override bool NeedsDelivery => true;

    internal override IEnumerable<ReportSection> Build(PaperContext paper, TemplateSection section)
    {
        List<DeliveryRow> tops = [.. paper.Delivery.Rows.Where(r => DeliveryTree.IsRated(r.Item.Kind) && paper.Delivery.Find(r.Item.ParentId) is null)];
        DeliveryBlocks.WarnOfSilence(paper, paper.Delivery.Rows.Where(r => DeliveryTree.IsRated(r.Item.Kind)));
        IReadOnlyList<ReportBlock> intro = paper.Markdown(section.Text, section);
        if (section.Heading.Length > 0 || tops.Count == 0) yield return paper.Section(section, tops.Count == 0 ? [.. intro, new ReportParagraph("No projects are reported to this committee.")] : intro);
        int under = section.Heading.Length > 0 ? 1 : 0;
        foreach (ReportSection part in tops.SelectMany(t => Of(paper, section, t, under))) yield return part;
    }

    private IEnumerable<ReportSection> Of(PaperContext paper, TemplateSection section, DeliveryRow row, int under)
    {
        List<DeliveryRow> below = [.. paper.Delivery.Under(row)];
        List<ReportBlock> blocks = [Box(paper, section, row, below)];
        blocks.AddRange(DeliveryBlocks.Carried(row));
        ReportSection head = PaperContext.Below(section, $"item-{row.Item.Id}", PlainText.Line(row.Title), under, blocks, section.IsNumbered);
        foreach (ReportSection part in paper.Expanded(head, DeliveryBlocks.Story(row.Now), section)) yield return part;
        foreach (ReportSection part in below.SelectMany(r => Of(paper, section, r, under + 1))) yield return part;
    }

    private ReportBox Box(PaperContext paper, TemplateSection section, DeliveryRow row, List<DeliveryRow> below)
    {
        List<ReportBoxRow> rows = [];
        ReportCell rating = DeliveryBlocks.Rating(row, Setting(section, "notRated"), Is(section, "capitals"));
        rows.Add(row.LeadOfficer is { } lead ? new([new("Rating", rating), new("Lead officer", ReportCells.Of(lead))]) : new([new("Rating", rating)]));
        if (row.Item.StartsOn is not null || row.Item.DueText is not null)
            rows.Add(new([new("Starts", ReportCells.Of(row.Item.StartsOn)), new("To be complete", ReportCells.Of(row.Item.DueText))]));
        if (TimeGone.Text(row.Now?.PercentComplete, TimeGone.Percent(row.Item.StartsOn, row.Item.DueOn, paper.Quarter.End)) is { Length: > 0 } gone && row.Now?.PercentComplete is not null) rows.Add(new([new("Progress", ReportCells.Of(gone))]));
        if (Is(section, "spread") && below.Count > 0) rows.Add(new([new("Below it", ReportCells.Of(DeliveryRating.Spread([.. below.Select(r => r.Rating)], DeliveryTree.Name(below[0].Item.Kind), DeliveryTree.Names(below[0].Item.Kind))))]));
        if (Is(section, "milestones"))
            foreach (DeliveryStep step in row.Item.Steps) rows.Add(new([new("Milestone", ReportCells.Of(step.Text)), new("When", ReportCells.Of(DeliveryBlocks.When(step, paper.Quarter.End)))]));
        return new ReportBox(PlainText.Line(row.Title), rows, []);
    }
}

/// <summary>Action plans: what was recommended, who does it, what was planned and what became of it.</summary>
internal sealed class ActionPlanKind : SectionKind
{
    public override string Key => "action-plan";

    public override string Name => "Action plan";

    public override string About => "The actions of a plan, each with its officer, portfolio holder, date and status, what was planned beside its update, and its milestones.";

    public override IReadOnlyList<SectionSetting> Settings { get; } =
    [
        new("plan", "Plan", SettingType.Line, "") { Hint = "The plan’s code; with none, every plan of this committee." },
        new("action", "Before an action’s title", SettingType.Line, "Action: "),
        new("officer", "Heading of who does it", SettingType.Line, "Officer/Portfolio Holder"),
        new("date", "Heading of the date", SettingType.Line, "Date for completion"),
        new("planned", "Heading of what was planned", SettingType.Line, "Detailed Action Plan"),
        new("update", "Heading of what became of it", SettingType.Line, "Update on Action Plan"),
    ];

    internal override bool NeedsDelivery => true;

    internal override IEnumerable<ReportSection> Build(PaperContext paper, TemplateSection section)
    {
        string code = Setting(section, "plan");
        List<DeliveryRow> plans = [.. paper.Delivery.Of(DeliveryKind.ActionPlan).Where(p => code.Length == 0 || p.Item.Code.Equals(code, StringComparison.OrdinalIgnoreCase))];
        if (plans.Count == 0 && code.Length > 0) paper.Warnings.Add(new ReportWarning(null, PlainText.Line($"There is no action plan “{code}” for this committee.")));
        DeliveryBlocks.WarnOfSilence(paper, plans.SelectMany(p => paper.Delivery.Under(p)));
        IReadOnlyList<ReportBlock> intro = paper.Markdown(section.Text, section);
        if (section.Heading.Length > 0 || plans.Count == 0) yield return paper.Section(section, plans.Count == 0 ? [.. intro, new ReportParagraph("No action plan is reported to this committee.")] : intro);
        int under = section.Heading.Length > 0 ? 1 : 0;
        foreach (DeliveryRow action in plans.SelectMany(p => paper.Delivery.Under(p)))
            foreach (ReportSection part in Of(paper, section, action, under)) yield return part;
    }

    private IEnumerable<ReportSection> Of(PaperContext paper, TemplateSection section, DeliveryRow row, int under)
    {
        DeliveryItem item = row.Item;
        List<ReportBlock> blocks = [];
        List<ReportBoxRow> rows = [];
        string officers = string.Join("\n", new[] { row.LeadOfficer, item.PortfolioHolder }.OfType<string>());
        if (officers.Length > 0 || item.DueText is not null)
            rows.Add(new([new(paper.Fill(Setting(section, "officer")), ReportCells.Of(officers.Replace("\n", "; ", StringComparison.Ordinal))), new(paper.Fill(Setting(section, "date")), DeliveryBlocks.Due(item, paper.Quarter.End))]));
        if (row.Now?.Status is { } status) rows.Add(new([new("Status", ReportCells.Of(DeliveryWording.Of(status)))]));
        if (row.Now?.PercentComplete is { } done) rows.Add(new([new("Progress", ReportCells.Of(TimeGone.Text(done, TimeGone.Percent(item.StartsOn, item.DueOn, paper.Quarter.End))))]));
        if (rows.Count > 0) blocks.Add(new ReportBox(PlainText.Line(row.Title), rows, []));
        List<DeliveryStep> planned = [.. item.Steps.Where(s => s.Kind == DeliveryStepKind.PlannedItem)];
        if (planned.Count > 0)
        {
            blocks.Add(new ReportTable(
                PlainText.Line($"{item.Code}: what was planned and what became of it"),
                [new(paper.Fill(Setting(section, "planned")), ReportColumnKind.Text), new(paper.Fill(Setting(section, "update")), ReportColumnKind.Text)],
                [.. planned.Select(s => new ReportRow([ReportCells.Of(s.Text) with { Remark = s.DueText is { } due ? PlainText.Line(due) : null }, ReportCells.Of(MarkdownText.Plain(s.Update))]))])
            { IsCaptionShown = false });
        }

        if (row.Now is null && item.Steps.All(s => s.Update is null)) blocks.Add(new ReportParagraph($"Nothing has been reported for {paper.Quarter.Label}."));
        blocks.AddRange(DeliveryBlocks.Carried(row));
        ReportSection head = PaperContext.Below(section, $"item-{item.Id}", PlainText.Line(Setting(section, "action") + row.Title), under, blocks, section.IsNumbered);
        foreach (ReportSection part in paper.Expanded(head, DeliveryBlocks.Story(row.Now), section)) yield return part;
        int group = 0;
        foreach (IGrouping<string?, DeliveryStep> steps in item.Steps.Where(s => s.Kind == DeliveryStepKind.Milestone).GroupBy(s => s.Group))
            yield return PaperContext.Below(section, $"item-{item.Id}-steps-{++group}", PlainText.Line(steps.Key ?? "Milestones"), under + 1, [new ReportItems([.. steps.Select(s => new ReportItem([new ReportRun(PlainText.Line(DeliveryBlocks.Line(s, paper.Quarter.End)))]))])]);
    }
}

/// <summary>Pieces that sections of delivery share.</summary>
internal static class DeliveryBlocks
{
    /// <summary>The rating in a cell, with why.</summary>
    public static ReportCell Rating(DeliveryRow row, string notRated, bool capitals)
    {
        if (row.Rating is not { } rating) return new ReportCell("No update");
        string label = rating == DeliveryRating.NotRated ? notRated.Length > 0 ? notRated : rating.Label : capitals ? rating.Label.ToUpperInvariant() : rating.Label;
        return new ReportCell(label) { Mark = ReportPalette.Of(rating), Explanation = PlainText.Line($"{rating.Label}: {rating.Meaning}. {row.Now?.Because}".TrimEnd()) };
    }

    /// <summary>Story, achievements, next steps and evidence as one Markdown text; null for none.</summary>
    public static string? Story(DeliveryUpdate? update)
    {
        if (update is null) return null;
        string text = string.Join("\n\n", new[]
        {
            update.Narrative,
            update.Achievements is { } achieved ? $"# Achievements\n\n{achieved}" : null,
            update.NextSteps is { } next ? $"# Next steps\n\n{next}" : null,
            EvidenceLines.Of(update.Evidence) is { Count: > 0 } evidence ? $"# Evidence\n\n{string.Join('\n', evidence.Select(Line))}" : null,
        }.OfType<string>());
        return text.Length == 0 ? null : text;
    }

    // What is typed is no Markdown here: what has a meaning in it is written with a backslash.
    private static string Line(Evidence shown)
    {
        string text = string.Concat(shown.Text.Select(c => char.IsPunctuation(c) && c <= '~' || c is '<' or '>' or '`' or '|' or '~' or '+' or '=' or '^' ? $"\\{c}" : c.ToString()));
        return shown.Address is { } address ? $"- [{text}](<{address.AbsoluteUri}>)" : $"- {text}";
    }

    /// <summary>Warns of items of which the quarter asked for an update and none was submitted.</summary>
    public static void WarnOfSilence(PaperContext paper, IEnumerable<DeliveryRow> rows)
    {
        const int named = 5;
        List<string> silent = [.. rows.Where(r => r.Now is null && DeliveryTree.IsAsked(r.Item, paper.Quarter)).Select(r => r.Item.Code)];
        if (silent.Count > 0) paper.Warnings.Add(new ReportWarning(null, PlainText.Line($"No update for {paper.Quarter.Label} has been submitted of {string.Join(", ", silent.Take(named))}{(silent.Count > named ? $" and {silent.Count - named} more" : "")}.")));
    }

    /// <summary>That the text is an earlier quarter's, where it is.</summary>
    public static IEnumerable<ReportBlock> Carried(DeliveryRow row) =>
        row.Now?.CarriedFrom is { } from ? [new ReportParagraph($"The text is carried forward from {from.Label}.") { IsFootnote = true }] : [];

    /// <summary>When an action is to be complete, marked where it is late.</summary>
    public static ReportCell Due(DeliveryItem item, DateOnly day) => ReportCells.Of(item.DueText) with
    {
        Remark = item.CompletedOn is { } done ? $"completed on {FigureFormat.Date(done)}" : item.IsOverdue(day) ? "overdue" : null,
    };

    /// <summary>When a step is due, or was done.</summary>
    public static string When(DeliveryStep step, DateOnly day) => step.DoneOn is { } done ? $"Done on {FigureFormat.Date(done)}" : step.DueText is null ? "No date" : step.IsOverdue(day) ? $"{step.DueText} (missed)" : step.DueText;

    /// <summary>A step in a line of a list.</summary>
    public static string Line(DeliveryStep step, DateOnly day) => step.DoneOn is null && step.DueText is null ? step.Text : $"{step.Text.TrimEnd('.', ';')}: {Wording.LowerFirstWord(When(step, day))}";
}
