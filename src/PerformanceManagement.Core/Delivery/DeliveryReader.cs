using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Delivery.Rules;
using PerformanceManagement.Core.Periods;

namespace PerformanceManagement.Core.Delivery;

/// <summary>Reads delivery for showing, in a fixed number of questions whatever the number of items.</summary>
public sealed class DeliveryReader(PerformanceDbContext database, SharedAnswers? shared = null)
{
    /// <summary>The picture of a quarter: what is not closed before it began.</summary>
    /// <param name="quarter">The reporting quarter.</param>
    /// <param name="filter">What of it; null for all.</param>
    /// <param name="stop">Cancels the reading.</param>
    public async Task<DeliveryPicture> ReadAsync(Period quarter, DeliveryFilter? filter = null, CancellationToken stop = default)
    {
        RiskScale scale = await database.RiskScaleAsync(stop);
        List<DeliveryItem> items = await database.DeliveryItemsQuery(quarter.Start, filter ?? new DeliveryFilter()).ToListAsync(stop);
        Period[] quarters = [quarter, quarter.Previous, quarter.Back(4), quarter.Back(8)];
        HashSet<int> ids = [.. items.Select(i => i.Id)];
        ILookup<int?, DeliveryRow> under = (await RowsAsync(items, quarter, quarters, stop)).ToLookup(r => r.Item.ParentId is { } parent && ids.Contains(parent) ? parent : (int?)null);
        List<DeliveryRow> rows = [];
        void Add(DeliveryRow row)
        {
            rows.Add(row);
            foreach (DeliveryRow child in under[row.Item.Id].OrderBy(r => r.Item.SortOrder)) Add(child);
        }

        foreach (DeliveryRow top in under[null].OrderBy(r => r.Item.SortOrder)) Add(top);
        return new DeliveryPicture(quarter, scale, rows);
    }

    /// <summary>A page of what passes a filter, in its order.</summary>
    /// <param name="quarter">The reporting quarter.</param>
    /// <param name="filter">What of it.</param>
    /// <param name="page">The page, from 1; one beyond the last is the last.</param>
    /// <param name="stop">Cancels the reading.</param>
    public async Task<DeliveryList> PageAsync(Period quarter, DeliveryFilter filter, int page, CancellationToken stop = default)
    {
        DeliveryFilter wanted = filter.RoseOnly ? filter with { OnlyIds = await RisenAsync(quarter, filter.DirectorateId, stop) } : filter;
        Dictionary<DeliveryKind, int> counts = await CountsQuery(database.DeliveryFilteredQuery(quarter.Start, wanted with { Kinds = [] })).ToDictionaryAsync(c => c.Kind, c => c.Count, stop);
        int total = counts.Where(c => filter.Kinds.Count == 0 || filter.Kinds.Contains(c.Key)).Sum(c => c.Value);
        int shown = Math.Clamp(page, 1, Math.Max(1, (total + DeliveryList.PageSize - 1) / DeliveryList.PageSize));
        List<DeliveryItem> items = await PageQuery(database.DeliveryFilteredQuery(quarter.Start, wanted), shown).ToListAsync(stop);
        return new DeliveryList(quarter, await database.RiskScaleAsync(stop), await RowsAsync(items, quarter, [quarter, quarter.Previous], stop), total, shown) { Counts = counts };
    }

    /// <summary>One item with the first page of what lies directly under it, and the council's scale; null where there is none.</summary>
    /// <param name="code">Its code, in any capitals.</param>
    /// <param name="quarter">The reporting quarter.</param>
    /// <param name="stop">Cancels the reading.</param>
    public async Task<DeliveryPicture?> FindAsync(string code, Period quarter, CancellationToken stop = default)
    {
        if (await OneQuery(database, code).FirstOrDefaultAsync(stop) is not { } item) return null;
        List<DeliveryItem> under = await UnderQuery(database, item.Id).Take(DeliveryList.PageSize).ToListAsync(stop);
        List<string?> ratings = await RatingsQuery(database, item.Id, quarter).ToListAsync(stop);
        IReadOnlyList<DeliveryRow> rows = await RowsAsync([item, .. under], quarter, [quarter, quarter.Previous, quarter.Back(4), quarter.Back(8)], stop);
        DeliveryUpdate? next = item.EscalatesToId is { } stage ? await UpdatesQuery(database, [stage], [quarter]).FirstOrDefaultAsync(stop) : null;
        return new DeliveryPicture(quarter, await database.RiskScaleAsync(stop), rows) { NextStage = next is null ? null : DeliveryTree.Figures(next), RatingsUnder = [.. ratings.Select(DeliveryRating.Find)] };
    }

    /// <summary>How many items of any kind have some words in code, title or lead officer, closed ones too.</summary>
    public Task<int> FoundAsync(string words, CancellationToken stop = default) => database.DeliveryFilteredQuery(default, new DeliveryFilter { Search = words }).CountAsync(stop);

    /// <summary>What should be looked at in a quarter: overdue, missed and risen, in three questions.</summary>
    /// <param name="quarter">The reporting quarter.</param>
    /// <param name="directorateId">The key of a directorate; null for the council.</param>
    /// <param name="day">The day by which things were to be done.</param>
    /// <param name="stop">Cancels the reading.</param>
    public Task<IReadOnlyList<DeliveryAlert>> AlertsAsync(Period quarter, int? directorateId, DateOnly day, CancellationToken stop = default) =>
        SharedAnswers.OfNoMeasureAsync(shared, database, (quarter, directorateId, day), token => ReadAlertsAsync(quarter, directorateId, day, token), stop);

    private async Task<IReadOnlyList<DeliveryAlert>> ReadAlertsAsync(Period quarter, int? directorateId, DateOnly day, CancellationToken stop)
    {
        List<DeliveryAlert> overdue = await OverdueQuery(database, directorateId, day).ToListAsync(stop);
        List<DeliveryAlert> missed = await MissedQuery(database, directorateId, day).ToListAsync(stop);
        int rose = (await RisenAsync(quarter, directorateId, stop)).Count;
        return [.. overdue.OrderBy(a => a.Kind), .. missed.OrderBy(a => a.Kind).ThenBy(a => a.Step), .. rose == 0 ? (IEnumerable<DeliveryAlert>)[] : [new DeliveryAlert(DeliveryConcern.Rose, DeliveryKind.Risk, null, rose)]];
    }

    /// <summary>What is about a measure and not closed, with what is said of it in a quarter, in its order.</summary>
    public async Task<DeliveryPicture> OfMeasureAsync(int measureId, Period quarter, CancellationToken stop = default)
    {
        List<DeliveryItem> items = await OfMeasureQuery(database, measureId, quarter.Start).ToListAsync(stop);
        return new DeliveryPicture(quarter, items.Count == 0 ? RiskScale.Letters : await database.RiskScaleAsync(stop), await RowsAsync(items, quarter, [quarter, quarter.Previous], stop));
    }

    internal static IQueryable<DeliveryItem> OfMeasureQuery(PerformanceDbContext database, int measureId, DateOnly first) =>
        database.DeliveryItems.AsNoTracking().Where(i => i.Measures.Any(m => m.Id == measureId) && (i.ClosedOn == null || i.ClosedOn >= first)).OrderBy(i => i.SortOrder).ThenBy(i => i.Id);

    internal static IQueryable<DeliveryAlert> OverdueQuery(PerformanceDbContext database, int? directorateId, DateOnly day) =>
        database.DeliveryFilteredQuery(default, new DeliveryFilter { WithClosed = true, DirectorateId = directorateId, OverdueOn = day }).GroupBy(i => i.Kind).Select(g => new DeliveryAlert(DeliveryConcern.Overdue, g.Key, null, g.Count()));

    internal static IQueryable<DeliveryAlert> MissedQuery(PerformanceDbContext database, int? directorateId, DateOnly day) =>
        database.DeliverySteps
            .Where(s => s.DueOn < day && !s.IsOpenEnded && (s.DoneOn == null || s.DoneOn > day)
                && (directorateId == null || s.Item!.DirectorateId == directorateId) && (s.Item!.CompletedOn == null || s.Item.CompletedOn > day) && (s.Item.ClosedOn == null || s.Item.ClosedOn > day))
            .GroupBy(s => new { ItemKind = s.Item!.Kind, s.Kind })
            .Select(g => new DeliveryAlert(DeliveryConcern.Missed, g.Key.ItemKind, g.Key.Kind, g.Count()));

    internal static IQueryable<RiskScoreOf> ScoresQuery(PerformanceDbContext database, int? directorateId, IReadOnlyCollection<Period> quarters, DateOnly first) =>
        from update in database.SaidQuery()
        where quarters.Contains(update.Period) && update.Score != null
        where (directorateId == null || update.Item!.DirectorateId == directorateId) && (update.Item!.ClosedOn == null || update.Item.ClosedOn >= first)
        select new RiskScoreOf(update.ItemId, update.Period, update.Score!);

    private async Task<List<int>> RisenAsync(Period quarter, int? directorateId, CancellationToken stop)
    {
        List<RiskScoreOf> scores = await ScoresQuery(database, directorateId, [quarter, quarter.Previous], quarter.Start).ToListAsync(stop);
        if (scores.Count == 0) return [];
        RiskScale scale = await database.RiskScaleAsync(stop);
        return
        [
            .. from risk in scores.GroupBy(s => s.ItemId)
               let now = scale.Find(risk.FirstOrDefault(s => s.Quarter == quarter)?.Printed)
               let before = scale.Find(risk.FirstOrDefault(s => s.Quarter == quarter.Previous)?.Printed)
               where now is not null && before is not null && now.Value.Since(before.Value) == RiskMovement.Rose
               select risk.Key,
        ];
    }

    internal static IQueryable<DeliveryItem> OneQuery(PerformanceDbContext database, string code) =>
        database.DeliveryItems.AsNoTracking().Where(i => i.Code == code)
            .Include(i => i.Parent).Include(i => i.Directorate).Include(i => i.PlanItems).Include(i => i.Measures).Include(i => i.Committees).Include(i => i.Steps.OrderBy(s => s.SortOrder)).AsSplitQuery();

    internal static IQueryable<DeliveryItem> UnderQuery(PerformanceDbContext database, int itemId) =>
        database.DeliveryItems.AsNoTracking().Where(i => i.ParentId == itemId).OrderBy(i => i.SortOrder);

    internal static IQueryable<string?> RatingsQuery(PerformanceDbContext database, int itemId, Period quarter)
    {
        IQueryable<DeliveryUpdate> said = database.SaidQuery();
        return database.DeliveryItems.Where(i => i.ParentId == itemId).OrderBy(i => i.SortOrder).Select(i => said.Where(u => u.ItemId == i.Id && u.Period == quarter).Select(u => u.Rating).FirstOrDefault());
    }

    private static IQueryable<KindCount> CountsQuery(IQueryable<DeliveryItem> items) => items.GroupBy(i => i.Kind).Select(g => new KindCount(g.Key, g.Count()));

    internal static IQueryable<DeliveryItem> PageQuery(IQueryable<DeliveryItem> items, int page) =>
        items.OrderBy(i => i.SortOrder).ThenBy(i => i.Id).Skip((page - 1) * DeliveryList.PageSize).Take(DeliveryList.PageSize).Include(i => i.Directorate).Include(i => i.Parent);

    private async Task<List<DeliveryRow>> RowsAsync(List<DeliveryItem> items, Period quarter, Period[] quarters, CancellationToken stop)
    {
        int[] ids = [.. items.Select(i => i.Id)];
        ILookup<int, DeliveryUpdate> updates = (ids.Length == 0 ? [] : await UpdatesQuery(database, ids, quarters).ToListAsync(stop)).ToLookup(u => u.ItemId);
        return [.. items.Select(i => new DeliveryRow(i, updates[i.Id].ToDictionary(u => u.Period), quarter))];
    }

    internal static IQueryable<DeliveryUpdate> UpdatesQuery(PerformanceDbContext database, IReadOnlyCollection<int> items, IReadOnlyCollection<Period> quarters) =>
        database.SaidQuery().Where(u => items.Contains(u.ItemId) && quarters.Contains(u.Period));
}

/// <summary>How many there are of a kind.</summary>
internal sealed record KindCount(DeliveryKind Kind, int Count);

/// <summary>A score of a risk in a quarter, as it is printed.</summary>
internal sealed record RiskScoreOf(int ItemId, Period Quarter, string Printed);
