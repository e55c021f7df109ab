namespace PerformanceManagement.Core.Collections.Tasks;

/// <summary>Which states follow which: the one place that says so. Pure.</summary>
public static class TaskMachine
{
    /// <summary>The state after something was done; null where it cannot be done in this state.</summary>
    /// <param name="state">The state before.</param>
    /// <param name="action">What is done.</param>
    /// <param name="behind">
    /// What holds behind the state: of a draft what was submitted before it, of a closed task what it was when its quarter was signed off; null for nothing.
    /// </param>
    public static TaskState? Next(TaskState state, TaskAction action, TaskState? behind = null) => action switch
    {
        // What was given back stays so until it is submitted again.
        TaskAction.SaveDraft => state switch { TaskState.Closed => null, TaskState.Returned => TaskState.Returned, _ => TaskState.Draft },
        TaskAction.DiscardDraft => state switch { TaskState.Draft => behind ?? TaskState.NotStarted, TaskState.Returned => TaskState.Returned, _ => null },
        TaskAction.Submit => state == TaskState.Closed ? null : TaskState.Submitted,
        TaskAction.Approve => state == TaskState.Submitted ? TaskState.Approved : null,
        TaskAction.Return => state is TaskState.Submitted or TaskState.Approved ? TaskState.Returned : null,
        TaskAction.Close => state == TaskState.Closed ? null : TaskState.Closed,
        TaskAction.Reopen => state == TaskState.Closed ? behind ?? TaskState.NotStarted : null,
        _ => throw new ArgumentOutOfRangeException(nameof(action), action, "There is no such action."),
    };

    /// <summary>What holds behind the state after something was done; null for nothing.</summary>
    /// <param name="state">The state before.</param>
    /// <param name="action">What is done; lawful in that state.</param>
    /// <param name="behind">What held behind the state before.</param>
    public static TaskState? Behind(TaskState state, TaskAction action, TaskState? behind = null) => action switch
    {
        TaskAction.SaveDraft => state switch { TaskState.Submitted or TaskState.Approved => state, TaskState.Draft => behind, _ => null },
        TaskAction.Close => state,
        _ => null,
    };
}
