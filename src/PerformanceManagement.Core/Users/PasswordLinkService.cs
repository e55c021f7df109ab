using System.Buffers.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Data;

namespace PerformanceManagement.Core.Users;

/// <summary>
/// Links by which people choose their own password. An administrator hands them over; none is sent. A link is Identity's token: protected by the keys of the site,
/// and of one security stamp, so that it works once, and not after a newer one was made or the person was disabled.
/// </summary>
public sealed class PasswordLinkService(UserManager<User> users, PerformanceDbContext database, TimeProvider time)
{
    /// <summary>How long a link holds.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(3);

    private const string Wrong = "This link is not right. Copy the whole of it from the message in which you got it, or ask your administrator for a new one";
    private const string Used = "This link has been used already, or taken back. Sign in with the password you chose, or ask your administrator for a new link";
    private const string Replaced = "This link does not work: a newer one was made after it, or it was not copied whole. Use the newer one, or ask your administrator for another";

    /// <summary>Makes a link for somebody, which ends their sign-ins and every link before it. Their password stays until they choose another.</summary>
    /// <returns>The link, or why there is none.</returns>
    /// <exception cref="NotPermittedException">The actor may not manage people.</exception>
    public async Task<MadePasswordLink> MakeAsync(int id, Actor actor, CancellationToken stop = default)
    {
        actor.Require(Policies.Administer, "make links to choose a password", "Ask an administrator.");
        string? secret = null;
        Outcome? outcome = await database.ChangeAsync(
            actor,
            time,
            async (change, token) =>
            {
                if (await database.Users.FirstOrDefaultAsync(u => u.Id == id, token) is not { } user) return null;
                if (user.DisabledAt is not null) return new Refused("", $"{user.DisplayName} is disabled. Enable the account first");
                if (id == actor.UserId) return new Refused("", "Change your own password by “Change password” at the top of the page");
                user.EndSignIns();
                user.Touch();
                user.PasswordLinkUntil = change.At + Lifetime;
                secret = Base64Url.EncodeToString(Convert.FromBase64String(await users.GeneratePasswordResetTokenAsync(user)));
                string summary = $"Made a link for {user.DisplayName} ({user.Email}) to choose a password";
                change.Audit("user.link-made", $"{summary}.");
                return new Saved(summary) { Id = id };
            },
            stop);
        return new MadePasswordLink(outcome, outcome is Saved ? secret : null);
    }

    /// <summary>What whoever holds a link finds.</summary>
    public async Task<FoundPasswordLink> FindAsync(int id, string secret, CancellationToken stop = default)
    {
        User? user = await database.Users.FirstOrDefaultAsync(u => u.Id == id, stop);
        return await ProblemAsync(user, secret) is { } problem ? new FoundPasswordLink(problem, null, null) : new FoundPasswordLink(null, user!.Email, user.DisplayName);
    }

    /// <summary>Gives the owner of a link the password they chose, unlocks the account and ends their sign-ins and links.</summary>
    /// <returns>Saved, or refused: the link cannot be used, or the password does not do.</returns>
    public async Task<Outcome> ChooseAsync(int id, string secret, string password, CancellationToken stop = default)
    {
        string? name = await database.UserNameQuery(id).FirstOrDefaultAsync(stop);
        if (name is null) return new Refused("", Wrong);
        // Whoever holds the link is its owner, and acts as nobody else.
        Outcome? outcome = await database.ChangeAsync(
            new Actor(id, name, []),
            time,
            async (change, token) =>
            {
                User? user = await database.Users.FirstOrDefaultAsync(u => u.Id == id, token);
                if (await ProblemAsync(user, secret) is { } problem) return new Refused("", problem);
                if (await UserService.PasswordProblemsAsync(users, user!, password) is { Count: > 0 } problems) return new Refused(problems);
                UserService.SetPassword(users, user!, password);
                change.Audit("user.password-chosen", $"{user!.DisplayName} ({user.Email}) chose a password by a link.");
                return new Saved("Your password is set. Sign in with it");
            },
            stop);
        return outcome!;
    }

    // A link that fails is told apart by what is stored of the latest one.
    private async Task<string?> ProblemAsync(User? user, string secret)
    {
        if (user is null || !Base64Url.IsValid(secret)) return Wrong;
        if (user.DisabledAt is not null || user.PasswordLinkUntil is not { } until) return Used;
        bool isRight = await users.VerifyUserTokenAsync(user, users.Options.Tokens.PasswordResetTokenProvider, UserManager<User>.ResetPasswordTokenPurpose, Convert.ToBase64String(Base64Url.DecodeFromChars(secret)));
        if (until <= time.GetUtcNow().UtcDateTime) return $"This link has expired: it was to be used within {Lifetime.Days} days. Ask your administrator for a new one";
        return isRight ? null : Replaced;
    }
}
