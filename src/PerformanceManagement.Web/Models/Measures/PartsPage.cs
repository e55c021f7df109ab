using PerformanceManagement.Core.Measures;

namespace PerformanceManagement.Web.Models.Measures;

/// <summary>The page on which is said what a measure is made from.</summary>
/// <param name="Parts">The measure, its parts, and what fits.</param>
/// <param name="Form">What is typed.</param>
public sealed record PartsPage(MeasureParts Parts, PartForm Form);

/// <summary>A part to be added, by its code.</summary>
public sealed class PartForm
{
    public string? Part { get; set; }
}
