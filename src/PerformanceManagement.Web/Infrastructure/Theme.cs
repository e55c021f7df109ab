using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace PerformanceManagement.Web.Infrastructure;

/// <summary>
/// The council's colour as a stylesheet of its own, because the Content-Security-Policy refuses styles in a page.
/// The compiled styles read its custom properties.
/// </summary>
public sealed class Theme
{
    private readonly string css;

    public Theme(IOptions<CouncilOptions> council)
    {
        if (!Colour.TryParse(council.Value.BrandColour, out Colour brand))
            throw new InvalidOperationException("Council:BrandColour was not checked at start-up.");
        css = $":root{{--pm-brand:{brand};--pm-brand-dark:{brand.Darker()}}}";
        Version = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(css)))[..12];
    }

    /// <summary>Changes when the stylesheet does.</summary>
    public string Version { get; }

    /// <summary>The address, with its version, so that browsers may keep it for a year.</summary>
    public string Address => "/theme.css?v=" + Version;

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/theme.css", (Theme theme, HttpContext context) => theme.Answer(context)).AllowAnonymous();

    private IResult Answer(HttpContext context)
    {
        context.Response.Headers.CacheControl = StaticFiles.CacheControlFor(context.Request);
        return Results.Bytes(Encoding.UTF8.GetBytes(css), "text/css; charset=utf-8", entityTag: new EntityTagHeaderValue($"\"{Version}\""));
    }
}
