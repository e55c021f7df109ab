namespace PerformanceManagement.Core.Measures;

/// <summary>The definition that a measure had up to a day (field guide, section 3: definition and rules are versioned by date).</summary>
public sealed class EarlierDefinition
{
    /// <summary>Database key.</summary>
    public int Id { get; init; }

    /// <summary>The measure.</summary>
    public int MeasureId { get; set; }

    /// <summary>The last day on which it held. Unique within the measure.</summary>
    public DateOnly Until { get; set; }

    /// <summary>What was counted and how, in words; empty where there was no definition.</summary>
    public required string Text { get; set; }
}
