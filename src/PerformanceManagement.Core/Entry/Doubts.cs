using PerformanceManagement.Core.Changes;

namespace PerformanceManagement.Core.Entry;

/// <summary>What looks unusual about figures that could be stored: the person is asked to confirm them.</summary>
/// <param name="Warnings">A sentence for each doubt.</param>
public sealed record Doubts(IReadOnlyList<FieldMessage> Warnings);
