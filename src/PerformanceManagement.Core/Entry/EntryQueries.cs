using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Collections.Tasks;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Measures;

namespace PerformanceManagement.Core.Entry;

/// <summary>Questions about the measures that are entered.</summary>
internal static class EntryQueries
{
    /// <summary>The measures that a person is asked for: their own, and those that were given to them for a quarter; all where nobody is named.</summary>
    internal static IQueryable<Measure> OwnedQuery(this PerformanceDbContext database, int? ownerId) => ownerId is not { } id
        ? database.Measures.AsNoTracking()
        : database.Measures.AsNoTracking().Where(m => m.OwnerId == id || database.CollectionTasks.Any(t => t.GivenToId == id && t.MeasureId == m.Id && t.State != TaskState.Closed));

    internal static IQueryable<Measure> EntryMeasureQuery(this PerformanceDbContext database, string code) =>
        database.Measures.AsNoTracking().AsSplitQuery().Include(m => m.Targets).Include(m => m.Breaks).Include(m => m.Overrides).Include(m => m.EarlierRules).Where(m => m.Code == code);

    internal static IQueryable<Measure> EntryMeasuresQuery(this PerformanceDbContext database, List<string> codes) =>
        database.Measures.AsNoTracking().AsSplitQuery().Include(m => m.Targets).Include(m => m.Breaks).Include(m => m.Overrides).Include(m => m.EarlierRules).Where(m => EF.Parameter(codes).Contains(m.Code));
}
