using System.Text.Json;
using System.Text.Json.Serialization;
using PerformanceManagement.Core.Collections;
using PerformanceManagement.Core.Periods;

namespace PerformanceManagement.Core.Scorecards;

/// <summary>
/// What a measure's row of the scorecard was when its quarter was signed off: value, target, scheme, status, trends and their explanations.
/// A later change of tolerance or target never repaints what members saw (field guide, section 4).
/// What was kept must stay readable: a property that a row gains later is not <c>required</c>.
/// </summary>
public sealed class SignedOffFigure
{
    private static readonly JsonSerializerOptions Options = new()
    {
        IgnoreReadOnlyProperties = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new PeriodJson(), new JsonStringEnumConverter() },
    };

    /// <summary>Database key.</summary>
    public int Id { get; init; }

    /// <summary>The collection that was signed off.</summary>
    public int CollectionId { get; init; }

    /// <summary>The collection, when loaded.</summary>
    public Collection? Collection { get; init; }

    /// <summary>The measure. Unique within the collection.</summary>
    public int MeasureId { get; init; }

    /// <summary>The row, as JSON; read it with <see cref="ToRow"/>.</summary>
    public required string Row { get; init; }

    /// <summary>Keeps a row.</summary>
    public static SignedOffFigure Of(Collection collection, ScorecardRow row) =>
        new() { CollectionId = collection.Id, MeasureId = row.MeasureId, Row = JsonSerializer.Serialize(row, Options) };

    /// <summary>The row as it was kept.</summary>
    /// <exception cref="JsonException">What is stored is no row.</exception>
    public ScorecardRow ToRow() => JsonSerializer.Deserialize<ScorecardRow>(Row, Options) ?? throw new JsonException($"Signed-off figure {Id} holds no row.");

    private sealed class PeriodJson : JsonConverter<Period>
    {
        public override Period Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Period.Parse(reader.GetString() ?? "");

        public override void Write(Utf8JsonWriter writer, Period value, JsonSerializerOptions options) => writer.WriteStringValue(value.Token);
    }
}
