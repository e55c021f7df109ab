using System.Globalization;
using Microsoft.Extensions.Options;
using MimeKit;
using PerformanceManagement.Core.Mail;

namespace PerformanceManagement.Web.Infrastructure.Mail;

/// <summary>Makes a message of the outbox what mail servers take: plain text and HTML side by side.</summary>
public sealed class MailComposer(IOptions<MailOptions> options, TimeProvider time)
{
    private const string NoAddress = "no-reply@localhost";

    /// <summary>The message. The same message sent twice has the same identification, so that who gets it twice can tell.</summary>
    public MimeMessage Compose(OutboxMessage message)
    {
        string from = options.Value.From is { Length: > 0 } configured ? configured : NoAddress;
        var mail = new MimeMessage
        {
            Subject = message.Subject,
            Date = time.GetUtcNow(),
            MessageId = string.Create(CultureInfo.InvariantCulture, $"{message.Id}.{message.CreatedAt:yyyyMMddHHmmssfff}@{from[(from.LastIndexOf('@') + 1)..]}"),
            Body = new BodyBuilder { TextBody = message.Text, HtmlBody = message.Html }.ToMessageBody(),
        };
        mail.From.Add(new MailboxAddress(options.Value.FromName, from));
        mail.To.Add(new MailboxAddress(message.Name, message.Address));
        // Nobody's absence is told to a machine.
        mail.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        mail.Headers.Add("X-Auto-Response-Suppress", "All");
        return mail;
    }
}
