using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Plans;

namespace PerformanceManagement.Core.Scorecards;

/// <summary>Where measures stand in the plan.</summary>
/// <param name="items">The items of all plans by key.</param>
/// <param name="calendar">Which plan holds when.</param>
internal sealed class PlanPaths(IReadOnlyDictionary<int, PlanItem> items, PlanCalendar calendar)
{
    /// <summary>The keys of an item and of all below it; none where it is not of the plan of a quarter.</summary>
    public IReadOnlySet<int> Under(int top, Period quarter) => items.Values.Where(p => To(p.Id, quarter).Any(above => above.Id == top)).Select(p => p.Id).ToHashSet();

    // Measures at one place share its path.
    private readonly ConcurrentDictionary<int, IReadOnlyList<PlanPlace>> paths = [];

    /// <summary>From the top of the plan to an item; empty for none, and for one that is not of the plan of a quarter.</summary>
    public IReadOnlyList<PlanPlace> To(int? id, Period quarter) => id is { } key && items.TryGetValue(key, out PlanItem? item) && item.PlanId == calendar.Of(quarter) ? paths.GetOrAdd(key, k => Path(k)) : [];

    private List<PlanPlace> Path(int? id)
    {
        var path = new List<PlanPlace>();
        while (id is { } key && items.TryGetValue(key, out PlanItem? item))
        {
            path.Insert(0, item.ToPlace());
            id = item.ParentId;
        }

        return path;
    }

    /// <summary>Rows in the order of the plan, then by code; those without a place last.</summary>
    public static IEnumerable<ScorecardRow> InOrder(IEnumerable<ScorecardRow> rows) =>
        rows.OrderBy(r => r.PlanPath.Count == 0).ThenBy(r => SortKey(r.PlanPath)).ThenBy(r => r.Code, StringComparer.OrdinalIgnoreCase);

    /// <summary>By it the places of the plan are in order, by their ordinals.</summary>
    public static string SortKey(IReadOnlyList<PlanPlace> path) => string.Concat(path.Select(p => p.SortOrder.ToString("D6", CultureInfo.InvariantCulture)));
}

/// <summary>Reads where measures stand in the plan.</summary>
internal static class PlanPathReading
{
    /// <summary>The plans of the council.</summary>
    public static async Task<PlanPaths> PlanPathsAsync(this PerformanceDbContext database, CancellationToken stop) =>
        new(await database.PlanQuery().ToDictionaryAsync(p => p.Id, stop), await database.PlanCalendarAsync(stop));
}
