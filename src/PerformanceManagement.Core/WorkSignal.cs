using System.Threading.Channels;

namespace PerformanceManagement.Core;

/// <summary>Wakes whoever works in the background when there is something to do. Missed rings lose nothing: what waits is in the database, and is looked at again after a rest.</summary>
public abstract class WorkSignal
{
    private readonly Channel<bool> rings = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Says that something waits.</summary>
    public void Ring() => rings.Writer.TryWrite(true);

    /// <summary>Waits until something waits, or the time is over.</summary>
    /// <exception cref="OperationCanceledException">It is to stop.</exception>
    public async Task WaitAsync(TimeSpan most, CancellationToken stop)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(most);
        try
        {
            await rings.Reader.ReadAsync(limit.Token);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            // Time to look again.
        }
    }
}
