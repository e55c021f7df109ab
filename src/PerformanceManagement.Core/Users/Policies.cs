using System.Collections.Frozen;

namespace PerformanceManagement.Core.Users;

/// <summary>
/// What a role may do. Pages and services ask the same question by the same name:
/// a page with an authorisation policy, a service with <see cref="Allows"/>.
/// </summary>
public static class Policies
{
    /// <summary>Look at measures, dashboards and plans.</summary>
    public const string Read = nameof(Read);

    /// <summary>Enter values; a contributor only for the measures they own, which the service checks.</summary>
    public const string Contribute = nameof(Contribute);

    /// <summary>Approve or return what was entered.</summary>
    public const string Approve = nameof(Approve);

    /// <summary>Change plan, measures, targets and rating schemes.</summary>
    public const string ManageRules = nameof(ManageRules);

    /// <summary>Prepare and download committee reports.</summary>
    public const string Report = nameof(Report);

    /// <summary>Manage users and settings.</summary>
    public const string Administer = nameof(Administer);

    private static readonly FrozenDictionary<string, string[]> RolesByPolicy = new Dictionary<string, string[]>
    {
        [Read] = [.. Roles.All],
        [Contribute] = [Roles.Administrator, Roles.PerformanceOfficer, Roles.Contributor],
        [Approve] = [Roles.Administrator, Roles.PerformanceOfficer, Roles.Approver],
        [ManageRules] = [Roles.Administrator, Roles.PerformanceOfficer],
        [Report] = [Roles.Administrator, Roles.PerformanceOfficer, Roles.Approver, Roles.DemocraticServices],
        [Administer] = [Roles.Administrator],
    }.ToFrozenDictionary();

    /// <summary>The names of all policies.</summary>
    public static IReadOnlyList<string> All { get; } = [Read, Contribute, Approve, ManageRules, Report, Administer];

    /// <summary>The roles that satisfy a policy, before what the council decides about approvers.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such policy.</exception>
    public static IReadOnlyList<string> RolesFor(string policy) =>
        RolesByPolicy.TryGetValue(policy, out string[]? roles)
            ? roles
            : throw new ArgumentOutOfRangeException(nameof(policy), policy, "There is no such policy.");

    /// <summary>Whether the actor has a role that satisfies the policy; that of an approver does not where the council keeps the policy from approvers.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such policy.</exception>
    public static bool Allows(string policy, Actor actor) => RolesFor(policy).Any(role => actor.IsIn(role) && !(role == Roles.Approver && actor.Withheld.Contains(policy)));

    /// <summary>Goes on only for an actor whom a policy allows.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="policy">The policy.</param>
    /// <param name="what">What they would do, to follow "You cannot": "set targets".</param>
    /// <param name="instead">What they can do instead, as a sentence.</param>
    /// <exception cref="NotPermittedException">The policy does not allow it.</exception>
    public static void Require(this Actor actor, string policy, string what, string instead = "Ask the performance team.")
    {
        if (!Allows(policy, actor)) throw new NotPermittedException($"You cannot {what}. {instead}");
    }
}
