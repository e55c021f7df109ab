using Microsoft.Extensions.Diagnostics.HealthChecks;
using PerformanceManagement.Core.Scorecards;

namespace PerformanceManagement.Web.Infrastructure;

/// <summary>Degraded while a measure could not be worked out within the last hour: its pages stand, and somebody should look at the log.</summary>
public sealed class MeasureHealth(MeasureFaults faults) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(faults.Recent is { Count: > 0 } recent
            ? HealthCheckResult.Degraded($"Measures that could not be worked out: {string.Join(", ", recent.Select(f => f.Reference))}")
            : HealthCheckResult.Healthy());
}
