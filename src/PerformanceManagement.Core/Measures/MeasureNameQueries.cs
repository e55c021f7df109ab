using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Data;

namespace PerformanceManagement.Core.Measures;

/// <summary>Questions what measures and their services are called.</summary>
internal static class MeasureNameQueries
{
    internal static IQueryable<NamedMeasure> NamesQuery(this PerformanceDbContext database) =>
        database.Measures.AsNoTracking().OrderBy(m => m.Code).Select(m => new NamedMeasure(m.Code, m.Title));

    internal static IQueryable<string> PresentCodeQuery(this PerformanceDbContext database, string earlier) =>
        from code in database.EarlierCodes
        join measure in database.Measures on code.MeasureId equals measure.Id
        where code.Code == earlier
        select measure.Code;

    internal static IQueryable<string> ServicesQuery(this PerformanceDbContext database) =>
        database.Measures.Where(m => m.Service != null).Select(m => m.Service!).Distinct().OrderBy(s => s);
}
