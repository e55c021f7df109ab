namespace PerformanceManagement.Core.Measures;

/// <summary>A code that a measure had before: its old addresses lead to the measure still, and no other measure takes it.</summary>
public sealed class EarlierCode
{
    /// <summary>Database key.</summary>
    public int Id { get; init; }

    /// <summary>The measure.</summary>
    public int MeasureId { get; set; }

    /// <summary>The code it had. Unique, and no measure's present code.</summary>
    public required string Code { get; set; }

    /// <summary>When it was given up, UTC.</summary>
    public DateTime GivenUpAt { get; set; }
}
