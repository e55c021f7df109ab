using PerformanceManagement.Core.Settings;

namespace PerformanceManagement.Web.Models.Settings;

/// <summary>The form of the logo.</summary>
public sealed class LogoForm
{
    public IFormFile? Picture { get; set; }

    public string? AlternativeText { get; set; }

    public Guid? Version { get; set; }

    public static LogoForm From(CouncilLogoView found) => new() { AlternativeText = found.Logo?.AlternativeText, Version = found.Version };
}

/// <summary>The page of the logo.</summary>
/// <param name="Found">The logo as it stands.</param>
/// <param name="Form">What is typed.</param>
public sealed record LogoPage(CouncilLogoView Found, LogoForm Form)
{
    /// <summary>The logo as someone stored it meanwhile; null unless whoever types has to choose.</summary>
    public CouncilLogoView? Theirs { get; init; }
}
