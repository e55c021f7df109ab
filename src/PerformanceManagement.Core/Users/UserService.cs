using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Data;

namespace PerformanceManagement.Core.Users;

/// <summary>Adds users, lists them and sets their passwords. Every change is audited; a password is never written anywhere.</summary>
public sealed class UserService(UserManager<User> users, PerformanceDbContext database, TimeProvider clock)
{
    /// <summary>Adds a user with a role.</summary>
    /// <exception cref="NotPermittedException">The actor may not manage users.</exception>
    public Task<Outcome?> AddAsync(NewUser added, Actor actor, CancellationToken stop = default)
    {
        actor.Require(Policies.Administer, "add users", "Ask an administrator.");
        return database.ChangeAsync(
            actor,
            clock,
            async (change, token) =>
            {
                string? role = Roles.All.FirstOrDefault(known => string.Equals(known, added.Role.Trim(), StringComparison.OrdinalIgnoreCase));
                if (role is null) return new Refused(nameof(NewUser.Role), $"There is no role “{added.Role}”. The roles are {string.Join(", ", Roles.All)}.");
                if (Problem(added) is { } problem) return new Refused([problem]);
                int? directorateId = null;
                if (!string.IsNullOrWhiteSpace(added.Directorate))
                {
                    string directorate = added.Directorate.Trim();
                    directorateId = await database.Directorates.Where(d => d.Name == directorate).Select(d => (int?)d.Id).SingleOrDefaultAsync(token);
                    if (directorateId is null) return new Refused(nameof(NewUser.Directorate), $"There is no directorate “{directorate}”.");
                }

                (string email, string name) = (added.Email.Trim(), added.DisplayName.Trim());
                var user = new User { UserName = email, Email = email, EmailConfirmed = true, DisplayName = name, DirectorateId = directorateId };
                if (Refusal(await users.CreateAsync(user, added.Password)) is { } refused) return refused;
                IdentityResult inRole = await users.AddToRoleAsync(user, role);
                // Thrown, not answered, so that a user without a role is rolled back.
                if (!inRole.Succeeded) throw new InvalidOperationException($"User {email} could not be given the role {role}: {inRole}");
                string summary = $"Added user {name} ({email}) as {role}";
                change.Audit("user.added", $"{summary}.");
                return new Saved(summary) { Id = user.Id };
            },
            stop);
    }

    /// <summary>Sets a new password, unlocks the account and signs the user out everywhere. Null where there is no such user.</summary>
    /// <exception cref="NotPermittedException">The actor may not manage users.</exception>
    public Task<Outcome?> SetPasswordAsync(string email, string password, Actor actor, CancellationToken stop = default)
    {
        actor.Require(Policies.Administer, "set passwords", "Ask an administrator.");
        string address = email.Trim();
        return database.ChangeAsync(
            actor,
            clock,
            async (change, _) =>
            {
                if (await users.FindByEmailAsync(address) is not { } user) return null;
                // The new password is checked before the old one is gone.
                foreach (IPasswordValidator<User> validator in users.PasswordValidators)
                {
                    if (Refusal(await validator.ValidateAsync(users, user, password)) is { } refused) return refused;
                }

                user.PasswordHash = users.PasswordHasher.HashPassword(user, password);
                user.LockoutEnd = null;
                user.AccessFailedCount = 0;
                if (Refusal(await users.UpdateSecurityStampAsync(user)) is { } failed) return failed;
                string summary = $"Set a new password for {address}";
                change.Audit("user.password-set", $"{summary}.");
                return new Saved(summary) { Id = user.Id };
            },
            stop);
    }

    /// <summary>All users by e-mail address.</summary>
    public async Task<IReadOnlyList<UserSummary>> ListAsync(CancellationToken stop = default)
    {
        ILookup<int, string> roles = (await RolesQuery(database).ToListAsync(stop)).ToLookup(role => role.UserId, role => role.Role);
        List<UserSummary> found = await UsersQuery(database).ToListAsync(stop);
        return [.. found.Select(user => user with { Roles = [.. roles[user.Id].Order(StringComparer.Ordinal)] })];
    }

    internal static IQueryable<UserSummary> UsersQuery(PerformanceDbContext database) =>
        database.Users.AsNoTracking()
            .OrderBy(user => user.NormalizedEmail)
            .Select(user => new UserSummary(user.Id, user.Email!, user.DisplayName, user.Directorate == null ? null : user.Directorate.Name, Array.Empty<string>()));

    internal static IQueryable<UserRole> RolesQuery(PerformanceDbContext database) =>
        from membership in database.UserRoles
        join role in database.Roles on membership.RoleId equals role.Id
        select new UserRole(membership.UserId, role.Name!);

    private static FieldMessage? Problem(NewUser added)
    {
        if (string.IsNullOrWhiteSpace(added.DisplayName)) return new FieldMessage(nameof(NewUser.DisplayName), "Enter a name for the user.");
        if (added.DisplayName.Trim().Length > TextLengths.Name) return new FieldMessage(nameof(NewUser.DisplayName), $"The name must be {TextLengths.Name} characters or fewer.");
        return added.Email.Trim().Length > TextLengths.Email ? new FieldMessage(nameof(NewUser.Email), $"The e-mail address must be {TextLengths.Email} characters or fewer.") : null;
    }

    // Identity says a taken address twice, as user name and as e-mail address.
    private static Refused? Refusal(IdentityResult result) => result.Succeeded
        ? null
        : new Refused([.. result.Errors.DistinctBy(e => e.Description).Select(e => new FieldMessage(e.Code.StartsWith("Password", StringComparison.Ordinal) ? nameof(NewUser.Password) : nameof(NewUser.Email), e.Description))]);
}

/// <summary>A role that a user has.</summary>
internal sealed record UserRole(int UserId, string Role);
