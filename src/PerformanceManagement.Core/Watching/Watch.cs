using PerformanceManagement.Core.Periods;

namespace PerformanceManagement.Core.Watching;

/// <summary>That somebody watches a measure, and how it stood when they last looked: what everybody may see of it, as it was shown.</summary>
public sealed class Watch
{
    /// <summary>The longest text of a figure, target or status that is kept, in characters; the rest is cut.</summary>
    public const int TextLength = 300;

    internal const int NoteLength = 40;

    /// <summary>Database key.</summary>
    public int Id { get; init; }

    /// <summary>Who watches.</summary>
    public int UserId { get; init; }

    /// <summary>The measure. Once for each person.</summary>
    public int MeasureId { get; init; }

    /// <summary>The reporting quarter that was looked at.</summary>
    public Period Quarter { get; private set; }

    /// <summary>The figure as displayed, or why there was none.</summary>
    public string Value { get; private set; } = "";

    /// <summary>The status in words.</summary>
    public string Status { get; private set; } = "";

    /// <summary>The target as displayed.</summary>
    public string Target { get; private set; } = "";

    /// <summary>What tells its latest note from another; "" for none.</summary>
    public string Note { get; private set; } = "";

    /// <summary>How many corrections after sign-off there were.</summary>
    public int Corrections { get; private set; }

    /// <summary>Whether the quarter was signed off.</summary>
    public bool IsSignedOff { get; private set; }

    /// <summary>When they looked, UTC.</summary>
    public DateTime SeenAt { get; private set; }

    /// <summary>Concurrency token.</summary>
    public Guid Version { get; private set; }

    /// <summary>How it stood.</summary>
    public WatchState State => new(Quarter, Value, Status, Target, Note) { Corrections = Corrections, IsSignedOff = IsSignedOff };

    /// <summary>A new watch, from how the measure stands.</summary>
    internal static Watch Of(int userId, int measureId, WatchState state, DateTime at)
    {
        var watch = new Watch { UserId = userId, MeasureId = measureId };
        watch.See(state, at);
        return watch;
    }

    /// <summary>Notes that they have looked.</summary>
    internal void See(WatchState state, DateTime at)
    {
        (Quarter, Value, Status, Target, Note) = (state.Quarter, state.Value, state.Status, state.Target, state.Note);
        (Corrections, IsSignedOff, SeenAt) = (state.Corrections, state.IsSignedOff, at);
    }
}
