using PerformanceManagement.Core;
using PerformanceManagement.Core.Imports.Runs;

namespace PerformanceManagement.Web.Infrastructure;

/// <summary>Checks and imports the data packs that wait, one at a time, while the site runs. It wakes when one is sent, and rests otherwise.</summary>
public sealed partial class PackRunWorker(IServiceScopeFactory scopes, PackRunSignal signal, ILogger<PackRunWorker> log) : BackgroundService
{
    // Only for what another site on the same database left behind.
    private static readonly TimeSpan MostRest = TimeSpan.FromMinutes(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        bool hasRecovered = false;
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
                Log(log, fault, FaultReference.New());
                await signal.WaitAsync(MostRest, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task<bool> WithRunner(Func<PackRunner, Task<bool>> work)
    {
        await using AsyncServiceScope scope = scopes.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<PackRunner>());
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Data packs could not be worked on in the background, reference {FaultReference}")]
    private static partial void Log(ILogger log, Exception fault, string faultReference);
}
