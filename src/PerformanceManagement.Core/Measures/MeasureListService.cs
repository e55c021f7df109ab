using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Plans;
using PerformanceManagement.Core.Scorecards;

namespace PerformanceManagement.Core.Measures;

/// <summary>Which measures are listed; null for no restriction. All restrictions hold together.</summary>
public sealed record MeasureListFilter
{
    /// <summary>Those whose code or title contains these words, whatever their case.</summary>
    public string? Search { get; init; }

    /// <summary>Those of a directorate, by its key.</summary>
    public int? DirectorateId { get; init; }

    /// <summary>Those of a service, by its name.</summary>
    public string? Service { get; init; }

    /// <summary>Those at or under an item of the plan, by its key.</summary>
    public int? PlanItemId { get; init; }
}

/// <summary>A measure in a list.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Title">Its short name.</param>
/// <param name="Directorate">Its directorate, or null.</param>
/// <param name="Service">Its service, or null.</param>
/// <param name="PlanItem">Where it sits in the plan, or null.</param>
/// <param name="Frequency">How often it is taken.</param>
/// <param name="Good">Which way is better.</param>
/// <param name="Owner">The display name of who enters it, or null.</param>
public sealed record MeasureListItem(string Code, string Title, string? Directorate, string? Service, string? PlanItem, Frequency Frequency, GoodDirection Good, string? Owner);

/// <summary>One page of the list of measures, and what it can be narrowed by.</summary>
public sealed record MeasureList
{
    /// <summary>How many measures a page holds.</summary>
    public const int PageSize = 50;

    /// <summary>The measures of the page, by code.</summary>
    public required IReadOnlyList<MeasureListItem> Items { get; init; }

    /// <summary>How many measures the filter leaves.</summary>
    public required int Total { get; init; }

    /// <summary>The page, counted from 1; the last one where a later one was asked for.</summary>
    public required int Page { get; init; }

    /// <summary>How many pages there are, at least 1.</summary>
    public required int Pages { get; init; }

    /// <summary>All directorates, by name.</summary>
    public required IReadOnlyList<Directorate> Directorates { get; init; }

    /// <summary>All services that have a measure, by name.</summary>
    public required IReadOnlyList<string> Services { get; init; }

    /// <summary>The whole plan, in its order.</summary>
    public required IReadOnlyList<PlanItem> Plan { get; init; }
}

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
            Directorates = await ReportingChoicesService.DirectoratesQuery(database).ToListAsync(stop),
            Services = await ServicesQuery(database).ToListAsync(stop),
            Plan = plan,
        };
    }

    internal static IQueryable<PlanItem> PlanQuery(PerformanceDbContext database) => database.PlanItems.AsNoTracking().OrderBy(p => p.SortOrder);

    internal static IQueryable<Measure> MeasuresQuery(PerformanceDbContext database, MeasureListFilter filter, IReadOnlySet<int>? under)
    {
        IQueryable<Measure> measures = ScorecardService.MeasuresQuery(database, new ScorecardFilter { DirectorateId = filter.DirectorateId, Search = filter.Search }, under);
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

    internal static IQueryable<string> ServicesQuery(PerformanceDbContext database) =>
        database.Measures.Where(m => m.Service != null).Select(m => m.Service!).Distinct().OrderBy(s => s);

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
