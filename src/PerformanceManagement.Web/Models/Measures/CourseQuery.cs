using PerformanceManagement.Core.Charts;

namespace PerformanceManagement.Web.Models.Measures;

/// <summary>What the address of a measure asks for, as it stands there.</summary>
public sealed record CourseQuery
{
    /// <summary>The quarter: <c>2026-27-Q2</c>.</summary>
    public string? Quarter { get; init; }

    /// <summary>How far back: a key of <see cref="Ranges"/>.</summary>
    public string? Range { get; init; }

    /// <summary>By which periods: a key of <see cref="Frequencies"/>.</summary>
    public string? Frequency { get; init; }

    /// <summary>The ranges by their keys, with what they are called.</summary>
    public static IReadOnlyList<(string Key, string Text, CourseRange Range)> Ranges { get; } =
    [
        ("2-years", "This and last year", CourseRange.TwoYears),
        ("5-years", "5 years", CourseRange.FiveYears),
        ("all", "All", CourseRange.All),
    ];

    /// <summary>The frequencies by their keys.</summary>
    public static IReadOnlyList<(string Key, CourseFrequency Frequency)> Frequencies { get; } =
        [("taken", CourseFrequency.Taken), ("quarters", CourseFrequency.Quarters), ("years", CourseFrequency.Years)];

    public static string KeyOf(CourseRange range) => Ranges.Single(r => r.Range == range).Key;

    public static string KeyOf(CourseFrequency frequency) => Frequencies.Single(f => f.Frequency == frequency).Key;
}
