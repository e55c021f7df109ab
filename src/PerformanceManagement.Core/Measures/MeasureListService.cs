using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Plans;
using PerformanceManagement.Core.Scorecards;

namespace PerformanceManagement.Core.Measures;

/// <summary>Reads the list of measures, a page at a time.</summary>
public sealed class MeasureListService(PerformanceDbContext database)
{
    /// <summary>A page of the measures that pass a filter.</summary>
    /// <param name="filter">Which measures.</param>
    /// <param name="page">The page, from 1.</param>
    /// <param name="stop">Cancels the reading.</param>
    public async Task<MeasureList> GetAsync(MeasureListFilter filter, int page, CancellationToken stop = default)
    {
        List<PlanItem> plan = await PlanQuery(database).ToListAsync(stop);
        IReadOnlySet<int>? under = filter.PlanItemId is { } top ? Under(top, plan) : null;
        IQueryable<Measure> measures = MeasuresQuery(database, filter, under);
        int total = await measures.CountAsync(stop);
        int pages = Math.Max(1, (total + MeasureList.PageSize - 1) / MeasureList.PageSize);
        int shown = Math.Clamp(page, 1, pages);
        return new MeasureList
        {
            Items = await PageQuery(database, measures, shown).ToListAsync(stop),
            Total = total,
            Page = shown,
            Pages = pages,
            Directorates = await database.UsedDirectoratesQuery().ToListAsync(stop),
            Services = await database.ServicesQuery().ToListAsync(stop),
            Plan = PlanOutline.InOrder(plan),
        };
    }

    internal static IQueryable<PlanItem> PlanQuery(PerformanceDbContext database) => database.PlanItems.AsNoTracking().OrderBy(p => p.SortOrder);

    internal static IQueryable<Measure> MeasuresQuery(PerformanceDbContext database, MeasureListFilter filter, IReadOnlySet<int>? under)
    {
        IQueryable<Measure> measures = database.MeasuresQuery(new ScorecardFilter { DirectorateId = filter.DirectorateId, Search = filter.Search }, under);
        return filter.Service is { } service ? measures.Where(m => m.Service == service) : measures;
    }

    internal static IQueryable<MeasureListItem> PageQuery(PerformanceDbContext database, IQueryable<Measure> measures, int page) =>
        measures.OrderBy(m => m.Code)
            .Skip((page - 1) * MeasureList.PageSize)
            .Take(MeasureList.PageSize)
            .Select(m => new MeasureListItem(
                m.Code,
                m.Title,
                m.Directorate == null ? null : m.Directorate.Name,
                m.Service,
                m.PlanItem == null ? null : m.PlanItem.Title,
                m.Frequency,
                m.Good,
                database.Users.Where(u => u.Id == m.OwnerId).Select(u => u.DisplayName).FirstOrDefault()));

    private static HashSet<int> Under(int top, List<PlanItem> plan)
    {
        HashSet<int> under = [top];
        int before;
        do
        {
            before = under.Count;
            under.UnionWith([.. plan.Where(item => item.ParentId is { } parent && under.Contains(parent)).Select(item => item.Id)]);
        }
        while (under.Count > before);
        return under;
    }
}
