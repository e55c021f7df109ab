using PerformanceManagement.Core.Collections;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Users;

namespace PerformanceManagement.Core.Results;

/// <summary>What the lock of a figure says.</summary>
public enum LockState
{
    /// <summary>It may be put or changed.</summary>
    Open,

    /// <summary>Not by this way in.</summary>
    Closed,

    /// <summary>Members saw it in a signed-off quarter, so it changes by a correction alone, with a reason.</summary>
    NeedsCorrection,

    /// <summary>Not by this person.</summary>
    NotPermitted,
}

/// <summary>
/// Whether a figure may be put or changed: one rule for every way in. What members saw in a signed-off quarter changes only through a correction
/// (field guide, section 4). Pure.
/// </summary>
/// <param name="State">What it says.</param>
/// <param name="Because">Why not, as a sentence; null when open.</param>
/// <param name="SignedOffIn">The quarter that a correction corrects; null unless one is needed.</param>
public sealed record ResultLock(LockState State, string? Because = null, Period? SignedOffIn = null)
{
    private static readonly ResultLock Opened = new(LockState.Open);

    /// <summary>Whether the figure may be put or changed.</summary>
    public bool IsOpen => State == LockState.Open;

    /// <summary>The lock, for whoever it does not keep out.</summary>
    /// <exception cref="NotPermittedException">The person may not use this way in at all.</exception>
    public ResultLock ForPermitted() => State == LockState.NotPermitted ? throw new NotPermittedException(Because!) : this;

    /// <summary>The lock of a figure.</summary>
    /// <param name="place">The figure.</param>
    /// <param name="way">How it would come in.</param>
    /// <param name="actor">Who brings it.</param>
    public static ResultLock Of(ResultPlace place, WayIn way, Actor actor) =>
        NotPermittedBecause(place, way, actor) is { } because ? new ResultLock(LockState.NotPermitted, because) : way switch
        {
            WayIn.Form => OfForm(place, actor),
            WayIn.Correction => OfCorrection(place),
            WayIn.DataPack or WayIn.History => OfPack(place),
            _ => throw new ArgumentOutOfRangeException(nameof(way), way, "There is no such way in."),
        };

    /// <summary>Why a person may not enter a figure at all, as a sentence; null when they may.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="measure">Its measure.</param>
    /// <param name="givenTo">Who enters it for an open quarter beside the measure's owner.</param>
    public static string? NotEnteredBy(Actor actor, Measure measure, IReadOnlyCollection<int> givenTo) =>
        actor.IsIn(Roles.Contributor) && actor.UserId is { } id && givenTo.Contains(id) ? null : NotEnteredBy(actor, measure);

    /// <summary>Why a person may not enter a measure's values at all, as a sentence; null when they may.</summary>
    public static string? NotEnteredBy(Actor actor, Measure measure) => EntryRules.MayEnter(actor, measure.OwnerId) ? null
        : $"You cannot enter values for {measure.Code} {measure.Title}, because {(measure.OwnerId is null ? "it has not been given to you" : "somebody else enters it")}. Ask the performance team if it should be yours.";

    /// <summary>Why a person may not correct figures at all, as a sentence; null when they may.</summary>
    public static string? NotCorrectedBy(Actor actor) =>
        Policies.Allows(Policies.ManageRules, actor) ? null : "You cannot correct a figure of a signed-off quarter. Ask the performance team.";

    private static string? NotPermittedBecause(ResultPlace place, WayIn way, Actor actor) => way switch
    {
        WayIn.Form => NotEnteredBy(actor, place.Measure, place.GivenTo),
        WayIn.Correction => NotCorrectedBy(actor),
        WayIn.History => Policies.Allows(Policies.ManageRules, actor) ? null : "You cannot change the figures of any period. Ask the performance team.",
        _ => Policies.Allows(Policies.ManageRules, actor) ? null : "You cannot bring figures in with a data pack. Ask the performance team.",
    };

    // An open quarter has to ask for it, and no member may have seen it yet.
    private static ResultLock OfForm(ResultPlace place, Actor actor)
    {
        if (place.IsEntered)
        {
            return place.Asking!.ClosesOn is { } closing && closing < place.Today && !EntryRules.MayEnterAny(actor)
                ? new ResultLock(LockState.Closed, $"{place.Asking.Period.Label} closed for values after {FigureFormat.Date(closing)}, so this figure cannot be entered or changed here. Ask the performance team.")
                : Opened;
        }

        Period first = place.FirstQuarter;
        if (place.Asking is { State: CollectionState.Open }) return new ResultLock(LockState.NeedsCorrection, $"This figure was signed off with {first.Label}, so it cannot be changed here.", first);
        if (place.IsSignedOff) return new ResultLock(LockState.NeedsCorrection, $"{first.Label} is signed off, so its figures cannot be entered or changed here.", first);
        return new ResultLock(LockState.Closed, place.Asking is not { } asking
            ? $"No quarter asks for {place.Period.Label}, so it cannot be entered or changed here."
            : $"{asking.Period.Label} is signed off, so its figures cannot be entered or changed here.");
    }

    private static ResultLock OfCorrection(ResultPlace place)
    {
        if (place.IsEntered)
            return new ResultLock(LockState.Closed, $"{place.Asking!.Period.Label} is open, so this figure is entered and changed with its values, without a correction.");
        Period first = place.FirstQuarter;
        return place.Quarters.StateOf(first) switch
        {
            null => new ResultLock(LockState.Closed, $"{first.Label} was never collected here, so its figures have not been signed off. Change them in the table of the measure’s figures."),
            CollectionState.Open => new ResultLock(LockState.Closed, $"{first.Label} is open, so this figure has not been signed off. Change it in the table of the measure’s figures."),
            _ => Opened,
        };
    }

    // A pack brings history as well, which no quarter asks for. Asked of every row: what is cheap comes first.
    private static ResultLock OfPack(ResultPlace place)
    {
        if (!place.IsSignedOff || place.IsAddedLater || place.IsEntered) return Opened;
        Period first = place.FirstQuarter;
        return new ResultLock(LockState.NeedsCorrection, $"{first.Label} is signed off, so its figures can no longer be added or changed.", first);
    }
}
