using PerformanceManagement.Core.Periods;

namespace PerformanceManagement.Core.Scorecards;

/// <summary>A measure as quarters are made of it: what a scorecard needs of it, what it can be chosen by, and what else there is of it.</summary>
internal sealed record GroundMeasure
{
    public required ScorecardMeasure Head { get; init; }
    public int? DirectorateId { get; init; }
    public IReadOnlyList<int> CommitteeIds { get; init; } = [];

    /// <summary>What there is of it that most measures have none of, and so is not asked for; null where nobody looked.</summary>
    public RareFacts? Rare { get; init; }

    /// <summary>What it can be chosen by in a quarter.</summary>
    public MeasurePlace PlaceIn(Period quarter) => new()
    {
        MeasureId = Head.Id,
        Code = Head.Code,
        Title = Head.Title,
        DirectorateId = DirectorateId,
        PlanItemId = Head.PlaceIn(quarter),
        OwnerId = Head.OwnerId,
        Service = Head.Service,
        Portfolio = Head.Portfolio,
        CommitteeIds = CommitteeIds,
    };
}

/// <summary>What most measures have none of.</summary>
internal sealed record RareFacts
{
    /// <summary>Whether it is made of others or others of it, or has a suppressed figure: what may be shown of it depends on more than itself.</summary>
    public bool IsOfFamily { get; init; }

    /// <summary>Whether it has a choice of its own how it is rated.</summary>
    public bool HasOverrides { get; init; }

    /// <summary>Whether its method changed.</summary>
    public bool HasBreaks { get; init; }

    /// <summary>Whether a figure of it was corrected after sign-off.</summary>
    public bool HasCorrections { get; init; }

    /// <summary>Whether its limits were set anew.</summary>
    public bool HasRebases { get; init; }
}
