namespace PerformanceManagement.Core.Delivery;

/// <summary>Kinds that stand together: in one list, and in one file of a data pack.</summary>
/// <param name="Key">What it is called, "projects"; its file is that with <c>.csv</c>.</param>
/// <param name="Kinds">Its kinds.</param>
public sealed record DeliveryPart(string Key, IReadOnlyList<DeliveryKind> Kinds)
{
    /// <summary>All of them, in the order in which a data pack is read.</summary>
    public static IReadOnlyList<DeliveryPart> All { get; } =
    [
        new("projects", [DeliveryKind.Workstream, DeliveryKind.Programme, DeliveryKind.Project, DeliveryKind.ProjectItem]),
        new("actions", [DeliveryKind.ActionPlan, DeliveryKind.PlannedAction]),
        new("risks", [DeliveryKind.Risk]),
        new("partnerships", [DeliveryKind.Partnership]),
        new("volumes", [DeliveryKind.VolumeTable, DeliveryKind.VolumeLine]),
    ];
}
