using System.Security.Cryptography;
using System.Text;
using Microsoft.Net.Http.Headers;
using PerformanceManagement.Core.Settings;

namespace PerformanceManagement.Web.Infrastructure;

/// <summary>
/// The council's colour as a stylesheet of its own, because the Content-Security-Policy refuses styles in a page.
/// The compiled styles read its custom properties.
/// </summary>
public static class Theme
{
    /// <summary>The address, with its version, so that browsers may keep it for a year.</summary>
    public static string AddressOf(Colour brand) => "/theme.css?v=" + VersionOf(CssOf(brand));

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapFile("/theme.css", async context => Answer(CssOf((await context.Get<CurrentCouncil>().GetAsync()).Colour), context));

    private static IResult Answer(string css, HttpContext context)
    {
        string version = VersionOf(css);
        // Asked for by the version of a colour that was, it is not kept.
        context.Response.Headers.CacheControl = context.Request.Query["v"] == version ? StaticFiles.CacheControlFor(context.Request) : "no-cache";
        return Results.Bytes(Encoding.UTF8.GetBytes(css), "text/css; charset=utf-8", entityTag: new EntityTagHeaderValue($"\"{version}\""));
    }

    private static string CssOf(Colour brand) => $":root{{--pm-brand:{brand};--pm-brand-dark:{brand.Darker()}}}";

    private static string VersionOf(string css) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(css)))[..12];
}
