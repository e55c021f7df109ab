using PerformanceManagement.Core.Reports.Editions;

namespace PerformanceManagement.Web.Models.Editions;

/// <summary>What differs between two editions, as a table.</summary>
/// <param name="Changes">What differs.</param>
/// <param name="Before">The heading of one side.</param>
/// <param name="After">The heading of the other.</param>
public sealed record ChangesTable(IReadOnlyList<EditionChange> Changes, string Before, string After);
