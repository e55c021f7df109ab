using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Data;

namespace PerformanceManagement.Core.Users;

/// <summary>Adds people, changes what is kept of them and sets their passwords. Every change is audited; a password is never written anywhere.</summary>
public sealed class UserService(UserManager<User> users, UserListService people, PerformanceDbContext database, TimeProvider clock)
{
    /// <summary>The longest password, in characters: more would only cost time to check.</summary>
    public const int LongestPassword = 256;

    /// <summary>Adds somebody.</summary>
    /// <param name="added">Who.</param>
    /// <param name="password">Their first password; null for one that they choose themselves by a link (<see cref="PasswordLinkService"/>).</param>
    /// <param name="actor">Who adds them.</param>
    /// <param name="stop">Cancels the work.</param>
    /// <returns>Saved with their key, or refused beside what is wrong.</returns>
    /// <exception cref="NotPermittedException">The actor may not manage people.</exception>
    public Task<Outcome?> AddAsync(UserEdit added, string? password, Actor actor, CancellationToken stop = default)
    {
        actor.Require(Policies.Administer, "add people", "Ask an administrator.");
        return database.ChangeAsync(
            actor,
            clock,
            async (change, token) =>
            {
                UserReading read = await UserReading.OfAsync(added, database, null, token);
                var user = new User { DisplayName = read.DisplayName };
                Fill(user, read);
                List<FieldMessage> problems = [.. read.Problems, .. await ProblemsAsync(user, read, password)];
                if (problems.Count > 0) return new Refused(problems);

                Expect(password is null ? await users.CreateAsync(user) : await users.CreateAsync(user, password), read);
                Expect(await users.AddToRolesAsync(user, read.Roles), read);
                string summary = $"Added {read.DisplayName} ({read.Email}) as {string.Join(", ", read.Roles)}";
                change.Audit("user.added", $"{summary}.");
                return new Saved(summary) { Id = user.Id };
            },
            stop);
    }

    /// <summary>Changes somebody's name, address, roles and directorate. Other roles, or another address, end their sign-ins.</summary>
    /// <param name="id">Their key.</param>
    /// <param name="edit">What was typed.</param>
    /// <param name="actor">Who changes it.</param>
    /// <param name="stop">Cancels the work.</param>
    /// <returns>
    /// Saved, refused, what is stored where somebody changed it meanwhile (<see cref="UserSummary"/>), or what it means that somebody takes roles from
    /// themself, until they are sure (<see cref="OwnRolesEffect"/>); null where there is no such person.
    /// </returns>
    /// <exception cref="NotPermittedException">The actor may not manage people.</exception>
    public Task<Outcome?> ChangeAsync(int id, UserEdit edit, Actor actor, CancellationToken stop = default)
    {
        actor.Require(Policies.Administer, "change what is kept of people", "Ask an administrator.");
        return database.ChangeAsync(actor, clock, (change, token) => StoreAsync(id, edit, change, token), stop);
    }

    /// <summary>Sets a new password, unlocks the account and signs the user out everywhere. Null where there is no such user.</summary>
    /// <exception cref="NotPermittedException">The actor may not manage people.</exception>
    public Task<Outcome?> SetPasswordAsync(string email, string password, Actor actor, CancellationToken stop = default)
    {
        actor.Require(Policies.Administer, "set passwords", "Ask an administrator.");
        string address = email.Trim();
        return database.ChangeAsync(
            actor,
            clock,
            async (change, token) =>
            {
                if (await database.ByEmailQuery(users.NormalizeEmail(address)!).FirstOrDefaultAsync(token) is not { } user) return null;
                if (await PasswordProblemsAsync(users, user, password) is { Count: > 0 } problems) return new Refused(problems);
                SetPassword(users, user, password);
                string summary = $"Set a new password for {address}";
                change.Audit("user.password-set", $"{summary}.");
                return new Saved(summary) { Id = user.Id };
            },
            stop);
    }

    /// <summary>What is wrong with a password, said of a field named Password.</summary>
    internal static async Task<List<FieldMessage>> PasswordProblemsAsync(UserManager<User> users, User user, string password)
    {
        if (password.Length > LongestPassword) return [new FieldMessage("Password", $"Password must be {LongestPassword} characters or fewer")];
        List<FieldMessage> problems = [];
        foreach (IPasswordValidator<User> validator in users.PasswordValidators)
            problems.AddRange((await validator.ValidateAsync(users, user, password)).Errors.Select(e => new FieldMessage("Password", e.Description)));
        return problems;
    }

    /// <summary>Gives somebody a password that was checked, unlocks them and ends their sign-ins and links.</summary>
    internal static void SetPassword(UserManager<User> users, User user, string password)
    {
        user.PasswordHash = users.PasswordHasher.HashPassword(user, password);
        user.Unlock();
        user.EndSignIns();
        user.Touch();
    }

    internal static IQueryable<IdentityRole<int>> RolesQuery(PerformanceDbContext database) => database.Roles.AsNoTracking();

    private async Task<Outcome?> StoreAsync(int id, UserEdit edit, Change change, CancellationToken stop)
    {
        if (await people.FindAsync(id, stop) is not { } stored) return null;
        if (stored.Version != edit.Version) return new Conflict<UserSummary>(stored);
        UserReading read = await UserReading.OfAsync(edit, database, stored.Directorate, stop);
        User user = await database.Users.SingleAsync(u => u.Id == id, stop);
        Fill(user, read);
        List<FieldMessage> problems = [.. read.Problems, .. await ProblemsAsync(user, read, password: null)];
        if (problems.Count > 0) return new Refused(problems);

        List<string> taken = [.. stored.Roles.Except(read.Roles)];
        if (taken.Contains(Roles.Administrator) && stored.State != UserState.Disabled && await database.IsLastAdministratorAsync(id, stop))
            return new Refused(nameof(edit.Roles), $"{stored.DisplayName} {Administrators.LastOne}");
        if (id == change.Actor.UserId && taken.Count > 0 && !edit.IsSure)
            return new Preview<OwnRolesEffect>(new OwnRolesEffect(taken, read.Roles.Contains(Roles.Administrator)));

        await SetRolesAsync(id, stored.Roles, read.Roles, stop);
        if (!string.Equals(stored.Email, read.Email, StringComparison.OrdinalIgnoreCase)) user.EndSignIns();
        user.Touch();
        string said = string.Join("; ", Changes(stored, read));
        change.Audit("user.changed", $"Changed {stored.DisplayName} ({stored.Email}): {(said.Length == 0 ? "saved as it was" : said)}.");
        return new Saved($"Saved: {read.DisplayName}") { Id = id };
    }

    private async Task SetRolesAsync(int id, IReadOnlyList<string> before, IReadOnlyList<string> after, CancellationToken stop)
    {
        Dictionary<string, int> keys = await RolesQuery(database).ToDictionaryAsync(r => r.Name!, r => r.Id, stop);
        database.UserRoles.RemoveRange(before.Except(after).Select(role => new IdentityUserRole<int> { UserId = id, RoleId = keys[role] }));
        database.UserRoles.AddRange(after.Except(before).Select(role => new IdentityUserRole<int> { UserId = id, RoleId = keys[role] }));
    }

    private void Fill(User user, UserReading read)
    {
        (user.DisplayName, user.DirectorateId) = (read.DisplayName, read.DirectorateId);
        (user.Email, user.UserName, user.EmailConfirmed) = (read.Email, read.Email, true);
        (user.NormalizedEmail, user.NormalizedUserName) = (users.NormalizeEmail(read.Email), users.NormalizeName(read.Email));
    }

    // Identity says a taken address twice, as user name and as e-mail address; what is blank or too long was said already.
    private async Task<List<FieldMessage>> ProblemsAsync(User user, UserReading read, string? password)
    {
        List<FieldMessage> problems = [];
        if (!read.Problems.Any(p => p.Field == nameof(UserEdit.Email)))
        {
            foreach (IUserValidator<User> validator in users.UserValidators)
                problems.AddRange((await validator.ValidateAsync(users, user)).Errors.DistinctBy(e => e.Description).Select(e => new FieldMessage(nameof(UserEdit.Email), e.Description)));
        }

        if (password is not null) problems.AddRange(await PasswordProblemsAsync(users, user, password));
        return problems;
    }

    private static IEnumerable<string> Changes(UserSummary before, UserReading after)
    {
        if (before.DisplayName != after.DisplayName) yield return $"the name is {after.DisplayName}";
        if (before.Email != after.Email) yield return $"the email address is {after.Email}";
        if (!before.Roles.Order(StringComparer.Ordinal).SequenceEqual(after.Roles.Order(StringComparer.Ordinal))) yield return $"was {string.Join(", ", before.Roles)} and is {string.Join(", ", after.Roles)}";
        if (before.Directorate != after.Directorate) yield return $"the directorate is {after.Directorate ?? "none"}";
    }

    // Thrown, not answered, so that somebody without a role is rolled back; what can be typed wrongly was checked before.
    private static void Expect(IdentityResult result, UserReading read)
    {
        if (!result.Succeeded) throw new InvalidOperationException($"{read.Email} could not be added as {string.Join(", ", read.Roles)}: {result}");
    }
}
