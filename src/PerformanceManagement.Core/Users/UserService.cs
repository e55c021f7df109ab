using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Audit;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Data;

namespace PerformanceManagement.Core.Users;

/// <summary>Adds users, lists them and sets their passwords. Every change is audited; a password is never written anywhere.</summary>
public sealed class UserService(UserManager<User> users, PerformanceDbContext database, TimeProvider clock)
{
    /// <summary>Adds a user with a role.</summary>
    /// <returns>What is wrong, in plain sentences; nothing when the user was added.</returns>
    public async Task<IReadOnlyList<string>> AddAsync(NewUser added, Actor actor, CancellationToken stop = default)
    {
        string? role = Roles.All.FirstOrDefault(known => string.Equals(known, added.Role.Trim(), StringComparison.OrdinalIgnoreCase));
        if (role is null) return [$"There is no role “{added.Role}”. The roles are {string.Join(", ", Roles.All)}."];
        if (Problem(added) is { } problem) return [problem];

        int? directorateId = null;
        if (!string.IsNullOrWhiteSpace(added.Directorate))
        {
            string name = added.Directorate.Trim();
            directorateId = await database.Directorates.Where(directorate => directorate.Name == name).Select(directorate => (int?)directorate.Id).SingleOrDefaultAsync(stop);
            if (directorateId is null) return [$"There is no directorate “{name}”."];
        }

        string email = added.Email.Trim();
        return await ChangeAsync(async () =>
        {
            var user = new User { UserName = email, Email = email, EmailConfirmed = true, DisplayName = added.DisplayName.Trim(), DirectorateId = directorateId };
            IdentityResult created = await users.CreateAsync(user, added.Password);
            if (!created.Succeeded) return created;

            IdentityResult inRole = await users.AddToRoleAsync(user, role);
            // Thrown, not returned, so that a user without a role is rolled back.
            return inRole.Succeeded ? inRole : throw new InvalidOperationException($"User {email} could not be given the role {role}: {inRole}");
        }, actor, "user.added", $"Added user {added.DisplayName.Trim()} ({email}) as {role}.", stop);
    }

    /// <summary>Sets a new password, unlocks the account and signs the user out everywhere.</summary>
    /// <returns>What is wrong, in plain sentences; nothing when the password was set.</returns>
    public async Task<IReadOnlyList<string>> SetPasswordAsync(string email, string password, Actor actor, CancellationToken stop = default)
    {
        string address = email.Trim();
        return await ChangeAsync(async () =>
        {
            if (await users.FindByEmailAsync(address) is not { } user)
                return IdentityResult.Failed(new IdentityError { Code = "UnknownUser", Description = $"There is no user with the e-mail address {address}." });

            // The new password is checked before the old one is gone.
            foreach (IPasswordValidator<User> validator in users.PasswordValidators)
            {
                IdentityResult valid = await validator.ValidateAsync(users, user, password);
                if (!valid.Succeeded) return valid;
            }

            user.PasswordHash = users.PasswordHasher.HashPassword(user, password);
            user.LockoutEnd = null;
            user.AccessFailedCount = 0;
            return await users.UpdateSecurityStampAsync(user);
        }, actor, "user.password-set", $"Set a new password for {address}.", stop);
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

    private static string? Problem(NewUser added)
    {
        if (string.IsNullOrWhiteSpace(added.DisplayName)) return "Enter a name for the user.";
        if (added.DisplayName.Trim().Length > TextLengths.Name) return $"The name must be {TextLengths.Name} characters or fewer.";
        return added.Email.Trim().Length > TextLengths.Email ? $"The e-mail address must be {TextLengths.Email} characters or fewer." : null;
    }

    private Task<IReadOnlyList<string>> ChangeAsync(Func<Task<IdentityResult>> change, Actor actor, string action, string summary, CancellationToken stop) =>
        database.InTransactionAsync<IReadOnlyList<string>>(async token =>
        {
            IdentityResult result = await change();
            if (!result.Succeeded)
            {
                // Identity says a taken address twice, as user name and as e-mail address.
                return [.. result.Errors.Select(error => error.Description).Distinct()];
            }

            database.Audit.Add(AuditEntry.Of(actor, clock.GetUtcNow().UtcDateTime, action, summary));
            await database.SaveAsync(token);
            return [];
        }, stop);
}

/// <summary>A role that a user has.</summary>
internal sealed record UserRole(int UserId, string Role);
