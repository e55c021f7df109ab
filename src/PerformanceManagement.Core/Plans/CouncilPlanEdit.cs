namespace PerformanceManagement.Core.Plans;

/// <summary>What was typed about a plan.</summary>
/// <param name="Id">Its key; null for a new one.</param>
/// <param name="Name">Its name.</param>
/// <param name="From">Its first day.</param>
/// <param name="Version">The version that the form was filled from; null for a new one.</param>
public sealed record CouncilPlanEdit(int? Id, string? Name, string? From, Guid? Version);

/// <summary>A plan of the council, as it is listed.</summary>
/// <param name="Id">Its key; null for the first plan.</param>
/// <param name="Name">Its name.</param>
/// <param name="From">Its first day; null for the first plan.</param>
/// <param name="Until">Its last day; null while none follows.</param>
/// <param name="Version">The version of what is stored; null for the first plan.</param>
public sealed record ListedPlan(int? Id, string Name, DateOnly? From, DateOnly? Until, Guid? Version)
{
    /// <summary>Its items.</summary>
    public int Items { get; init; }

    /// <summary>Measures that stand in it now, those that have ended left out.</summary>
    public int Measures { get; init; }

    /// <summary>Measures that stand in an earlier plan and have not been given a place in this one.</summary>
    public int Left { get; init; }

    /// <summary>Whether it holds today.</summary>
    public bool HoldsNow { get; init; }
}

/// <summary>Measures that are to be taken over by a plan.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="From">The items of earlier plans in which they stand, each with how many; or, of one of them, its measures.</param>
/// <param name="Places">The places of the plan that are open.</param>
public sealed record TakeOver(ListedPlan Plan, IReadOnlyList<TakeOverLine> From, IReadOnlyList<PlanLine> Places)
{
    /// <summary>How many lines stand on a page.</summary>
    public const int PageSize = 25;

    /// <summary>The item whose measures are listed one by one; null where items are listed.</summary>
    public PlanItem? Item { get; init; }

    /// <summary>How many lines there are on all pages.</summary>
    public int Total { get; init; }

    /// <summary>The page, from 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>How many pages there are.</summary>
    public int Pages => Math.Max(1, (Total + PageSize - 1) / PageSize);
}

/// <summary>An item of an earlier plan, or a measure of one.</summary>
/// <param name="Key">The item's key, or the measure's code.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Measures">How many measures are left in the item; 1 for a measure.</param>
public sealed record TakeOverLine(string Key, string Title, int Measures);

/// <summary>Where measures are put.</summary>
/// <param name="PlanId">The plan that takes them over.</param>
/// <param name="Of">The key of the item whose measures are named one by one; null where items are named, each with all of its measures.</param>
/// <param name="Moves">The key of an item or the code of a measure, with the key of the new place; blank leaves it where it is.</param>
public sealed record TakeOverEdit(int PlanId, string? Of, IReadOnlyList<TakeOverMove> Moves);

/// <summary>Where an item's measures, or one measure, are put.</summary>
/// <param name="From">The key of the item, or the code of the measure.</param>
/// <param name="To">The key of the new place; blank leaves it where it is.</param>
public sealed record TakeOverMove(string From, string? To);
