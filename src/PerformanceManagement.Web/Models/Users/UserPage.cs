using Microsoft.AspNetCore.Mvc.Rendering;
using PerformanceManagement.Core.HandOver;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Users;

namespace PerformanceManagement.Web.Models.Users;

/// <summary>A person, and what waits for them.</summary>
/// <param name="Person">The person.</param>
/// <param name="Work">How much waits for them.</param>
/// <param name="IsSelf">Whether they look at themself.</param>
public sealed record UserPage(UserSummary Person, WorkCount Work, bool IsSelf);

/// <summary>A link to choose a password, on the one page that shows it.</summary>
/// <param name="Person">Whose it is.</param>
/// <param name="Address">The link; null once it was shown.</param>
public sealed record PasswordLinkPage(UserSummary Person, string? Address);

/// <summary>The page on which somebody is added or changed.</summary>
/// <param name="Person">The person as they are stored; null for somebody new.</param>
/// <param name="Form">What is typed.</param>
/// <param name="Directorates">The directorates to choose from.</param>
public sealed record UserEditPage(UserSummary? Person, UserForm Form, IReadOnlyList<Directorate> Directorates)
{
    /// <summary>What somebody saved meanwhile; null unless whoever types has to choose.</summary>
    public UserSummary? Theirs { get; init; }

    /// <summary>What it means that somebody takes roles from themself; null for anything else.</summary>
    public OwnRolesEffect? OwnRoles { get; init; }

    public string Heading => Person is null ? "Add a person" : $"Change {Person.DisplayName}";

    public IReadOnlyList<SelectListItem> DirectorateItems => [new("None: works for the whole council", ""), .. Directorates.Select(d => new SelectListItem(d.Name, d.Name))];

    /// <summary>What a role may do, in a line.</summary>
    public static string RoleHint(string role) => role switch
    {
        Roles.Administrator => "Manages people and settings; may do everything",
        Roles.PerformanceOfficer => "Owns plan, measures, rules and reports; may enter any value",
        Roles.Contributor => "Enters the measures given to them",
        Roles.Approver => "A director: reads, approves, answers for what is red",
        Roles.DemocraticServices => "Takes the finished paper",
        Roles.Viewer => "Reads",
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, null),
    };
}

/// <summary>The form of a person.</summary>
public sealed class UserForm
{
    public string? DisplayName { get; set; }

    public string? Email { get; set; }

    public List<string> Roles { get; set; } = [];

    /// <summary>The directorate's name; blank for none.</summary>
    public string? Directorate { get; set; }

    public Guid? Version { get; set; }

    /// <summary>Whether somebody who takes roles from themself has been told what that means.</summary>
    public bool IsSure { get; set; }

    public static UserForm From(UserSummary person) =>
        new() { DisplayName = person.DisplayName, Email = person.Email, Roles = [.. person.Roles], Directorate = person.Directorate, Version = person.Version };

    public UserEdit ToEdit() => new(Email, DisplayName, Roles, Directorate) { Version = Version, IsSure = IsSure };
}
