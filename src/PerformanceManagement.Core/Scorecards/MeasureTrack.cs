using PerformanceManagement.Core.Charts;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Ratings.Benchmarks;
using PerformanceManagement.Core.Ratings.Spc;

namespace PerformanceManagement.Core.Scorecards;

/// <summary>A measure in a quarter with what its course is drawn from: figures as they may be seen, and nothing that must not be.</summary>
public sealed record MeasureTrack
{
    /// <summary>Its row in the quarter.</summary>
    public required ScorecardRow Row { get; init; }

    /// <summary>Its course; null where nothing could be worked out, or the measure is not part of the quarter.</summary>
    public MeasureCourse? Course { get; init; }

    /// <summary>What statistical process control says of its own periods, or why it says nothing.</summary>
    public required Signals Signals { get; init; }

    /// <summary>Our figure beside other areas'.</summary>
    public required MeasureBenchmarks Benchmarks { get; init; }

    /// <summary>Other areas' figures of all periods, in no order.</summary>
    public IReadOnlyList<AreaFigure> AreaFigures { get; init; } = [];

    /// <summary>The council's groups of areas, by name, whether they have a figure or not.</summary>
    public IReadOnlyList<NeighbourGroup> Groups { get; init; } = [];

    /// <summary>Our side of a comparison with other areas; null where there is no course.</summary>
    public OwnFigures? Own { get; init; }

    /// <summary>All targets, the latest first.</summary>
    public IReadOnlyList<TargetFigure> Targets { get; init; } = [];

    /// <summary>The reference of the fault that kept it from being worked out; null where there was none.</summary>
    public string? FaultReference => Row.Reported.FaultReference;
}
