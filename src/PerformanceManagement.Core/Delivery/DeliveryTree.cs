using PerformanceManagement.Core.Delivery.Rules;
using PerformanceManagement.Core.Periods;

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

    /// <summary>What a kind is called with its article: "an action plan".</summary>
    public static string WithArticle(DeliveryKind kind) => $"{(Name(kind)[0] is 'a' or 'e' or 'i' or 'o' ? "an" : "a")} {Name(kind)}";

    /// <summary>Whether an item of a kind never stands alone.</summary>
    public static bool NeedsParent(DeliveryKind kind) => kind is DeliveryKind.ProjectItem or DeliveryKind.PlannedAction or DeliveryKind.VolumeLine;

    /// <summary>What an item of a kind mostly stands under; null where it stands alone.</summary>
    public static DeliveryKind? UsualParent(DeliveryKind kind) => kind switch
    {
        DeliveryKind.Programme or DeliveryKind.Project => DeliveryKind.Workstream,
        DeliveryKind.ProjectItem => DeliveryKind.Project,
        DeliveryKind.PlannedAction => DeliveryKind.ActionPlan,
        DeliveryKind.VolumeLine => DeliveryKind.VolumeTable,
        _ => null,
    };

    /// <summary>What can stand under an item of a kind, in order of size.</summary>
    public static IReadOnlyList<DeliveryKind> Below(DeliveryKind kind) => [.. Enum.GetValues<DeliveryKind>().Where(k => MayHold(kind, k))];

    /// <summary>Whether something is said of an item of a kind each quarter: not of what only holds others.</summary>
    public static bool HasUpdates(DeliveryKind kind) => kind is not (DeliveryKind.ActionPlan or DeliveryKind.VolumeTable);

    /// <summary>Whether a quarter asks for an update of an item: it is not closed, not completed before and not still to begin; of a partnership, its review is due.</summary>
    public static bool IsAsked(DeliveryItem item, Period quarter) =>
        HasUpdates(item.Kind) && !(item.ClosedOn < quarter.Start) && !(item.CompletedOn < quarter.Start) && (item.Kind == DeliveryKind.Partnership ? item.ReviewOn <= quarter.End : !(item.StartsOn > quarter.End));

    /// <summary>Whether an item of a kind has milestones, planned items or mitigations.</summary>
    public static bool HasSteps(DeliveryKind kind) => kind is not (DeliveryKind.ActionPlan or DeliveryKind.VolumeTable or DeliveryKind.VolumeLine or DeliveryKind.Partnership);

    /// <summary>Whether somebody says how much of an item of a kind is complete.</summary>
    public static bool HasPercentComplete(DeliveryKind kind) => kind is DeliveryKind.PlannedAction or DeliveryKind.Project or DeliveryKind.Programme;

    /// <summary>Whether an item of a kind is reviewed by a day.</summary>
    public static bool IsReviewed(DeliveryKind kind) => kind is DeliveryKind.Risk or DeliveryKind.Partnership;

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
        if (update.PercentComplete is not null && !HasPercentComplete(kind)) yield return ("percent", $"How much is complete is for actions, projects and programmes, and this is one of the {Names(kind)}.");
    }
}
