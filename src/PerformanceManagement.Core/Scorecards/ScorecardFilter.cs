namespace PerformanceManagement.Core.Scorecards;

/// <summary>Which measures a scorecard covers; null for no restriction. All restrictions hold together.</summary>
public sealed record ScorecardFilter
{
    /// <summary>Measures of a committee, by its key.</summary>
    public int? CommitteeId { get; init; }

    /// <summary>Measures of a directorate, by its key.</summary>
    public int? DirectorateId { get; init; }

    /// <summary>Measures under a plan item (a priority, say), by its key.</summary>
    public int? PlanItemId { get; init; }

    /// <summary>Measures of a service, by its name.</summary>
    public string? Service { get; init; }

    /// <summary>Measures of a portfolio holder, by the portfolio's name.</summary>
    public string? Portfolio { get; init; }

    /// <summary>Measures owned by a user.</summary>
    public int? OwnerId { get; init; }

    /// <summary>One measure, by its key.</summary>
    public int? MeasureId { get; init; }

    /// <summary>These measures, by their keys.</summary>
    public IReadOnlyCollection<int>? MeasureIds { get; init; }

    /// <summary>Measures whose code or title contains these words, whatever their case.</summary>
    public string? Search { get; init; }
}
