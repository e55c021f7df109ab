using PerformanceManagement.Core.Delivery.Rules;

namespace PerformanceManagement.Core.Delivery;

/// <summary>Words of delivery, the same on pages and papers.</summary>
public static class DeliveryWording
{
    /// <summary>How an action stands.</summary>
    public static string Of(ActionStatus status) => status switch
    {
        ActionStatus.NotStarted => "Not started",
        ActionStatus.OnTrack => "On track",
        ActionStatus.AtRisk => "At risk",
        ActionStatus.OffTrack => "Off track",
        ActionStatus.Complete => "Complete",
        ActionStatus.Stopped => "Stopped",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, null),
    };

    /// <summary>How a risk moved.</summary>
    public static string Of(RiskMovement movement) => movement switch
    {
        RiskMovement.New => "New",
        RiskMovement.Same => "No change",
        RiskMovement.Rose => "Rose",
        RiskMovement.Fell => "Fell",
        RiskMovement.Shifted => "Changed, neither higher nor lower",
        _ => throw new ArgumentOutOfRangeException(nameof(movement), movement, null),
    };

    /// <summary>Where an update is.</summary>
    public static string Of(DeliveryUpdateState state) => state switch
    {
        DeliveryUpdateState.Draft => "Draft",
        DeliveryUpdateState.Submitted => "Submitted",
        DeliveryUpdateState.Returned => "Returned",
        DeliveryUpdateState.SignedOff => "Signed off",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };

    /// <summary>What a step is, in small letters: "milestone".</summary>
    public static string Of(DeliveryStepKind kind) => kind switch
    {
        DeliveryStepKind.Milestone => "milestone",
        DeliveryStepKind.PlannedItem => "planned item",
        DeliveryStepKind.Mitigation => "mitigation",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    /// <summary>Where an action plan comes from.</summary>
    public static string Of(ActionSource source) => source switch
    {
        ActionSource.PeerChallenge => "Peer challenge",
        ActionSource.Audit => "Audit",
        ActionSource.Inspection => "Inspection",
        ActionSource.Scrutiny => "Scrutiny",
        ActionSource.Other => "Other",
        _ => throw new ArgumentOutOfRangeException(nameof(source), source, null),
    };
}
