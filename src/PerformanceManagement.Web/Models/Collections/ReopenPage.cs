using PerformanceManagement.Core.Collections;

namespace PerformanceManagement.Web.Models.Collections;

/// <summary>The page on which a signed-off quarter is opened again.</summary>
/// <param name="Preview">What that would do.</param>
/// <param name="Form">What is typed.</param>
public sealed record ReopenPage(ReopenPreview Preview, ReopenForm Form);

/// <summary>The form on which a signed-off quarter is opened again.</summary>
public sealed class ReopenForm
{
    public string? Because { get; set; }

    public Guid Version { get; set; }
}
