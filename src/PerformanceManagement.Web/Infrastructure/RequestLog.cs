using System.Security.Claims;
using PerformanceManagement.Core;
using Serilog;
using Serilog.Context;
using Serilog.Events;

namespace PerformanceManagement.Web.Infrastructure;

/// <summary>
/// Gives each request a reference, carries it on every line logged during the request, and has one line written at its end.
/// The line names the route, not the address, and the user's key, not their name: addresses and names may be personal data.
/// </summary>
public static class RequestLog
{
    public static void UseRequestLog(this WebApplication app)
    {
        app.Use(GiveReference);
        app.UseSerilogRequestLogging(line =>
        {
            line.Logger = app.Services.GetRequiredService<Serilog.ILogger>();
            line.MessageTemplate = "{Method} {Route} answered {Status} in {Milliseconds:0} ms for user {UserId}";
            line.GetLevel = (context, _, fault) => LevelOf(context, fault);
            // In place of Serilog's own, which hold the address.
            line.GetMessageTemplateProperties = (context, _, milliseconds, status) =>
            [
                new("Method", new ScalarValue(context.Request.Method)),
                new("Route", new ScalarValue(RouteOf(context))),
                new("Status", new ScalarValue(status)),
                new("Milliseconds", new ScalarValue(milliseconds)),
                new("UserId", new ScalarValue(context.User.FindFirstValue(ClaimTypes.NameIdentifier) ?? "none")),
            ];
        });
    }

    /// <summary>Keeps the endpoint that was asked for: an error page is a second run of the pipeline, with an endpoint of its own.</summary>
    public static Task RememberEndpoint(HttpContext context, RequestDelegate next)
    {
        context.Items.TryAdd(typeof(RequestLog), context.GetEndpoint());
        return next(context);
    }

    private static async Task GiveReference(HttpContext context, RequestDelegate next)
    {
        context.TraceIdentifier = FaultReference.New();
        using (LogContext.PushProperty("Reference", context.TraceIdentifier)) await next(context);
    }

    // Styles and scripts have no endpoint and would drown the pages.
    private static LogEventLevel LevelOf(HttpContext context, Exception? fault) => fault switch
    {
        not null => LogEventLevel.Error,
        null when context.GetEndpoint() is null && context.Response.StatusCode < 400 => LogEventLevel.Debug,
        null => LogEventLevel.Information,
    };

    private static string RouteOf(HttpContext context) =>
        context.Items.TryGetValue(typeof(RequestLog), out object? endpoint) && endpoint is RouteEndpoint route
            ? "/" + route.RoutePattern.RawText?.TrimStart('/')
            : "(no route)";
}
