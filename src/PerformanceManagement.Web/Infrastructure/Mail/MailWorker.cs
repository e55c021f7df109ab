using Microsoft.Extensions.Options;
using PerformanceManagement.Core;
using PerformanceManagement.Core.Mail;
using PerformanceManagement.Core.Periods;

namespace PerformanceManagement.Web.Infrastructure.Mail;

/// <summary>While the site runs: writes the day's messages once its hour has come, and sends what stands in the outbox, one message at a time.</summary>
public sealed partial class MailWorker(IServiceScopeFactory scopes, MailSignal signal, IOptions<MailOptions> options, TimeProvider time, ILogger<MailWorker> log) : BackgroundService
{
    private DateOnly? writtenFor;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Value.Off) return;
        var rest = TimeSpan.FromSeconds(options.Value.RestSeconds);
        await signal.WaitAsync(rest < QueueWorker.FirstRest ? rest : QueueWorker.FirstRest, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        while (!stoppingToken.IsCancellationRequested)
        {
            // That one cannot be done keeps nobody from the other.
            await AttemptAsync(WriteAsync, stoppingToken);
            await AttemptAsync(SendAsync, stoppingToken);
            await signal.WaitAsync(rest, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task WriteAsync(CancellationToken stop)
    {
        DateOnly today = BritishDay.Today(time);
        if (writtenFor == today) return;
        await using AsyncServiceScope scope = scopes.CreateAsyncScope();
        var writer = scope.ServiceProvider.GetRequiredService<DigestWriter>();
        if (!writer.IsTime) return;
        int written = await writer.WriteAsync(stop);
        await scope.ServiceProvider.GetRequiredService<OutboxSender>().ForgetAsync(stop);
        writtenFor = today;
        if (written > 0) LogWritten(log, written);
    }

    private async Task SendAsync(CancellationToken stop)
    {
        for (bool goesOn = true; goesOn;)
        {
            await using AsyncServiceScope scope = scopes.CreateAsyncScope();
            goesOn = await scope.ServiceProvider.GetRequiredService<OutboxSender>().NextAsync(stop);
        }
    }

    private async Task AttemptAsync(Func<CancellationToken, Task> work, CancellationToken stop)
    {
        try
        {
            await work(stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The site stops.
        }
        catch (Exception fault)
        {
            // The outbox is still there; it is looked at again after a rest.
            LogFault(log, fault, FaultReference.New());
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Wrote the day's messages to {Count} people")]
    private static partial void LogWritten(ILogger log, int count);

    [LoggerMessage(Level = LogLevel.Error, Message = "E-mail could not be worked on in the background, reference {FaultReference}")]
    private static partial void LogFault(ILogger log, Exception fault, string faultReference);
}
