using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Data;

namespace PerformanceManagement.Core.Users;

/// <summary>Sees to it that there always is an administrator who can sign in.</summary>
internal static class Administrators
{
    /// <summary>Said where the last one would be lost.</summary>
    public const string LastOne = "is the last administrator who can sign in. Make somebody else an administrator first, and see to it that they have a password";

    private static readonly string NormalizedName = Roles.Administrator.ToUpperInvariant();

    /// <summary>
    /// Whether nobody could administer any more without somebody. From here to the end of the transaction, which is asked for, nobody else changes who
    /// administers: two who take the role from each other at once are judged one after the other.
    /// </summary>
    public static async Task<bool> IsLastAdministratorAsync(this PerformanceDbContext database, int userId, CancellationToken stop)
    {
        await database.HoldAdministratorsAsync(stop);
        return !await AdministratorsQuery(database).AnyAsync(id => id != userId, stop);
    }

    /// <summary>Makes everybody else who changes who administers wait for the end of this transaction, and then see what it did.</summary>
    public static Task HoldAdministratorsAsync(this PerformanceDbContext database, CancellationToken stop)
    {
        if (database.Database.CurrentTransaction is null) throw new InvalidOperationException("Administrators are held by a transaction.");
        // The row of the role is written before anything is counted. SQLite lets one writer in at a time in any case; SQL Server lets two count before either has
        // written, unless both must write the same row first.
        string stamp = Guid.NewGuid().ToString();
        return database.Roles.Where(r => r.NormalizedName == NormalizedName).ExecuteUpdateAsync(set => set.SetProperty(r => r.ConcurrencyStamp, stamp), stop);
    }

    /// <summary>The keys of the administrators who can sign in. A lock passes by itself; who has chosen no password yet may never do so.</summary>
    internal static IQueryable<int> AdministratorsQuery(PerformanceDbContext database) =>
        from role in database.Roles
        where role.NormalizedName == NormalizedName
        join membership in database.UserRoles on role.Id equals membership.RoleId
        join user in database.Users on membership.UserId equals user.Id
        where user.DisabledAt == null && user.PasswordHash != null
        select user.Id;
}
