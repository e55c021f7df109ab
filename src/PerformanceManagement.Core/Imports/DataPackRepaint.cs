using PerformanceManagement.Core.Periods;

namespace PerformanceManagement.Core.Imports;

/// <summary>What changed rules of a measure do to one quarter that it has been reported in.</summary>
/// <param name="Code">The measure.</param>
/// <param name="Quarter">The quarter.</param>
/// <param name="Changes">What would be another: status, figure, target, trends.</param>
public sealed record DataPackRepaint(string Code, Period Quarter, IReadOnlyList<RepaintedCell> Changes)
{
    /// <summary>"K1, Q2 2017/18: status “On target” becomes “Significantly below target”; short trend “Improved” becomes “Worsened”".</summary>
    public override string ToString() => $"{Code}, {Quarter.Label}: {string.Join("; ", Changes.Select(c => $"{c.What} “{c.Before}” becomes “{c.After}”"))}";
}

/// <summary>One thing that reads differently by the changed rules.</summary>
/// <param name="What">What it is: "status", "figure", "target", "short trend".</param>
/// <param name="Before">By the rules as they are stored.</param>
/// <param name="After">By those of the pack.</param>
public sealed record RepaintedCell(string What, string Before, string After);

/// <summary>Everything that the changed rules of a pack repaint.</summary>
/// <param name="Listed">Quarter by quarter and measure by measure, the latest quarter first; at most <see cref="MostListed"/>.</param>
/// <param name="Counts">In sentences: of which measures how many quarters and how many of each kind, and what stays.</param>
/// <param name="Total">How many there are in all.</param>
public sealed record DataPackRepaints(IReadOnlyList<DataPackRepaint> Listed, IReadOnlyList<string> Counts, int Total)
{
    /// <summary>Whether they have to be told: not where the pack says from when its rules hold.</summary>
    public bool NeedTelling { get; init; }

    /// <summary>How many are listed; the rest are only counted.</summary>
    public const int MostListed = 200;

    /// <summary>Nothing is repainted.</summary>
    public static DataPackRepaints None { get; } = new([], [], 0);

    /// <summary>The list and the counts, a line each.</summary>
    public IEnumerable<string> Lines =>
    [
        .. Listed.Select(r => r.ToString()),
        .. Total > Listed.Count ? new[] { $"And {Total - Listed.Count:N0} more." } : [],
        .. Counts,
    ];
}
