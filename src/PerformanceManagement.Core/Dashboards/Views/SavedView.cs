using PerformanceManagement.Core.Periods;

namespace PerformanceManagement.Core.Dashboards.Views;

/// <summary>What somebody looks at on the dashboard, by a name: for themselves, or for everybody.</summary>
public sealed class SavedView
{
    /// <summary>The longest that <see cref="Filter"/> can be, in characters.</summary>
    public const int FilterLength = 5000;

    /// <summary>The longest that <see cref="Shown"/> can be, in characters; the rest is cut.</summary>
    public const int ShownLength = 1000;

    /// <summary>Database key.</summary>
    public int Id { get; init; }

    /// <summary>Whose it is.</summary>
    public int OwnerId { get; init; }

    /// <summary>Its name. Each person has it once.</summary>
    public required string Name { get; set; }

    /// <summary>Whether everybody finds it; else its owner alone.</summary>
    public bool IsShared { get; set; }

    /// <summary>What it shows, as the query of an address without its question mark; "" for the dashboard as it begins.</summary>
    public required string Filter { get; set; }

    /// <summary>The same in words, as they were when it was saved, so that it can be said what is no longer there.</summary>
    public required string Shown { get; set; }

    /// <summary>The reporting quarter that it keeps to; null opens on the present one.</summary>
    public Period? Quarter { get; init; }

    /// <summary>Concurrency token.</summary>
    public Guid Version { get; private set; }

    /// <summary>Whether it looks for a value of one of the dashboard's choices, whatever its capitals.</summary>
    /// <param name="choice">The name of the choice in the address: "service".</param>
    /// <param name="value">The value.</param>
    internal bool LooksFor(string choice, string value) => Parts.Any(p => p.Name == choice && p.Value.Equals(value, StringComparison.OrdinalIgnoreCase));

    /// <summary>Looks for another value, because what it looked for was renamed or merged, and says so in its words.</summary>
    /// <param name="choice">The name of the choice in the address.</param>
    /// <param name="was">The value and its words before.</param>
    /// <param name="becomes">The value and its words from now on.</param>
    internal void LookInsteadFor(string choice, (string Value, string Words) was, (string Value, string Words) becomes)
    {
        string filter = string.Join('&', Parts.Select(p => $"{Uri.EscapeDataString(p.Name)}={Uri.EscapeDataString(p.Name == choice && p.Value.Equals(was.Value, StringComparison.OrdinalIgnoreCase) ? becomes.Value : p.Value)}"));
        // Too long to keep, it goes on looking for what is no longer there, and says so.
        if (filter.Length > FilterLength) return;
        Filter = filter;
        string shown = Shown.Replace(was.Words, becomes.Words, StringComparison.OrdinalIgnoreCase);
        Shown = shown.Length <= ShownLength ? shown : shown[..ShownLength];
    }

    private IEnumerable<(string Name, string Value)> Parts =>
        Filter.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(part => part.Split('=', 2)).Select(pair => (Decoded(pair[0]), pair.Length > 1 ? Decoded(pair[1]) : ""));

    private static string Decoded(string part) => Uri.UnescapeDataString(part.Replace('+', ' '));
}
