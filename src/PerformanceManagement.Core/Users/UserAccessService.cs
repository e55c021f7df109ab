using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Data;

namespace PerformanceManagement.Core.Users;

/// <summary>Lets people in or keeps them out. Nobody is deleted: who is disabled stays the author of what they entered, and can be let in again.</summary>
public sealed class UserAccessService(PerformanceDbContext database, TimeProvider time)
{
    /// <summary>Keeps somebody out: they are signed out everywhere with their next request, and no link or password lets them in.</summary>
    /// <returns>Saved; refused for the actor themself and for the last administrator who can sign in; null where there is no such person.</returns>
    /// <exception cref="NotPermittedException">The actor may not manage people.</exception>
    public Task<Outcome?> DisableAsync(int id, Actor actor, CancellationToken stop = default) => ChangeAsync(id, "disable people", actor, async (user, change, token) =>
    {
        if (id == actor.UserId) return new Refused("", "You cannot disable your own account. Ask another administrator");
        if (user.DisabledAt is not null) return new Saved($"{user.DisplayName} was disabled already");
        bool isAdministrator = await RolesOfQuery(database, id).ContainsAsync(Roles.Administrator, token);
        if (isAdministrator && await database.IsLastAdministratorAsync(id, token)) return new Refused("", $"{user.DisplayName} {Administrators.LastOne}");
        user.DisabledAt = change.At;
        user.EndSignIns();
        return Done(change, "user.disabled", $"Disabled {user.DisplayName} ({user.Email})");
    }, stop);

    /// <summary>Lets somebody in again, with the password they had.</summary>
    /// <returns>Saved; null where there is no such person.</returns>
    /// <exception cref="NotPermittedException">The actor may not manage people.</exception>
    public Task<Outcome?> EnableAsync(int id, Actor actor, CancellationToken stop = default) => ChangeAsync(id, "let people sign in again", actor, (user, change, _) =>
    {
        if (user.DisabledAt is null) return Task.FromResult<Outcome>(new Saved($"{user.DisplayName} was not disabled"));
        user.DisabledAt = null;
        return Task.FromResult<Outcome>(Done(change, "user.enabled", $"Enabled {user.DisplayName} ({user.Email})"));
    }, stop);

    /// <summary>Forgets the wrong passwords by which somebody is locked, before the time is over.</summary>
    /// <returns>Saved; null where there is no such person.</returns>
    /// <exception cref="NotPermittedException">The actor may not manage people.</exception>
    public Task<Outcome?> UnlockAsync(int id, Actor actor, CancellationToken stop = default) => ChangeAsync(id, "unlock people", actor, (user, change, _) =>
    {
        if (!(user.LockoutEnd > time.GetUtcNow())) return Task.FromResult<Outcome>(new Saved($"{user.DisplayName} was not locked"));
        user.Unlock();
        return Task.FromResult<Outcome>(Done(change, "user.unlocked", $"Unlocked {user.DisplayName} ({user.Email})"));
    }, stop);

    internal static IQueryable<string> RolesOfQuery(PerformanceDbContext database, int userId) =>
        database.UserRoles.Where(r => r.UserId == userId).Join(database.Roles, r => r.RoleId, role => role.Id, (_, role) => role.Name!);

    private Task<Outcome?> ChangeAsync(int id, string what, Actor actor, Func<User, Change, CancellationToken, Task<Outcome>> work, CancellationToken stop)
    {
        actor.Require(Policies.Administer, what, "Ask an administrator.");
        return database.ChangeAsync(
            actor,
            time,
            async (change, token) =>
            {
                if (await database.Users.FirstOrDefaultAsync(u => u.Id == id, token) is not { } user) return null;
                Outcome outcome = await work(user, change, token);
                if (database.Entry(user).State == EntityState.Modified) user.Touch();
                return outcome;
            },
            stop);
    }

    private static Saved Done(Change change, string action, string summary)
    {
        change.Audit(action, $"{summary}.");
        return new Saved(summary);
    }
}
