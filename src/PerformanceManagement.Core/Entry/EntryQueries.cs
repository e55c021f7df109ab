using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Measures;

namespace PerformanceManagement.Core.Entry;

/// <summary>Questions about the measures that are entered.</summary>
internal static class EntryQueries
{
    internal static IQueryable<Measure> OwnedQuery(this PerformanceDbContext database, int? ownerId) =>
        database.Measures.AsNoTracking().Where(m => ownerId == null || m.OwnerId == ownerId);

    internal static IQueryable<Measure> EntryMeasureQuery(this PerformanceDbContext database, string code) =>
        database.Measures.AsNoTracking().AsSplitQuery().Include(m => m.Targets).Include(m => m.Breaks).Include(m => m.Overrides).Include(m => m.EarlierRules).Where(m => m.Code == code);
}
