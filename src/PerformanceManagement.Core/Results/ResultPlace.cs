using PerformanceManagement.Core.Collections;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Users;

namespace PerformanceManagement.Core.Results;

/// <summary>The place of one figure: a measure's period, whether it has a figure, and the quarters around it.</summary>
/// <param name="Measure">The measure, with its earlier rules.</param>
/// <param name="Period">The period.</param>
/// <param name="HasFigure">Whether anything was submitted for it.</param>
/// <param name="Quarters">The quarters that were collected.</param>
public sealed record ResultPlace(Measure Measure, Period Period, bool HasFigure, CollectedQuarters Quarters)
{
    private MeasureRules? rules;

    /// <summary>Who enters it for an open quarter beside the measure's owner.</summary>
    public IReadOnlyCollection<int> GivenTo { get; init; } = [];

    /// <summary>The day, for a quarter that closes before it is signed off; null where that is not asked.</summary>
    public DateOnly? Today { get; init; }

    /// <summary>The measure's rules as they were in the period.</summary>
    public MeasureRules Rules => rules ??= Measure.ToDatedRules().At(Period.End);

    /// <summary>The quarter whose sign-off fixes the figure: the first in which it is reported.</summary>
    public Period FirstQuarter => EntryRules.QuarterOf(Period, Rules);

    /// <summary>The collection that asks for the figure: an open one, else the latest; null when none does.</summary>
    public Collection? Asking => Quarters.Asking(Period, Rules);

    /// <summary>Whether the first quarter is signed off.</summary>
    public bool IsSignedOff => Quarters.HasSignedOff && Quarters.StateOf(FirstQuarter) == CollectionState.SignedOff;

    /// <summary>Whether the first quarter was signed off without the measure, so that its figure is history that no member saw there.</summary>
    public bool IsAddedLater => IsSignedOff && Quarters.IsWithout(Measure, FirstQuarter);

    /// <summary>Whether members saw the figure in a signed-off quarter. Where none had come by then, they saw that it was awaited.</summary>
    public bool IsSeen => HasFigure && IsSignedOff && !IsAddedLater;

    /// <summary>Whether the figure is put or changed with the values of an open quarter: one asks for it, and it was not seen before. So is one that never came.</summary>
    public bool IsEntered => !IsSeen && Asking is { State: CollectionState.Open };

    /// <summary>Whether somebody may put or change the figure, by one way in.</summary>
    public ResultLock Lock(WayIn way, Actor actor) => ResultLock.Of(this, way, actor);
}
