using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Delivery.Rules;
using PerformanceManagement.Core.Periods;

namespace PerformanceManagement.Core.Delivery;

/// <summary>What is read of delivery.</summary>
public sealed record DeliveryFilter
{
    /// <summary>The key of a committee; null for all. What lies under an item that is reported to it belongs to it.</summary>
    public int? CommitteeId { get; init; }

    /// <summary>The kinds; empty for all.</summary>
    public IReadOnlyCollection<DeliveryKind> Kinds { get; init; } = [];

    /// <summary>The key of a directorate; null for all.</summary>
    public int? DirectorateId { get; init; }

    /// <summary>Words that code, title or lead officer hold; null for no search.</summary>
    public string? Search { get; init; }

    /// <summary>A day on which what is wanted is overdue; null for all.</summary>
    public DateOnly? OverdueOn { get; init; }

    /// <summary>Whether closed ones are wanted too.</summary>
    public bool WithClosed { get; init; }
}

/// <summary>A page of a list of delivery.</summary>
/// <param name="Quarter">The reporting quarter.</param>
/// <param name="Scale">The council's scale of risks.</param>
/// <param name="Rows">The items of the page.</param>
/// <param name="Total">How many there are on all pages.</param>
/// <param name="Page">The page, from 1.</param>
public sealed record DeliveryList(Period Quarter, RiskScale Scale, IReadOnlyList<DeliveryRow> Rows, int Total, int Page)
{
    /// <summary>How many items a page has.</summary>
    public const int PageSize = 100;

    /// <summary>How many pages there are, 1 or more.</summary>
    public int Pages => Math.Max(1, (Total + PageSize - 1) / PageSize);
}

/// <summary>Delivery as a quarter has it.</summary>
/// <param name="Quarter">The reporting quarter.</param>
/// <param name="Scale">The council's scale of risks.</param>
/// <param name="Rows">The items in their order, those under another after it.</param>
public sealed record DeliveryPicture(Period Quarter, RiskScale Scale, IReadOnlyList<DeliveryRow> Rows)
{
    /// <summary>The items directly under one.</summary>
    public IEnumerable<DeliveryRow> Under(DeliveryRow row) => Rows.Where(r => r.Item.ParentId == row.Item.Id);

    /// <summary>Those of a kind.</summary>
    public IEnumerable<DeliveryRow> Of(DeliveryKind kind) => Rows.Where(r => r.Item.Kind == kind);

    /// <summary>The row of an item, or null.</summary>
    public DeliveryRow? Find(int? itemId) => itemId is { } id ? Rows.FirstOrDefault(r => r.Item.Id == id) : null;
}

/// <summary>An item with what is said of it in the quarter and in the quarters that it is compared with.</summary>
/// <param name="Item">The item, with its steps, committees, plan items and measures.</param>
/// <param name="Updates">What was submitted or signed off, by quarter: this one, the one before, and this one of the two years before.</param>
/// <param name="Quarter">The reporting quarter.</param>
public sealed record DeliveryRow(DeliveryItem Item, IReadOnlyDictionary<Period, DeliveryUpdate> Updates, Period Quarter)
{
    /// <summary>What is said of it in this quarter, or null.</summary>
    public DeliveryUpdate? Now => Of(Quarter);

    /// <summary>What was said of it in the quarter before, or null.</summary>
    public DeliveryUpdate? Before => Of(Quarter.Previous);

    /// <summary>Its title: of a quarter that is signed off, as it was then.</summary>
    public string Title => Now?.KeptTitle ?? Item.Title;

    /// <summary>Its lead officer: of a quarter that is signed off, as it was then; or null.</summary>
    public string? LeadOfficer => Now?.KeptTitle is null ? Item.LeadOfficer : Now.KeptLeadOfficer;

    /// <summary>The deadline of a line of volumes, in working days: of a quarter that is signed off, as it was then; or null.</summary>
    public int? WorkingDays => Now?.KeptTitle is null ? Item.WorkingDays : Now.KeptWorkingDays;

    /// <summary>The target of a line of volumes, in percent: of a quarter that is signed off, as it was then; or null.</summary>
    public decimal? TargetPercent => Now?.KeptTitle is null ? Item.TargetPercent : Now.KeptTargetPercent;

    /// <summary>Its rating, or null where there is none.</summary>
    public DeliveryRating? Rating => DeliveryRating.Find(Now?.Rating);

    /// <summary>What was said of it in a quarter, or null.</summary>
    public DeliveryUpdate? Of(Period quarter) => Updates.GetValueOrDefault(quarter);

    /// <summary>The current score of a risk on a scale, or null.</summary>
    public RiskScore? Score(RiskScale scale) => Now?.Score is { } text && scale.TryRead(text, out RiskScore score, out _) ? score : null;

    /// <summary>How a risk moved since the quarter before; null where it has no score.</summary>
    public RiskMovement? Movement(RiskScale scale) => Score(scale) is not { } now ? null
        : Before?.Score is { } text && scale.TryRead(text, out RiskScore before, out _) ? now.Since(before) : RiskMovement.New;

    /// <summary>The counts of a line of volumes in a quarter; null where there are none.</summary>
    public VolumeFigures? Figures(Period quarter) => Of(quarter) is { } update ? DeliveryTree.Figures(update) : null;
}

/// <summary>Reads delivery for showing, in a fixed number of questions whatever the number of items.</summary>
public sealed class DeliveryReader(PerformanceDbContext database)
{
    /// <summary>The picture of a quarter: what is not closed before it began.</summary>
    /// <param name="quarter">The reporting quarter.</param>
    /// <param name="filter">What of it; null for all.</param>
    /// <param name="stop">Cancels the reading.</param>
    public async Task<DeliveryPicture> ReadAsync(Period quarter, DeliveryFilter? filter = null, CancellationToken stop = default)
    {
        RiskScale scale = await database.RiskScaleAsync(stop);
        List<DeliveryItem> items = await ItemsQuery(database, quarter.Start, filter ?? new DeliveryFilter()).ToListAsync(stop);
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
        IQueryable<DeliveryItem> all = FilteredQuery(database, quarter.Start, filter);
        int total = await all.CountAsync(stop);
        int shown = Math.Clamp(page, 1, Math.Max(1, (total + DeliveryList.PageSize - 1) / DeliveryList.PageSize));
        List<DeliveryItem> items = await PageQuery(all, shown).ToListAsync(stop);
        return new DeliveryList(quarter, await database.RiskScaleAsync(stop), await RowsAsync(items, quarter, [quarter, quarter.Previous], stop), total, shown);
    }

    /// <summary>One item with what lies directly under it, and the council's scale; null where there is none.</summary>
    /// <param name="code">Its code, in any capitals.</param>
    /// <param name="quarter">The reporting quarter.</param>
    /// <param name="stop">Cancels the reading.</param>
    public async Task<DeliveryPicture?> FindAsync(string code, Period quarter, CancellationToken stop = default)
    {
        if (await OneQuery(database, code).FirstOrDefaultAsync(stop) is not { } item) return null;
        List<DeliveryItem> under = await UnderQuery(database, item.Id).ToListAsync(stop);
        return new DeliveryPicture(quarter, await database.RiskScaleAsync(stop), await RowsAsync([item, .. under], quarter, [quarter, quarter.Previous, quarter.Back(4), quarter.Back(8)], stop));
    }

    internal static IQueryable<DeliveryItem> OneQuery(PerformanceDbContext database, string code) =>
        database.DeliveryItems.AsNoTracking().Where(i => i.Code == code)
            .Include(i => i.Parent).Include(i => i.Directorate).Include(i => i.PlanItems).Include(i => i.Measures).Include(i => i.Committees).Include(i => i.Steps.OrderBy(s => s.SortOrder)).AsSplitQuery();

    internal static IQueryable<DeliveryItem> UnderQuery(PerformanceDbContext database, int itemId) =>
        database.DeliveryItems.AsNoTracking().Where(i => i.ParentId == itemId).OrderBy(i => i.SortOrder);

    internal static IQueryable<DeliveryItem> PageQuery(IQueryable<DeliveryItem> items, int page) =>
        items.OrderBy(i => i.SortOrder).ThenBy(i => i.Id).Skip((page - 1) * DeliveryList.PageSize).Take(DeliveryList.PageSize).Include(i => i.Directorate).Include(i => i.Parent);

    private async Task<List<DeliveryRow>> RowsAsync(List<DeliveryItem> items, Period quarter, Period[] quarters, CancellationToken stop)
    {
        int[] ids = [.. items.Select(i => i.Id)];
        ILookup<int, DeliveryUpdate> updates = (ids.Length == 0 ? [] : await UpdatesQuery(database, ids, quarters).ToListAsync(stop)).ToLookup(u => u.ItemId);
        return [.. items.Select(i => new DeliveryRow(i, updates[i.Id].ToDictionary(u => u.Period), quarter))];
    }

    internal static IQueryable<DeliveryItem> FilteredQuery(PerformanceDbContext database, DateOnly first, DeliveryFilter filter)
    {
        IQueryable<DeliveryItem> items = database.DeliveryItems.AsNoTracking();
        if (!filter.WithClosed) items = items.Where(i => i.ClosedOn == null || i.ClosedOn >= first);
        if (filter.DirectorateId is { } directorate) items = items.Where(i => i.DirectorateId == directorate);
        if (filter.Search is { } words) items = items.Where(i => i.Code.Contains(words) || i.Title.Contains(words) || i.LeadOfficer!.Contains(words));
        if (filter.OverdueOn is { } day) items = items.Where(i => i.DueOn < day && !i.IsOpenEnded && i.CompletedOn == null && i.ClosedOn == null);
        if (filter.Kinds.Count > 0) items = items.Where(i => filter.Kinds.Contains(i.Kind));
        if (filter.CommitteeId is { } committee)
            items = items.Where(i => i.Committees.Any(c => c.Id == committee) || i.Parent!.Committees.Any(c => c.Id == committee) || i.Parent!.Parent!.Committees.Any(c => c.Id == committee) || i.Parent!.Parent!.Parent!.Committees.Any(c => c.Id == committee));
        return items;
    }

    internal static IQueryable<DeliveryItem> ItemsQuery(PerformanceDbContext database, DateOnly first, DeliveryFilter filter) =>
        FilteredQuery(database, first, filter).Include(i => i.Directorate).Include(i => i.PlanItems).Include(i => i.Measures).Include(i => i.Committees).Include(i => i.Steps.OrderBy(s => s.SortOrder)).AsSplitQuery();

    internal static IQueryable<DeliveryUpdate> UpdatesQuery(PerformanceDbContext database, IReadOnlyCollection<int> items, IReadOnlyCollection<Period> quarters) =>
        database.DeliveryUpdates.AsNoTracking().Where(u => items.Contains(u.ItemId) && quarters.Contains(u.Period) && (u.State == DeliveryUpdateState.Submitted || u.State == DeliveryUpdateState.SignedOff));
}
