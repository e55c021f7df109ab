namespace PerformanceManagement.Core.Ratings.Benchmarks;

/// <summary>All comparisons of a measure with other areas.</summary>
/// <param name="Areas">Areas that are in none of the groups shown, by name.</param>
/// <param name="Groups">Groups of which a member has a figure, by name.</param>
public sealed record MeasureBenchmarks(IReadOnlyList<BenchmarkComparison> Areas, IReadOnlyList<NeighbourComparison> Groups)
{
    /// <summary>No comparisons.</summary>
    public static MeasureBenchmarks None { get; } = new([], []);

    /// <summary>Whether there is none.</summary>
    public bool IsEmpty => Areas.Count == 0 && Groups.Count == 0;

    /// <summary>The comparisons of a measure in a quarter.</summary>
    /// <param name="own">Our figures.</param>
    /// <param name="figures">Other areas' figures for it.</param>
    /// <param name="groups">The council's groups of areas.</param>
    public static MeasureBenchmarks Of(OwnFigures own, IReadOnlyCollection<AreaFigure> figures, IEnumerable<NeighbourGroup> groups)
    {
        var rule = new BenchmarkRule(own);
        List<NeighbourGroup> shown = [.. groups.Where(g => figures.Any(f => g.Areas.Contains(f.Area, StringComparer.OrdinalIgnoreCase))).OrderBy(g => g.Name, StringComparer.OrdinalIgnoreCase)];
        // A member stands for itself only within its group, so that neighbours never make a league table.
        HashSet<string> members = new(shown.SelectMany(g => g.Areas), StringComparer.OrdinalIgnoreCase);
        return new MeasureBenchmarks(
            [.. figures.Where(f => !members.Contains(f.Area)).GroupBy(f => f.Area, StringComparer.OrdinalIgnoreCase).OrderBy(g => g.Key, StringComparer.OrdinalIgnoreCase).Select(g => rule.Compare(g.Key, g))],
            [.. shown.Select(g => NeighbourRule.Compare(g, own, figures)).OfType<NeighbourComparison>()]);
    }
}
