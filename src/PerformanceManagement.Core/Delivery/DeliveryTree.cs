using PerformanceManagement.Core.Delivery.Rules;

namespace PerformanceManagement.Core.Delivery;

/// <summary>What each kind is called, holds and can have said of it: the one place that tells the kinds apart.</summary>
public static class DeliveryTree
{
    /// <summary>What a kind is called: "project", "planned action".</summary>
    public static string Name(DeliveryKind kind) => kind switch
    {
        DeliveryKind.Workstream => "workstream",
        DeliveryKind.Programme => "programme",
        DeliveryKind.Project => "project",
        DeliveryKind.ProjectItem => "item of a project",
        DeliveryKind.ActionPlan => "action plan",
        DeliveryKind.PlannedAction => "action",
        DeliveryKind.Risk => "risk",
        DeliveryKind.Partnership => "partnership",
        DeliveryKind.VolumeTable => "table of volumes",
        DeliveryKind.VolumeLine => "line of volumes",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    /// <summary>What several of a kind are called.</summary>
    public static string Names(DeliveryKind kind) => kind switch
    {
        DeliveryKind.ProjectItem => "items of projects",
        DeliveryKind.VolumeTable => "tables of volumes",
        DeliveryKind.VolumeLine => "lines of volumes",
        _ => Name(kind) + "s",
    };

    /// <summary>Whether an item of one kind can stand under one of another.</summary>
    public static bool MayHold(DeliveryKind parent, DeliveryKind child) => child switch
    {
        DeliveryKind.Workstream => false,
        DeliveryKind.Programme => parent is DeliveryKind.Workstream,
        DeliveryKind.Project => parent is DeliveryKind.Workstream or DeliveryKind.Programme,
        DeliveryKind.ProjectItem => parent is DeliveryKind.Project,
        DeliveryKind.PlannedAction => parent is DeliveryKind.ActionPlan,
        DeliveryKind.VolumeLine => parent is DeliveryKind.VolumeTable,
        _ => false,
    };

    /// <summary>Whether an item is rated green, amber or red.</summary>
    public static bool IsRated(DeliveryKind kind) => kind is DeliveryKind.Workstream or DeliveryKind.Programme or DeliveryKind.Project or DeliveryKind.ProjectItem;

    /// <summary>What the steps of a kind are unless their row says otherwise.</summary>
    public static DeliveryStepKind UsualStep(DeliveryKind kind) => kind switch
    {
        DeliveryKind.Risk => DeliveryStepKind.Mitigation,
        DeliveryKind.PlannedAction => DeliveryStepKind.PlannedItem,
        _ => DeliveryStepKind.Milestone,
    };

    /// <summary>The counts of an update of a line of volumes.</summary>
    public static VolumeFigures Figures(DeliveryUpdate update) => new(update.Received, update.Issued, update.Within, update.PrintedPercent);

    /// <summary>What an update holds that its item's kind cannot have, as columns of updates.csv with sentences.</summary>
    public static IEnumerable<(string Column, string Sentence)> Misfits(DeliveryKind kind, DeliveryUpdate update)
    {
        if (update.Rating is not null && !IsRated(kind)) yield return ("rating", $"A rating is for workstreams, programmes, projects and their items, and this is one of the {Names(kind)}.");
        if (update.Status is not null && kind is not DeliveryKind.PlannedAction) yield return ("status", $"A status is for actions, and this is one of the {Names(kind)}.");
        if (update.Score is not null && kind is not DeliveryKind.Risk) yield return ("score", $"A score is for risks, and this is one of the {Names(kind)}.");
        if (update.PercentComplete is not null && kind is not (DeliveryKind.PlannedAction or DeliveryKind.Project or DeliveryKind.Programme)) yield return ("percent", $"How much is complete is for actions, projects and programmes, and this is one of the {Names(kind)}.");
    }
}
