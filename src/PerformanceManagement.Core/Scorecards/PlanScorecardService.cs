using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Plans;

namespace PerformanceManagement.Core.Scorecards;

/// <summary>Reads the council plan as a tree with the measures of a quarter.</summary>
public sealed class PlanScorecardService(PerformanceDbContext database, ScorecardService scorecards)
{
    /// <summary>The plan in a quarter of the financial year.</summary>
    public async Task<PlanScorecard> GetAsync(Period quarter, CancellationToken stop = default)
    {
        List<PlanItem> plan = await database.PlanQuery().OrderBy(p => p.SortOrder).ThenBy(p => p.Id).ToListAsync(stop);
        PlanCalendar calendar = await database.PlanCalendarAsync(stop);
        QuarterlyScorecard scorecard = await scorecards.GetAsync(quarter, new ScorecardFilter(), stop);
        HashSet<string> used = scorecard.Rows.SelectMany(r => r.PlanPath).Select(p => p.Key).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return PlanScorecard.Of(PlanOutline.InOrder(PlanOutline.AsSeen(PlanOutline.In(calendar.ItemsOf(quarter, plan), quarter, i => used.Contains(i.Key)), scorecard.Rows.Select(r => r.PlanPath))), scorecard);
    }
}
