using System.Net.Mail;

namespace PerformanceManagement.Web.Infrastructure;

/// <summary>Whom officers ask for help, as pages show it.</summary>
public static class SupportContact
{
    /// <summary>Where a press on it leads: a letter, where it is a mailbox and nothing else; null where it is more than that, or another thing.</summary>
    public static string? AddressOf(string support) =>
        !support.Contains(' ') && MailAddress.TryCreate(support, out MailAddress? mailbox) && mailbox.Address == support ? "mailto:" + Uri.EscapeDataString(support).Replace("%40", "@", StringComparison.Ordinal) : null;
}
