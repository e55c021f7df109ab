using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Data;

namespace PerformanceManagement.Core.Watching;

/// <summary>A watch with the name of its measure.</summary>
internal sealed record NamedWatch(Watch Watch, string Code, string Title);

/// <summary>When something of a measure last changed.</summary>
internal sealed record ChangedMeasure(int MeasureId, DateTime At);

/// <summary>Questions about who watches what, each of one person.</summary>
internal static class WatchQueries
{
    internal static IQueryable<NamedWatch> WatchedQuery(PerformanceDbContext database, int userId) =>
        from watch in database.Watches.AsNoTracking()
        where watch.UserId == userId
        join measure in database.Measures on watch.MeasureId equals measure.Id
        orderby measure.Code
        select new NamedWatch(watch, measure.Code, measure.Title);

    internal static IQueryable<ChangedMeasure> AuditedQuery(PerformanceDbContext database, List<int> measureIds) =>
        database.Audit.AsNoTracking().Where(a => a.MeasureId != null && EF.Parameter(measureIds).Contains(a.MeasureId.Value))
            .GroupBy(a => a.MeasureId!.Value).Select(g => new ChangedMeasure(g.Key, g.Max(a => a.At)));

    // When figures came in alone: a data pack writes one line into the audit for all of them.
    internal static IQueryable<ChangedMeasure> SubmittedQuery(PerformanceDbContext database, List<int> measureIds) =>
        database.Results.AsNoTracking().Where(r => EF.Parameter(measureIds).Contains(r.MeasureId))
            .GroupBy(r => r.MeasureId).Select(g => new ChangedMeasure(g.Key, g.Max(r => r.SubmittedAt)));
}
