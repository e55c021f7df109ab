using System.Text.Json.Serialization;
using PerformanceManagement.Core.Ratings.Status;

namespace PerformanceManagement.Core.Scorecards.Kept;

/// <summary>The rating of a last known figure. As it is kept.</summary>
internal sealed record KeptLastKnown
{
    [JsonPropertyName("Period")]
    public required string Period { get; init; }

    [JsonPropertyName("Rating")]
    public required KeptRating Rating { get; init; }

    public static KeptLastKnown Of(LastKnownRating known) => new()
    {
        Period = known.Period.Token,
        Rating = KeptRating.Of(known.Rating),
    };

    public LastKnownRating ToLastKnown() => new(Periods.Period.Parse(Period), Rating.ToRating());
}
