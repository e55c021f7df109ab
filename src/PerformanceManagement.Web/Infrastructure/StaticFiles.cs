namespace PerformanceManagement.Web.Infrastructure;

/// <summary>How long browsers keep styles, scripts, fonts and images.</summary>
public static class StaticFiles
{
    /// <summary>An address with a version never changes its content; any other is asked for again, and answered "not modified".</summary>
    public static string CacheControlFor(HttpRequest request) =>
        request.Query.ContainsKey("v") ? "public, max-age=31536000, immutable" : "no-cache";

    public static void UseBuiltFiles(this WebApplication app) =>
        app.UseStaticFiles(new StaticFileOptions
        {
            OnPrepareResponse = file => file.Context.Response.Headers.CacheControl = CacheControlFor(file.Context.Request),
        });
}
