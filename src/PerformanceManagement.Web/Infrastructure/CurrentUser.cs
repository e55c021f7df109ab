using System.Globalization;
using System.Security.Claims;
using PerformanceManagement.Core.Users;

namespace PerformanceManagement.Web.Infrastructure;

/// <summary>The signed-in user as services know them. Scoped to a request.</summary>
public sealed class CurrentUser(IHttpContextAccessor accessor)
{
    /// <summary>The claim that holds <see cref="User.DisplayName"/>.</summary>
    public const string DisplayNameClaim = "display-name";

    /// <summary>The claims that hold <see cref="Actor.Withheld"/>.</summary>
    public const string WithheldClaim = "withheld";

    public bool IsSignedIn => Principal?.Identity?.IsAuthenticated == true;

    /// <summary>Who is asking. Only pages for signed-in users may read it.</summary>
    /// <exception cref="InvalidOperationException">Nobody is signed in.</exception>
    public Actor Actor => IsSignedIn ? ActorOf(Principal!) : throw new InvalidOperationException("Nobody is signed in.");

    /// <summary>The signed-in user's key.</summary>
    public int Id => Actor.UserId!.Value;

    /// <summary>Whether the signed-in user's roles satisfy a policy; false when nobody is signed in.</summary>
    public bool May(string policy) => IsSignedIn && Policies.Allows(policy, Actor);

    private ClaimsPrincipal? Principal => accessor.HttpContext?.User;

    /// <summary>Somebody who is signed in, as services know them.</summary>
    public static Actor ActorOf(ClaimsPrincipal principal) => new(
        int.Parse(Claim(principal, ClaimTypes.NameIdentifier), CultureInfo.InvariantCulture),
        Claim(principal, DisplayNameClaim),
        [.. principal.FindAll(ClaimTypes.Role).Select(claim => claim.Value)])
    {
        Withheld = [.. principal.FindAll(WithheldClaim).Select(claim => claim.Value)],
    };

    private static string Claim(ClaimsPrincipal principal, string type) => principal.FindFirstValue(type)
        ?? throw new InvalidOperationException($"The signed-in user has no claim {type}.");
}
