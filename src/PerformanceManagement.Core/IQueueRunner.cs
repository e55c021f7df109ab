namespace PerformanceManagement.Core;

/// <summary>Does the work that waits in a queue of the database, a piece at a time.</summary>
public interface IQueueRunner
{
    /// <summary>Sees to what a process that is gone had begun.</summary>
    Task RecoverAsync(CancellationToken stop = default);

    /// <summary>Does the next piece; whether there was one.</summary>
    Task<bool> NextAsync(CancellationToken stop = default);
}
