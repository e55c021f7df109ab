using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Plans;

namespace PerformanceManagement.Core.Imports.Rows;

/// <summary>Brings in plan.csv.</summary>
internal sealed class PlanRows(PackStage stage)
{
    private readonly List<(PackRow Row, PlanItem Item)> read = [];

    public void Apply(PackTable table)
    {
        Action<object> count = stage.StartFile(PackFiles.Plan);
        var rowOf = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        foreach (PackRow row in table.Rows)
        {
            string key = row.RequiredLine("id", TextLengths.Key);
            if (key.Length == 0) continue;
            if (!rowOf.TryAdd(key, row.Number))
            {
                row.Problem("id", $"“{PackProblems.Shorten(key)}” is already in row {rowOf[key]}.");
                continue;
            }

            PlanItem item = ReadItem(row, key);
            read.Add((row, item));
            count(item);
        }

        // Parents last, because a row may name one further down.
        if (table.Has("parent"))
        {
            foreach ((PackRow row, PlanItem item) in read) ReadParent(row, item);
        }

        CheckLevels();
        Order();
    }

    private PlanItem ReadItem(PackRow row, string key)
    {
        PlanItem? item = stage.FindPlanItem(key);
        PlanItemKind? kind = row.RequiredWord("kind", PackWords.Kinds);
        string title = row.RequiredLine("title", TextLengths.Title);
        if (item is null) stage.Add(item = new PlanItem { Key = key, Title = title });
        item.Title = title;
        item.Kind = kind ?? item.Kind;
        if (row.Has("number")) item.Number = row.Line("number", TextLengths.Key);
        return item;
    }

    private void ReadParent(PackRow row, PlanItem item)
    {
        string? key = row.Line("parent", TextLengths.Key);
        PlanItem? parent = key is null ? null : stage.FindPlanItem(key);
        if (key is not null && parent is null)
        {
            row.Problem("parent", $"There is no plan item “{PackProblems.Shorten(key)}”, neither in plan.csv nor in the database.");
            return;
        }

        item.Parent = parent;
        if (parent is null) item.ParentId = null;
    }

    private void CheckLevels()
    {
        var inCircle = new HashSet<PlanItem>();
        foreach ((PackRow row, PlanItem item) in read)
        {
            if (inCircle.Contains(item) || !row.IsSound) continue;
            if (CircleFrom(item) is { } circle)
            {
                inCircle.UnionWith(circle);
                string path = string.Join(", which is under ", circle.Skip(1).Append(item).Select(i => $"“{i.Key}”"));
                row.Problem("parent", $"The plan goes round in a circle: “{item.Key}” is under {path}.");
            }
            else if (item.Parent is { } parent && IsTooLow(parent, item))
            {
                row.Problem("parent", $"The item above must be of a higher level: this one is of the kind {PackWords.Kinds[item.Kind]}, and “{parent.Key}” is of the kind {PackWords.Kinds[parent.Kind]}.");
            }
        }

        CheckChildrenOutsideThePack();
    }

    /// <summary>A row may change the kind of an item whose children only the database knows.</summary>
    private void CheckChildrenOutsideThePack()
    {
        Dictionary<PlanItem, PackRow> rows = read.ToDictionary(r => r.Item, r => r.Row);
        foreach (PlanItem child in stage.PlanItems.Where(i => !rows.ContainsKey(i)))
        {
            if (child.Parent is { } parent && rows.TryGetValue(parent, out PackRow? row) && row.IsSound && IsTooLow(parent, child))
                row.Problem("kind", $"The database holds “{child.Key}”, of the kind {PackWords.Kinds[child.Kind]}, under this item, which must be of a higher level.");
        }
    }

    private static bool IsTooLow(PlanItem parent, PlanItem child) => Level(parent.Kind) >= Level(child.Kind);

    /// <summary>The items from this one up to itself again; null when its parents end at the top.</summary>
    private static List<PlanItem>? CircleFrom(PlanItem item)
    {
        List<PlanItem> path = [item];
        var seen = new HashSet<PlanItem> { item };
        for (PlanItem? above = item.Parent; above is not null; above = above.Parent)
        {
            if (above == item) return path;
            // A circle further up is told at the items that are in it.
            if (!seen.Add(above)) return null;
            path.Add(above);
        }

        return null;
    }

    // A way of working stands beside the priorities.
    private static int Level(PlanItemKind kind) => kind == PlanItemKind.WayOfWorking ? (int)PlanItemKind.Priority : (int)kind;

    /// <summary>A pack with the whole plan sets its order; one with a part of it leaves the order alone and puts what is new at the end.</summary>
    private void Order()
    {
        bool whole = read.Count == stage.PlanItems.Count;
        int last = stage.PlanItems.Count == 0 ? 0 : stage.PlanItems.Max(i => i.SortOrder);
        for (int i = 0; i < read.Count; i++)
        {
            PlanItem item = read[i].Item;
            if (whole) item.SortOrder = i + 1;
            else if (item.SortOrder == 0) item.SortOrder = ++last;
        }
    }
}
