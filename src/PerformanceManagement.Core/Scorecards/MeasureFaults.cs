using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace PerformanceManagement.Core.Scorecards;

/// <summary>A measure that could not be worked out, through a fault of ours.</summary>
/// <param name="Reference">What a person quotes and the log names.</param>
/// <param name="At">When, UTC.</param>
public sealed record MeasureFault(string Reference, DateTime At);

/// <summary>
/// Keeps a fault in one measure to that measure: its row says so with a reference, the log has the exception under it, and the health
/// check reports it. One for the whole process.
/// </summary>
public sealed partial class MeasureFaults(ILogger<MeasureFaults> log, TimeProvider time)
{
    /// <summary>For how long after the last fault the system calls itself degraded.</summary>
    public static readonly TimeSpan Remembered = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<(int MeasureId, string Fault), MeasureFault> known = [];

    /// <summary>The faults of the last hour; empty when all is well.</summary>
    public IReadOnlyList<MeasureFault> Recent
    {
        get
        {
            DateTime since = time.GetUtcNow().UtcDateTime - Remembered;
            foreach ((var key, MeasureFault fault) in known)
                if (fault.At < since) known.TryRemove(KeyValuePair.Create(key, fault));
            return [.. known.Values.OrderBy(f => f.At)];
        }
    }

    /// <summary>
    /// Writes a fault to the log and gives its reference. The same fault of the same measure keeps its reference for an hour, so that every page that
    /// shows it names the same one and the log is not filled by looking.
    /// </summary>
    /// <param name="measureId">The measure's key.</param>
    /// <param name="fault">What was thrown.</param>
    public string Report(int measureId, Exception fault)
    {
        DateTime now = time.GetUtcNow().UtcDateTime;
        (int, string) key = (measureId, $"{fault.GetType().FullName} {fault.TargetSite} {fault.Message}");
        if (known.TryGetValue(key, out MeasureFault? before) && now - before.At < Remembered) return before.Reference;
        var found = new MeasureFault(FaultReference.New(), now);
        known[key] = found;
        Log(log, fault, measureId, found.Reference);
        return found.Reference;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Measure {MeasureId} could not be worked out, reference {FaultReference}")]
    private static partial void Log(ILogger log, Exception fault, int measureId, string faultReference);
}

/// <summary>Which faults are kept to one measure.</summary>
internal static class OwnFaults
{
    /// <summary>Whether a fault in working out one measure is kept to its row: all but running out of memory, where faults are reported at all.</summary>
    public static bool IsOwn(this MeasureFaults? faults, Exception fault) => faults is not null && fault is not (OutOfMemoryException or OperationCanceledException);
}
