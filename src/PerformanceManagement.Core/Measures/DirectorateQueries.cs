using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Data;

namespace PerformanceManagement.Core.Measures;

/// <summary>Questions about directorates.</summary>
internal static class DirectorateQueries
{
    internal static IQueryable<Directorate> DirectoratesQuery(this PerformanceDbContext database) =>
        database.Directorates.AsNoTracking().OrderBy(d => d.Name);

    /// <summary>The open ones, and closed ones that something still belongs to.</summary>
    internal static IQueryable<Directorate> UsedDirectoratesQuery(this PerformanceDbContext database) =>
        database.DirectoratesQuery().Where(d => d.ClosedOn == null || database.Measures.Any(m => m.DirectorateId == d.Id) || database.DeliveryItems.Any(i => i.DirectorateId == d.Id));
}
