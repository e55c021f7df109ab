using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;

namespace PerformanceManagement.Core.Scorecards;

/// <summary>What a scorecard asks of the database.</summary>
internal static class ScorecardQueries
{
    private static readonly Expression<Func<Measure, ScorecardMeasure>> Head = Projection.With(MeasureQueries.Rules, (Measure m, MeasureRules rules) => new ScorecardMeasure
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
        EarlierPlaces = m.EarlierPlaces.OrderBy(e => e.Until).Select(e => new PlaceUntil(e.Until, e.PlanItemId)).ToList(),
        HasParts = m.Parts.Any(),
        FirstPeriod = m.FirstPeriod,
        LastPeriod = m.LastPeriod,
        Earlier = m.EarlierRules.OrderBy(e => e.Until).ToList(),
    });

    // Asked after every change of some measures, so translated once.
    private static readonly Expression<Func<PerformanceDbContext, int[], IQueryable<GroundMeasure>>> GroundOfFew = Projection.Inlined<Func<PerformanceDbContext, int[], IQueryable<GroundMeasure>>>((database, measureIds) =>
        database.Measures.AsNoTracking().AsSingleQuery().Where(m => measureIds.Contains(m.Id)).Select(m => new GroundMeasure
        {
            Head = Projection.Of(Head, m),
            DirectorateId = m.DirectorateId,
            CommitteeIds = database.MeasureCommittees.Where(c => EF.Property<int>(c, "MeasureId") == m.Id).Select(c => EF.Property<int>(c, "CommitteeId")).ToList(),
            Rare = new RareFacts
            {
                IsOfFamily = database.MeasureParts.Any(p => p.WholeId == m.Id) || database.MeasureParts.Any(p => p.PartId == m.Id) || database.Results.Any(r => r.Reason == ReasonForNoValue.Suppressed && r.MeasureId == m.Id),
                HasOverrides = database.RatingOverrides.Any(o => o.MeasureId == m.Id),
                HasBreaks = database.MethodBreaks.Any(b => b.MeasureId == m.Id),
                HasCorrections = database.Results.Any(r => r.MeasureId == m.Id && r.Restatements.Any(e => e.SignedOffIn != null)),
                HasRebases = database.LimitRebases.Any(l => l.MeasureId == m.Id),
            },
        }));

    /// <summary>Few measures, with what they have none of, which need not be asked for then.</summary>
    internal static readonly Func<PerformanceDbContext, int[], CancellationToken, Task<List<GroundMeasure>>> GroundOfFewAsync = FewMeasures.Translated(GroundOfFew);

    private static readonly Expression<Func<PerformanceDbContext, int[], IQueryable<MeasureTarget>>> TargetsOfFew = Projection.Inlined<Func<PerformanceDbContext, int[], IQueryable<MeasureTarget>>>((database, measureIds) =>
        database.Targets.AsNoTracking().Where(t => measureIds.Contains(t.MeasureId)).Select(t => new MeasureTarget(t.MeasureId, Projection.Of(TargetQueries.Figure, t))));

    internal static readonly Func<PerformanceDbContext, int[], CancellationToken, Task<List<MeasureTarget>>> TargetsOfFewAsync = FewMeasures.Translated(TargetsOfFew);

    // Of each measure its latest note, found by the index of notes from its end.
    private static readonly Expression<Func<PerformanceDbContext, int[], DateOnly, IQueryable<MeasureNote>>> NotesOfFew = (database, measureIds, until) =>
        from last in database.Measures.Where(m => measureIds.Contains(m.Id)).Select(m => new { m.Id, End = database.Results.Where(r => r.MeasureId == m.Id && r.Note != null && r.PeriodEnd <= until).Max(r => (DateOnly?)r.PeriodEnd) })
        join result in database.Results.Where(r => r.Note != null) on new { MeasureId = last.Id, last.End } equals new { result.MeasureId, End = (DateOnly?)result.PeriodEnd }
        select new MeasureNote(result.MeasureId, result.Period, result.Note!, result.NoteDate);

    internal static readonly Func<PerformanceDbContext, int[], DateOnly, CancellationToken, Task<List<MeasureNote>>> NotesOfFewAsync = FewMeasures.Translated(NotesOfFew);

    internal static IQueryable<SignedOffFigure> KeptQuery(this PerformanceDbContext database, IQueryable<Measure> measures, Period quarter) =>
        database.SignedOffFigures.AsNoTracking().Where(f => f.Collection!.Period == quarter && measures.Select(m => m.Id).Contains(f.MeasureId));

    internal static IQueryable<Period> KeptQuartersQuery(this PerformanceDbContext database) =>
        database.Collections.Where(c => database.SignedOffFigures.Any(f => f.CollectionId == c.Id)).Select(c => c.Period);

    internal static IQueryable<Measure> MeasuresQuery(this PerformanceDbContext database, ScorecardFilter filter, IReadOnlySet<int>? under, DateOnly? on = null)
    {
        IQueryable<Measure> measures = database.Measures.AsNoTracking();
        if (filter.MeasureId is { } measureId) measures = measures.Where(m => m.Id == measureId);
        if (filter.MeasureIds is { } ids) measures = measures.Where(m => ids.Contains(m.Id));
        if (filter.CommitteeId is { } committeeId) measures = measures.Where(m => m.Committees.Any(c => c.Id == committeeId));
        if (filter.DirectorateId is { } directorateId) measures = measures.Where(m => m.DirectorateId == directorateId);
        if (filter.OwnerId is { } ownerId) measures = measures.Where(m => m.OwnerId == ownerId);
        if (filter.Service is { } service) measures = measures.Where(m => m.Service == service);
        if (filter.Portfolio is { } portfolio) measures = measures.Where(m => m.Portfolio == portfolio);
        if (under is not null && on is null) measures = measures.Where(m => m.PlanItemId != null && under.Contains(m.PlanItemId.Value));
        else if (under is not null)
        {
            // Where it stood on the day: in the first of the earlier plans that had not ended, else where it stands.
            measures = measures.Where(m =>
                (m.PlanItemId != null && under.Contains(m.PlanItemId.Value) && !m.EarlierPlaces.Any(e => e.Until >= on))
                || m.EarlierPlaces.Any(e => e.Until >= on && e.PlanItemId != null && under.Contains(e.PlanItemId.Value) && !m.EarlierPlaces.Any(first => first.Until >= on && first.Until < e.Until)));
        }

        if (!string.IsNullOrWhiteSpace(filter.Search))
        {
            string words = filter.Search.Trim().ToLowerInvariant();
#pragma warning disable CA1304, CA1311, CA1862 // Translated to LOWER() in the database, where a culture cannot be named; SQLite compares by case unless asked like this.
            measures = measures.Where(m => m.Code.ToLower().Contains(words) || m.Title.ToLower().Contains(words));
#pragma warning restore CA1304, CA1311, CA1862
        }

        return measures;
    }

    internal static IQueryable<ScorecardMeasure> ScorecardMeasuresQuery(this IQueryable<Measure> measures) => measures.AsSingleQuery().Select(Head);

    // A measure has few committees and hardly ever earlier rules: both in one question. The keys of its committees stand in the table that joins them.
    internal static IQueryable<GroundMeasure> GroundQuery(this PerformanceDbContext database, IQueryable<Measure> measures) => measures.AsSingleQuery().Select(Projection.With(Head, (Measure m, ScorecardMeasure head) => new GroundMeasure
    {
        Head = head,
        DirectorateId = m.DirectorateId,
        CommitteeIds = database.MeasureCommittees.Where(c => EF.Property<int>(c, "MeasureId") == m.Id).Select(c => EF.Property<int>(c, "CommitteeId")).ToList(),
    }));

    internal static IQueryable<GroundMeasure> GroundOfFewQuery(PerformanceDbContext database, int[] measureIds) => GroundOfFew.Compile()(database, measureIds);

    internal static IQueryable<GroundMeasure> GroundOfOneQuery(PerformanceDbContext database, int measureId) => FewMeasures.OfOne<Func<PerformanceDbContext, int, IQueryable<GroundMeasure>>>(GroundOfFew).Compile()(database, measureId);

    internal static IQueryable<MeasureTarget> TargetsOfFewQuery(PerformanceDbContext database, int[] measureIds) => TargetsOfFew.Compile()(database, measureIds);

    internal static IQueryable<MeasureTarget> TargetsOfOneQuery(PerformanceDbContext database, int measureId) => FewMeasures.OfOne<Func<PerformanceDbContext, int, IQueryable<MeasureTarget>>>(TargetsOfFew).Compile()(database, measureId);

    internal static IQueryable<MeasureTarget> TargetsQuery(this PerformanceDbContext database, IQueryable<Measure> measures) =>
        database.Targets.AsNoTracking()
            .Where(t => measures.Select(m => m.Id).Contains(t.MeasureId))
            .AsFigures();

    internal static IQueryable<MethodBreak> BreaksQuery(this PerformanceDbContext database, IQueryable<Measure> measures) =>
        database.MethodBreaks.AsNoTracking().Where(b => measures.Select(m => m.Id).Contains(b.MeasureId));

    internal static IQueryable<MeasureNote> NotesOfFewQuery(PerformanceDbContext database, int[] measureIds, DateOnly until) => NotesOfFew.Compile()(database, measureIds, until);

    internal static IQueryable<MeasureNote> NotesOfOneQuery(PerformanceDbContext database, int measureId, DateOnly until) => FewMeasures.OfOne<Func<PerformanceDbContext, int, DateOnly, IQueryable<MeasureNote>>>(NotesOfFew).Compile()(database, measureId, until);

    // Likewise.
    internal static IQueryable<MeasureNote> NotesQuery(this PerformanceDbContext database, IQueryable<Measure> measures, DateOnly until) =>
        from last in measures.Select(m => new { m.Id, End = database.Results.Where(r => r.MeasureId == m.Id && r.Note != null && r.PeriodEnd <= until).Max(r => (DateOnly?)r.PeriodEnd) })
        join result in database.Results.Where(r => r.Note != null) on new { MeasureId = last.Id, last.End } equals new { result.MeasureId, End = (DateOnly?)result.PeriodEnd }
        select new MeasureNote(result.MeasureId, result.Period, result.Note!, result.NoteDate);

    internal static IQueryable<PartLink> LinksQuery(this PerformanceDbContext database) =>
        database.MeasureParts.AsNoTracking().OrderBy(p => p.Id).Select(p => new PartLink(p.WholeId, p.PartId));
}
