using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Data;

namespace PerformanceManagement.Core.Plans;

/// <summary>Questions about the plan.</summary>
internal static class PlanQueries
{
    internal static IQueryable<PlanItem> PlanQuery(this PerformanceDbContext database) => database.PlanItems.AsNoTracking();
}
