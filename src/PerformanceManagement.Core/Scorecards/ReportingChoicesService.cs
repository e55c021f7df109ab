using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Collections;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Plans;
using PerformanceManagement.Core.Schemes;

namespace PerformanceManagement.Core.Scorecards;

/// <summary>Reads the quarters, directorates, committees, priorities and statuses that figures can be looked at by.</summary>
public sealed class ReportingChoicesService(PerformanceDbContext database, TimeProvider time)
{
    /// <summary>All there is to choose from.</summary>
    public async Task<ReportingChoices> GetAsync(CancellationToken stop = default)
    {
        List<Collection> collections = await database.CollectionsQuery().ToListAsync(stop);
        List<DateOnly> ends = await PeriodEndsQuery(database).ToListAsync(stop);
        return new ReportingChoices
        {
            Quarters = Quarters(collections, ends, BritishDay.Today(time)),
            Open = collections.Find(c => c.State == CollectionState.Open),
            Directorates = await database.DirectoratesQuery().ToListAsync(stop),
            Committees = await CommitteesQuery(database).ToListAsync(stop),
            Schemes = [.. (await database.RatingSchemesAsync(stop)).OrderByDescending(s => s.IsDefault).ThenBy(s => s.Name, StringComparer.OrdinalIgnoreCase).ThenByDescending(s => s.InForceFrom)],
            Priorities = await PrioritiesQuery(database).ToListAsync(stop),
        };
    }

    /// <summary>The same with an item further down the plan among its tops, where an address names one.</summary>
    /// <param name="choices">What there is to choose from.</param>
    /// <param name="planItemId">The key of the item; null for none.</param>
    /// <param name="stop">Cancels the reading.</param>
    public async Task<ReportingChoices> WithPlanItemAsync(ReportingChoices choices, int? planItemId, CancellationToken stop = default)
    {
        if (planItemId is not { } id || choices.Priorities.Any(p => p.Id == id)) return choices;
        return await database.PlanQuery().FirstOrDefaultAsync(p => p.Id == id, stop) is { } item ? choices with { Priorities = [.. choices.Priorities, item] } : choices;
    }

    /// <summary>Whether a quarter is one that figures can be looked at by: opened, or with figures that end in it, and not of the future.</summary>
    public async Task<bool> HasAsync(Period quarter, CancellationToken stop = default)
    {
        if (!quarter.IsReportingQuarter) return false;
        List<Collection> collections = await database.CollectionsQuery().ToListAsync(stop);
        List<DateOnly> ends = await PeriodEndsQuery(database).ToListAsync(stop);
        return Quarters(collections, ends, BritishDay.Today(time)).Contains(quarter);
    }

    internal static IQueryable<DateOnly> PeriodEndsQuery(PerformanceDbContext database) =>
        database.Results.Select(r => r.PeriodEnd).Distinct();

    internal static IQueryable<Committee> CommitteesQuery(PerformanceDbContext database) =>
        database.Committees.AsNoTracking().Where(c => c.Measures.Count > 0 || database.DeliveryItems.Any(i => i.Committees.Contains(c))).OrderBy(c => c.Name);

    internal static IQueryable<PlanItem> PrioritiesQuery(PerformanceDbContext database) =>
        database.PlanItems.AsNoTracking().Where(p => p.ParentId == null).OrderBy(p => p.SortOrder);

    // A figure for a year that has not ended, entered ahead, does not make a quarter of the future.
    private static List<Period> Quarters(List<Collection> collections, List<DateOnly> ends, DateOnly today)
    {
        Period running = QuarterOf(today);
        Period latest = collections.Select(c => c.Period).Append(running.End == today ? running : running.Previous).Max();
        var quarters = ends.Select(QuarterOf).Where(q => q <= latest).Concat(collections.Select(c => c.Period)).Distinct().OrderDescending().ToList();
        return quarters.Count == 0 ? [latest] : quarters;
    }

    private static Period QuarterOf(DateOnly day) => Period.Containing(day, PeriodLength.Quarter, PeriodCalendar.Financial);
}
