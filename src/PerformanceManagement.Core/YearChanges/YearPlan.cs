using System.Text.Json;
using System.Text.Json.Serialization;

namespace PerformanceManagement.Core.YearChanges;

/// <summary>What a change of the year keeps: the choices, and once it is done each step with what was there before and what it left.</summary>
internal sealed record YearPlan
{
    private static readonly JsonSerializerOptions Format = new() { Converters = { new JsonStringEnumConverter() }, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <summary>What is chosen, by the measure's key; a measure that is kept is not in it.</summary>
    public Dictionary<int, YearChoice> Choices { get; init; } = [];

    /// <summary>What was done, in any order; empty while it is prepared.</summary>
    public List<YearStep> Steps { get; init; } = [];

    public YearChoice Of(int measureId) => Choices.GetValueOrDefault(measureId, YearChoice.Keep);

    public static YearPlan Read(YearChange? change) => change is null ? new YearPlan() : JsonSerializer.Deserialize<YearPlan>(change.Steps, Format) ?? new YearPlan();

    public string Write() => JsonSerializer.Serialize(this, Format);
}

/// <summary>A stored thing that was changed.</summary>
/// <param name="Kind">A measure, or a target.</param>
/// <param name="MeasureId">The measure.</param>
/// <param name="Code">Its code then.</param>
internal sealed record YearStep(YearStepKind Kind, int MeasureId, string Code)
{
    /// <summary>Of a target its period, as a token.</summary>
    public string? Period { get; init; }

    /// <summary>What was there, by the names of properties; null for nothing: it was added.</summary>
    public Dictionary<string, string?>? Before { get; init; }

    /// <summary>What the change left there; null for nothing: it was taken away.</summary>
    public Dictionary<string, string?>? After { get; init; }
}

/// <summary>What kind of thing it is.</summary>
internal enum YearStepKind
{
    Measure,
    Target,
}
