using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using PerformanceManagement.Core.Measures;

namespace PerformanceManagement.Core.Users;

/// <summary>A person in a list.</summary>
/// <param name="Id">Database key.</param>
/// <param name="Email">The address they sign in with.</param>
/// <param name="DisplayName">The name shown beside what they enter.</param>
/// <param name="Directorate">The name of their directorate, or null.</param>
/// <param name="Roles">Their roles, in alphabetical order.</param>
/// <param name="State">Whether they can sign in.</param>
public sealed record UserSummary(int Id, string Email, string DisplayName, string? Directorate, IReadOnlyList<string> Roles, UserState State)
{
    /// <summary>When they were disabled, UTC; null for those who are not.</summary>
    public DateTime? DisabledAt { get; init; }

    /// <summary>Until when they are locked, UTC; null for those who are not.</summary>
    public DateTime? LockedUntil { get; init; }

    /// <summary>Until when the latest link to choose a password holds or held, UTC; null where none waits for its use.</summary>
    public DateTime? PasswordLinkUntil { get; init; }

    /// <summary>The version of what can be changed: the same for the same name, address, roles and directorate, whatever passwords were tried meanwhile.</summary>
    public Guid Version => new(SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Id}\n{Email}\n{DisplayName}\n{Directorate}\n{string.Join('\n', Roles)}"))).AsSpan(0, 16));
}

/// <summary>Which people a list shows.</summary>
public sealed record UserListFilter
{
    /// <summary>Part of a name or an address, in any capitals; null for all.</summary>
    public string? Search { get; init; }

    /// <summary>A role; null for all. One that does not exist shows nobody.</summary>
    public string? Role { get; init; }

    /// <summary>A directorate's key; null for all.</summary>
    public int? DirectorateId { get; init; }

    /// <summary>Whether they can sign in; null for all.</summary>
    public UserState? State { get; init; }
}

/// <summary>A page of the people who pass a filter.</summary>
public sealed record UserList
{
    /// <summary>How many a page shows at most.</summary>
    public const int PageSize = 50;

    /// <summary>The people, by name.</summary>
    public required IReadOnlyList<UserSummary> Items { get; init; }

    /// <summary>How many there are on all pages.</summary>
    public required int Total { get; init; }

    /// <summary>The page, from 1.</summary>
    public required int Page { get; init; }

    /// <summary>How many pages there are, at least 1.</summary>
    public required int Pages { get; init; }

    /// <summary>The directorates to choose from, by name.</summary>
    public required IReadOnlyList<Directorate> Directorates { get; init; }
}
