using Microsoft.AspNetCore.Identity;
using PerformanceManagement.Core.Measures;

namespace PerformanceManagement.Core.Users;

/// <summary>Someone who signs in.</summary>
public sealed class User : IdentityUser<int>
{
    /// <summary>The name shown beside what they entered; a role title in the sample council.</summary>
    public required string DisplayName { get; set; }

    /// <summary>The directorate whose dashboard they see first; null for corporate users.</summary>
    public int? DirectorateId { get; set; }

    /// <summary>The directorate, when loaded.</summary>
    public Directorate? Directorate { get; set; }

    /// <summary>When an administrator disabled the account, UTC; null for one with which its owner may sign in. Who is disabled stays the author of what they entered.</summary>
    public DateTime? DisabledAt { get; set; }

    /// <summary>Until when the latest link to choose a password holds, UTC; null where none was made, or it was used or taken back.</summary>
    public DateTime? PasswordLinkUntil { get; set; }

    /// <summary>Ends every sign-in and every link to choose a password: both hold for one stamp alone.</summary>
    internal void EndSignIns() => (SecurityStamp, PasswordLinkUntil) = (Guid.NewGuid().ToString("N"), null);

    /// <summary>Stamps a change, so that two who change the same person at once notice each other.</summary>
    internal void Touch() => ConcurrencyStamp = Guid.NewGuid().ToString();

    /// <summary>Forgets wrong passwords.</summary>
    internal void Unlock() => (LockoutEnd, AccessFailedCount) = (null, 0);
}

/// <summary>The roles, as Identity stores them.</summary>
public static class Roles
{
    /// <summary>Manages users and settings; may do everything.</summary>
    public const string Administrator = "Administrator";

    /// <summary>Owns plan, measures, rules and reports; may enter any value.</summary>
    public const string PerformanceOfficer = "Performance officer";

    /// <summary>Enters the measures they own.</summary>
    public const string Contributor = "Contributor";

    /// <summary>A director: reads and approves.</summary>
    public const string Approver = "Approver";

    /// <summary>Takes the finished paper.</summary>
    public const string DemocraticServices = "Democratic services";

    /// <summary>Reads.</summary>
    public const string Viewer = "Viewer";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Administrator, PerformanceOfficer, Contributor, Approver, DemocraticServices, Viewer];
}

/// <summary>Who is asking a service to do something: the signed-in user, or a named process such as a data pack import.</summary>
/// <param name="UserId">The user's key; null for a process.</param>
/// <param name="Name">The name kept in the audit.</param>
/// <param name="Roles">The user's roles.</param>
public sealed record Actor(int? UserId, string Name, IReadOnlyCollection<string> Roles)
{
    /// <summary>Who set what came in with a data pack, for pages that say so.</summary>
    public const string OfPack = "Data pack";

    /// <summary>The policies that the council keeps from approvers (<see cref="Settings.CouncilInForce.WithheldFromApprovers"/>); none for whoever is no approver.</summary>
    public IReadOnlyCollection<string> Withheld { get; init; } = [];

    /// <summary>The command line and data packs, which act with the rights of whoever may run them.</summary>
    public static Actor Process(string name) => new(null, name, [Users.Roles.Administrator]);

    /// <summary>Whether the actor has one of the roles.</summary>
    public bool IsIn(params ReadOnlySpan<string> roles)
    {
        foreach (string role in roles)
        {
            if (Roles.Contains(role)) return true;
        }

        return false;
    }
}
