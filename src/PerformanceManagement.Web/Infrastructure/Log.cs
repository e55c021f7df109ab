using Serilog;
using Serilog.Debugging;

namespace PerformanceManagement.Web.Infrastructure;

/// <summary>The log: console and a rolling file, set up in the Serilog section of the configuration.</summary>
public static class Log
{
    public static void AddLog(this WebApplicationBuilder builder)
    {
        // A log that cannot be written says so on the console instead of nowhere.
        SelfLog.Enable(Console.Error);
        // Each host keeps its own logger: tests run several in one process, which share what is static.
        builder.Services.AddSerilog(
            (services, log) => log.ReadFrom.Configuration(services.GetRequiredService<IConfiguration>()).Enrich.FromLogContext(),
            preserveStaticLogger: true);
    }
}
