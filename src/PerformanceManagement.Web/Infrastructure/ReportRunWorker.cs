using PerformanceManagement.Core;
using PerformanceManagement.Core.Reports.Runs;

namespace PerformanceManagement.Web.Infrastructure;

/// <summary>Makes the papers that wait, one at a time, while the site runs. It wakes when papers are asked for, and rests otherwise.</summary>
public sealed partial class ReportRunWorker(IServiceScopeFactory scopes, ReportRunSignal signal, ILogger<ReportRunWorker> log) : BackgroundService
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
                if (!hasRecovered) await WithRunner(runner => runner.RecoverAsync(stoppingToken));
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
                // The queue is still there; it is looked at again after a rest.
                Log(log, fault, FaultReference.New());
                await signal.WaitAsync(MostRest, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task WithRunner(Func<ReportRunner, Task> work)
    {
        await using AsyncServiceScope scope = scopes.CreateAsyncScope();
        await work(scope.ServiceProvider.GetRequiredService<ReportRunner>());
    }

    private async Task<bool> WithRunner(Func<ReportRunner, Task<bool>> work)
    {
        await using AsyncServiceScope scope = scopes.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<ReportRunner>());
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Papers could not be made in the background, reference {FaultReference}")]
    private static partial void Log(ILogger log, Exception fault, string faultReference);
}
