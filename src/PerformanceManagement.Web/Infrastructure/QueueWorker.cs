using PerformanceManagement.Core;

namespace PerformanceManagement.Web.Infrastructure;

/// <summary>Works through a queue in the database, one piece at a time, while the site runs: papers, data packs. It wakes when something is sent, and rests otherwise.</summary>
/// <typeparam name="TRunner">Who does a piece of work; made anew for each, with a database of its own.</typeparam>
/// <typeparam name="TSignal">What wakes it.</typeparam>
public sealed class QueueWorker<TRunner, TSignal>(IServiceScopeFactory scopes, TSignal signal, ILogger<TRunner> log) : BackgroundService
    where TRunner : IQueueRunner
    where TSignal : WorkSignal
{
    // Only for what another site on the same database left behind.
    private static readonly TimeSpan MostRest = TimeSpan.FromMinutes(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        bool hasRecovered = false;
        await signal.WaitAsync(QueueWorker.FirstRest, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (!hasRecovered) await WithRunner(async runner =>
                {
                    await runner.RecoverAsync(stoppingToken);
                    return true;
                });
                hasRecovered = true;
                while (await WithRunner(runner => runner.NextAsync(stoppingToken)))
                {
                }

                await signal.WaitAsync(MostRest, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault)
            {
                // The queue is still there; it is looked at again after a rest, and so is what could not even be marked as failed.
                hasRecovered = false;
                QueueWorker.LogFault(log, fault, FaultReference.New());
                await signal.WaitAsync(MostRest, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task<bool> WithRunner(Func<TRunner, Task<bool>> work)
    {
        await using AsyncServiceScope scope = scopes.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<TRunner>());
    }
}

/// <summary>What all who work in the background have in common.</summary>
public static partial class QueueWorker
{
    /// <summary>How long they leave the machine to the first pages after a start.</summary>
    public static TimeSpan FirstRest { get; } = TimeSpan.FromSeconds(3);

    [LoggerMessage(Level = LogLevel.Error, Message = "Work in the background could not be done, reference {FaultReference}")]
    internal static partial void LogFault(ILogger log, Exception fault, string faultReference);
}
