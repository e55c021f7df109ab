using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Ratings.Series;

namespace PerformanceManagement.Core.YearChanges;

/// <summary>A measure that is listed, with what is known of it without its figures.</summary>
internal sealed record YearMeasure
{
    public required int Id { get; init; }

    public required string Code { get; init; }

    public required string Title { get; init; }

    public required MeasureRules Rules { get; init; }

    public required IReadOnlyList<EarlierRules> Earlier { get; init; }

    public Period? FirstPeriod { get; init; }

    public Period? LastPeriod { get; init; }

    public string? Directorate { get; init; }

    public bool HasOwner { get; init; }

    public bool HasPlace { get; init; }

    public bool HasCommittee { get; init; }

    public DatedRules Dated => new(Rules, Earlier.ToRules());
}

/// <summary>For which period a measure has a target.</summary>
internal sealed record TargetedPeriod(int MeasureId, Period Period);

/// <summary>Questions about the change of the year.</summary>
internal static class YearQueries
{
    private static readonly Expression<Func<Measure, YearMeasure>> Listed = Projection.With(MeasureQueries.Rules, (Measure m, MeasureRules rules) => new YearMeasure
    {
        Id = m.Id,
        Code = m.Code,
        Title = m.Title,
        Rules = rules,
        Earlier = m.EarlierRules.OrderBy(e => e.Until).ToList(),
        FirstPeriod = m.FirstPeriod,
        LastPeriod = m.LastPeriod,
        Directorate = m.Directorate!.Name,
        HasOwner = m.OwnerId != null,
        HasPlace = m.PlanItemId != null,
        HasCommittee = m.Committees.Any(),
    });

    /// <summary>Measures as they are listed. Hardly any has earlier rules: both in one question.</summary>
    internal static IQueryable<YearMeasure> MeasuresQuery(IQueryable<Measure> measures) => measures.AsNoTracking().AsSingleQuery().OrderBy(m => m.Directorate!.Name).ThenBy(m => m.Code).Select(Listed);

    /// <summary>The change of a year that is prepared or holds.</summary>
    internal static IQueryable<YearChange> StandingQuery(PerformanceDbContext database, int year) => database.YearChanges.Where(c => c.Year == year && c.UndoneAt == null);

    /// <summary>Those that were taken back, the latest first.</summary>
    internal static IQueryable<YearChange> UndoneQuery(PerformanceDbContext database, int year) => database.YearChanges.AsNoTracking().Where(c => c.Year == year && c.UndoneAt != null).OrderByDescending(c => c.Id);

    internal static IQueryable<TargetedPeriod> TargetedQuery(PerformanceDbContext database, IQueryable<Measure> measures, List<Period> periods) =>
        from measure in measures
        from target in database.Targets
        where target.MeasureId == measure.Id && EF.Parameter(periods).Contains(target.Period)
        select new TargetedPeriod(target.MeasureId, target.Period);

    internal static IQueryable<Target> TargetsQuery(PerformanceDbContext database, List<int> measureIds) => database.Targets.AsNoTracking().Where(t => EF.Parameter(measureIds).Contains(t.MeasureId));
}
