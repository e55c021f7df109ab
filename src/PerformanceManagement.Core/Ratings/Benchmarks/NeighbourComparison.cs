using PerformanceManagement.Core.Periods;

namespace PerformanceManagement.Core.Ratings.Benchmarks;

/// <summary>A named group of areas to compare with.</summary>
/// <param name="Name">"Similar councils".</param>
/// <param name="Areas">Its members, the council itself not among them.</param>
public sealed record NeighbourGroup(string Name, IReadOnlyList<string> Areas);

/// <summary>Our figure among those of a group: its mean and median and our rank, and never a league table.</summary>
public sealed record NeighbourComparison
{
    /// <summary>The group's name.</summary>
    public required string Group { get; init; }

    /// <summary>Our figure beside the mean of the group.</summary>
    public required BenchmarkComparison AgainstMean { get; init; }

    /// <summary>The period of the members' figures; null when none is early enough.</summary>
    public Period? Period { get; init; }

    /// <summary>The members' mean as displayed, worked out from unrounded figures; null when there are none.</summary>
    public decimal? Mean { get; init; }

    /// <summary>Their median, likewise.</summary>
    public decimal? Median { get; init; }

    /// <summary>Our place among them and us, 1 being best; null where there is none.</summary>
    public int? Rank { get; init; }

    /// <summary>Whether a member shares our place.</summary>
    public bool IsJoint { get; init; }

    /// <summary>The members' figures of that period, by name.</summary>
    public IReadOnlyList<AreaFigure> Members { get; init; } = [];

    /// <summary>Members without a figure for that period, by name.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];

    /// <summary>"Joint 3rd of 9"; null where there is no rank.</summary>
    public string? RankText => Rank is { } place ? $"{(IsJoint ? "Joint " : "")}{Ordinal(place)} of {Members.Count + 1}" : null;

    private static string Ordinal(int number) => number + ((number % 100) is >= 11 and <= 13 ? "th" : (number % 10) switch { 1 => "st", 2 => "nd", 3 => "rd", _ => "th" });
}
