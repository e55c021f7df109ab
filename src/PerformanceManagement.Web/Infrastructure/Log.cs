using Serilog;
using Serilog.Debugging;
using Serilog.Extensions.Logging;

namespace PerformanceManagement.Web.Infrastructure;

/// <summary>The log: console and a rolling file, set up in the Serilog section of the configuration.</summary>
public static class Log
{
    public static void AddLog(this WebApplicationBuilder builder)
    {
        // A log that cannot be written says so on the console instead of nowhere.
        SelfLog.Enable(Console.Error);
        builder.Logging.ClearProviders();
        // Serilog has the levels; a filter before it would hide some from its configuration.
        builder.Logging.AddFilter<SerilogLoggerProvider>(null, LogLevel.Trace);
        builder.Services.AddSingleton<ILoggerProvider>(services => new SerilogLoggerProvider(Create(services.GetRequiredService<IConfiguration>()), dispose: true));
    }

    private static Serilog.Core.Logger Create(IConfiguration configuration) => new LoggerConfiguration()
        .ReadFrom.Configuration(configuration)
        .Enrich.FromLogContext()
        .CreateLogger();
}
