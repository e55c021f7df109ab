using System.Threading.Channels;

namespace PerformanceManagement.Core.Mail;

/// <summary>Wakes whoever sends what stands in the outbox. Missed rings lose nothing: the outbox is in the database, and is looked at again after a rest.</summary>
public sealed class MailSignal
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
