namespace PerformanceManagement.Core.Users;

/// <summary>A user to be added.</summary>
/// <param name="Email">The address they sign in with.</param>
/// <param name="DisplayName">The name shown beside what they enter.</param>
/// <param name="Role">One of <see cref="Roles.All"/>, in any capitals.</param>
/// <param name="Directorate">The name of their directorate; null for corporate users.</param>
/// <param name="Password">Their first password.</param>
public sealed record NewUser(string Email, string DisplayName, string Role, string? Directorate, string Password);
