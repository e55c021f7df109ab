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
        database.SignedOffFigures.AsNoTracking().Where(f => f.Collection!.Period == quarter && measures.Select(m => m.Id).Contains(f.MeasureId));

    internal static IQueryable<Period> KeptQuartersQuery(this PerformanceDbContext database) =>
        database.Collections.Where(c => database.SignedOffFigures.Any(f => f.CollectionId == c.Id)).Select(c => c.Period);

    internal static IQueryable<Measure> MeasuresQuery(this PerformanceDbContext database, ScorecardFilter filter, IReadOnlySet<int>? under)
    {
        IQueryable<Measure> measures = database.Measures.AsNoTracking();
        if (filter.MeasureId is { } measureId) measures = measures.Where(m => m.Id == measureId);
        if (filter.MeasureIds is { } ids) measures = measures.Where(m => ids.Contains(m.Id));
        if (filter.CommitteeId is { } committeeId) measures = measures.Where(m => m.Committees.Any(c => c.Id == committeeId));
        if (filter.DirectorateId is { } directorateId) measures = measures.Where(m => m.DirectorateId == directorateId);
        if (filter.OwnerId is { } ownerId) measures = measures.Where(m => m.OwnerId == ownerId);
        if (filter.Service is { } service) measures = measures.Where(m => m.Service == service);
        if (filter.Portfolio is { } portfolio) measures = measures.Where(m => m.Portfolio == portfolio);
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
            .Where(t => measures.Select(m => m.Id).Contains(t.MeasureId))
            .AsFigures();

    internal static IQueryable<MethodBreak> BreaksQuery(this PerformanceDbContext database, IQueryable<Measure> measures) =>
        database.MethodBreaks.AsNoTracking().Where(b => measures.Select(m => m.Id).Contains(b.MeasureId));

    // Of each measure its latest note, found by the index of notes from its end.
    internal static IQueryable<MeasureNote> NotesQuery(this PerformanceDbContext database, IQueryable<Measure> measures, DateOnly until) =>
        from last in measures.Select(m => new { m.Id, End = database.Results.Where(r => r.MeasureId == m.Id && r.Note != null && r.PeriodEnd <= until).Max(r => (DateOnly?)r.PeriodEnd) })
        join result in database.Results.Where(r => r.Note != null) on new { MeasureId = last.Id, last.End } equals new { result.MeasureId, End = (DateOnly?)result.PeriodEnd }
        select new MeasureNote(result.MeasureId, result.Period, result.Note!, result.NoteDate);
}
