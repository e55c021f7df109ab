using System.Security.Cryptography;

namespace PerformanceManagement.Core;

/// <summary>What a person quotes when something went wrong, and the log names.</summary>
public static class FaultReference
{
    // No vowels, 0, 1 or letters that look like them: a reference is read out over the telephone.
    private const string Letters = "23456789BCDFGHJKMNPQRSTVWXZ";

    /// <summary>A new one, like "VX9R-X8XK".</summary>
    public static string New() => RandomNumberGenerator.GetString(Letters, 8).Insert(4, "-");
}
