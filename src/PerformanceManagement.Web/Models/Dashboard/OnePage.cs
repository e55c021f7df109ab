using PerformanceManagement.Core.Dashboards;
using PerformanceManagement.Core.Figures;

namespace PerformanceManagement.Web.Models.Dashboard;

/// <summary>The dashboard on one sheet: as much as fits, however many measures there are, and how many are left off.</summary>
/// <param name="Page">All of it.</param>
/// <param name="Groups">The first groups.</param>
/// <param name="Attention">What needs attention most.</param>
/// <param name="Moves">The first of those whose status changed.</param>
public sealed record OnePage(DashboardPage Page, IReadOnlyList<DashboardGroup> Groups, IReadOnlyList<AttentionItem> Attention, IReadOnlyList<StatusMove> Moves)
{
    // Rows of two lines at most; what takes no room in one part is given to the one below it.
    private const int MostInColumn = 13;
    private const int MostGroups = 8;
    private const int MostAttention = 13;

    public int GroupsLeft => Page.Rows.Groups.Count(g => g.Title is not null) - Groups.Count;

    public int AttentionLeft => Page.View.Attention.Count - Attention.Count;

    public int MovesLeft => Page.View.Moves.Count - Moves.Count;

    public static OnePage Of(DashboardPage page)
    {
        DashboardGroup[] groups = [.. page.Rows.Groups.Where(g => g.Title is not null).Take(MostGroups)];
        return new OnePage(page, groups, [.. page.View.Attention.Take(MostAttention)], [.. page.View.Moves.Take(MostInColumn - groups.Length)]);
    }

    /// <summary>Why a measure needs attention, without what its status beside it says.</summary>
    public string ReasonsOf(AttentionItem item)
    {
        AttentionReason[] others = [.. item.Reasons.Where(r => r is not (AttentionReason.WorstStatus or AttentionReason.OffTarget))];
        return Page.ReasonsOf(others.Length == 0 ? item : item with { Reasons = others });
    }

    /// <summary>"And 34 more."</summary>
    public static string More(int left, string what) => left > 0 ? $"And {FigureFormat.Count(left)} more {what}." : "";
}
