using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using PerformanceManagement.Core.Settings;
using PerformanceManagement.Core.Users;

namespace PerformanceManagement.Web.Infrastructure;

/// <summary>
/// Tells with every request of an approver what the council keeps from approvers, so that pages and services, which ask <see cref="Policies.Allows"/>, hold
/// to a setting from the next request on. The sign-in itself stays as it is.
/// </summary>
public sealed class ApproverClaims(CouncilSettingsReader settings) : IClaimsTransformation
{
    public async Task<ClaimsPrincipal> TransformAsync(ClaimsPrincipal principal)
    {
        if (!principal.IsInRole(Roles.Approver) || principal.HasClaim(claim => claim.Type == CurrentUser.WithheldClaim)) return principal;
        IReadOnlyList<string> withheld = (await settings.InForceAsync()).WithheldFromApprovers;
        if (withheld.Count == 0) return principal;
        ClaimsPrincipal told = principal.Clone();
        told.AddIdentity(new ClaimsIdentity(withheld.Select(policy => new Claim(CurrentUser.WithheldClaim, policy))));
        return told;
    }
}
