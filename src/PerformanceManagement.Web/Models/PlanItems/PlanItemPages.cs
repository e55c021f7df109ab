using Microsoft.AspNetCore.Mvc.Rendering;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Plans;

namespace PerformanceManagement.Web.Models.PlanItems;

/// <summary>The plan as it is edited.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="WithClosed">Whether closed items are shown.</param>
/// <param name="Moved">The key of the item that was moved; null for none.</param>
public sealed record PlanEditorPage(PlanEditor Plan, bool WithClosed, string? Moved = null)
{
    /// <summary>The item that someone else changed meanwhile, so that it was not moved; null for none.</summary>
    public PlanItem? Theirs { get; init; }

    /// <summary>"12 measures, 2 of delivery"; "None".</summary>
    public static string Stands(PlanEditorRow row)
    {
        string[] parts =
        [
            .. row.Measures > 0 ? [Wording.Counted(row.Measures, "measure", "measures")] : Array.Empty<string>(),
            .. row.Delivery > 0 ? [$"{row.Delivery:N0} of delivery"] : Array.Empty<string>(),
        ];
        return parts.Length == 0 ? "Nothing" : string.Join(", ", parts);
    }
}

/// <summary>The page on which a plan item is added or changed.</summary>
/// <param name="Offered">What it offers.</param>
/// <param name="Form">What is typed.</param>
public sealed record PlanItemPage(PlanItemForm Offered, PlanItemText Form)
{
    /// <summary>What it would do; null until that was asked.</summary>
    public EffectInWords? Effect { get; init; }

    /// <summary>The item as someone stored it meanwhile; null unless the officer has to choose.</summary>
    public PlanItem? Theirs { get; init; }

    public string Heading => Offered.Item is { } item ? $"Change {item.NumberedTitle}" : Offered.Under is { } above ? $"Add to {above.NumberedTitle}" : $"Add to the top of the plan{(Offered.Plan.From is null && Offered.Plan.Until is null ? "" : $", {Offered.Plan.Name}")}";

    public IEnumerable<SelectListItem> Kinds => PlanLevels.All.Select(k => new SelectListItem(Wording.UpperFirst(PlanLevels.Name(k)), k.ToString()));

    /// <summary>Where it can stand: each place further in than what is above it.</summary>
    public IEnumerable<SelectListItem> Places =>
        [new("The top of the plan", ""), .. Offered.Places.Select(l => new SelectListItem(string.Concat(Enumerable.Repeat("– ", l.Depth)) + l.Item.NumberedTitle, l.Item.Key))];
}

/// <summary>What is typed about a plan item.</summary>
public sealed class PlanItemText
{
    /// <summary>The button that stores.</summary>
    public const string Save = "save";

    public string? Title { get; set; }

    public string? Number { get; set; }

    public string? Kind { get; set; }

    public string? Under { get; set; }

    public string? Key { get; set; }

    /// <summary>The plan that the list is gone back to.</summary>
    public string? Plan { get; set; }

    public Guid? Version { get; set; }

    /// <summary>What the effect on the page was worked out for.</summary>
    public string? Seen { get; set; }

    /// <summary>The button that was pressed.</summary>
    public string? Do { get; set; }

    /// <summary>What stands in the form, as <see cref="Seen"/> keeps it.</summary>
    public string Shown => string.Join('|', [Title?.Trim(), Number?.Trim(), Kind, Under, Version]);

    public static PlanItemText From(PlanItemForm form) => form.Item is { } item
        ? new() { Title = item.Title, Number = item.Number, Kind = item.Kind.ToString(), Under = form.Under?.Key, Plan = form.Plan.Key, Version = item.Version }
        : new() { Plan = form.Plan.Key, Kind = PlanLevels.UsualUnder(form.Under?.Kind)?.ToString(), Under = form.Under?.Key };

    public PlanItemEdit ToEdit(string? of) => new() { Of = of, Title = Title, Number = Number, Kind = Kind, Under = Under, Key = Key, Version = Version };
}

/// <summary>The page on which a plan item is closed or opened again.</summary>
/// <param name="Item">The item.</param>
/// <param name="Effect">What it does.</param>
public sealed record PlanClosingPage(PlanItem Item, EffectInWords Effect)
{
    /// <summary>Whether someone else changed it meanwhile.</summary>
    public bool IsChanged { get; init; }

    public string Heading => Item.ClosedOn is null ? $"Close {Item.NumberedTitle}" : $"Open {Item.NumberedTitle} again";
}
