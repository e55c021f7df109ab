using PerformanceManagement.Core.Plans;

namespace PerformanceManagement.Core.MeasureSetup;

/// <summary>What there is to choose from for a measure.</summary>
public sealed record MeasureChoices
{
    /// <summary>The plan, in its order.</summary>
    public required IReadOnlyList<PlanItem> Plan { get; init; }

    /// <summary>The names of the directorates, in order.</summary>
    public required IReadOnlyList<string> Directorates { get; init; }

    /// <summary>The services that have a measure, in order.</summary>
    public required IReadOnlyList<string> Services { get; init; }

    /// <summary>The portfolio holders that have a measure, in order.</summary>
    public required IReadOnlyList<string> Portfolios { get; init; }

    /// <summary>The names of the committees, in order.</summary>
    public required IReadOnlyList<string> Committees { get; init; }

    /// <summary>The names of the rating schemes that are in force, in order.</summary>
    public required IReadOnlyList<string> Schemes { get; init; }
}
