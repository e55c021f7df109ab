namespace PerformanceManagement.Web.Models.Dashboard;

/// <summary>Counts on a page, each opening its rows on the dashboard.</summary>
/// <param name="Groups">The counts.</param>
/// <param name="Filter">What they are counts of.</param>
public sealed record TallyPanel(IReadOnlyList<TallyGroup> Groups, DashboardFilter Filter)
{
    /// <summary>The counts in the open: those not rated belong beside the rated, those not compared are found with their reasons.</summary>
    public IEnumerable<Tally> Shown(TallyGroup group) => group.Facet == "status" ? group.All : group.Tallies;

    /// <summary>The address of a count's rows: those and no others, so another count's filter goes.</summary>
    public Dictionary<string, string> Address(TallyGroup group, Tally tally) => (group.Facet == "status"
        ? Filter with { Status = tally.Key, Trend = null, Show = DashboardShow.Measures, Page = 1 }
        : Filter with { Status = null, Trend = tally.Key, Show = DashboardShow.Measures, Page = 1 }).Address;

    /// <summary>Whether a count's rows are the ones shown.</summary>
    public bool IsCurrent(TallyGroup group, Tally tally) => (group.Facet == "status" ? Filter.Status : Filter.Trend) == tally.Key;
}
