namespace PerformanceManagement.Core.Measures;

/// <summary>
/// One measure that another is made from: the whole is the sum of its parts, period by period, where no figure of its own is entered.
/// A small number hidden in one part hides what it could be worked out from in the others (field guide, section 3).
/// </summary>
public sealed class MeasurePart
{
    /// <summary>Database key.</summary>
    public int Id { get; init; }

    /// <summary>The measure that is made.</summary>
    public int WholeId { get; set; }

    /// <summary>The measure it is made from. Unique within the whole; never the whole itself, nor anything made from it.</summary>
    public int PartId { get; set; }
}
