using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Plans;

namespace PerformanceManagement.Core.Imports.Rows;

/// <summary>Brings in plan.csv.</summary>
internal sealed class PlanRows(PackStage stage)
{
    private readonly List<(PackRow Row, PlanItem Item)> read = [];

    public void Apply(PackTable table)
    {
        Action<PackRow, object> count = stage.StartFile(PackFiles.Plan);
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
            count(row, item);
        }

        // Parents last, because a row may name one further down.
        if (table.Has("parent"))
        {
            foreach ((PackRow row, PlanItem item) in read) ReadParent(row, item);
        }

        CheckLevels();
        SetPlans();
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
        if (row.Has("closed")) ReadClosed(row, item);
        return item;
    }

    private static void ReadClosed(PackRow row, PlanItem item)
    {
        DateOnly? closed = row.Line("closed") is null ? null : row.Date("closed");
        if (item.Id == 0) item.ClosedOn = closed;
        else if (item.ClosedOn != closed) row.Problem("closed", "It is open or closed otherwise here. Close and open items on the site, where what stands in them is shown first: leave the column out.");
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
            if (PlanLevels.CircleFrom(item) is { } circle)
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

    private static bool IsTooLow(PlanItem parent, PlanItem child) => !PlanLevels.MayHold(parent.Kind, child.Kind);

    /// <summary>What is new belongs to the plan that its row names, else to that of what it stands under, at the top to the latest.</summary>
    private void SetPlans()
    {
        Dictionary<PlanItem, CouncilPlan?> said = [];
        foreach ((PackRow row, PlanItem item) in read.Where(r => r.Row.IsSound))
            if (row.Line("of", TextLengths.Name) is { } name && TryFindPlan(row, name, out CouncilPlan? plan)) said[item] = plan;

        foreach ((_, PlanItem item) in read.Where(r => r.Row.IsSound && r.Item.Id == 0))
        {
            PlanItem? known = item;
            // A circle is told elsewhere.
            for (int steps = 0; known is { Id: 0 } && !said.ContainsKey(known) && steps <= read.Count; steps++) known = known.Parent;
            item.Plan = known is null ? stage.CouncilPlans.MaxBy(p => p.From) : said.TryGetValue(known, out CouncilPlan? told) ? told : stage.PlanOf(known);
            item.PlanId = item.Plan is { Id: > 0 and var id } ? id : null;
        }

        foreach ((PackRow row, PlanItem item) in read.Where(r => r.Row.IsSound))
        {
            if (said.TryGetValue(item, out CouncilPlan? plan) && plan != stage.PlanOf(item)) row.Problem("of", $"This item is of another plan here ({NameOf(stage.PlanOf(item))}), and stays in it.");
            else if (item.Parent is { } parent && stage.PlanOf(parent) != stage.PlanOf(item)) row.Problem("parent", $"“{parent.Key}” is of another plan ({NameOf(stage.PlanOf(parent))}) than this item ({NameOf(stage.PlanOf(item))}).");
        }
    }

    private static string NameOf(CouncilPlan? plan) => plan?.Name ?? PlanCalendar.FirstName;

    private bool TryFindPlan(PackRow row, string name, out CouncilPlan? plan)
    {
        plan = stage.FindPlan(name);
        if (plan is not null || PlanCalendar.IsFirst(name)) return true;
        row.Problem("of", $"There is no plan “{PackProblems.Shorten(name)}”, neither in plans.csv nor in the database.");
        return false;
    }

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
