using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Ratings.Series;

namespace PerformanceManagement.Core.Scorecards;

/// <summary>What a scorecard needs of a measure.</summary>
internal sealed record ScorecardMeasure
{
    public required int Id { get; init; }
    public required string Code { get; init; }
    public required string Title { get; init; }
    public required MeasureRules Rules { get; init; }
    public string? SchemeName { get; init; }
    public MeasureFlags Flags { get; init; }
    public string? Directorate { get; init; }
    public string? Service { get; init; }
    public string? Portfolio { get; init; }
    public int? OwnerId { get; init; }
    public int? PlanItemId { get; init; }

    /// <summary>Where it stood in earlier plans, in order of their last days.</summary>
    public IReadOnlyList<PlaceUntil> EarlierPlaces { get; init; } = [];
    public bool HasParts { get; init; }
    public Period? FirstPeriod { get; init; }
    public Period? LastPeriod { get; init; }
    public IReadOnlyList<EarlierRules> Earlier { get; init; } = [];

    /// <summary>Targets that someone means to set, in place of the stored ones; null for those.</summary>
    public IReadOnlyList<TargetFigure>? Targets { get; init; }

    public DatedRules Dated => new(Rules, Earlier.ToRules());

    public MeasureLife Life => new(FirstPeriod, LastPeriod);

    /// <summary>The item of the plan in which it stands in a quarter, or null. One of another plan is none: it has not been given a place in that of the quarter.</summary>
    public int? PlaceIn(Period quarter) => EarlierPlaces.FirstOrDefault(e => e.Until >= quarter.End) is { } earlier ? earlier.PlanItemId : PlanItemId;

    /// <summary>The measure by the rules that hold in a quarter, where it stands in the plan then.</summary>
    public ScorecardMeasure In(Period quarter) => Earlier.Count == 0 && EarlierPlaces.Count == 0 ? this : this with { Rules = Earlier.Count == 0 ? Rules : Dated.At(quarter.End), PlanItemId = PlaceIn(quarter) };
}

/// <summary>Where a measure stood in the plan up to a day.</summary>
internal sealed record PlaceUntil(DateOnly Until, int? PlanItemId);
