using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using MimeKit;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Mail;
using PerformanceManagement.Core.Tests;
using PerformanceManagement.Core.Users;
using PerformanceManagement.Web.Infrastructure.Mail;
using Xunit;
using IMailTransport = PerformanceManagement.Core.Mail.IMailTransport;

namespace PerformanceManagement.Web.Tests.Mail;

/// <summary>Messages through a mail server that speaks SMTP over TLS, and what the site says where that does not work.</summary>
public sealed class SmtpTransportTests : IDisposable
{
    private const string Host = "localhost";
    private readonly TestAuthority authority = new();
    private readonly MovedTime time = new();

    public void Dispose() => authority.Dispose();

    [Fact]
    public async Task A_server_of_a_known_authority_takes_a_message_with_both_of_its_parts_over_tls_alone()
    {
        await using var server = new SmtpServer(authority.CertificateFor(Host));

        await Transport(server.Port, authority.File).SendAsync(Message(), CancellationToken.None);

        MimeMessage taken = server.Messages.Should().ContainSingle().Which;
        taken.From.Mailboxes.Single().Address.Should().Be("no-reply@wellbridge.example");
        taken.To.Mailboxes.Single().Should().BeEquivalentTo(new { Name = "Head of Homes", Address = "homes@wellbridge.example" });
        taken.Subject.Should().Be("Performance: 2 values overdue – today’s");
        taken.TextBody!.ReplaceLineEndings("\n").Should().Be("Two values – “overdue”.\n.\nThe end\n");
        taken.HtmlBody.Should().Contain("<h1>Two values – “overdue”</h1>");
        taken.Headers[HeaderId.AutoSubmitted].Should().Be("auto-generated");
        server.InTheClear.Select(line => line.Split(' ')[0]).Should().Equal("EHLO", "STARTTLS");
    }

    [Fact]
    public async Task A_message_is_never_given_to_a_server_that_nobody_vouches_for()
    {
        using var stranger = new TestAuthority();
        await using var server = new SmtpServer(authority.CertificateFor(Host));

        foreach (string? trusted in new[] { null, stranger.File }) await ExpectAsync(server, trusted, "The mail server’s certificate is not trusted*", MailProblemKind.NoServer);
        await using var other = new SmtpServer(authority.CertificateFor("mail.wellbridge.example"));
        await ExpectAsync(other, authority.File, "The mail server’s certificate is not trusted*", MailProblemKind.NoServer);
        await using var open = new SmtpServer(certificate: null);
        await ExpectAsync(open, authority.File, "The mail server does not offer TLS*", MailProblemKind.NoServer);
        open.InTheClear.Should().NotContain(line => line.StartsWith("MAIL", StringComparison.Ordinal) || line.StartsWith("AUTH", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Why_it_was_not_taken_is_said_without_an_address()
    {
        await using var server = new SmtpServer(authority.CertificateFor(Host)) { AnswerToAddress = "550 there is no homes@wellbridge.example" };

        await ExpectAsync(server, authority.File, "The mail server refused the address (550)", MailProblemKind.Never);
        server.AnswerToAddress = "451 homes@wellbridge.example later";
        await ExpectAsync(server, authority.File, "The mail server refused the address (451)", MailProblemKind.NotNow);
        await ExpectAsync(server, authority.File, "The mail server did not accept the user and password", MailProblemKind.NoServer, mail => mail.Password = "wrong");
    }

    [Fact]
    public async Task A_server_that_is_down_and_comes_up_gets_what_waited()
    {
        await using TestDatabase database = await TestDatabase.CreateSqliteAsync();
        await PutAsync(database);
        int port = SmtpServer.FreePort();
        IMailTransport transport = Transport(port, authority.File);

        (await SendAsync(database, transport)).Should().BeFalse();
        OutboxMessage waiting = await OnlyAsync(database);
        waiting.Should().BeEquivalentTo(new { State = MailState.Waiting, Attempts = 1, Problem = "The mail server could not be reached, or hung up" });

        await using var server = new SmtpServer(authority.CertificateFor(Host), port);
        (await SendAsync(database, transport)).Should().BeFalse("it is not due yet");
        time.Advance(OutboxSender.PauseAfter(1));
        (await SendAsync(database, transport)).Should().BeTrue();

        server.Messages.Should().ContainSingle();
        (await OnlyAsync(database)).Should().BeEquivalentTo(new { State = MailState.Sent, Attempts = 2 });
    }

    [Fact]
    public async Task A_server_that_says_nothing_is_not_waited_for_for_long()
    {
        await using TestDatabase database = await TestDatabase.CreateSqliteAsync();
        await PutAsync(database);
        await using var server = new SmtpServer(authority.CertificateFor(Host)) { BeforeItSaysSo = () => Task.Delay(TimeSpan.FromMinutes(5)) };

        (await SendAsync(database, Transport(server.Port, authority.File))).Should().BeFalse();

        (await OnlyAsync(database)).Problem.Should().Be("The mail server did not answer in time");
    }

    [Fact]
    public async Task Without_a_server_a_message_is_a_file_and_stays_one_when_it_is_sent_twice()
    {
        string folder = Path.Combine(Path.GetTempPath(), $"pm-mail-{Guid.NewGuid():N}");
        try
        {
            IOptions<MailOptions> options = Options.Create(new MailOptions { Folder = folder });
            var transport = new FolderTransport(new MailComposer(options, time), options);

            await transport.SendAsync(Message(), CancellationToken.None);
            await transport.SendAsync(Message(), CancellationToken.None);

            MimeMessage mail = await MimeMessage.LoadAsync(Directory.GetFiles(folder).Should().ContainSingle().Which);
            mail.TextBody.Should().StartWith("Two values");
            mail.HtmlBody.Should().Contain("<h1>");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task ExpectAsync(SmtpServer server, string? trusted, string sentence, MailProblemKind kind, Action<MailOptions>? change = null)
    {
        Func<Task> sending = () => Transport(server.Port, trusted, change).SendAsync(Message(), CancellationToken.None);
        MailProblemException problem = (await sending.Should().ThrowAsync<MailProblemException>().WithMessage(sentence)).Which;
        problem.Kind.Should().Be(kind);
        problem.Message.Should().NotContain("@");
        server.Messages.Should().BeEmpty();
    }

    private SmtpTransport Transport(int port, string? trusted, Action<MailOptions>? change = null)
    {
        var mail = new MailOptions { Host = Host, Port = port, From = "no-reply@wellbridge.example", SiteAddress = "https://performance.wellbridge.example", User = SmtpServer.User, Password = SmtpServer.Password, CertificateFile = trusted };
        change?.Invoke(mail);
        IOptions<MailOptions> options = Options.Create(mail);
        return new SmtpTransport(new MailComposer(options, time), options);
    }

    private async Task<bool> SendAsync(TestDatabase database, IMailTransport transport)
    {
        await using PerformanceDbContext context = database.NewContext();
        return await new OutboxSender(context, transport, Options.Create(new MailOptions { LeaseSeconds = 10 }), time, NullLogger<OutboxSender>.Instance).NextAsync();
    }

    private async Task PutAsync(TestDatabase database)
    {
        await using PerformanceDbContext context = database.NewContext();
        User person = TestData.Person();
        context.Users.Add(person);
        await context.SaveChangesAsync();
        context.Outbox.Add(Message(person.Id));
        await context.SaveChangesAsync();
    }

    private static async Task<OutboxMessage> OnlyAsync(TestDatabase database)
    {
        await using PerformanceDbContext context = database.NewContext();
        return await context.Outbox.AsNoTracking().SingleAsync();
    }

    private OutboxMessage Message(int? userId = null) => new()
    {
        Kind = "test",
        UserId = userId,
        Address = "homes@wellbridge.example",
        Name = "Head of Homes",
        Subject = "Performance: 2 values overdue – today’s",
        Text = "Two values – “overdue”.\n.\nThe end\n",
        Html = "<!DOCTYPE html><html lang=\"en-GB\"><body><h1>Two values – “overdue”</h1></body></html>",
        CreatedAt = time.GetUtcNow().UtcDateTime,
        NextAt = time.GetUtcNow().UtcDateTime,
    };

    private sealed class MovedTime : TimeProvider
    {
        private DateTimeOffset now = new(2026, 10, 20, 6, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => now;

        public void Advance(TimeSpan by) => now += by;
    }
}
