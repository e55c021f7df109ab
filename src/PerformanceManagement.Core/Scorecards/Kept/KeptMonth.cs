using System.Text.Json.Serialization;
using PerformanceManagement.Core.Ratings.Trends;

namespace PerformanceManagement.Core.Scorecards.Kept;

/// <summary>A month against the month before. As it is kept.</summary>
internal sealed record KeptMonth
{
    [JsonPropertyName("Month")]
    public required string Month { get; init; }

    [JsonPropertyName("Trend")]
    public required KeptTrend Trend { get; init; }

    [JsonPropertyName("Point")]
    public KeptPoint? Point { get; init; }

    public static KeptMonth Of(MonthComparison month) => new()
    {
        Month = month.Month.Token,
        Trend = KeptTrend.Of(month.Trend),
        Point = month.Point is { } point ? KeptPoint.Of(point) : null,
    };

    public MonthComparison ToMonth() => new(Periods.Period.Parse(Month), Trend.ToTrend()) { Point = Point?.ToPoint() };
}
