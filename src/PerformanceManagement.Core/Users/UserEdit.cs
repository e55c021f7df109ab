namespace PerformanceManagement.Core.Users;

/// <summary>What is typed of a person, on the page or as options of the command line.</summary>
/// <param name="Email">The address they sign in with.</param>
/// <param name="DisplayName">The name shown beside what they enter.</param>
/// <param name="Roles">One or more of <see cref="Users.Roles.All"/>, in any capitals.</param>
/// <param name="Directorate">The name of their directorate; blank for corporate users.</param>
public sealed record UserEdit(string? Email, string? DisplayName, IReadOnlyList<string> Roles, string? Directorate)
{
    /// <summary>The version of the person that the form was filled from; null for somebody new.</summary>
    public Guid? Version { get; init; }

    /// <summary>Whether somebody who takes roles from themself has been told what that means.</summary>
    public bool IsSure { get; init; }
}

/// <summary>Somebody would take roles from themself.</summary>
/// <param name="Roles">The roles they would no longer have.</param>
/// <param name="IsAdministrator">Whether they would still be an administrator.</param>
public sealed record OwnRolesEffect(IReadOnlyList<string> Roles, bool IsAdministrator);
