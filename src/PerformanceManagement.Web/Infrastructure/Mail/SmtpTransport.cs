using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;
using MimeKit;
using PerformanceManagement.Core.Mail;
using IMailTransport = PerformanceManagement.Core.Mail.IMailTransport;

namespace PerformanceManagement.Web.Infrastructure.Mail;

/// <summary>Hands messages to the mail server that the configuration names. Its certificate is always checked: by the machine's authorities, or by those of a file alone.</summary>
public sealed class SmtpTransport(MailComposer composer, IOptions<MailOptions> options) : IMailTransport
{
    private const int LastTemporary = 499;
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";

    private readonly X509Certificate2Collection? authorities = AuthoritiesOf(options.Value.CertificateFile);

    public async Task SendAsync(OutboxMessage message, CancellationToken stop)
    {
        MailOptions settings = options.Value;
        using MimeMessage mail = composer.Compose(message);
        using var client = new SmtpClient();
        if (authorities is not null) client.ServerCertificateValidationCallback = (_, certificate, chain, errors) => IsVouchedFor(certificate, chain, errors);
        try
        {
            await client.ConnectAsync(settings.Host!, settings.Port ?? 0, SocketOf(settings.Security), stop);
            if (settings.User is { Length: > 0 } user) await client.AuthenticateAsync(user, settings.Password ?? "", stop);
            await client.SendAsync(mail, stop);
        }
        catch (Exception fault) when (ProblemOf(fault) is { } problem)
        {
            throw problem;
        }

        await LeaveAsync(client, stop);
    }

    // The message is the server's by now; how the conversation ends does not matter.
    private static async Task LeaveAsync(SmtpClient client, CancellationToken stop)
    {
        try
        {
            await client.DisconnectAsync(quit: true, stop);
        }
        catch (Exception fault) when (fault is IOException or SocketException or ProtocolException or CommandException or OperationCanceledException)
        {
            // The server hung up first.
        }
    }

    private static SecureSocketOptions SocketOf(MailSecurity security) => security switch
    {
        MailSecurity.StartTls => SecureSocketOptions.StartTls,
        MailSecurity.Tls => SecureSocketOptions.SslOnConnect,
        MailSecurity.None => SecureSocketOptions.None,
        _ => throw new ArgumentOutOfRangeException(nameof(security), security, null),
    };

    // Sentences without what the server said: that may name an address.
    private static MailProblemException? ProblemOf(Exception fault) => fault switch
    {
        SslHandshakeException => new("The mail server’s certificate is not trusted, or no TLS could be agreed with it", MailProblemKind.NoServer, fault),
        NotSupportedException => new("The mail server does not offer TLS, or no way of signing in that is known", MailProblemKind.NoServer, fault),
        MailKit.Security.AuthenticationException => new("The mail server did not accept the user and password", MailProblemKind.NoServer, fault),
        SmtpCommandException { ErrorCode: SmtpErrorCode.SenderNotAccepted } sender => new($"The mail server does not let this site send ({(int)sender.StatusCode})", MailProblemKind.NoServer, fault),
        SmtpCommandException { ErrorCode: SmtpErrorCode.RecipientNotAccepted or SmtpErrorCode.MessageNotAccepted } refused => new(
            $"The mail server refused the {(refused.ErrorCode == SmtpErrorCode.RecipientNotAccepted ? "address" : "message")} ({(int)refused.StatusCode})",
            (int)refused.StatusCode > LastTemporary ? MailProblemKind.Never : MailProblemKind.NotNow,
            fault),
        SocketException or IOException or ProtocolException or CommandException or ServiceNotConnectedException => new("The mail server could not be reached, or hung up", MailProblemKind.NoServer, fault),
        _ => null,
    };

    private static X509Certificate2Collection? AuthoritiesOf(string? file)
    {
        if (string.IsNullOrEmpty(file)) return null;
        X509Certificate2Collection read = [];
        read.ImportFromPemFile(file);
        return read.Count > 0 ? read : throw new InvalidOperationException("Mail:CertificateFile holds no certificate in PEM form.");
    }

    private bool IsVouchedFor(X509Certificate? certificate, X509Chain? sent, SslPolicyErrors errors)
    {
        // The name has to be that of the server whatever vouches for it.
        if (certificate is not X509Certificate2 server || (errors & ~SslPolicyErrors.RemoteCertificateChainErrors) != SslPolicyErrors.None) return false;
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(authorities!);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.ApplicationPolicy.Add(new System.Security.Cryptography.Oid(ServerAuthentication));
        if (sent is not null) chain.ChainPolicy.ExtraStore.AddRange(sent.ChainElements.Select(e => e.Certificate).ToArray());
        return chain.Build(server);
    }
}
