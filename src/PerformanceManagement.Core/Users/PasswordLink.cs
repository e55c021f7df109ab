using PerformanceManagement.Core.Changes;

namespace PerformanceManagement.Core.Users;

/// <summary>What became of the wish for a link to choose a password.</summary>
/// <param name="Outcome">Saved or refused; null where there is no such person.</param>
/// <param name="Secret">The secret part of the link, kept nowhere: shown once. Null where none was made.</param>
public sealed record MadePasswordLink(Outcome? Outcome, string? Secret);

/// <summary>A link to choose a password, as whoever holds it finds it.</summary>
/// <param name="Problem">Why it cannot be used, as sentences; null where it can.</param>
/// <param name="Email">The address that its owner signs in with; null where the link cannot be used.</param>
/// <param name="DisplayName">Its owner's name; null where the link cannot be used.</param>
public sealed record FoundPasswordLink(string? Problem, string? Email, string? DisplayName);
