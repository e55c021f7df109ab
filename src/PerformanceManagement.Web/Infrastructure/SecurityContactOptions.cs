using System.ComponentModel.DataAnnotations;

namespace PerformanceManagement.Web.Infrastructure;

/// <summary>Whom somebody tells who finds a weakness: the Security section of the configuration, answered as /.well-known/security.txt (RFC 9116).</summary>
public sealed class SecurityContactOptions : IValidatableObject
{
    public const string Section = "Security";

    /// <summary>For how many days an answer holds.</summary>
    public const int Days = 180;

    private static readonly string[] Schemes = [Uri.UriSchemeMailto, Uri.UriSchemeHttps, "tel"];

    /// <summary>An address to write to or call: "mailto:security@council.example" or one that begins with https: or tel:. Null where the council has given none.</summary>
    public string? Contact { get; set; }

    /// <summary>The address of the council's policy on disclosure, beginning with https:; null for none.</summary>
    public string? Policy { get; set; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Contact is { Length: > 0 } && !(Uri.TryCreate(Contact, UriKind.Absolute, out Uri? contact) && Schemes.Contains(contact.Scheme)))
            yield return new ValidationResult($"Security:Contact “{Contact}” is not an address to write to. Write it like mailto:security@council.example, or begin it with https: or tel:.", [nameof(Contact)]);
        if (Policy is { Length: > 0 } && !(Uri.TryCreate(Policy, UriKind.Absolute, out Uri? policy) && policy.Scheme == Uri.UriSchemeHttps))
            yield return new ValidationResult($"Security:Policy “{Policy}” is not an address that begins with https:.", [nameof(Policy)]);
    }
}
