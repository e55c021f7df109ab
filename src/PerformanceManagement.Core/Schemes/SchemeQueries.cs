using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Ratings.Status;

namespace PerformanceManagement.Core.Schemes;

/// <summary>Questions about the rating schemes and what measures have of their own.</summary>
internal static class SchemeQueries
{
    // Drafts rate nothing.
    internal static IQueryable<StoredScheme> SchemesQuery(this PerformanceDbContext database) =>
        database.RatingSchemes.AsNoTracking().Include(s => s.Statuses).Where(s => s.InForceFrom != null);

    internal static IQueryable<StoredScheme> AllSchemesQuery(this PerformanceDbContext database) => database.RatingSchemes.AsNoTracking().Include(s => s.Statuses);

    internal static IQueryable<StoredScheme> SchemeQuery(this PerformanceDbContext database, int id) => database.AllSchemesQuery().Where(s => s.Id == id);

    internal static IQueryable<RatingOverride> OverridesQuery(this PerformanceDbContext database, IQueryable<Measure> measures) =>
        database.RatingOverrides.AsNoTracking().Where(o => measures.Any(m => m.Id == o.MeasureId));

    /// <summary>The schemes that rate, drafts left out.</summary>
    internal static async Task<List<RatingScheme>> RatingSchemesAsync(this PerformanceDbContext database, CancellationToken stop) =>
        [.. (await database.SchemesQuery().ToListAsync(stop)).Select(s => s.ToScheme())];

    /// <summary>The council's rules for statuses, with what some measures have of their own.</summary>
    internal static async Task<RatingRules> RatingRulesAsync(this PerformanceDbContext database, IQueryable<Measure> measures, CancellationToken stop) => new(
        await database.RatingSchemesAsync(stop),
        (await database.OverridesQuery(measures).ToListAsync(stop)).Select(o => o.ToChoice()));
}
