using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Users;

namespace PerformanceManagement.Core.Collections.Tasks;

/// <summary>
/// One value that an open quarter asks for: where it is, who moved it there, and what the performance team decided about it. Made when the quarter is
/// opened; for a measure that comes later, when something is done with it. One a quarter, measure and period.
/// </summary>
public sealed class CollectionTask
{
    /// <summary>The longest comment, in characters.</summary>
    public const int CommentLength = 1000;

    /// <summary>Database key.</summary>
    public int Id { get; private set; }

    /// <summary>The quarter that asks for it.</summary>
    public Period Quarter { get; init; }

    /// <summary>The measure.</summary>
    public int MeasureId { get; init; }

    /// <summary>The period of the value.</summary>
    public Period Period { get; init; }

    /// <summary>Where it is.</summary>
    public TaskState State { get; private set; }

    /// <summary>What holds behind the state (<see cref="TaskMachine.Next"/>); null for nothing.</summary>
    public TaskState? Behind { get; private set; }

    /// <summary>Who moved it there last; null for a process, and before anybody did.</summary>
    public int? StateById { get; private set; }

    /// <summary>Their name then; null before anybody did.</summary>
    public string? StateBy { get; private set; }

    /// <summary>When, UTC; null before anybody did.</summary>
    public DateTime? StateAt { get; private set; }

    /// <summary>What whoever approves wrote to it last; null for nothing.</summary>
    public string? Comment { get; private set; }

    /// <summary>Why it is not asked for this time; null where it is.</summary>
    public string? ExcusedBecause { get; set; }

    /// <summary>Whether it is asked for although nobody would have to give it: a survey without a point, a measure that is made from others.</summary>
    public bool IsAdded { get; set; }

    /// <summary>Who enters it this time in place of the measure's owner; null for the owner.</summary>
    public int? GivenToId { get; set; }

    /// <summary>Concurrency token.</summary>
    public Guid Version { get; private set; }

    /// <summary>A task as it stands when its quarter is opened, or when a measure comes into an open one.</summary>
    /// <param name="quarter">The quarter that asks.</param>
    /// <param name="measureId">The measure.</param>
    /// <param name="period">The period of the value.</param>
    /// <param name="state">What is there already.</param>
    public static CollectionTask At(Period quarter, int measureId, Period period, TaskState state = TaskState.NotStarted) => new() { Quarter = quarter, MeasureId = measureId, Period = period, State = state };

    /// <summary>Does something with it.</summary>
    /// <param name="action">What.</param>
    /// <param name="actor">Who.</param>
    /// <param name="at">When, UTC.</param>
    /// <param name="comment">What they say to it; it replaces what was said before where the value is approved or returned, and stays otherwise.</param>
    /// <returns>Whether it could be done; nothing has changed otherwise.</returns>
    public bool Move(TaskAction action, Actor actor, DateTime at, string? comment = null)
    {
        if (TaskMachine.Next(State, action, Behind) is not { } next) return false;
        (Behind, State) = (TaskMachine.Behind(State, action, Behind), next);
        (StateById, StateBy, StateAt) = (actor.UserId, actor.Name, at);
        if (action is TaskAction.Approve or TaskAction.Return) Comment = comment;
        return true;
    }
}
