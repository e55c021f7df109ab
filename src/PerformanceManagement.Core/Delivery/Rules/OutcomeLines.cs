using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using PerformanceManagement.Core.Reading;

namespace PerformanceManagement.Core.Delivery.Rules;

/// <summary>A list of outcomes as it is typed and stored: a line each, "1 | not upheld"; under an outcome, its parts with a dash before them.</summary>
public static class OutcomeLines
{
    /// <summary>Reads the lines.</summary>
    /// <param name="typed">What was typed.</param>
    /// <param name="outcomes">The outcomes, those that are parts of another after it.</param>
    /// <param name="problem">A sentence without a full stop that names the line; null where all could be read.</param>
    public static bool TryRead(string? typed, out IReadOnlyList<OutcomeCount> outcomes, [NotNullWhen(false)] out string? problem)
    {
        List<OutcomeCount> read = [];
        outcomes = read;
        string? whole = null;
        foreach (string line in (typed ?? "").Split('\n'))
        {
            string seen = TypedText.AsSeen(line);
            if (seen.Length == 0) continue;
            bool isPart = seen.StartsWith('-');
            string[] parts = seen.TrimStart('-', ' ').Split('|', 2, StringSplitOptions.TrimEntries);
            if (parts.Length != 2 || parts[1].Length == 0 || !int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out int count))
            {
                problem = $"{TypedText.Quoted(line)} is not a count, a line and an outcome: write 1 | not upheld";
                return false;
            }

            if (isPart && whole is null)
            {
                problem = $"{TypedText.Quoted(line)} is a part, and there is no outcome above it";
                return false;
            }

            read.Add(new OutcomeCount(parts[1], count, isPart ? whole : null));
            if (!isPart) whole = parts[1];
        }

        problem = null;
        return true;
    }

    /// <summary>The lines of some outcomes, or null where there are none.</summary>
    public static string? Write(IReadOnlyList<OutcomeCount> outcomes) =>
        outcomes.Count == 0 ? null : string.Join('\n', outcomes.Select(o => string.Create(CultureInfo.InvariantCulture, $"{(o.Under is null ? "" : "- ")}{o.Count} | {o.Text}")));
}
