using System.Text.Json.Serialization;
using PerformanceManagement.Core.Results;

namespace PerformanceManagement.Core.Scorecards.Kept;

/// <summary>A correction that the row used. As it is kept.</summary>
internal sealed record KeptCorrection
{
    [JsonPropertyName("Id")]
    public int Id { get; init; }

    [JsonPropertyName("Period")]
    public required string Period { get; init; }

    [JsonPropertyName("SignedOffIn")]
    public required string SignedOffIn { get; init; }

    [JsonPropertyName("Was")]
    public KeptFigure? Was { get; init; }

    [JsonPropertyName("Now")]
    public KeptFigure? Now { get; init; }

    [JsonPropertyName("Because")]
    public required string Because { get; init; }

    [JsonPropertyName("On")]
    public required string On { get; init; }

    [JsonPropertyName("ShownWas")]
    public string? ShownWas { get; init; }

    [JsonPropertyName("ShownNow")]
    public string? ShownNow { get; init; }

    public static KeptCorrection Of(Correction correction) => new()
    {
        Id = correction.Id,
        Period = correction.Period.Token,
        SignedOffIn = correction.SignedOffIn.Token,
        Was = correction.Was is { } was ? KeptFigure.Of(was) : null,
        Now = correction.Now is { } now ? KeptFigure.Of(now) : null,
        Because = correction.Because,
        On = KeptDay.Of(correction.On),
        ShownWas = correction.ShownWas,
        ShownNow = correction.ShownNow,
    };

    public Correction ToCorrection() => new()
    {
        Id = Id,
        Period = Periods.Period.Parse(Period),
        SignedOffIn = Periods.Period.Parse(SignedOffIn),
        Was = Was?.ToFigure(),
        Now = Now?.ToFigure(),
        Because = Because,
        On = KeptDay.To(On),
        ShownWas = ShownWas,
        ShownNow = ShownNow,
    };
}
