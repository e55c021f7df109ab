namespace PerformanceManagement.Core.Changes;

/// <summary>How often anything that pages show has changed: one row, so that several instances of the site agree on it.</summary>
public sealed class DataVersion
{
    /// <summary>The key of the one row.</summary>
    public const int OnlyId = 1;

    /// <summary>Database key; always <see cref="OnlyId"/>.</summary>
    public int Id { get; init; } = OnlyId;

    /// <summary>The number, which only rises. It moves in the transaction of the change.</summary>
    public long Number { get; init; }

    /// <summary>
    /// The number at which every scorecard last had to be worked out anew: rules, plan, quarters. What changed since of single measures says
    /// <see cref="Measures.Measure.ChangedAt"/>.
    /// </summary>
    public long Everything { get; init; }

    /// <summary>The number at which something beside the scorecards last changed: people, delivery, texts of reports, views.</summary>
    public long Beside { get; init; }
}
