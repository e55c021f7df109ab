using System.Globalization;
using PerformanceManagement.Core.Delivery.Rules;
using PerformanceManagement.Core.Figures;

namespace PerformanceManagement.Core.Delivery;

/// <summary>A fact of an item in words.</summary>
/// <param name="Label">"Lead officer".</param>
/// <param name="Text">What stands there; empty for nothing.</param>
public sealed record DeliveryFact(string Label, string Text);

/// <summary>An item in words, fact by fact: for telling two versions apart, in the audit and where two people changed the same.</summary>
public static class DeliveryFacts
{
    /// <summary>All facts that a form can change.</summary>
    /// <param name="item">The item with its parent, directorate, committees, plan items, measures and next stage loaded.</param>
    public static IReadOnlyList<DeliveryFact> Of(DeliveryItem item) =>
    [
        new("Title", item.Title),
        new("About", item.About ?? ""),
        new("Under", item.Parent?.Code ?? ""),
        new("Lead officer", item.LeadOfficer ?? ""),
        new("Asked for updates", item.OwnerId?.ToString(CultureInfo.InvariantCulture) ?? ""),
        new("Portfolio holder", item.PortfolioHolder ?? ""),
        new("Directorate", item.Directorate?.Name ?? ""),
        new("Committees", string.Join(", ", item.Committees.Select(c => c.Name).Order(StringComparer.Ordinal))),
        new("Council plan", string.Join(", ", item.PlanItems.Select(p => p.NumberedTitle).Order(StringComparer.Ordinal))),
        new("Measures", string.Join(", ", item.Measures.Select(m => m.Code).Order(StringComparer.Ordinal))),
        new("Source", item.Source is { } source ? DeliveryWording.Of(source) : ""),
        new("Tranche", item.Tranche ?? ""),
        new("Reference", item.Reference ?? ""),
        new("Starts", Day(item.StartsOn)),
        new("To be complete", item.DueText ?? ""),
        new("Date that counts", Day(item.DueOn)),
        new("Completed on", Day(item.CompletedOn)),
        new("Next review", Day(item.ReviewOn)),
        new("Closed on", Day(item.ClosedOn)),
        new("Closed because", item.ClosedBecause ?? ""),
        new("Inherent score", item.InherentScore ?? ""),
        new("Target score", item.TargetScore ?? ""),
        new("Partners", item.Partners ?? ""),
        new("Working days", item.WorkingDays?.ToString(CultureInfo.InvariantCulture) ?? ""),
        new("Target", item.TargetPercent is { } target ? FigureFormat.Display(target, VolumeFigures.Decimals, "%") : ""),
        new("Escalates to", item.EscalatesTo?.Code ?? ""),
    ];

    /// <summary>The labels of what differs, in small letters, for a sentence; empty where nothing does.</summary>
    public static string Changed(IReadOnlyList<DeliveryFact> before, IReadOnlyList<DeliveryFact> after) =>
        string.Join(", ", before.Zip(after).Where(p => p.First != p.Second).Select(p => Wording.LowerFirstWord(p.First.Label)));

    private static string Day(DateOnly? day) => day is { } on ? FigureFormat.Date(on) : "";
}
