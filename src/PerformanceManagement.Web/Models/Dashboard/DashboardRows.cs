using PerformanceManagement.Core.Dashboards;
using PerformanceManagement.Core.Ratings.Counts;
using PerformanceManagement.Core.Scorecards;

namespace PerformanceManagement.Web.Models.Dashboard;

/// <summary>The rows of a dashboard in groups and order, whatever page is looked at.</summary>
/// <param name="Groups">The groups, none of them empty.</param>
public sealed record DashboardRows(IReadOnlyList<DashboardGroup> Groups)
{
    /// <summary>How many rows there are.</summary>
    public int Count { get; } = Groups.Sum(g => g.Rows.Count);

    /// <summary>All rows, in order.</summary>
    public IEnumerable<ScorecardRow> All => Groups.SelectMany(g => g.Rows);

    /// <summary>The rows that a filter leaves of those it chooses.</summary>
    public static DashboardRows Of(DashboardFilter filter, ReportingChoices choices, DashboardView view)
    {
        QuarterlyScorecard scorecard = view.Scorecard;
        IEnumerable<ScorecardRow> rows = scorecard.Rows;
        if (filter.Status is { } status) rows = Among(rows, TallyGroup.StatusMembers(scorecard).GetValueOrDefault(status, []));
        if (filter.Trend is { } trend) rows = Among(rows, TallyGroup.Of(scorecard, choices).Where(g => g.Facet == "trend").SelectMany(g => g.All).First(t => t.Key == trend).Members);
        return new DashboardRows([.. Grouped(Sorted(rows, filter.Sort), filter.Group, scorecard.Counting)]);
    }

    /// <summary>The rows of one page, each under its group; a group goes on where a page ends within it.</summary>
    /// <param name="page">The page, from 1.</param>
    public IReadOnlyList<DashboardGroup> OnPage(int page)
    {
        List<DashboardGroup> shown = [];
        int skip = (page - 1) * DashboardPage.PageSize;
        int room = DashboardPage.PageSize;
        foreach (DashboardGroup group in Groups)
        {
            if (room == 0) break;
            if (skip >= group.Rows.Count)
            {
                skip -= group.Rows.Count;
                continue;
            }

            ScorecardRow[] rows = [.. group.Rows.Skip(skip).Take(room)];
            shown.Add(group with { Rows = rows, All = group.Rows.Count });
            room -= rows.Length;
            skip = 0;
        }

        return shown;
    }

    private static IEnumerable<ScorecardRow> Among(IEnumerable<ScorecardRow> rows, IReadOnlyList<string> codes)
    {
        HashSet<string> wanted = [.. codes];
        return rows.Where(r => wanted.Contains(r.Code));
    }

    private static IEnumerable<DashboardGroup> Grouped(IEnumerable<ScorecardRow> sorted, DashboardGrouping grouping, CountingRules? counting) => grouping switch
    {
        DashboardGrouping.Priority => By(sorted, r => r.PlanPath.Count == 0 ? null : r.PlanPath[0], p => p.NumberedTitle)
            .OrderBy(g => g.Key is null).ThenBy(g => g.Rows[0].PlanPath.Count == 0 ? 0 : g.Rows[0].PlanPath[0].SortOrder)
            .Select(g => DashboardGroup.Of(g.Key ?? "Not in the plan", g.Rows, counting)),
        DashboardGrouping.Directorate => By(sorted, r => r.Directorate, d => d)
            .OrderBy(g => g.Key is null).ThenBy(g => g.Key, StringComparer.OrdinalIgnoreCase)
            .Select(g => DashboardGroup.Of(g.Key ?? "No directorate", g.Rows, counting)),
        DashboardGrouping.None => sorted.ToList() is { Count: > 0 } all ? [DashboardGroup.Of(null, all, counting)] : [],
        _ => throw new ArgumentOutOfRangeException(nameof(grouping), grouping, null),
    };

    // Neighbours mostly stand at one place of the plan, which is then the same object: its title is made and looked up once for all of them.
    private static List<(string? Key, List<ScorecardRow> Rows)> By<T>(IEnumerable<ScorecardRow> rows, Func<ScorecardRow, T?> placeOf, Func<T, string> titleOf)
        where T : class
    {
        List<(string? Key, List<ScorecardRow> Rows)> groups = [];
        Dictionary<string, List<ScorecardRow>> byTitle = [];
        List<ScorecardRow>? without = null, latest = null;
        T? place = null;
        foreach (ScorecardRow row in rows)
        {
            T? own = placeOf(row);
            if (latest is null || !ReferenceEquals(own, place))
            {
                place = own;
                string? title = own is null ? null : titleOf(own);
                latest = title is null ? without : byTitle.GetValueOrDefault(title);
                if (latest is null)
                {
                    groups.Add((title, latest = []));
                    if (title is null) without = latest;
                    else byTitle[title] = latest;
                }
            }

            latest.Add(row);
        }

        return groups;
    }

    // Rows come in plan order, and every order keeps it among equals.
    private static IEnumerable<ScorecardRow> Sorted(IEnumerable<ScorecardRow> rows, DashboardSort sort) => sort switch
    {
        DashboardSort.Plan => rows,
        DashboardSort.Worst => rows.OrderBy(r => r.Rating.SortKey).ThenBy(r => r.ShortTrend.Result),
        DashboardSort.Worsened => rows.OrderBy(r => r.ShortTrend.Result).ThenBy(r => r.Rating.SortKey),
        DashboardSort.Code => rows.OrderBy(r => r.Code, StringComparer.OrdinalIgnoreCase),
        DashboardSort.Measure => rows.OrderBy(r => r.Title, StringComparer.OrdinalIgnoreCase),
        _ => throw new ArgumentOutOfRangeException(nameof(sort), sort, null),
    };
}

/// <summary>Rows under one heading.</summary>
/// <param name="Title">The heading; null for none.</param>
/// <param name="Rows">The rows; of a page, those that are on it.</param>
/// <param name="All">How many the group has on all pages.</param>
public sealed record DashboardGroup(string? Title, IReadOnlyList<ScorecardRow> Rows, int All)
{
    /// <summary>How all of them stand, whatever the page.</summary>
    public required Lazy<StatusBar> Bar { get; init; }

    /// <summary>A group with all its rows.</summary>
    /// <param name="title">The heading; null for none.</param>
    /// <param name="rows">All its rows.</param>
    /// <param name="counting">How the council counts.</param>
    public static DashboardGroup Of(string? title, IReadOnlyList<ScorecardRow> rows, CountingRules? counting) =>
        new(title, rows, rows.Count) { Bar = new(() => StatusBar.Of(rows, counting)) };
}
