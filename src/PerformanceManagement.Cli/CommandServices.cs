using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PerformanceManagement.Core;
using PerformanceManagement.Core.Reports;
using PerformanceManagement.Core.Reports.Words;
using PerformanceManagement.Core.Users;
using PerformanceManagement.Data;

namespace PerformanceManagement.Cli;

/// <summary>The services a command works with, on a database that is ready.</summary>
internal static class CommandServices
{
    /// <summary>Who does what is done here, in the audit.</summary>
    public static Actor Actor { get; } = Actor.Process("Command line");

    /// <summary>Prepares the database and runs a command's work on it.</summary>
    /// <exception cref="SettingsException">The configuration names no usable database.</exception>
    public static async Task<int> UseAsync(IConfiguration settings, Func<IServiceProvider, Task<int>> work, CancellationToken stop)
    {
        await using ServiceProvider services = Build(Registered(settings));
        await DatabaseStartup.PrepareAsync(services, stop);
        await using AsyncServiceScope scope = services.CreateAsyncScope();
        return await work(scope.ServiceProvider);
    }

    /// <summary>A service that needs more of the configuration than the others.</summary>
    /// <exception cref="SettingsException">The configuration lacks it.</exception>
    public static T Configured<T>(IServiceProvider services)
        where T : notnull
    {
        try
        {
            return services.GetRequiredService<T>();
        }
        catch (InvalidOperationException missing)
        {
            throw new SettingsException(missing.Message, missing);
        }
    }

    /// <summary>The profile a command was asked for, the council's own where it was not.</summary>
    /// <exception cref="SettingsException">There is no such profile, or one of them cannot be read.</exception>
    public static async Task<ReportProfile> ProfileAsync(IServiceProvider services, string? key, CancellationToken stop)
    {
        ReportProfiles profiles = Configured<ReportProfiles>(services);
        if (string.IsNullOrEmpty(key)) return await services.GetRequiredService<CouncilPapers>().ProfileAsync(stop);
        return profiles.Find(key) ?? throw new SettingsException($"There is no profile “{key}”. The profiles are: {string.Join(", ", profiles.All.Select(p => p.Key))}.");
    }

    /// <summary>Everything registered for commands.</summary>
    /// <exception cref="SettingsException">The configuration names no usable database.</exception>
    public static IServiceCollection Registered(IConfiguration settings)
    {
        IServiceCollection services = new ServiceCollection().AddLogging().AddSingleton(settings);
        try
        {
            services.AddPerformanceDatabase(settings);
        }
        catch (InvalidOperationException missing)
        {
            throw new SettingsException(missing.Message, missing);
        }

        services.AddPerformanceServices().AddReports(settings).AddPerformanceIdentity();
        return services;
    }

    /// <summary>The services of one command, checked: each can be made, and none outlives what it holds.</summary>
    public static ServiceProvider Build(IServiceCollection services) =>
        services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
}
