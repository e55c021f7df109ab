using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;

namespace PerformanceManagement.Core.YearChanges;

/// <summary>A measure that is listed, with what is known of it without its figures.</summary>
internal sealed record YearMeasure(Measure Measure, string? Directorate, bool HasCommittee);

/// <summary>For which period a measure has a target.</summary>
internal sealed record TargetedPeriod(int MeasureId, Period Period);

/// <summary>Questions about the change of the year.</summary>
internal static class YearQueries
{
    internal static IQueryable<YearMeasure> MeasuresQuery(PerformanceDbContext database) =>
        database.Measures.AsNoTracking().AsSplitQuery().Include(m => m.EarlierRules).OrderBy(m => m.Directorate!.Name).ThenBy(m => m.Code).Select(m => new YearMeasure(m, m.Directorate!.Name, m.Committees.Count > 0));

    /// <summary>The change of a year that is prepared or holds.</summary>
    internal static IQueryable<YearChange> StandingQuery(PerformanceDbContext database, int year) => database.YearChanges.Where(c => c.Year == year && c.UndoneAt == null);

    /// <summary>Those that were taken back, the latest first.</summary>
    internal static IQueryable<YearChange> UndoneQuery(PerformanceDbContext database, int year) => database.YearChanges.AsNoTracking().Where(c => c.Year == year && c.UndoneAt != null).OrderByDescending(c => c.Id);

    internal static IQueryable<TargetedPeriod> TargetedQuery(PerformanceDbContext database, List<Period> periods) =>
        from measure in database.Measures.AsNoTracking()
        from target in database.Targets
        where target.MeasureId == measure.Id && EF.Parameter(periods).Contains(target.Period)
        select new TargetedPeriod(target.MeasureId, target.Period);

    internal static IQueryable<Target> TargetsQuery(PerformanceDbContext database, List<int> measureIds) => database.Targets.AsNoTracking().Where(t => EF.Parameter(measureIds).Contains(t.MeasureId));
}
