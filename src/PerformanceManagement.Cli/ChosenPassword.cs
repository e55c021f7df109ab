using PerformanceManagement.Core.Users;

namespace PerformanceManagement.Cli;

/// <summary>A password for a user: typed, or made up.</summary>
internal sealed record ChosenPassword(string Text, bool IsMadeUp)
{
    /// <summary>What was given as an option, or is typed when asked; made up when neither.</summary>
    public static ChosenPassword From(string? given, Terminal terminal)
    {
        if (given is not null) return new ChosenPassword(given, IsMadeUp: false);
        string typed = terminal.CanAsk ? terminal.AskSecret("Password (leave blank to have one made up):") : "";
        return typed.Length > 0 ? new ChosenPassword(typed, IsMadeUp: false) : new ChosenPassword(MadeUpSecret.New(), IsMadeUp: true);
    }
}
