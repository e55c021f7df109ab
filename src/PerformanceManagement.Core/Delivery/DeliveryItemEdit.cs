using PerformanceManagement.Core.Delivery.Rules;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Plans;

namespace PerformanceManagement.Core.Delivery;

/// <summary>What is typed of an item: a new one, or a stored one with the version that the form was filled from.</summary>
/// <param name="Kind">What it is; of a stored item it does not change.</param>
/// <param name="Code">Its code; of a stored item it does not change.</param>
/// <param name="Version">The version of the stored item; null for a new one.</param>
public sealed record DeliveryItemEdit(DeliveryKind Kind, string? Code, Guid? Version)
{
    /// <summary>The title.</summary>
    public string? Title { get; init; }

    /// <summary>What it is about, in Markdown.</summary>
    public string? About { get; init; }

    /// <summary>The code of the item above.</summary>
    public string? Parent { get; init; }

    /// <summary>The job title of who leads or owns it.</summary>
    public string? LeadOfficer { get; init; }

    /// <summary>The key of the user who is asked for its updates; blank for all of its directorate.</summary>
    public string? Owner { get; init; }

    /// <summary>The portfolio holder.</summary>
    public string? PortfolioHolder { get; init; }

    /// <summary>The key of its directorate.</summary>
    public string? Directorate { get; init; }

    /// <summary>The keys of the committees that it is reported to.</summary>
    public IReadOnlyList<int> Committees { get; init; } = [];

    /// <summary>The keys of the items of the council plan that it serves.</summary>
    public IReadOnlyList<int> PlanItems { get; init; } = [];

    /// <summary>The codes of the measures that it is about, with commas or on lines of their own.</summary>
    public string? Measures { get; init; }

    /// <summary>Whether links to measures that have ended are meant.</summary>
    public bool LinksEnded { get; init; }

    /// <summary>The name of where a plan comes from.</summary>
    public string? Source { get; init; }

    /// <summary>The tranche of an action.</summary>
    public string? Tranche { get; init; }

    /// <summary>Where reports speak of it.</summary>
    public string? Reference { get; init; }

    /// <summary>The first day.</summary>
    public string? StartsOn { get; init; }

    /// <summary>When it is to be complete, in words.</summary>
    public string? Due { get; init; }

    /// <summary>Whether a day that hides in those words counts: "day" or "words"; blank where nobody was asked.</summary>
    public string? DueMeans { get; init; }

    /// <summary>The day of completion.</summary>
    public string? CompletedOn { get; init; }

    /// <summary>When it is reviewed next.</summary>
    public string? ReviewOn { get; init; }

    /// <summary>The day from which it is no longer reported.</summary>
    public string? ClosedOn { get; init; }

    /// <summary>Why it was closed.</summary>
    public string? ClosedBecause { get; init; }

    /// <summary>The codes of likelihood and impact of a risk with nothing done about it.</summary>
    public TypedScore Inherent { get; init; } = new(null, null);

    /// <summary>The codes of likelihood and impact that are aimed at.</summary>
    public TypedScore Target { get; init; } = new(null, null);

    /// <summary>Who belongs to a partnership.</summary>
    public string? Partners { get; init; }

    /// <summary>The deadline of a line of volumes, in working days.</summary>
    public string? WorkingDays { get; init; }

    /// <summary>The target of a line of volumes, in percent.</summary>
    public string? TargetPercent { get; init; }

    /// <summary>The code of the line to which this one escalates.</summary>
    public string? EscalatesTo { get; init; }
}

/// <summary>A score as it is chosen.</summary>
/// <param name="Likelihood">The code of its likelihood.</param>
/// <param name="Impact">The code of its impact.</param>
public sealed record TypedScore(string? Likelihood, string? Impact)
{
    /// <summary>Whether nothing was chosen.</summary>
    public bool IsBlank => string.IsNullOrEmpty(Likelihood) && string.IsNullOrEmpty(Impact);
}

/// <summary>What the form of an item is made of.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Item">The stored item; null for a new one.</param>
public sealed record DeliveryItemForm(DeliveryKind Kind, DeliveryItem? Item)
{
    /// <summary>The council's scale of risks.</summary>
    public required RiskScale Scale { get; init; }

    /// <summary>The directorates, by name: those that whoever asks may choose.</summary>
    public required IReadOnlyList<Directorate> Directorates { get; init; }

    /// <summary>The committees, by name.</summary>
    public required IReadOnlyList<Committee> Committees { get; init; }

    /// <summary>The items of the council plan, in their order.</summary>
    public required IReadOnlyList<PlanItem> PlanItems { get; init; }

    /// <summary>Those who can be asked for updates, by name.</summary>
    public required IReadOnlyList<PossibleOwner> Owners { get; init; }
}
