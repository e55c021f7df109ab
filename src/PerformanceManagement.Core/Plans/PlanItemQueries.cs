using PerformanceManagement.Core.Collections;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Periods;

namespace PerformanceManagement.Core.Plans;

/// <summary>How much stands in a plan item.</summary>
internal sealed record PlanItemCount(int PlanItemId, int Count);

/// <summary>A text about a plan item.</summary>
internal sealed record PlanText(int PlanItemId, Period Quarter);

/// <summary>A template of papers as it stands in one of its versions.</summary>
internal sealed record TemplateText(string Name, string Definition);

/// <summary>Questions about what stands in the plan.</summary>
internal static class PlanItemQueries
{
    internal static IQueryable<PlanItemCount> PlanMeasureCountsQuery(this PerformanceDbContext database) =>
        database.Measures.Where(m => m.PlanItemId != null).GroupBy(m => m.PlanItemId!.Value).Select(g => new PlanItemCount(g.Key, g.Count()));

    internal static IQueryable<PlanItemCount> PlanDeliveryCountsQuery(this PerformanceDbContext database) =>
        database.DeliveryItems.SelectMany(i => i.PlanItems).GroupBy(p => p.Id).Select(g => new PlanItemCount(g.Key, g.Count()));

    /// <summary>The texts about plan items in quarters that are not signed off.</summary>
    internal static IQueryable<PlanText> PlanOpenTextsQuery(this PerformanceDbContext database) =>
        database.PlanNotes.Where(n => !database.Collections.Any(c => c.Period == n.Period && c.State == CollectionState.SignedOff)).Select(n => new PlanText(n.PlanItemId, n.Period));

    /// <summary>What authors wrote about a way of working in reports of quarters that are not signed off.</summary>
    internal static IQueryable<Period> PlanReportTextsQuery(this PerformanceDbContext database, string ending) =>
        from text in database.ReportTexts
        where text.Text != "" && text.Key.EndsWith(ending)
        join report in database.CommitteeReports on text.ReportId equals report.Id
        where !database.Collections.Any(c => c.Period == report.Period && c.State == CollectionState.SignedOff)
        select report.Period;

    /// <summary>The versions of templates whose definitions hold some words.</summary>
    internal static IQueryable<TemplateText> TemplatesThatNameQuery(this PerformanceDbContext database, string words) =>
        database.ReportTemplateVersions.Where(v => v.Definition.Contains(words)).Select(v => new TemplateText(v.Template!.Name, v.Definition));
}
