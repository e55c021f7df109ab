using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Ratings.Status;

namespace PerformanceManagement.Core.Ratings.Targets;

/// <summary>Where a forecast comes from.</summary>
public enum ForecastOrigin
{
    /// <summary>There is none.</summary>
    None,

    /// <summary>The person who enters the measure gave it.</summary>
    Owner,

    /// <summary>The year so far, carried on to the year's end.</summary>
    RunRate,
}

/// <summary>What a measure's year is expected to come to, with a status of its own: it stands beside the latest one and never replaces it.</summary>
public sealed record Forecast
{
    /// <summary>The year.</summary>
    public required Period Year { get; init; }

    /// <summary>Given by the owner, run rate or none.</summary>
    public required ForecastOrigin Origin { get; init; }

    /// <summary>The figure expected for the whole year, unrounded; null when there is none.</summary>
    public decimal? Value { get; init; }

    /// <summary>The period with which it was given, or up to which the year so far goes.</summary>
    public required Period AsAt { get; init; }

    /// <summary>The year's target, or null.</summary>
    public TargetFigure? Target { get; init; }

    /// <summary>One sentence that says where the figure comes from, or why there is none.</summary>
    public required string Basis { get; init; }

    /// <summary>Its status against the year's target.</summary>
    public required Rating Rating { get; init; }

    /// <summary>What is said beside the figure: "owner, Q2 2026/27", "run rate".</summary>
    public string Mark => Origin == ForecastOrigin.Owner ? $"owner, {AsAt.Label}" : "run rate";

    /// <summary>What it is called beside a status: "Forecast" where a person gave it, "Run rate" where it was worked out.</summary>
    public string Name => Origin == ForecastOrigin.RunRate ? "Run rate" : "Forecast";

    /// <summary>The key of where it comes from in JSON: "owner", "run-rate" or "none".</summary>
    public string OriginKey => Origin switch { ForecastOrigin.Owner => "owner", ForecastOrigin.RunRate => "run-rate", _ => "none" };

    /// <summary>Where it comes from and what follows, for a page's "why".</summary>
    public string Explanation => Value is null ? Basis : $"{Basis} {Rating.Explanation}";

    /// <summary>The figure as displayed; a dash when there is none.</summary>
    public string Text(MeasureRules rules) => Value is { } value ? rules.Display(value) : "–";
}
