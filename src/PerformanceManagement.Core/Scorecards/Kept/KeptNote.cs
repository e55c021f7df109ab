using System.Text.Json.Serialization;

namespace PerformanceManagement.Core.Scorecards.Kept;

/// <summary>A note. As it is kept.</summary>
internal sealed record KeptNote
{
    [JsonPropertyName("Period")]
    public required string Period { get; init; }

    [JsonPropertyName("Text")]
    public required string Text { get; init; }

    [JsonPropertyName("Date")]
    public string? Date { get; init; }

    public static KeptNote Of(LatestNote note) => new()
    {
        Period = note.Period.Token,
        Text = note.Text,
        Date = KeptDay.Of(note.Date),
    };

    public LatestNote ToNote() => new(Periods.Period.Parse(Period), Text, KeptDay.ToOrNone(Date));
}
