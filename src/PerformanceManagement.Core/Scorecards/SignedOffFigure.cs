using PerformanceManagement.Core.Collections;
using PerformanceManagement.Core.Scorecards.Kept;

namespace PerformanceManagement.Core.Scorecards;

/// <summary>
/// What a measure's row of the scorecard was when its quarter was signed off: value, target, scheme, status, trends, their explanations, and the words
/// in which they were shown. A later change of tolerance, target or code never repaints what members saw (field guide, section 4; decision 0021).
/// </summary>
public sealed class SignedOffFigure
{
    private string row = "";

    /// <summary>Database key.</summary>
    public int Id { get; init; }

    /// <summary>The collection that was signed off.</summary>
    public int CollectionId { get; init; }

    /// <summary>The collection, when loaded.</summary>
    public Collection? Collection { get; init; }

    /// <summary>The measure. Unique within the collection.</summary>
    public int MeasureId { get; init; }

    /// <summary>The format of <see cref="Row"/>: 2, or 1 where it has not been carried over yet.</summary>
    public int Format { get; private set; } = KeptRow.Current;

    /// <summary>The row, as JSON; read it with <see cref="ToRow"/>.</summary>
    public required string Row
    {
        get => row;
        init => row = value;
    }

    /// <summary>Keeps a row.</summary>
    public static SignedOffFigure Of(Collection collection, ScorecardRow row) =>
        new() { CollectionId = collection.Id, MeasureId = row.MeasureId, Row = KeptRow.Of(row).ToJson() };

    /// <summary>The row as it was kept.</summary>
    /// <exception cref="System.Text.Json.JsonException">What is stored is no row.</exception>
    public ScorecardRow ToRow() => KeptRow.Read(Row, Format).ToRow();

    /// <summary>Writes a row of format 1 anew, with the words in which it is shown until now; nothing else of it changes.</summary>
    /// <exception cref="System.Text.Json.JsonException">What is stored is no row.</exception>
    internal void CarryOver() => (row, Format) = (KeptRow.Of(ToRow()).ToJson(), KeptRow.Current);
}
