using PerformanceManagement.Core.Periods;

namespace PerformanceManagement.Core.Plans;

/// <summary>A plan item where it stands in the outline of the plan.</summary>
/// <param name="Item">The item.</param>
/// <param name="Depth">How deep it lies; 0 at the top.</param>
public sealed record PlanLine(PlanItem Item, int Depth);

/// <summary>The plan line by line: each item followed by what stands under it. Pure.</summary>
public static class PlanOutline
{
    /// <summary>The lines of a plan. What stands under something that is left out stands at the top.</summary>
    public static IReadOnlyList<PlanLine> Of(IReadOnlyCollection<PlanItem> items)
    {
        HashSet<int> known = [.. items.Select(i => i.Id)];
        ILookup<int?, PlanItem> under = items.OrderBy(i => i.SortOrder).ThenBy(i => i.Id).ToLookup(i => i.ParentId is { } parent && known.Contains(parent) ? i.ParentId : null);
        return [.. Lines(null, 0)];

        IEnumerable<PlanLine> Lines(int? parent, int depth) => under[parent].SelectMany(i => Lines(i.Id, depth + 1).Prepend(new PlanLine(i, depth)));
    }

    /// <summary>The items of a plan in the order of its lines.</summary>
    public static IReadOnlyList<PlanItem> InOrder(IReadOnlyCollection<PlanItem> items) => [.. Of(items).Select(l => l.Item)];

    /// <summary>An item and all that stands below it, in the order of the lines.</summary>
    public static IReadOnlyList<PlanItem> Below(IReadOnlyCollection<PlanItem> items, PlanItem top)
    {
        IReadOnlyList<PlanLine> lines = Of(items);
        int first = lines.ToList().FindIndex(l => l.Item.Id == top.Id);
        return first < 0 ? [] : [lines[first].Item, .. lines.Skip(first + 1).TakeWhile(l => l.Depth > lines[first].Depth).Select(l => l.Item)];
    }

    /// <summary>The plan as a quarter shows it: without what was closed before the quarter began, unless something of the quarter stands in it or below it.</summary>
    /// <param name="items">The whole plan.</param>
    /// <param name="quarter">The quarter.</param>
    /// <param name="isUsed">Whether something of the quarter stands in an item itself.</param>
    public static IReadOnlyList<PlanItem> In(IReadOnlyCollection<PlanItem> items, Period quarter, Func<PlanItem, bool> isUsed)
    {
        Dictionary<int, PlanItem> byId = items.ToDictionary(i => i.Id);
        HashSet<int> kept = [];
        foreach (PlanItem item in items.Where(i => i.IsOpenIn(quarter) || isUsed(i)))
        {
            for (PlanItem? above = item; above is not null && kept.Add(above.Id); above = above.ParentId is { } parent ? byId.GetValueOrDefault(parent) : null)
            {
            }
        }

        return [.. items.Where(i => kept.Contains(i.Id))];
    }

    /// <summary>
    /// The plan as rows of a quarter saw it: what is on the way to a measure is called, and stands, as it did there. Rows of a signed-off quarter keep that;
    /// of an open one it is the plan as it stands.
    /// </summary>
    /// <param name="items">The plan as it stands.</param>
    /// <param name="paths">The places of the quarter's measures, each from the top of the plan.</param>
    public static IReadOnlyList<PlanItem> AsSeen(IReadOnlyCollection<PlanItem> items, IEnumerable<IReadOnlyList<PlanPlace>> paths)
    {
        Dictionary<string, (PlanPlace Place, PlanPlace? Above)> seen = new(StringComparer.OrdinalIgnoreCase);
        foreach (IReadOnlyList<PlanPlace> path in paths)
            for (int i = path.Count - 1; i >= 0 && seen.TryAdd(path[i].Key, (path[i], i == 0 ? null : path[i - 1])); i--)
            {
            }

        Dictionary<string, int> ids = items.ToDictionary(i => i.Key, i => i.Id, StringComparer.OrdinalIgnoreCase);
        return [.. items.Select(i => seen.TryGetValue(i.Key, out (PlanPlace Place, PlanPlace? Above) then) ? As(i, then.Place, then.Above is { } above ? ids.TryGetValue(above.Key, out int id) ? id : i.ParentId : null) : i)];
    }

    private static PlanItem As(PlanItem item, PlanPlace then, int? parentId) => item.ToPlace() with { Id = then.Id } == then && item.ParentId == parentId ? item : new PlanItem
    {
        Id = item.Id,
        Key = item.Key,
        Kind = then.Kind,
        Number = then.Number,
        Title = then.Title,
        ParentId = parentId,
        SortOrder = then.SortOrder,
        ClosedOn = item.ClosedOn,
    };
}
