using System.Text.Json.Serialization;
using PerformanceManagement.Core.Ratings.Status;

namespace PerformanceManagement.Core.Scorecards.Kept;

/// <summary>A rating. As it is kept.</summary>
internal sealed record KeptRating
{
    [JsonPropertyName("Outcome")]
    public required string Outcome { get; init; }

    [JsonPropertyName("Status")]
    public KeptStatus? Status { get; init; }

    [JsonPropertyName("NotRatedBecause")]
    public string? NotRatedBecause { get; init; }

    [JsonPropertyName("IsJudged")]
    public bool IsJudged { get; init; }

    [JsonPropertyName("Shortfall")]
    public decimal? Shortfall { get; init; }

    [JsonPropertyName("ShortfallPercent")]
    public decimal? ShortfallPercent { get; init; }

    [JsonPropertyName("SchemeName")]
    public string? SchemeName { get; init; }

    [JsonPropertyName("SchemeInForceFrom")]
    public string? SchemeInForceFrom { get; init; }

    [JsonPropertyName("Accepts")]
    public string? Accepts { get; init; }

    [JsonPropertyName("Explanation")]
    public required string Explanation { get; init; }

    [JsonPropertyName("ShownLabel")]
    public string? ShownLabel { get; init; }

    public static KeptRating Of(Rating rating) => new()
    {
        Outcome = KeptWords.RatingOutcomes.Of(rating.Outcome),
        Status = rating.Status is { } status ? KeptStatus.Of(status) : null,
        NotRatedBecause = rating.NotRatedBecause,
        IsJudged = rating.IsJudged,
        Shortfall = rating.Shortfall,
        ShortfallPercent = rating.ShortfallPercent,
        SchemeName = rating.SchemeName,
        SchemeInForceFrom = KeptDay.Of(rating.SchemeInForceFrom),
        Accepts = rating.Accepts,
        Explanation = rating.Explanation,
        ShownLabel = rating.ShownLabel,
    };

    public Rating ToRating() => new()
    {
        Outcome = KeptWords.RatingOutcomes.To(Outcome),
        Status = Status?.ToStatus(),
        NotRatedBecause = NotRatedBecause,
        IsJudged = IsJudged,
        Shortfall = Shortfall,
        ShortfallPercent = ShortfallPercent,
        SchemeName = SchemeName,
        SchemeInForceFrom = KeptDay.ToOrNone(SchemeInForceFrom),
        Accepts = Accepts,
        Explanation = Explanation,
        ShownLabel = ShownLabel,
    };
}
