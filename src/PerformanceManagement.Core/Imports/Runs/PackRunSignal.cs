using System.Collections.Concurrent;
using System.Globalization;

namespace PerformanceManagement.Core.Imports.Runs;

/// <summary>
/// Wakes whoever checks and imports packs in the background, knows how far the one at work has come, and stops it. While a pack is imported into a SQLite
/// file nothing else can be written there, so that neither goes through the database: what is at work is at work in this very process.
/// </summary>
public class PackRunSignal : WorkSignal
{
    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");

    private readonly ConcurrentDictionary<int, AtWork> atWork = [];

    /// <summary>How far the work on a pack has come, in words; null where none is at work here.</summary>
    public string? ReachedBy(int runId) => atWork.TryGetValue(runId, out AtWork? work) ? work.Reached : null;

    /// <summary>Stops the work on a pack; nothing of it is then stored.</summary>
    /// <param name="runId">The pack.</param>
    /// <param name="by">Who stops it.</param>
    /// <returns>Whether it was at work here.</returns>
    public bool Stop(int runId, string by)
    {
        if (!atWork.TryGetValue(runId, out AtWork? work)) return false;
        work.StoppedBy ??= by;
        work.Cancel();
        return true;
    }

    /// <summary>Keeps how far the work on a pack has come.</summary>
    protected virtual void Told(int runId, DataPackProgress progress)
    {
        ArgumentNullException.ThrowIfNull(progress);
        if (atWork.TryGetValue(runId, out AtWork? work)) work.Reached = string.Create(British, $"{progress.File}: {progress.Rows:N0} rows, {progress.Percent}%");
    }

    /// <summary>Begins work on a pack; it ends when what is returned is disposed.</summary>
    internal AtWork Begin(int runId, CancellationToken stop) => atWork[runId] = new AtWork(this, runId, stop);

    /// <summary>Work on a pack.</summary>
    internal sealed class AtWork(PackRunSignal signal, int runId, CancellationToken stop) : IProgress<DataPackProgress>, IDisposable
    {
        private readonly CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(stop);

        /// <summary>Is cancelled when somebody stops it, or the site stops.</summary>
        public CancellationToken Token => limit.Token;

        /// <summary>Who stopped it; null where nobody did.</summary>
        public string? StoppedBy { get; set; }

        public string Reached { get; set; } = "Reading the pack";

        public void Report(DataPackProgress value) => signal.Told(runId, value);

        public void Cancel()
        {
            try
            {
                limit.Cancel();
            }
            catch (ObjectDisposedException)
            {
                // It was over at that very moment.
            }
        }

        public void Dispose()
        {
            signal.atWork.TryRemove(new KeyValuePair<int, AtWork>(runId, this));
            limit.Dispose();
        }
    }
}
