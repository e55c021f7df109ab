using System.Security.Cryptography;

namespace PerformanceManagement.Cli;

/// <summary>A password for a user: typed, or made up.</summary>
internal sealed record ChosenPassword(string Text, bool IsMadeUp)
{
    // Without letters and digits that are taken for each other when read out: 0 and o, 1 and l.
    private const string Letters = "abcdefghijkmnpqrstuvwxyz23456789";
    private const int Groups = 4;
    private const int GroupLength = 5;

    /// <summary>What was given as an option, or is typed when asked; made up when neither.</summary>
    public static ChosenPassword From(string? given, Terminal terminal)
    {
        if (given is not null) return new ChosenPassword(given, IsMadeUp: false);
        string typed = terminal.CanAsk ? terminal.AskSecret("Password (leave blank to have one made up):") : "";
        return typed.Length > 0
            ? new ChosenPassword(typed, IsMadeUp: false)
            : new ChosenPassword(string.Join('-', Enumerable.Range(0, Groups).Select(_ => RandomNumberGenerator.GetString(Letters, GroupLength))), IsMadeUp: true);
    }
}
