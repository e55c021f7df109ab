using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Primitives;

namespace PerformanceManagement.Web.Infrastructure;

/// <summary>
/// A form that was sent too late: the sign-in had ended, or its token was from before another sign-in. What was typed is given back,
/// to be sent again by the person. Only a page of this site can have it kept, as the browser itself says; a form of another site is refused as ever.
/// </summary>
/// <param name="Address">Where it was sent to, from the root of the site.</param>
/// <param name="Fields">What was in it, without its token.</param>
public sealed record KeptForm(string Address, IReadOnlyList<KeyValuePair<string, string>> Fields)
{
    private const int MostBytes = 100_000;
    private const string Token = "__RequestVerificationToken";
    private static readonly TimeSpan Kept = TimeSpan.FromHours(1);

    /// <summary>What a request wanted to send; null when it is not one to keep.</summary>
    public static async Task<KeptForm?> OfAsync(HttpRequest request)
    {
        // Nothing of a sign-in, a first set-up or a change of password is kept: those forms hold passwords.
        bool isKept = HttpMethods.IsPost(request.Method) && request.ContentLength <= MostBytes && IsFromHere(request)
            && request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) == true
            && !request.Path.StartsWithSegments("/account", StringComparison.OrdinalIgnoreCase)
            && !request.Path.StartsWithSegments("/first-set-up", StringComparison.OrdinalIgnoreCase);
        if (!isKept) return null;

        IFormCollection form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
        return new KeptForm(request.PathBase + request.Path + request.QueryString, [.. form.Where(f => f.Key != Token).SelectMany(f => f.Value.Select(v => KeyValuePair.Create(f.Key, v ?? "")))]);
    }

    /// <summary>The form as a hidden field can carry it past a sign-in: unreadable and unchangeable, for an hour.</summary>
    public string Sealed(IDataProtectionProvider protection) => Protector(protection).Protect(JsonSerializer.Serialize(this), Kept);

    /// <summary>The form that a hidden field carried; null when there is none, it is too old or it was tampered with.</summary>
    public static KeptForm? Unsealed(string? text, IDataProtectionProvider protection)
    {
        if (string.IsNullOrEmpty(text)) return null;
        try
        {
            return JsonSerializer.Deserialize<KeptForm>(Protector(protection).Unprotect(text));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static ITimeLimitedDataProtector Protector(IDataProtectionProvider protection) => protection.CreateProtector("PerformanceManagement.KeptForm").ToTimeLimitedDataProtector();

    // The browser sets these headers and no page can: a form on another site's page is never offered for sending again.
    private static bool IsFromHere(HttpRequest request) =>
        request.Headers.TryGetValue("Sec-Fetch-Site", out StringValues site) ? site == "same-origin"
        : Uri.TryCreate(request.Headers.Origin, UriKind.Absolute, out Uri? origin) && string.Equals(origin.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase);
}
