using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.BenchmarkGroups;
using PerformanceManagement.Core.Collections;
using PerformanceManagement.Core.Comparisons;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Limits;
using PerformanceManagement.Core.Lists;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Plans;
using PerformanceManagement.Core.Schemes;
using PerformanceManagement.Core.Scorecards;

namespace PerformanceManagement.Core.Imports.Exports;

/// <summary>Questions of an export: what is small whole, what may be long for some measures at a time.</summary>
internal static class PackExportQueries
{
    internal static IQueryable<Measure> PackMeasuresQuery(this PerformanceDbContext database) =>
        database.Measures.AsNoTracking().Include(m => m.Directorate).Include(m => m.Committees).Include(m => m.Parts).Include(m => m.EarlierRules).Include(m => m.EarlierPlaces).Include(m => m.EarlierCodes).Include(m => m.EarlierDefinitions).Include(m => m.ReplacedBy).AsSplitQuery();

    internal static IQueryable<Target> PackTargetsQuery(this PerformanceDbContext database, IReadOnlyCollection<int> measureIds) =>
        database.Targets.AsNoTracking().Where(t => measureIds.Contains(t.MeasureId));

    internal static IQueryable<Benchmark> PackBenchmarksQuery(this PerformanceDbContext database, IReadOnlyCollection<int> measureIds) =>
        database.Benchmarks.AsNoTracking().Where(b => measureIds.Contains(b.MeasureId));

    internal static IQueryable<SignedOffFigure> PackSignedOffQuery(this PerformanceDbContext database, IReadOnlyCollection<int> measureIds) =>
        database.SignedOffFigures.AsNoTracking().Include(f => f.Collection).Where(f => measureIds.Contains(f.MeasureId));

    internal static IQueryable<StoredScheme> PackSchemesQuery(this PerformanceDbContext database) => database.RatingSchemes.AsNoTracking().Include(s => s.Statuses).Where(s => s.InForceFrom != null);

    internal static IQueryable<TrendSetting> PackTrendsQuery(this PerformanceDbContext database) => database.TrendSettings.AsNoTracking();

    internal static IQueryable<MethodBreak> PackBreaksQuery(this PerformanceDbContext database) => database.MethodBreaks.AsNoTracking();

    internal static IQueryable<RatingOverride> PackRatingsQuery(this PerformanceDbContext database) => database.RatingOverrides.AsNoTracking();

    internal static IQueryable<LimitRebase> PackRebasesQuery(this PerformanceDbContext database) => database.LimitRebases.AsNoTracking();

    internal static IQueryable<PlanItem> PackPlanQuery(this PerformanceDbContext database) => database.PlanItems.AsNoTracking().OrderBy(i => i.SortOrder).ThenBy(i => i.Id);

    internal static IQueryable<CouncilPlan> PackPlansQuery(this PerformanceDbContext database) => database.CouncilPlans.AsNoTracking().OrderBy(p => p.From);

    internal static IQueryable<Directorate> PackDirectoratesQuery(this PerformanceDbContext database) => database.Directorates.AsNoTracking();

    internal static IQueryable<Committee> PackCommitteesQuery(this PerformanceDbContext database) => database.Committees.AsNoTracking();

    internal static IQueryable<ListedName> PackNamesQuery(this PerformanceDbContext database) => database.ListedNames.AsNoTracking();

    internal static IQueryable<PlanNote> PackNotesQuery(this PerformanceDbContext database) => database.PlanNotes.AsNoTracking();

    internal static IQueryable<CommitteeMeeting> PackMeetingsQuery(this PerformanceDbContext database) => database.CommitteeMeetings.AsNoTracking().Include(m => m.Committee);

    internal static IQueryable<Collection> PackQuartersQuery(this PerformanceDbContext database) => database.Collections.AsNoTracking();

    internal static IQueryable<StoredText> PackTextsQuery(this PerformanceDbContext database, int? committeeId) =>
        from text in database.ReportTexts.AsNoTracking()
        join report in database.CommitteeReports on text.ReportId equals report.Id
        join committee in database.Committees on report.CommitteeId equals committee.Id
        where text.Text != "" && (committeeId == null || report.CommitteeId == committeeId)
        select new StoredText(committee.Name, report.Period, text.Key, text.Text, text.IsReady);

    internal static IQueryable<StoredRestatement> PackCorrectionsQuery(this PerformanceDbContext database) =>
        from restatement in database.Restatements.AsNoTracking()
        join result in database.Results on restatement.MeasureResultId equals result.Id
        where restatement.SignedOffIn != null
        select new StoredRestatement(result.MeasureId, result.Period, restatement);
}
