using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Data;

namespace PerformanceManagement.Core.Collections;

/// <summary>Questions about the quarters that were opened.</summary>
internal static class CollectionQueries
{
    internal static IQueryable<Collection> OpenCollectionQuery(this PerformanceDbContext database) =>
        database.Collections.AsNoTracking().Where(c => c.State == CollectionState.Open).OrderByDescending(c => c.PeriodEnd);

    internal static IQueryable<Collection> CollectionsQuery(this PerformanceDbContext database) => database.Collections.AsNoTracking().OrderByDescending(c => c.PeriodEnd);
}
