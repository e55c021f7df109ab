using System.ComponentModel.DataAnnotations;

namespace PerformanceManagement.Web.Infrastructure;

/// <summary>The council that runs this site: the Council section of the configuration, checked at start-up.</summary>
public sealed class CouncilOptions : IValidatableObject
{
    public const string Section = "Council";

    /// <summary>What stands where the council's name should, until somebody sets it: never another council's.</summary>
    public const string NoName = "Council:Name is not set";

    /// <summary>The council's name as it signs its papers: "Wellbridge Council".</summary>
    public string Name { get; set; } = "";

    /// <summary>What the council calls this site: "Performance".</summary>
    [Required]
    public string ProductName { get; set; } = "";

    /// <summary>The header's and buttons' colour as #rrggbb, dark enough for white text on it.</summary>
    [Required]
    public string BrandColour { get; set; } = "";

    /// <summary>Who officers ask for help, as a mailbox or telephone number; shown on error pages when given.</summary>
    public string? Support { get; set; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!Colour.TryParse(BrandColour, out Colour colour))
        {
            yield return new ValidationResult($"Council:BrandColour “{BrandColour}” is not a colour. Write it like #1d3c6b.", [nameof(BrandColour)]);
        }
        else if (colour.ContrastWith(Colour.White) < Colour.LeastTextContrast)
        {
            yield return new ValidationResult(
                $"Council:BrandColour {BrandColour} is too light for white text: its contrast is {colour.ContrastWith(Colour.White):0.0} and must be at least {Colour.LeastTextContrast}.",
                [nameof(BrandColour)]);
        }
    }
}
