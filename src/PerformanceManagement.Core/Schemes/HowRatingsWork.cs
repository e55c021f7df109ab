using PerformanceManagement.Core.Comparisons;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Ratings.Status;

namespace PerformanceManagement.Core.Schemes;

/// <summary>The council's rules as they are today, for anyone who asks. It names no person.</summary>
public sealed record HowRatingsWork
{
    /// <summary>The day.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>The schemes in force: the default first, then those that rate the most measures.</summary>
    public required IReadOnlyList<SchemeInUse> Schemes { get; init; }

    /// <summary>How many measures are shown for information, without a status.</summary>
    public required int NotRated { get; init; }

    /// <summary>Over how many periods a long trend looks back, by frequency.</summary>
    public required IReadOnlyList<TrendSetting> LongTrends { get; init; }

    /// <summary>The latest quarter that is signed off; null when none is.</summary>
    public Period? SignedOff { get; init; }
}

/// <summary>A scheme in force, and what it rates.</summary>
/// <param name="Scheme">The version in force.</param>
/// <param name="Examples">Its statuses, best first, each with an example.</param>
/// <param name="SetByRole">The role of who brought it into force; null for a scheme that was shipped.</param>
/// <param name="Measures">How many measures it rates.</param>
/// <param name="OwnTolerances">Those of them with a tolerance of their own, by code.</param>
public sealed record SchemeInUse(RatingScheme Scheme, IReadOnlyList<SchemeExample> Examples, string? SetByRole, int Measures, IReadOnlyList<OwnTolerance> OwnTolerances);

/// <summary>A measure with a tolerance of its own.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Title">Its short name.</param>
/// <param name="Tolerance">The tolerance in words: "2 percentage points".</param>
/// <param name="Since">The day from which it holds; null when it came with the measure itself.</param>
public sealed record OwnTolerance(string Code, string Title, string Tolerance, DateOnly? Since);
