using PerformanceManagement.Core.Periods;

namespace PerformanceManagement.Core.Plans;

/// <summary>What was typed about a plan item.</summary>
public sealed record PlanItemEdit
{
    /// <summary>The key of the item that is changed; null for a new one.</summary>
    public string? Of { get; init; }

    /// <summary>The key of a new one, which it keeps; blank to make it from the title.</summary>
    public string? Key { get; init; }

    /// <summary>The title.</summary>
    public string? Title { get; init; }

    /// <summary>The number printed before the title; blank for none.</summary>
    public string? Number { get; init; }

    /// <summary>The kind, by its name in code.</summary>
    public string? Kind { get; init; }

    /// <summary>The key of the item above; blank for the top of the plan.</summary>
    public string? Under { get; init; }

    /// <summary>The plan that a new item at the top belongs to, as addresses name it; blank for the one that holds today.</summary>
    public string? Plan { get; init; }

    /// <summary>The version the form was filled from; null for a new one.</summary>
    public Guid? Version { get; init; }
}

/// <summary>The plan as it is edited.</summary>
/// <param name="Rows">Its lines in order.</param>
/// <param name="Closed">How many items are closed, shown or not.</param>
public sealed record PlanEditor(IReadOnlyList<PlanEditorRow> Rows, int Closed)
{
    /// <summary>The plan that is shown.</summary>
    public required PlanChoice Plan { get; init; }

    /// <summary>All plans of the council, the latest first.</summary>
    public required IReadOnlyList<PlanChoice> Plans { get; init; }
}

/// <summary>A plan of the council to choose.</summary>
/// <param name="Key">What addresses call it: its key, or "first".</param>
/// <param name="Name">Its name.</param>
/// <param name="From">Its first day; null for the first plan.</param>
/// <param name="Until">Its last day; null while none follows.</param>
public sealed record PlanChoice(string Key, string Name, DateOnly? From, DateOnly? Until);

/// <summary>A line of the plan as it is edited.</summary>
/// <param name="Item">The item.</param>
/// <param name="Depth">How deep it lies; 0 at the top.</param>
/// <param name="Measures">How many measures stand in it, those that have ended among them.</param>
/// <param name="Delivery">How many projects, actions, risks, partnerships and volumes serve it.</param>
public sealed record PlanEditorRow(PlanItem Item, int Depth, int Measures, int Delivery)
{
    /// <summary>Whether an open item stands before it under the same.</summary>
    public bool HasBefore { get; init; }

    /// <summary>Whether an open item stands after it under the same.</summary>
    public bool HasAfter { get; init; }
}

/// <summary>What the form of a plan item offers.</summary>
/// <param name="Item">The item as it stands; null for a new one.</param>
/// <param name="Under">The item above it, or that a new one goes under; null at the top.</param>
/// <param name="Places">The items that it can go under, in the order of the plan.</param>
public sealed record PlanItemForm(PlanItem? Item, PlanItem? Under, IReadOnlyList<PlanLine> Places)
{
    /// <summary>The plan it belongs to.</summary>
    public required PlanChoice Plan { get; init; }
}

/// <summary>What stands in a plan item and below it.</summary>
public sealed record PlanUse
{
    /// <summary>Items below it that are open.</summary>
    public int OpenBelow { get; init; }

    /// <summary>Items below it, closed ones among them.</summary>
    public int Below { get; init; }

    /// <summary>Measures in it and below.</summary>
    public int Measures { get; init; }

    /// <summary>Measures in it itself.</summary>
    public int Own { get; init; }

    /// <summary>Projects, actions, risks, partnerships and volumes that serve it or something below.</summary>
    public int Delivery { get; init; }

    /// <summary>Texts about it or something below, in quarters that are not signed off.</summary>
    public int Texts { get; init; }

    /// <summary>The quarters of those texts, in order.</summary>
    public IReadOnlyList<Period> TextQuarters { get; init; } = [];

    /// <summary>The quarters that are signed off, in order.</summary>
    public IReadOnlyList<Period> SignedOff { get; init; } = [];

    /// <summary>The templates of papers that name it by its title.</summary>
    public IReadOnlyList<string> NamedBy { get; init; } = [];
}
