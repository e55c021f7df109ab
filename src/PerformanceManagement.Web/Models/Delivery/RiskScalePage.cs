using System.Globalization;
using PerformanceManagement.Core.Delivery;

namespace PerformanceManagement.Web.Models.Delivery;

/// <summary>The form of the scale of risks.</summary>
public sealed class RiskScaleText
{
    public string? Likelihoods { get; set; }

    public string? Impacts { get; set; }

    public string? Appetite { get; set; }

    public bool IsConfirmed { get; set; }

    public Guid? Version { get; set; }

    public static RiskScaleText From(RiskScaleInForce found) => new()
    {
        Likelihoods = RiskScaleService.Lines(found.Scale.Likelihoods),
        Impacts = RiskScaleService.Lines(found.Scale.Impacts),
        Appetite = found.Scale.Appetite.ToString(CultureInfo.InvariantCulture),
        Version = found.Version,
    };

    public RiskScaleEdit ToEdit() => new(Likelihoods, Impacts, Appetite, Version) { IsConfirmed = IsConfirmed };
}

/// <summary>The page of the council's scale of risks.</summary>
/// <param name="InForce">The scale as it stands.</param>
/// <param name="Form">What is typed.</param>
public sealed record RiskScalePage(RiskScaleInForce InForce, RiskScaleText Form)
{
    /// <summary>The scores that are not on the scale that is typed; null unless that was asked.</summary>
    public RiskScaleEffect? Effect { get; init; }

    /// <summary>The scale as someone stored it meanwhile; null unless whoever types has to choose.</summary>
    public RiskScaleInForce? Theirs { get; init; }
}
