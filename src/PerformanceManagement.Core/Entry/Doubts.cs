using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Entry.Checks;

namespace PerformanceManagement.Core.Entry;

/// <summary>What looks unusual about figures that could be stored: the person is asked why they are right, or to say that they stand as they are.</summary>
/// <param name="All">Each doubt, the most telling first.</param>
public sealed record Doubts(IReadOnlyList<FigureDoubt> All)
{
    /// <summary>A sentence for each doubt, at its field.</summary>
    public IReadOnlyList<FieldMessage> Warnings => [.. All.Select(d => new FieldMessage(d.Field, d.Message))];
}
