using System.CommandLine;
using PerformanceManagement.Core.Measures;

namespace PerformanceManagement.Cli;

/// <summary><c>--committee NAME</c> of what is written as a data pack: what one committee is told of.</summary>
internal static class ToldOption
{
    public static Option<string?> Create() => new("--committee") { Description = "The name of the committee that is told of it; everything without it." };

    /// <summary>The committee that was named; null where none was.</summary>
    /// <param name="committees">All there are.</param>
    /// <param name="name">What was typed; null for nothing.</param>
    /// <param name="chosen">The committee.</param>
    /// <returns>What is wrong; null for nothing.</returns>
    public static string? Problem(List<Committee> committees, string? name, out Committee? chosen)
    {
        chosen = committees.Find(c => string.Equals(c.Name, name?.Trim(), StringComparison.OrdinalIgnoreCase));
        return name is null || chosen is not null ? null
            : $"There is no committee “{name}”. {(committees.Count == 0 ? "The database has none yet." : $"The committees are: {string.Join(", ", committees.Select(c => c.Name))}.")}";
    }
}
