using Serilog;

namespace PerformanceManagement.Web.Infrastructure;

/// <summary>The log: console and a rolling file, set up in the Serilog section of the configuration.</summary>
public static class Log
{
    public static void AddLog(this WebApplicationBuilder builder)
    {
        Serilog.Core.Logger logger = new LoggerConfiguration()
            .ReadFrom.Configuration(builder.Configuration)
            .Enrich.FromLogContext()
            .CreateLogger();
        builder.Logging.ClearProviders();
        builder.Logging.AddSerilog(logger, dispose: true);
    }
}
