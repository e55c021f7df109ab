using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using PerformanceManagement.Core.Users;

namespace PerformanceManagement.Web.Infrastructure;

/// <summary>
/// Where the cookie's sign-ins live: in the database, so that sign-out, a new password, a change of roles and a lock end them in every browser and on
/// every server at once. One question by key for each request of somebody who is signed in.
/// </summary>
public sealed class DatabaseTickets(IServiceScopeFactory scopes, IDataProtectionProvider protection) : ITicketStore
{
    private readonly IDataProtector protector = protection.CreateProtector("sign-in tickets");

    public async Task<string> StoreAsync(AuthenticationTicket ticket)
    {
        await using AsyncServiceScope scope = scopes.CreateAsyncScope();
        return await TicketsOf(scope).StoreAsync(UserOf(ticket), ContentOf(ticket), EndOf(ticket));
    }

    public async Task RenewAsync(string key, AuthenticationTicket ticket)
    {
        await using AsyncServiceScope scope = scopes.CreateAsyncScope();
        await TicketsOf(scope).RenewAsync(key, UserOf(ticket), ContentOf(ticket), EndOf(ticket));
    }

    public async Task<AuthenticationTicket?> RetrieveAsync(string key)
    {
        await using AsyncServiceScope scope = scopes.CreateAsyncScope();
        return await FindAsync(scope.ServiceProvider, key);
    }

    /// <summary>Asked with every request: by what the request has open already.</summary>
    public Task<AuthenticationTicket?> RetrieveAsync(string key, HttpContext httpContext, CancellationToken cancellationToken) => FindAsync(httpContext.RequestServices, key, cancellationToken);

    public async Task RemoveAsync(string key)
    {
        await using AsyncServiceScope scope = scopes.CreateAsyncScope();
        await TicketsOf(scope).RemoveAsync(key);
    }

    private async Task<AuthenticationTicket?> FindAsync(IServiceProvider services, string key, CancellationToken stop = default) =>
        await services.GetRequiredService<SignInTickets>().FindAsync(key, stop) is { } content ? TicketSerializer.Default.Deserialize(protector.Unprotect(content)) : null;

    private static SignInTickets TicketsOf(AsyncServiceScope scope) => scope.ServiceProvider.GetRequiredService<SignInTickets>();

    private byte[] ContentOf(AuthenticationTicket ticket) => protector.Protect(TicketSerializer.Default.Serialize(ticket));

    private static int UserOf(AuthenticationTicket ticket) =>
        int.Parse(ticket.Principal.FindFirstValue(ClaimTypes.NameIdentifier)!, CultureInfo.InvariantCulture);

    private static DateTime EndOf(AuthenticationTicket ticket) =>
        (ticket.Properties.ExpiresUtc ?? throw new InvalidOperationException("A sign-in has an end.")).UtcDateTime;
}
