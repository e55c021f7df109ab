using PerformanceManagement.Core.Ratings.Counts;
using PerformanceManagement.Core.Scorecards;

namespace PerformanceManagement.Web.Models.Dashboard;

/// <summary>Some rows of a scorecard by what they stand under: made of some rows after the other and put together, so that after a change of one row those of others still hold.</summary>
internal sealed class RowGroups
{
    private readonly List<Group> groups = [];
    private readonly CountingRules? counting;

    private RowGroups(CountingRules? counting) => this.counting = counting;

    /// <summary>The groups of some rows, in the order of their first rows.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="grouping">By what.</param>
    /// <param name="counting">How the council counts.</param>
    public static RowGroups Of(IEnumerable<ScorecardRow> rows, DashboardGrouping grouping, CountingRules? counting)
    {
        var made = new RowGroups(counting);
        switch (grouping)
        {
            case DashboardGrouping.Priority:
                made.Add(rows, r => r.PlanPath.Count == 0 ? null : r.PlanPath[0], p => p.NumberedTitle, p => p.SortOrder);
                break;
            case DashboardGrouping.Directorate:
                made.Add(rows, r => r.Directorate, d => d, _ => 0);
                break;
            case DashboardGrouping.None:
                made.Add(rows, _ => (string?)null, t => t, _ => 0);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(grouping), grouping, null);
        }

        return made;
    }

    /// <summary>The groups of all of them, in the order in which they are shown.</summary>
    public static IReadOnlyList<DashboardGroup> Together(IEnumerable<RowGroups> runs, DashboardGrouping grouping)
    {
        IEnumerable<Group[]> together = runs.SelectMany(r => r.groups).GroupBy(g => g.Title).Select(g => g.ToArray());
        IEnumerable<Group[]> inOrder = grouping switch
        {
            DashboardGrouping.Priority => together.OrderBy(g => g[0].Title is null).ThenBy(g => g[0].Order),
            DashboardGrouping.Directorate => together.OrderBy(g => g[0].Title is null).ThenBy(g => g[0].Title, StringComparer.OrdinalIgnoreCase),
            _ => together,
        };
        return [.. inOrder.Select(g => Whole(g, grouping))];
    }

    private static DashboardGroup Whole(Group[] parts, DashboardGrouping grouping)
    {
        var rows = new CountedList<ScorecardRow>(parts.Sum(p => p.Rows.Count), () => parts.SelectMany(p => p.Rows));
        string? title = parts[0].Title ?? grouping switch { DashboardGrouping.Priority => "Not in the plan", DashboardGrouping.Directorate => "No directorate", _ => null };
        return new DashboardGroup(title, rows, rows.Count) { Bar = new Lazy<StatusBar>(() => StatusBar.Of(parts.Select(p => p.Bar.Value))) };
    }

    // Neighbours mostly stand at one place of the plan, which is then the same object: its title is made and looked up once for all of them.
    private void Add<T>(IEnumerable<ScorecardRow> rows, Func<ScorecardRow, T?> placeOf, Func<T, string> titleOf, Func<T, int> orderOf)
        where T : class
    {
        Group? latest = null;
        T? place = null;
        foreach (ScorecardRow row in rows)
        {
            T? own = placeOf(row);
            if (latest is null || !ReferenceEquals(own, place))
            {
                place = own;
                string? title = own is null ? null : titleOf(own);
                latest = groups.Find(g => g.Title == title);
                if (latest is null) groups.Add(latest = new Group(title, own is null ? 0 : orderOf(own), [], counting));
            }

            latest.Rows.Add(row);
        }
    }

    private sealed record Group(string? Title, int Order, List<ScorecardRow> Rows, CountingRules? Counting)
    {
        // When somebody looks at it, which is after its last row.
        public Lazy<StatusBar> Bar { get; } = new(() => StatusBar.Of(Rows, Counting));
    }
}
