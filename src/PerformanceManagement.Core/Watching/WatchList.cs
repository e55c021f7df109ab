using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Scorecards;

namespace PerformanceManagement.Core.Watching;

/// <summary>The measures that somebody watches.</summary>
/// <param name="Quarter">The quarter in which they are shown.</param>
/// <param name="Changed">Those that have changed since they last looked, the latest change first.</param>
/// <param name="Same">The others, by code.</param>
public sealed record WatchList(Period Quarter, IReadOnlyList<WatchedMeasure> Changed, IReadOnlyList<WatchedMeasure> Same);

/// <summary>A measure that somebody watches.</summary>
/// <param name="MeasureId">Its key.</param>
/// <param name="Code">Its code.</param>
/// <param name="Title">Its title.</param>
public sealed record WatchedMeasure(int MeasureId, string Code, string Title)
{
    /// <summary>Its row of the quarter; null where it is not taken in it.</summary>
    public ScorecardRow? Row { get; init; }

    /// <summary>What is different since they last looked, in sentences.</summary>
    public required IReadOnlyList<string> Changes { get; init; }

    /// <summary>When something of it last changed, UTC; null where that is not known.</summary>
    public DateTime? ChangedAt { get; init; }

    /// <summary>When they last looked, UTC.</summary>
    public required DateTime SeenAt { get; init; }

    /// <summary>What tells the state that is shown from another: it is sent when they say that they have seen it.</summary>
    public required string Mark { get; init; }
}

/// <summary>A state of a measure that somebody says they have seen.</summary>
/// <param name="MeasureId">The measure's key.</param>
/// <param name="Mark">What tells the state from another.</param>
public sealed record SeenState(int MeasureId, string Mark);
