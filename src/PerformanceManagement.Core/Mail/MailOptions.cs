using System.ComponentModel.DataAnnotations;

namespace PerformanceManagement.Core.Mail;

/// <summary>How a mail server is spoken to.</summary>
public enum MailSecurity
{
    /// <summary>In the clear first, then TLS, which the server has to offer.</summary>
    StartTls,

    /// <summary>TLS from the first byte.</summary>
    Tls,

    /// <summary>In the clear: for a server on the same machine, and without a password.</summary>
    None,
}

/// <summary>The section <c>Mail</c> of the configuration: whether messages are written, when, and how they leave.</summary>
public sealed class MailOptions : IValidatableObject
{
    /// <summary>The name of the section.</summary>
    public const string Section = "Mail";

    /// <summary>Whether the council sends no e-mail from here: nothing is written then, and nothing that waits is sent.</summary>
    public bool Off { get; set; }

    /// <summary>Where people find the site: "https://performance.council.example". Links in messages begin with it; without it messages have none.</summary>
    public string? SiteAddress { get; set; }

    /// <summary>The hour of the British morning from which the day's messages are written, 0 to 23.</summary>
    [Range(0, 23)]
    public int DigestHour { get; set; } = 7;

    /// <summary>How many days before a date people are reminded of it.</summary>
    [Range(0, 60)]
    public int DueSoonDays { get; set; } = 3;

    /// <summary>The address that messages are from; needed with <see cref="Host"/>.</summary>
    public string? From { get; set; }

    /// <summary>The name beside it; null for what the council calls the site.</summary>
    public string? FromName { get; set; }

    /// <summary>The mail server; without one each message is put into <see cref="Folder"/> as a file.</summary>
    public string? Host { get; set; }

    /// <summary>Its port; null for the usual one of <see cref="Security"/>.</summary>
    [Range(1, 65535)]
    public int? Port { get; set; }

    /// <summary>How it is spoken to.</summary>
    public MailSecurity Security { get; set; }

    /// <summary>The name to sign in to it with; null for a server that asks for none.</summary>
    public string? User { get; set; }

    /// <summary>The password.</summary>
    public string? Password { get; set; }

    /// <summary>A PEM file with the certificates of the authorities that alone may vouch for the mail server; null for those that the machine trusts.</summary>
    public string? CertificateFile { get; set; }

    /// <summary>The folder of .eml files; null for "mail" beside the database.</summary>
    public string? Folder { get; set; }

    /// <summary>How often a message is tried before it counts as failed.</summary>
    [Range(1, 100)]
    public int Attempts { get; set; } = 20;

    /// <summary>For how many seconds a message is its sender's: afterwards another process takes it over. A server is given half of it to answer.</summary>
    [Range(2, 3600)]
    public int LeaseSeconds { get; set; } = 300;

    /// <summary>How many seconds pass before the outbox is looked at again, unless something is put into it.</summary>
    [Range(1, 3600)]
    public int RestSeconds { get; set; } = 15;

    /// <summary>For how many days messages are kept once they were sent or given up.</summary>
    [Range(30, 3660)]
    public int KeepDays { get; set; } = 90;

    /// <summary>What of it cannot work together.</summary>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!string.IsNullOrEmpty(SiteAddress) && !(Uri.TryCreate(SiteAddress, UriKind.Absolute, out Uri? site) && (site.Scheme == Uri.UriSchemeHttps || site.Scheme == Uri.UriSchemeHttp) && site.Query.Length == 0))
            yield return new ValidationResult($"Mail:SiteAddress “{SiteAddress}” is not the address of a site. Write it like https://performance.council.example.", [nameof(SiteAddress)]);
        if (!string.IsNullOrEmpty(From) && !From.Contains('@')) yield return new ValidationResult("Mail:From is not an e-mail address.", [nameof(From)]);
        if (string.IsNullOrEmpty(Host)) yield break;
        if (string.IsNullOrEmpty(From)) yield return new ValidationResult("Mail:Host names a mail server, so Mail:From has to say whom messages are from.", [nameof(From)]);
        if (string.IsNullOrEmpty(SiteAddress)) yield return new ValidationResult("Mail:Host names a mail server, so Mail:SiteAddress has to say where links in messages lead.", [nameof(SiteAddress)]);
        if (Security == MailSecurity.None && !string.IsNullOrEmpty(Password)) yield return new ValidationResult("Mail:Security is None, so that the password would be sent in the clear. Choose StartTls or Tls, or leave Mail:Password out.", [nameof(Security)]);
        if (!string.IsNullOrEmpty(CertificateFile) && !File.Exists(CertificateFile)) yield return new ValidationResult("Mail:CertificateFile names a file that is not there.", [nameof(CertificateFile)]);
    }
}
