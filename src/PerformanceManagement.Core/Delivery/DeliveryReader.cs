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
        int[] ids = [.. items.Select(i => i.Id)];
        ILookup<int, DeliveryUpdate> updates = (ids.Length == 0 ? [] : await UpdatesQuery(database, ids, quarters).ToListAsync(stop)).ToLookup(u => u.ItemId);
        var under = items.ToLookup(i => i.ParentId is { } parent && ids.Contains(parent) ? parent : (int?)null);
        List<DeliveryRow> rows = [];
        void Add(DeliveryItem item)
        {
            rows.Add(new DeliveryRow(item, updates[item.Id].ToDictionary(u => u.Period), quarter));
            foreach (DeliveryItem child in under[item.Id].OrderBy(i => i.SortOrder)) Add(child);
        }

        foreach (DeliveryItem top in under[null].OrderBy(i => i.SortOrder)) Add(top);
        return new DeliveryPicture(quarter, scale, rows);
    }

    internal static IQueryable<DeliveryItem> ItemsQuery(PerformanceDbContext database, DateOnly first, DeliveryFilter filter)
    {
        IQueryable<DeliveryItem> items = database.DeliveryItems.AsNoTracking().Where(i => i.ClosedOn == null || i.ClosedOn >= first);
        if (filter.Kinds.Count > 0) items = items.Where(i => filter.Kinds.Contains(i.Kind));
        if (filter.CommitteeId is { } committee)
            items = items.Where(i => i.Committees.Any(c => c.Id == committee) || i.Parent!.Committees.Any(c => c.Id == committee) || i.Parent!.Parent!.Committees.Any(c => c.Id == committee) || i.Parent!.Parent!.Parent!.Committees.Any(c => c.Id == committee));
        return items.Include(i => i.Directorate).Include(i => i.PlanItems).Include(i => i.Measures).Include(i => i.Committees).Include(i => i.Steps.OrderBy(s => s.SortOrder)).AsSplitQuery();
    }

    internal static IQueryable<DeliveryUpdate> UpdatesQuery(PerformanceDbContext database, IReadOnlyCollection<int> items, IReadOnlyCollection<Period> quarters) =>
        database.DeliveryUpdates.AsNoTracking().Where(u => items.Contains(u.ItemId) && quarters.Contains(u.Period) && (u.State == DeliveryUpdateState.Submitted || u.State == DeliveryUpdateState.SignedOff));
}
