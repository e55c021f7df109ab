using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;

namespace PerformanceManagement.Core.Scorecards;

/// <summary>What a scorecard asks of the database.</summary>
internal static class ScorecardQueries
{
    internal static IQueryable<SignedOffFigure> KeptQuery(this PerformanceDbContext database, IQueryable<Measure> measures, Period quarter) =>
        database.SignedOffFigures.AsNoTracking().Where(f => f.Collection!.Period == quarter && measures.Any(m => m.Id == f.MeasureId));

    internal static IQueryable<Measure> MeasuresQuery(this PerformanceDbContext database, ScorecardFilter filter, IReadOnlySet<int>? under)
    {
        IQueryable<Measure> measures = database.Measures.AsNoTracking();
        if (filter.MeasureId is { } measureId) measures = measures.Where(m => m.Id == measureId);
        if (filter.MeasureIds is { } ids) measures = measures.Where(m => ids.Contains(m.Id));
        if (filter.CommitteeId is { } committeeId) measures = measures.Where(m => m.Committees.Any(c => c.Id == committeeId));
        if (filter.DirectorateId is { } directorateId) measures = measures.Where(m => m.DirectorateId == directorateId);
        if (filter.OwnerId is { } ownerId) measures = measures.Where(m => m.OwnerId == ownerId);
        if (under is not null) measures = measures.Where(m => m.PlanItemId != null && under.Contains(m.PlanItemId.Value));
        if (!string.IsNullOrWhiteSpace(filter.Search))
        {
            string words = filter.Search.Trim().ToLowerInvariant();
#pragma warning disable CA1304, CA1311, CA1862 // Translated to LOWER() in the database, where a culture cannot be named; SQLite compares by case unless asked like this.
            measures = measures.Where(m => m.Code.ToLower().Contains(words) || m.Title.ToLower().Contains(words));
#pragma warning restore CA1304, CA1311, CA1862
        }

        return measures;
    }

    internal static IQueryable<ScorecardMeasure> ScorecardMeasuresQuery(this IQueryable<Measure> measures) => measures.Select(Projection.With(MeasureQueries.Rules, (Measure m, MeasureRules rules) => new ScorecardMeasure
    {
        Id = m.Id,
        Code = m.Code,
        Title = m.Title,
        Rules = rules,
        SchemeName = m.SchemeName,
        Flags = m.Flags,
        Directorate = m.Directorate == null ? null : m.Directorate.Name,
        Service = m.Service,
        Portfolio = m.Portfolio,
        OwnerId = m.OwnerId,
        PlanItemId = m.PlanItemId,
        HasParts = m.Parts.Any(),
        FirstPeriod = m.FirstPeriod,
        LastPeriod = m.LastPeriod,
        Earlier = m.EarlierRules.OrderBy(e => e.Until).ToList(),
    }));

    internal static IQueryable<MeasureTarget> TargetsQuery(this PerformanceDbContext database, IQueryable<Measure> measures) =>
        database.Targets.AsNoTracking()
            .Where(t => measures.Any(m => m.Id == t.MeasureId))
            .AsFigures();

    internal static IQueryable<MethodBreak> BreaksQuery(this PerformanceDbContext database, IQueryable<Measure> measures) =>
        database.MethodBreaks.AsNoTracking().Where(b => measures.Any(m => m.Id == b.MeasureId));

    internal static IQueryable<MeasureNote> NotesQuery(this PerformanceDbContext database, IQueryable<Measure> measures, DateOnly until) =>
        database.Results.AsNoTracking()
            .Where(r => r.Note != null && r.PeriodEnd <= until && measures.Any(m => m.Id == r.MeasureId)
                && !database.Results.Any(later => later.MeasureId == r.MeasureId && later.Note != null && later.PeriodEnd > r.PeriodEnd && later.PeriodEnd <= until))
            .Select(r => new MeasureNote(r.MeasureId, r.Period, r.Note!, r.NoteDate));
}
