using PerformanceManagement.Core.Scorecards;
using PerformanceManagement.Web.Models.Delivery;

namespace PerformanceManagement.Web.Models.Dashboard;

/// <summary>The dashboard of a quarter.</summary>
public sealed record DashboardPage
{
    public required DashboardFilter Filter { get; init; }

    public required ReportingChoices Choices { get; init; }

    /// <summary>The counts over all measures of the filter, whatever their status and trend.</summary>
    public required IReadOnlyList<TallyGroup> Tallies { get; init; }

    /// <summary>How many measures the counts are over.</summary>
    public required int All { get; init; }

    /// <summary>The rows shown, in groups and order.</summary>
    public required IReadOnlyList<DashboardRows> Groups { get; init; }

    /// <summary>What should be looked at beside the measures; null where nobody asked.</summary>
    public DeliveryAlertPanel? Alerts { get; init; }

    public int Shown => Groups.Sum(g => g.Rows.Count);

    public static DashboardPage Of(DashboardFilter filter, ReportingChoices choices, QuarterlyScorecard scorecard)
    {
        IReadOnlyList<TallyGroup> tallies = TallyGroup.Of(scorecard, choices);
        IEnumerable<ScorecardRow> rows = scorecard.Rows;
        if (filter.Status is { } status) rows = Among(rows, TallyGroup.StatusMembers(scorecard).GetValueOrDefault(status, []));
        if (filter.Trend is { } trend) rows = Among(rows, tallies.Where(g => g.Facet == "trend").SelectMany(g => g.All).First(t => t.Key == trend).Members);
        return new DashboardPage
        {
            Filter = filter,
            Choices = choices,
            Tallies = tallies,
            All = scorecard.Rows.Count,
            Groups = Grouped(rows, filter),
        };
    }

    private static IEnumerable<ScorecardRow> Among(IEnumerable<ScorecardRow> rows, IReadOnlyList<string> codes)
    {
        HashSet<string> wanted = [.. codes];
        return rows.Where(r => wanted.Contains(r.Code));
    }

    private static IReadOnlyList<DashboardRows> Grouped(IEnumerable<ScorecardRow> rows, DashboardFilter filter)
    {
        IEnumerable<ScorecardRow> sorted = Sorted(rows, filter.Sort);
        return filter.Group switch
        {
            DashboardGrouping.Priority => [.. sorted
                .GroupBy(r => r.PlanPath.Count == 0 ? null : r.PlanPath[0].NumberedTitle)
                .OrderBy(g => g.Key is null).ThenBy(g => g.Key is null ? 0 : g.First().PlanPath[0].SortOrder)
                .Select(g => new DashboardRows(g.Key ?? "Not in the plan", [.. g]))],
            DashboardGrouping.Directorate => [.. sorted
                .GroupBy(r => r.Directorate)
                .OrderBy(g => g.Key is null).ThenBy(g => g.Key, StringComparer.OrdinalIgnoreCase)
                .Select(g => new DashboardRows(g.Key ?? "No directorate", [.. g]))],
            DashboardGrouping.None => sorted.ToList() is { Count: > 0 } all ? [new DashboardRows(null, all)] : [],
            _ => throw new ArgumentOutOfRangeException(nameof(filter), filter.Group, null),
        };
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
/// <param name="Rows">The rows.</param>
public sealed record DashboardRows(string? Title, IReadOnlyList<ScorecardRow> Rows);
