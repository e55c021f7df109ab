using PerformanceManagement.Core.Dashboards;
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
        RowGroups Grouped(IEnumerable<ScorecardRow> rows) => RowGroups.Of(rows, filter.Group, scorecard.Counting);
        return filter is { Status: null, Trend: null, Sort: DashboardSort.Plan }
            ? new DashboardRows(RowGroups.Together(scorecard.OfRuns(Grouped, filter.Group), filter.Group))
            : new DashboardRows(RowGroups.Together([Grouped(Sorted(Left(filter, choices, scorecard), filter.Sort))], filter.Group));
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

    // Those that the counts which the filter names count.
    private static IEnumerable<ScorecardRow> Left(DashboardFilter filter, ReportingChoices choices, QuarterlyScorecard scorecard)
    {
        IEnumerable<ScorecardRow> rows = scorecard.Rows;
        if (filter.Status is { } status) rows = Among(rows, TallyGroup.StatusMembers(scorecard).GetValueOrDefault(status, []));
        if (filter.Trend is { } trend) rows = Among(rows, TallyGroup.Of(scorecard, choices).Where(g => g.Facet == "trend").SelectMany(g => g.All).First(t => t.Key == trend).Members);
        return rows;
    }

    private static IEnumerable<ScorecardRow> Among(IEnumerable<ScorecardRow> rows, IReadOnlyList<string> codes)
    {
        HashSet<string> wanted = [.. codes];
        return rows.Where(r => wanted.Contains(r.Code));
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
}
