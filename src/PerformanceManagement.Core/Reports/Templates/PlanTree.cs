using PerformanceManagement.Core.Plans;
using PerformanceManagement.Core.Reports.Paper;
using PerformanceManagement.Core.Reports.Words;
using PerformanceManagement.Core.Scorecards;

namespace PerformanceManagement.Core.Reports.Templates;

/// <summary>The plan as the paper needs it: what lies under what, what the services say about it, and where the committee has measures.</summary>
internal sealed class PlanTree
{
    private readonly ReportRequest request;
    private readonly List<PlanItem> plan;
    private readonly ILookup<int?, PlanItem> under;

    public PlanTree(ReportRequest request)
    {
        this.request = request;
        plan = [.. request.Plan.OrderBy(p => p.SortOrder).ThenBy(p => p.Id)];
        under = plan.ToLookup(p => p.ParentId);
        MeasuredTops = [.. request.Scorecard.Rows.Where(r => r.PlanPath.Count > 0).Select(r => r.PlanPath[0].Id)];
    }

    /// <summary>Whether there is a plan at all.</summary>
    public bool IsEmpty => plan.Count == 0;

    /// <summary>The items at the top in which the committee has a measure.</summary>
    public HashSet<int> MeasuredTops { get; }

    /// <summary>All priorities.</summary>
    public IReadOnlyList<PlanItem> AllPriorities => [.. plan.Where(p => p.ParentId is null && p.Kind != PlanItemKind.WayOfWorking)];

    /// <summary>Priorities in which the committee has a measure.</summary>
    public IReadOnlyList<PlanItem> Priorities => [.. AllPriorities.Where(p => MeasuredTops.Contains(p.Id))];

    /// <summary>The ways of working.</summary>
    public IReadOnlyList<PlanItem> WaysOfWorking => [.. plan.Where(p => p.ParentId is null && p.Kind == PlanItemKind.WayOfWorking)];

    /// <summary>What lies directly under an item.</summary>
    public IReadOnlyList<PlanItem> Under(PlanItem item) => [.. under[item.Id]];

    /// <summary>All programmes.</summary>
    public IReadOnlyList<PlanItem> Programmes => [.. plan.Where(p => p.Kind == PlanItemKind.Programme)];

    /// <summary>Whether anything is said about an item or what lies under it.</summary>
    public bool HasComments(PlanItem item) => request.Comments.ContainsKey(item.Id) || under[item.Id].Any(HasComments);

    /// <summary>What is said about an item itself, in Markdown like every written text; null for nothing.</summary>
    public string? CommentOn(PlanItem item) => request.Comments.GetValueOrDefault(item.Id);

    /// <summary>The rows of measures in it and below it.</summary>
    public IEnumerable<ScorecardRow> RowsOf(PlanItem item) => request.Scorecard.Rows.Where(r => r.PlanPath.Any(p => p.Id == item.Id));

    /// <summary>"Programme 2.2.1: Jobs, skills and employability".</summary>
    public static string Named(PlanItem item) => Named(item.ToPlace());

    public static string Named(PlanPlace item) => PlainText.Line($"{KindOf(item.Kind)}{(item.Number is null ? "" : " " + item.Number)}: {item.Title}");

    /// <summary>"2.2.1 Programme. Jobs, skills and employability": the plan's number first, as the printed tables have it.</summary>
    public static string NumberFirst(PlanPlace item) => PlainText.Line($"{(item.Number is null ? "" : item.Number + " ")}{(item.Kind == PlanItemKind.WayOfWorking ? "Ways of working" : KindOf(item.Kind))}. {item.Title}");

    public static string KindOf(PlanItemKind kind) => kind switch
    {
        PlanItemKind.Priority => "Priority",
        PlanItemKind.Outcome => "Outcome",
        PlanItemKind.Programme => "Programme",
        PlanItemKind.Project => "Project",
        PlanItemKind.WayOfWorking => "Way of working",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };
}
