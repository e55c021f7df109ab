using System.Globalization;
using PerformanceManagement.Core.Audit;

namespace PerformanceManagement.Core.Collections.Tasks;

/// <summary>The states of tasks in words, for the audit.</summary>
public static class TaskStateText
{
    /// <summary>A state in words.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such state.</exception>
    public static string Of(TaskState state) => state switch
    {
        TaskState.NotStarted => "Not started",
        TaskState.Draft => "Draft",
        TaskState.Submitted => "Submitted",
        TaskState.Returned => "Returned",
        TaskState.Approved => "Approved",
        TaskState.Closed => "Signed off",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "There is no such state."),
    };

    /// <summary>Many tasks by their states: "Open: 3 submitted, 1 not started".</summary>
    /// <param name="word">How the quarter stands.</param>
    /// <param name="states">The states of its tasks.</param>
    internal static string Counted(string word, IEnumerable<TaskState> states)
    {
        string counts = string.Join(", ", states.GroupBy(s => s).OrderByDescending(g => g.Key).Select(g => string.Create(CultureInfo.GetCultureInfo("en-GB"), $"{g.Count():N0} {Of(g.Key).ToLowerInvariant()}")));
        return counts.Length == 0 ? word : $"{word}: {counts}";
    }

    /// <summary>That a task moved.</summary>
    internal static AuditDetail Moved(TaskState before, TaskState after) => AuditDetail.Of(AuditField.State, Of(before), Of(after));
}
