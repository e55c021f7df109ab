namespace PerformanceManagement.Core.Users;

/// <summary>A user in a list.</summary>
/// <param name="Id">Database key.</param>
/// <param name="Email">The address they sign in with.</param>
/// <param name="DisplayName">The name shown beside what they enter.</param>
/// <param name="Directorate">The name of their directorate, or null.</param>
/// <param name="Roles">Their roles, in alphabetical order.</param>
public sealed record UserSummary(int Id, string Email, string DisplayName, string? Directorate, IReadOnlyList<string> Roles);
