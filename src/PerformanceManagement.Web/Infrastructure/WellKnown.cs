using System.Globalization;
using System.Text;
using Microsoft.Extensions.Options;

namespace PerformanceManagement.Web.Infrastructure;

/// <summary>What machines ask every site for, without signing in.</summary>
public static class WellKnown
{
    // Nothing in here is for search engines: it is behind a sign-in, and drafts of papers are not published.
    private const string Robots = "User-agent: *\nDisallow: /\n";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapFile("/robots.txt", _ => Task.FromResult(Results.Text(Robots, "text/plain", Encoding.UTF8)));
        routes.MapFile("/favicon.ico", context => Task.FromResult(Results.File(Path.Combine(context.Get<IWebHostEnvironment>().WebRootPath, "icon.ico"), "image/x-icon")));
        routes.MapFile("/.well-known/security.txt", context => Task.FromResult(
            Security(context.Get<IOptions<SecurityContactOptions>>().Value, context.Get<TimeProvider>()) is { } text ? Results.Text(text, "text/plain", Encoding.UTF8) : Results.NotFound()));
    }

    // RFC 9116. It must say until when it holds; asked for again, it holds on.
    private static string? Security(SecurityContactOptions security, TimeProvider time) => security.Contact is not { Length: > 0 } contact ? null
        : string.Create(CultureInfo.InvariantCulture, $"Contact: {contact}\nExpires: {time.GetUtcNow().UtcDateTime.Date.AddDays(SecurityContactOptions.Days):yyyy-MM-dd'T'HH:mm:ss'Z'}\nPreferred-Languages: en\n")
            + (security.Policy is { Length: > 0 } policy ? $"Policy: {policy}\n" : "");
}
