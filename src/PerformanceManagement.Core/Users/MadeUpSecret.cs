using System.Security.Cryptography;

namespace PerformanceManagement.Core.Users;

/// <summary>Passwords and codes that a machine makes up and a person reads or types.</summary>
public static class MadeUpSecret
{
    // Without letters and digits that are taken for each other when read out: 0 and o, 1 and l.
    private const string Letters = "abcdefghijkmnpqrstuvwxyz23456789";
    private const int Groups = 4;
    private const int GroupLength = 5;

    /// <summary>A new one, which nobody can guess: four groups of five letters and digits, with hyphens.</summary>
    public static string New() => string.Join('-', Enumerable.Range(0, Groups).Select(_ => RandomNumberGenerator.GetString(Letters, GroupLength)));
}
