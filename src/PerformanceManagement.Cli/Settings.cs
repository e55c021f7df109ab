using Microsoft.Extensions.Configuration;
using PerformanceManagement.Data;

namespace PerformanceManagement.Cli;

/// <summary>Where the command line finds its settings: where the site finds them.</summary>
public static class Settings
{
    /// <summary>appsettings.json beside the program, if there is one, and the environment over it.</summary>
    public static IConfiguration Read() => new ConfigurationBuilder()
        .SetBasePath(AppContext.BaseDirectory)
        .AddJsonFile("appsettings.json", optional: true)
        .AddEnvironmentVariables()
        .Build();

    /// <summary>The same settings, with migrations allowed: whoever says <c>pm migrate</c> has said so.</summary>
    public static IConfiguration WithMigrations(this IConfiguration settings) => new ConfigurationBuilder()
        .AddConfiguration(settings)
        .AddInMemoryCollection([new($"{DatabaseOptions.Section}:{nameof(DatabaseOptions.MigrateOnStart)}", "true")])
        .Build();
}
