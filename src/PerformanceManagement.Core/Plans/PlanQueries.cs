using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Data;

namespace PerformanceManagement.Core.Plans;

/// <summary>Questions about the plan.</summary>
internal static class PlanQueries
{
    internal static IQueryable<CouncilPlan> CouncilPlansQuery(this PerformanceDbContext database) => database.CouncilPlans.AsNoTracking().OrderBy(p => p.From);

    /// <summary>Which plan holds when.</summary>
    internal static async Task<PlanCalendar> PlanCalendarAsync(this PerformanceDbContext database, CancellationToken stop) => new(await database.CouncilPlansQuery().ToListAsync(stop));

    internal static IQueryable<PlanItem> PlanQuery(this PerformanceDbContext database) => database.PlanItems.AsNoTracking();
}
