using System.ComponentModel.DataAnnotations;
using PerformanceManagement.Core.Settings;

namespace PerformanceManagement.Web.Infrastructure;

/// <summary>What of the Council section of the configuration can be wrong, checked at start-up. The settings themselves are read by <see cref="CouncilSettingsReader"/>.</summary>
public sealed class CouncilOptions : IValidatableObject
{
    public const string Section = "Council";

    /// <summary>The header's and buttons' colour as #rrggbb, dark enough for white text on it; empty where an administrator chooses it.</summary>
    public string? BrandColour { get; set; }

    /// <summary>Whether approvers prepare papers, "true" or "false"; empty where an administrator chooses it.</summary>
    public string? ApproversPrepareReports { get; set; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!string.IsNullOrEmpty(BrandColour))
        {
            if (!Colour.TryParse(BrandColour, out Colour colour)) yield return new ValidationResult($"Council:BrandColour “{BrandColour}” is not a colour. Write it like {CouncilInForce.UsualColour}.", [nameof(BrandColour)]);
            else if (colour.ProblemUnderWhite is { } problem) yield return new ValidationResult($"Council:BrandColour cannot be used. {problem}.", [nameof(BrandColour)]);
        }

        if (!string.IsNullOrEmpty(ApproversPrepareReports) && !bool.TryParse(ApproversPrepareReports, out _))
            yield return new ValidationResult($"Council:ApproversPrepareReports is “{ApproversPrepareReports}”. Write true or false.", [nameof(ApproversPrepareReports)]);
    }
}
