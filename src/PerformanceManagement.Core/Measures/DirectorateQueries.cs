using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Data;

namespace PerformanceManagement.Core.Measures;

/// <summary>Questions about directorates.</summary>
internal static class DirectorateQueries
{
    internal static IQueryable<Directorate> DirectoratesQuery(this PerformanceDbContext database) =>
        database.Directorates.AsNoTracking().OrderBy(d => d.Name);
}
