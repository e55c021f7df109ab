using System.Text.RegularExpressions;

namespace PerformanceManagement.Core.Reports.Words;

/// <summary>The names in braces that a report's texts may hold, and what they are filled with.</summary>
internal static partial class Placeholders
{
    /// <summary>What is wrong with a text: it is blank, or it holds a name that nothing fills.</summary>
    /// <param name="where">Its place in the file.</param>
    /// <param name="text">The text.</param>
    /// <param name="known">The names it may hold.</param>
    public static IEnumerable<string> Problems(string where, string text, IReadOnlyList<string> known)
    {
        if (string.IsNullOrWhiteSpace(text)) yield return $"{where} is empty.";
        string may = known.Count == 0 ? "No name in braces has a meaning there." : $"It can hold {string.Join(", ", known.Select(k => "{" + k + "}"))}.";
        foreach (string name in Named().Matches(text).Select(m => m.Groups[1].Value).Where(n => !known.Contains(n)).Distinct())
            yield return $"{where} holds {{{name}}}, which nothing fills. {may}";
    }

    /// <summary>A text with its names filled. What is filled in is not looked through again.</summary>
    public static string Fill(string text, IReadOnlyDictionary<string, string> values) =>
        Named().Replace(text, m => values.TryGetValue(m.Groups[1].Value, out string? value) ? value : m.Value);

    [GeneratedRegex(@"\{([^{}]*)\}", RegexOptions.CultureInvariant)]
    private static partial Regex Named();
}
