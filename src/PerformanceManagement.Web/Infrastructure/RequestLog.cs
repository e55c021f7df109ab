using System.Diagnostics;
using System.Security.Claims;
using PerformanceManagement.Core;
using Serilog.Context;

namespace PerformanceManagement.Web.Infrastructure;

/// <summary>
/// Gives each request a reference, carries it on every line logged during the request, and writes one line at its end.
/// The line names the route, not the address, and the user's key, not their name: addresses and names may be personal data.
/// </summary>
public sealed class RequestLog(RequestDelegate next, ILogger<RequestLog> log)
{
    public async Task InvokeAsync(HttpContext context)
    {
        context.TraceIdentifier = FaultReference.New();
        using IDisposable reference = LogContext.PushProperty("Reference", context.TraceIdentifier);
        string method = context.Request.Method;
        long start = Stopwatch.GetTimestamp();
        try
        {
            await next(context);
        }
        finally
        {
            log.Log(
                LevelOf(context),
                "{Method} {Route} answered {Status} in {Milliseconds:0} ms for user {UserId}",
                method,
                RouteOf(context),
                context.Response.StatusCode,
                Stopwatch.GetElapsedTime(start).TotalMilliseconds,
                context.User.FindFirstValue(ClaimTypes.NameIdentifier) ?? "none");
        }
    }

    // Styles and scripts have no endpoint and would drown the pages.
    private static LogLevel LevelOf(HttpContext context) =>
        context.GetEndpoint() is null && context.Response.StatusCode < 400 ? LogLevel.Debug : LogLevel.Information;

    /// <summary>Keeps the endpoint that was asked for: an error page is a second run of the pipeline, with an endpoint of its own.</summary>
    public static Task RememberEndpoint(HttpContext context, RequestDelegate next)
    {
        context.Items.TryAdd(typeof(RequestLog), context.GetEndpoint());
        return next(context);
    }

    private static string RouteOf(HttpContext context) =>
        context.Items.TryGetValue(typeof(RequestLog), out object? endpoint) && endpoint is RouteEndpoint route
            ? "/" + route.RoutePattern.RawText?.TrimStart('/')
            : "(no route)";
}
