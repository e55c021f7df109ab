using System.Text.Json.Serialization;
using PerformanceManagement.Core.Plans;

namespace PerformanceManagement.Core.Scorecards.Kept;

/// <summary>A place in the plan. As it is kept.</summary>
internal sealed record KeptPlace
{
    [JsonPropertyName("Id")]
    public int Id { get; init; }

    [JsonPropertyName("Key")]
    public required string Key { get; init; }

    [JsonPropertyName("Kind")]
    public required string Kind { get; init; }

    [JsonPropertyName("Number")]
    public string? Number { get; init; }

    [JsonPropertyName("Title")]
    public required string Title { get; init; }

    [JsonPropertyName("SortOrder")]
    public int SortOrder { get; init; }

    public static KeptPlace Of(PlanPlace place) => new()
    {
        Id = place.Id,
        Key = place.Key,
        Kind = KeptWords.PlanItemKinds.Of(place.Kind),
        Number = place.Number,
        Title = place.Title,
        SortOrder = place.SortOrder,
    };

    public PlanPlace ToPlace() => new(Id, Key, KeptWords.PlanItemKinds.To(Kind), Number, Title, SortOrder);
}
