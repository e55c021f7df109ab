namespace PerformanceManagement.Core.Scorecards;

/// <summary>What a measure can be chosen by, as it stands now.</summary>
internal sealed record MeasurePlace
{
    public required int MeasureId { get; init; }
    public required string Code { get; init; }
    public required string Title { get; init; }
    public int? DirectorateId { get; init; }
    public int? PlanItemId { get; init; }
    public int? OwnerId { get; init; }
    public string? Service { get; init; }
    public string? Portfolio { get; init; }
    public IReadOnlyList<int> CommitteeIds { get; init; } = [];

    /// <summary>Whether another says the same.</summary>
    public bool IsSame(MeasurePlace other) => CommitteeIds.Order().SequenceEqual(other.CommitteeIds.Order()) && this with { CommitteeIds = [] } == other with { CommitteeIds = [] };

    /// <summary>Whether a filter chooses it.</summary>
    /// <param name="filter">The filter.</param>
    /// <param name="under">The keys of the filter's plan item and all below it; null for no such choice.</param>
    /// <param name="words">The words that are looked for; null for none.</param>
    public bool IsIn(ScorecardFilter filter, IReadOnlySet<int>? under, string? words) =>
        (filter.DirectorateId is not { } directorate || DirectorateId == directorate)
        && (filter.CommitteeId is not { } committee || CommitteeIds.Contains(committee))
        && (filter.OwnerId is not { } owner || OwnerId == owner)
        && (filter.Service is not { } service || string.Equals(Service, service, StringComparison.OrdinalIgnoreCase))
        && (filter.Portfolio is not { } portfolio || string.Equals(Portfolio, portfolio, StringComparison.OrdinalIgnoreCase))
        && (under is null || (PlanItemId is { } item && under.Contains(item)))
        && (words is null || Code.Contains(words, StringComparison.OrdinalIgnoreCase) || Title.Contains(words, StringComparison.OrdinalIgnoreCase));
}
