using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PerformanceManagement.Core;
using PerformanceManagement.Core.Users;
using PerformanceManagement.Data;

namespace PerformanceManagement.Cli;

/// <summary>The services a command works with, on a database that is ready.</summary>
internal static class CommandServices
{
    /// <summary>Who does what is done here, in the audit.</summary>
    public static Actor Actor { get; } = Actor.Process("Command line");

    /// <summary>Prepares the database and runs a command's work on it.</summary>
    public static async Task<int> UseAsync(IConfiguration settings, Func<IServiceProvider, Task<int>> work, CancellationToken stop)
    {
        await using ServiceProvider services = new ServiceCollection()
            .AddLogging()
            .AddPerformanceDatabase(settings)
            .AddPerformanceServices()
            .AddPerformanceIdentity().Services
            .BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
        await DatabaseStartup.PrepareAsync(services, stop);
        await using AsyncServiceScope scope = services.CreateAsyncScope();
        return await work(scope.ServiceProvider);
    }
}
