using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using MimeKit;

namespace PerformanceManagement.Web.Tests.Mail;

/// <summary>A small mail server: it speaks SMTP over TCP, begins TLS when it is told to, asks for a password and keeps what it is given.</summary>
internal sealed class SmtpServer : IAsyncDisposable
{
    public const string User = "performance";
    public const string Password = "a password of the test";

    private readonly TcpListener listener;
    private readonly X509Certificate2? certificate;
    private readonly CancellationTokenSource stopping = new();
    private readonly Task listening;

    /// <summary>Begins to listen.</summary>
    /// <param name="certificate">What it shows when TLS begins; null offers none.</param>
    /// <param name="port">Where; 0 for anywhere.</param>
    public SmtpServer(X509Certificate2? certificate, int port = 0)
    {
        this.certificate = certificate;
        listener = new TcpListener(IPAddress.Loopback, port);
        listener.Start();
        Port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listening = ListenAsync();
    }

    public int Port { get; }

    /// <summary>The messages it was given whole.</summary>
    public ConcurrentQueue<MimeMessage> Messages { get; } = [];

    /// <summary>Everything that was said to it in the clear, before TLS.</summary>
    public ConcurrentQueue<string> InTheClear { get; } = [];

    /// <summary>What it answers to an address, where it takes none.</summary>
    public string? AnswerToAddress { get; set; }

    /// <summary>What happens between being given a message and saying that it was taken.</summary>
    public Func<Task>? BeforeItSaysSo { get; set; }

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        listener.Stop();
        await listening;
        stopping.Dispose();
        certificate?.Dispose();
    }

    /// <summary>A port on which nothing listens.</summary>
    public static int FreePort()
    {
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        return ((IPEndPoint)free.LocalEndpoint).Port;
    }

    private async Task ListenAsync()
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                TcpClient client = await listener.AcceptTcpClientAsync(stopping.Token);
                _ = Task.Run(() => ServeAsync(client));
            }
            catch (Exception end) when (end is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                await TalkAsync(client.GetStream());
            }
            catch (Exception end) when (end is IOException or OperationCanceledException or System.Security.Authentication.AuthenticationException or ObjectDisposedException)
            {
                // Whoever called is gone.
            }
        }
    }

    private async Task TalkAsync(Stream stream)
    {
        bool isSecret = false, isKnown = false;
        await SayAsync(stream, "220 localhost");
        while (await ReadLineAsync(stream) is { } line)
        {
            if (!isSecret) InTheClear.Enqueue(line);
            string verb = line.Split(' ', ':')[0].ToUpperInvariant();
            switch (verb)
            {
                case "EHLO":
                    await SayAsync(stream, isSecret ? "250-localhost\r\n250 AUTH PLAIN" : certificate is null ? "250 localhost" : "250-localhost\r\n250 STARTTLS");
                    break;
                case "STARTTLS":
                    await SayAsync(stream, "220 go on");
                    var tls = new SslStream(stream);
                    await tls.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = certificate }, stopping.Token);
                    (stream, isSecret) = (tls, true);
                    break;
                case "AUTH":
                    isKnown = Encoding.UTF8.GetString(Convert.FromBase64String(line.Split(' ')[^1])) == $"\0{User}\0{Password}";
                    await SayAsync(stream, isKnown ? "235 welcome" : "535 no");
                    break;
                case "MAIL":
                    await SayAsync(stream, isKnown ? "250 ok" : "530 sign in first");
                    break;
                case "RCPT":
                    await SayAsync(stream, AnswerToAddress ?? "250 ok");
                    break;
                case "DATA":
                    await SayAsync(stream, "354 go on");
                    Messages.Enqueue(await ReadMessageAsync(stream));
                    if (BeforeItSaysSo is { } work) await work();
                    await SayAsync(stream, "250 taken");
                    break;
                case "QUIT":
                    await SayAsync(stream, "221 good bye");
                    return;
                default:
                    await SayAsync(stream, "250 ok");
                    break;
            }
        }
    }

    private async Task<MimeMessage> ReadMessageAsync(Stream stream)
    {
        var text = new StringBuilder();
        while (await ReadLineAsync(stream) is { } line && line != ".") text.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
        using var bytes = new MemoryStream(Encoding.Latin1.GetBytes(text.ToString()));
        return await MimeMessage.LoadAsync(bytes);
    }

    private async Task SayAsync(Stream stream, string line) => await stream.WriteAsync(Encoding.Latin1.GetBytes(line + "\r\n"), stopping.Token);

    // Byte by byte, so that nothing is read that belongs to TLS.
    private async Task<string?> ReadLineAsync(Stream stream)
    {
        var line = new StringBuilder();
        byte[] one = new byte[1];
        while (await stream.ReadAsync(one, stopping.Token) == 1)
        {
            if (one[0] == '\n') return line.ToString().TrimEnd('\r');
            line.Append((char)one[0]);
        }

        return line.Length == 0 ? null : line.ToString();
    }
}
