using System.Globalization;
using System.Linq.Expressions;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Data;

namespace PerformanceManagement.Core.Users;

/// <summary>Keeps who is signed in, in the database: sign-out, a new password, a change of roles, a lock and disabling end a sign-in everywhere with the next request.</summary>
public sealed class SignInTickets(PerformanceDbContext database, TimeProvider time)
{
    private const int KeyBytes = 32;

    private static readonly Expression<Func<PerformanceDbContext, string, IQueryable<FoundTicket>>> Ticket = (database, hash) =>
        from ticket in database.SignInTickets
        join user in database.Users on ticket.UserId equals user.Id
        where ticket.KeyHash == hash
        select new FoundTicket(ticket.Content, ticket.ExpiresAt, ticket.SecurityStamp, user.SecurityStamp, user.LockoutEnd, user.DisabledAt, ticket.Roles, database.UserRoles.Where(r => r.UserId == user.Id).Select(r => r.RoleId).ToList());

    // Asked with every request, so translated once.
    private static readonly Func<PerformanceDbContext, string, IAsyncEnumerable<FoundTicket>> Tickets = EF.CompileAsyncQuery(Ticket);

    /// <summary>Keeps a sign-in.</summary>
    /// <param name="userId">Who signed in.</param>
    /// <param name="content">The sign-in, protected by the caller.</param>
    /// <param name="expiresAt">When it ends, UTC.</param>
    /// <param name="stop">Cancels it.</param>
    /// <returns>The key to it, which is kept nowhere.</returns>
    /// <exception cref="InvalidOperationException">There is no such user.</exception>
    public async Task<string> StoreAsync(int userId, byte[] content, DateTime expiresAt, CancellationToken stop = default)
    {
        Standing standing = await StandingQuery(database, userId).SingleOrDefaultAsync(stop) ?? throw new InvalidOperationException("There is no such user.");
        string key = Convert.ToHexString(RandomNumberGenerator.GetBytes(KeyBytes));
        DateTime now = Now;
        // Those that have ended are cleared when somebody signs in: by index, and never while a page is read.
        await database.SignInTickets.Where(t => t.ExpiresAt < now).ExecuteDeleteAsync(stop);
        database.SignInTickets.Add(new SignInTicket
        {
            KeyHash = HashOf(key),
            UserId = userId,
            SecurityStamp = standing.Stamp ?? "",
            Roles = Joined(standing.Roles),
            Content = content,
            ExpiresAt = expiresAt,
        });
        await database.SaveChangesAsync(stop);
        return key;
    }

    /// <summary>The sign-in of a key; null where it has ended, in whatever way.</summary>
    public async Task<byte[]?> FindAsync(string key, CancellationToken stop = default)
    {
        if (await Tickets(database, HashOf(key)).SingleOrDefaultAsync(stop) is not { } found) return null;
        bool stands = found.ExpiresAt > Now
            && found.Stamp == (found.PresentStamp ?? "")
            && found.DisabledAt is null
            && found.Roles == Joined(found.PresentRoles)
            && !(found.LockedUntil > time.GetUtcNow());
        return stands ? found.Content : null;
    }

    /// <summary>Keeps a renewed sign-in under its key; nothing where it has ended meanwhile.</summary>
    public async Task RenewAsync(string key, int userId, byte[] content, DateTime expiresAt, CancellationToken stop = default)
    {
        string hash = HashOf(key);
        if (await StandingQuery(database, userId).SingleOrDefaultAsync(stop) is not { } standing) return;
        string stamp = standing.Stamp ?? "", roles = Joined(standing.Roles);
        await database.SignInTickets.Where(t => t.KeyHash == hash && t.UserId == userId).ExecuteUpdateAsync(
            set => set.SetProperty(t => t.Content, content).SetProperty(t => t.ExpiresAt, expiresAt).SetProperty(t => t.SecurityStamp, stamp).SetProperty(t => t.Roles, roles),
            stop);
    }

    /// <summary>Ends a sign-in.</summary>
    public async Task RemoveAsync(string key, CancellationToken stop = default)
    {
        string hash = HashOf(key);
        await database.SignInTickets.Where(t => t.KeyHash == hash).ExecuteDeleteAsync(stop);
    }

    internal static IQueryable<FoundTicket> TicketQuery(PerformanceDbContext database, string hash) => Ticket.Compile()(database, hash);

    internal static IQueryable<Standing> StandingQuery(PerformanceDbContext database, int userId) =>
        database.Users.Where(u => u.Id == userId).Select(u => new Standing(u.SecurityStamp, database.UserRoles.Where(r => r.UserId == u.Id).Select(r => r.RoleId).ToList()));

    private static string HashOf(string key) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(key)));

    private static string Joined(IEnumerable<int> roles) => string.Join(',', roles.Order().Select(r => r.ToString(CultureInfo.InvariantCulture)));

    private DateTime Now => time.GetUtcNow().UtcDateTime;
}

/// <summary>What a user is now.</summary>
internal sealed record Standing(string? Stamp, List<int> Roles);

/// <summary>A ticket beside what its user is now.</summary>
internal sealed record FoundTicket(byte[] Content, DateTime ExpiresAt, string Stamp, string? PresentStamp, DateTimeOffset? LockedUntil, DateTime? DisabledAt, string Roles, List<int> PresentRoles);
