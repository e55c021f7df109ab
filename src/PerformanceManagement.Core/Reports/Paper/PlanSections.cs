using PerformanceManagement.Core.Plans;
using PerformanceManagement.Core.Reports.Words;

namespace PerformanceManagement.Core.Reports.Paper;

/// <summary>What the paper says about the plan: its table, and the services' comments by priority, outcome and programme.</summary>
internal sealed class PlanSections
{
    private readonly ReportRequest request;
    private readonly ReportTexts texts;
    private readonly List<PlanItem> plan;
    private readonly ILookup<int?, PlanItem> under;

    public PlanSections(ReportRequest request, ReportTexts texts)
    {
        this.request = request;
        this.texts = texts;
        plan = [.. request.Plan.OrderBy(p => p.SortOrder).ThenBy(p => p.Id)];
        under = plan.ToLookup(p => p.ParentId);
    }

    /// <summary>Priorities in which the committee has a measure.</summary>
    public IReadOnlyList<PlanItem> Priorities => [.. Tops.Where(p => p.Kind != PlanItemKind.WayOfWorking && MeasuredTops.Contains(p.Id))];

    private IEnumerable<PlanItem> Tops => plan.Where(p => p.ParentId is null);

    private IEnumerable<PlanItem> WaysOfWorking => Tops.Where(p => p.Kind == PlanItemKind.WayOfWorking);

    private HashSet<int> MeasuredTops => [.. request.Scorecard.Rows.Where(r => r.PlanPath.Count > 0).Select(r => r.PlanPath[0].Id)];

    /// <summary>An outcome a row with its programmes, under its priority, which is named once; a list where no priority has any; null where there are none.</summary>
    public ReportBlock? Table()
    {
        PlanItem[] priorities = [.. Tops.Where(p => p.Kind != PlanItemKind.WayOfWorking)];
        if (priorities.Length == 0) return null;
        return priorities.Any(p => under[p.Id].Any())
            ? new ReportTable(
                "Priorities, outcomes and programmes of the Council Plan",
                [new("Outcome", ReportColumnKind.Name), new("Programmes", ReportColumnKind.Text)],
                [.. priorities.SelectMany(Rows)])
            : new ReportList([.. priorities.Select(p => PlainText.Line(p.NumberedTitle))]);
    }

    /// <summary>The ways of working, or null where the plan has none.</summary>
    public ReportList? WaysOfWorkingList() => WaysOfWorking.Any() ? new ReportList([.. WaysOfWorking.Select(w => PlainText.Line(w.NumberedTitle))]) : null;

    /// <summary>A numbered section for each priority, then one for the ways of working.</summary>
    public IEnumerable<ReportSection> Comments(Func<int> nextNumber)
    {
        foreach (PlanItem priority in Priorities)
        {
            int number = nextNumber();
            List<ReportSection> below = [.. Below(priority, 2)];
            List<ReportBlock> own = CommentsOn(priority);
            if (own.Count == 0 && below.Count == 0) own.Add(new ReportParagraph(texts.NoComments));
            yield return new ReportSection($"section-{number}", $"{number}", Named(priority), 1, own);
            for (int i = 0, outcome = 0; i < below.Count; i++)
                yield return below[i].Level == 2 ? below[i] with { Number = $"{number}.{++outcome}" } : below[i];
        }

        if (!WaysOfWorking.Any()) yield break;
        int last = nextNumber();
        List<ReportSection> ways = [.. WaysOfWorking.SelectMany(w => Commented(w, 2))];
        yield return new ReportSection($"section-{last}", $"{last}", "Ways of working", 1, ways.Count == 0 ? [new ReportParagraph(texts.NoComments)] : []);
        for (int i = 0, way = 0; i < ways.Count; i++)
            yield return ways[i].Level == 2 ? ways[i] with { Number = $"{last}.{++way}" } : ways[i];
    }

    /// <summary>Whether anything is said about an item or what lies under it.</summary>
    public bool HasComments(PlanItem item) => request.Comments.ContainsKey(item.Id) || under[item.Id].Any(HasComments);

    /// <summary>"Programme 2.2.1: Jobs, skills and employability".</summary>
    public static string Named(PlanItem item) => Named(item.ToPlace());

    public static string Named(PlanPlace item)
    {
        string kind = item.Kind switch
        {
            PlanItemKind.Priority => "Priority",
            PlanItemKind.Outcome => "Outcome",
            PlanItemKind.Programme => "Programme",
            PlanItemKind.Project => "Project",
            PlanItemKind.WayOfWorking => "Way of working",
            _ => throw new ArgumentOutOfRangeException(nameof(item), item.Kind, null),
        };
        return PlainText.Line($"{kind}{(item.Number is null ? "" : " " + item.Number)}: {item.Title}");
    }

    private IEnumerable<ReportRow> Rows(PlanItem priority)
    {
        string group = PlainText.Line(priority.NumberedTitle);
        List<PlanItem> outcomes = [.. under[priority.Id]];
        return outcomes.Count == 0
            ? [new ReportRow([ReportCells.Of((string?)null), ReportCells.Of((string?)null)]) { Group = group }]
            : outcomes.Select((outcome, i) => new ReportRow(
                [ReportCells.Of(outcome.NumberedTitle), ReportCells.Of(string.Join("; ", under[outcome.Id].Select(p => p.NumberedTitle)))])
            { Group = i == 0 ? group : null });
    }

    private IEnumerable<ReportSection> Below(PlanItem item, int level) => under[item.Id].SelectMany(child => Commented(child, level));

    private IEnumerable<ReportSection> Commented(PlanItem item, int level)
    {
        if (!HasComments(item)) return [];
        return [new ReportSection($"plan-{item.Id}", null, Named(item), level, CommentsOn(item)), .. Below(item, Math.Min(level + 1, 4))];
    }

    private List<ReportBlock> CommentsOn(PlanItem item) =>
        request.Comments.TryGetValue(item.Id, out string? text) ? [.. PlainText.Paragraphs(text).Select(p => new ReportParagraph(p))] : [];
}
