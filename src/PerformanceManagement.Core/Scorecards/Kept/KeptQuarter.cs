using System.Text.Json.Serialization;

namespace PerformanceManagement.Core.Scorecards.Kept;

/// <summary>What was reported in an earlier quarter. As it is kept.</summary>
internal sealed record KeptQuarter
{
    [JsonPropertyName("Quarter")]
    public required string Quarter { get; init; }

    [JsonPropertyName("Point")]
    public required KeptPoint Point { get; init; }

    public static KeptQuarter Of(QuarterFigure quarter) => new()
    {
        Quarter = quarter.Quarter.Token,
        Point = KeptPoint.Of(quarter.Point),
    };

    public QuarterFigure ToQuarter() => new(Periods.Period.Parse(Quarter), Point.ToPoint());
}
