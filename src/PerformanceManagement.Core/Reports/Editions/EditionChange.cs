using PerformanceManagement.Core.Reports.Words;

namespace PerformanceManagement.Core.Reports.Editions;

/// <summary>Something that differs between two editions.</summary>
/// <param name="Where">The section or table.</param>
/// <param name="What">What of it: "HOU 01, Q2 2026/27 value".</param>
/// <param name="Before">As it was; null where it was not there.</param>
/// <param name="After">As it is; null where it is no longer there.</param>
public sealed record EditionChange(string Where, string What, string? Before, string? After)
{
    private const int MostInLine = 300;

    /// <summary>All of it in one line.</summary>
    public string Sentence => (Before, After) switch
    {
        (null, null) => $"{Where}: {What}",
        (null, { } added) => $"{Where}: {What} added: {Short(added)}",
        ({ } removed, null) => $"{Where}: {What} removed: {Short(removed)}",
        ({ } before, { } after) => $"{Where}: {What}: {Short(before)} is now {Short(after)}",
    };

    private static string Short(string text)
    {
        string line = PlainText.Line(text);
        return line.Length <= MostInLine ? $"“{line}”" : $"“{line[..(MostInLine - 1)]}…”";
    }
}
