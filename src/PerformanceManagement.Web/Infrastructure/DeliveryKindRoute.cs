using PerformanceManagement.Core.Delivery;

namespace PerformanceManagement.Web.Infrastructure;

/// <summary>Kinds of delivery as they stand in addresses: "project-item".</summary>
public static class DeliveryKindRoute
{
    private static readonly Dictionary<string, DeliveryKind> Kinds = new(StringComparer.OrdinalIgnoreCase)
    {
        ["workstream"] = DeliveryKind.Workstream,
        ["programme"] = DeliveryKind.Programme,
        ["project"] = DeliveryKind.Project,
        ["project-item"] = DeliveryKind.ProjectItem,
        ["action-plan"] = DeliveryKind.ActionPlan,
        ["action"] = DeliveryKind.PlannedAction,
        ["risk"] = DeliveryKind.Risk,
        ["partnership"] = DeliveryKind.Partnership,
        ["volume-table"] = DeliveryKind.VolumeTable,
        ["volume-line"] = DeliveryKind.VolumeLine,
    };

    /// <summary>The kind that an address names, or null.</summary>
    public static DeliveryKind? Read(string word) => Kinds.TryGetValue(word, out DeliveryKind kind) ? kind : null;

    /// <summary>The word of a kind.</summary>
    public static string Of(DeliveryKind kind) => Kinds.First(k => k.Value == kind).Key;
}
