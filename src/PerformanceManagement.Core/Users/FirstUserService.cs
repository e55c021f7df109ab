using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Data;

namespace PerformanceManagement.Core.Users;

/// <summary>Adds the first administrator of a council that has nobody yet. Whoever calls it has asked for proof that they run the server.</summary>
public sealed class FirstUserService(UserService users, PerformanceDbContext database)
{
    private static readonly Actor SetUp = Actor.Process("First set-up");

    /// <summary>Whether there is nobody at all.</summary>
    public async Task<bool> IsNeededAsync(CancellationToken stop = default) => !await database.Users.AnyAsync(stop);

    /// <summary>Adds the first administrator.</summary>
    /// <param name="email">The address they sign in with.</param>
    /// <param name="displayName">Their name.</param>
    /// <param name="password">Their password.</param>
    /// <param name="stop">Cancels the work.</param>
    /// <returns>Saved with their key, or refused beside what is wrong (the fields of <see cref="UserEdit"/>, and Password); null where there is somebody by now.</returns>
    public Task<Outcome?> AddAsync(string? email, string? displayName, string password, CancellationToken stop = default) => database.InTransactionAsync(
        async token =>
        {
            // Of two who do this at once, the second waits here, and then finds the first.
            await database.HoldAdministratorsAsync(token);
            return await IsNeededAsync(token) ? await users.AddAsync(new UserEdit(email, displayName, [Roles.Administrator], null), password, SetUp, token) : null;
        },
        stop);
}
