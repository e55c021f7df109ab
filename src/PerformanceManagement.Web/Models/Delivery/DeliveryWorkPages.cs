using PerformanceManagement.Core.Delivery;
using PerformanceManagement.Core.Periods;

namespace PerformanceManagement.Web.Models.Delivery;

/// <summary>The updates that are asked for.</summary>
/// <param name="Work">Those of the page.</param>
/// <param name="Filter">Which are shown.</param>
public sealed record DeliveryTasksPage(DeliveryWork Work, DeliveryTaskFilter Filter)
{
    public FilterSelect States => new("state", "Show",
    [
        new("Still to be submitted", "", Filter == DeliveryTaskFilter.Waiting),
        new("Submitted", "submitted", Filter == DeliveryTaskFilter.Submitted),
        new("All", "all", Filter == DeliveryTaskFilter.All),
    ]);

    public static DeliveryTaskFilter Read(string? state) => state switch { "submitted" => DeliveryTaskFilter.Submitted, "all" => DeliveryTaskFilter.All, _ => DeliveryTaskFilter.Waiting };

    public Dictionary<string, string> Address(int page)
    {
        Dictionary<string, string> parts = [];
        if (Filter != DeliveryTaskFilter.Waiting) parts.Add("state", Filter == DeliveryTaskFilter.Submitted ? "submitted" : "all");
        if (page > 1) parts.Add("page", page.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return parts;
    }
}

/// <summary>What should be looked at beside measures, on home and dashboard.</summary>
/// <param name="Quarter">The quarter.</param>
/// <param name="Directorate">The key of the directorate it is about; null for the council.</param>
/// <param name="Alerts">What there is.</param>
public sealed record DeliveryAlertPanel(Period Quarter, int? Directorate, IReadOnlyList<DeliveryAlert> Alerts)
{
    /// <summary>"2 actions overdue", "1 milestone missed (projects)", "1 risk rose".</summary>
    public static string Text(DeliveryAlert alert) => alert.Concern switch
    {
        DeliveryConcern.Overdue => $"{Counted(alert.Count, DeliveryTree.Name(alert.Kind), DeliveryTree.Names(alert.Kind))} overdue",
        DeliveryConcern.Missed => $"{Counted(alert.Count, DeliveryWording.Of(alert.Step!.Value), DeliveryWording.Of(alert.Step!.Value) + "s")} of {DeliveryTree.Names(alert.Kind)} missed",
        _ => $"{Counted(alert.Count, "risk", "risks")} rose",
    };

    /// <summary>The list of those that it counts.</summary>
    public Dictionary<string, string> Address(DeliveryAlert alert)
    {
        Dictionary<string, string> parts = new() { ["kind"] = DeliveryTab.Of(alert.Kind).Key, ["quarter"] = Quarter.UrlToken, ["only"] = DeliveryQuery.Key(alert.Concern) };
        if (Directorate is { } key) parts.Add("directorate", key.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return parts;
    }

    private static string Counted(int count, string one, string many) => $"{count} {(count == 1 ? one : many)}";
}
