using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Measures;

namespace PerformanceManagement.Core.Users;

/// <summary>Reads who may sign in, with what roles.</summary>
public sealed class UserListService(PerformanceDbContext database, TimeProvider time)
{
    /// <summary>A page of the people who pass a filter, by name.</summary>
    /// <param name="filter">Which people.</param>
    /// <param name="page">The page, from 1; the last where there are fewer.</param>
    /// <param name="actor">Who asks.</param>
    /// <param name="stop">Cancels the reading.</param>
    /// <exception cref="NotPermittedException">The actor may not manage people.</exception>
    public async Task<UserList> GetAsync(UserListFilter filter, int page, Actor actor, CancellationToken stop = default)
    {
        Require(actor);
        int[] locked = [.. (await database.LocksQuery().ToListAsync(stop)).Where(l => l.Until > time.GetUtcNow()).Select(l => l.UserId)];
        IQueryable<User> people = database.PeopleQuery(filter, locked);
        int total = await people.CountAsync(stop);
        int pages = Math.Max(1, (total + UserList.PageSize - 1) / UserList.PageSize);
        int shown = Math.Clamp(page, 1, pages);
        return new UserList
        {
            Items = await SummariesAsync(UserQueries.PageOfPeopleQuery(people, shown), stop),
            Total = total,
            Page = shown,
            Pages = pages,
            Directorates = await DirectoratesAsync(stop),
        };
    }

    /// <summary>Everybody, by address: for the command line.</summary>
    /// <exception cref="NotPermittedException">The actor may not manage people.</exception>
    public async Task<IReadOnlyList<UserSummary>> AllAsync(Actor actor, CancellationToken stop = default)
    {
        Require(actor);
        return await SummariesAsync(database.Users.AsNoTracking().OrderBy(u => u.NormalizedEmail).StoredUsersQuery(), stop);
    }

    /// <summary>A person; null where there is none.</summary>
    /// <exception cref="NotPermittedException">The actor may not manage people.</exception>
    public async Task<UserSummary?> FindAsync(int id, Actor actor, CancellationToken stop = default)
    {
        Require(actor);
        return await FindAsync(id, stop);
    }

    /// <summary>The key of whoever signs in with an address, in any capitals; null where nobody does.</summary>
    public async Task<int?> KeyOfAsync(string email, CancellationToken stop = default) =>
        await database.ByEmailQuery(email.Trim().ToUpperInvariant()).Select(u => (int?)u.Id).FirstOrDefaultAsync(stop);

    /// <summary>The directorates that somebody can belong to, by name.</summary>
    public async Task<IReadOnlyList<Directorate>> DirectoratesAsync(CancellationToken stop = default) => await database.DirectoratesQuery().ToListAsync(stop);

    internal async Task<UserSummary?> FindAsync(int id, CancellationToken stop) =>
        await SummariesAsync(database.Users.AsNoTracking().Where(u => u.Id == id).StoredUsersQuery(), stop) is [var found] ? found : null;

    private static void Require(Actor actor) => actor.Require(Policies.Administer, "look at who may sign in", "Ask an administrator.");

    private async Task<IReadOnlyList<UserSummary>> SummariesAsync(IQueryable<StoredUser> people, CancellationToken stop)
    {
        List<StoredUser> found = await people.ToListAsync(stop);
        List<int> keys = [.. found.Select(u => u.Id)];
        ILookup<int, string> roles = (await database.UserRolesQuery(keys).ToListAsync(stop)).ToLookup(r => r.UserId, r => r.Role);
        return [.. found.Select(u => Summary(u, [.. roles[u.Id].Order(StringComparer.Ordinal)]))];
    }

    private UserSummary Summary(StoredUser user, IReadOnlyList<string> roles)
    {
        bool isLocked = user.LockedUntil > time.GetUtcNow();
        UserState state = user.DisabledAt is not null ? UserState.Disabled : isLocked ? UserState.Locked : user.HasPassword ? UserState.CanSignIn : UserState.NoPassword;
        return new UserSummary(user.Id, user.Email, user.DisplayName, user.Directorate, roles, state)
        {
            DisabledAt = user.DisabledAt,
            LockedUntil = isLocked ? user.LockedUntil?.UtcDateTime : null,
            PasswordLinkUntil = user.PasswordLinkUntil,
        };
    }
}
