using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using MimeKit;
using PerformanceManagement.Core.Collections;
using PerformanceManagement.Core.Mail;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Tests;
using PerformanceManagement.Core.Users;
using Xunit;

namespace PerformanceManagement.Web.Tests.Mail;

/// <summary>Processes of the site on one database, with a mail server that asks for TLS and a password: what becomes of a message when there are two, and when one is killed.</summary>
public sealed class OutboxProcessTests : IAsyncLifetime, IAsyncDisposable
{
    private const int LeaseSeconds = 8;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    private readonly WebSite site = new();
    private readonly TestAuthority authority = new();
    private SmtpServer server = null!;

    public async Task InitializeAsync()
    {
        server = new SmtpServer(authority.CertificateFor("localhost"));
        User owner = await site.UserWithRole(Roles.Contributor);
        await site.WithDatabase(async database =>
        {
            Measure measure = TestData.Measure("HOU 01");
            measure.OwnerId = owner.Id;
            DateOnly yesterday = BritishDay.Today(TimeProvider.System).AddDays(-1);
            database.AddRange(measure, new Collection { Period = Period.Containing(yesterday.AddMonths(-3), PeriodLength.Quarter, PeriodCalendar.Financial), State = CollectionState.Open, DueOn = yesterday });
            return await database.SaveChangesAsync();
        });
        // For the processes alone: the site of the test has begun without.
        foreach ((string key, string value) in new Dictionary<string, string>
        {
            ["Mail:Off"] = "false",
            ["Mail:SiteAddress"] = "https://performance.wellbridge.example",
            ["Mail:From"] = "no-reply@wellbridge.example",
            ["Mail:Host"] = "localhost",
            ["Mail:Port"] = server.Port.ToString(System.Globalization.CultureInfo.InvariantCulture),
            ["Mail:User"] = SmtpServer.User,
            ["Mail:Password"] = SmtpServer.Password,
            ["Mail:CertificateFile"] = authority.File,
            ["Mail:DigestHour"] = "0",
            ["Mail:RestSeconds"] = "1",
            ["Mail:LeaseSeconds"] = LeaseSeconds.ToString(System.Globalization.CultureInfo.InvariantCulture),
        }) site.Settings[key] = value;
    }

    async Task IAsyncLifetime.DisposeAsync() => await DisposeAsync();

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        await site.DisposeAsync();
        authority.Dispose();
    }

    [Fact]
    public async Task Two_processes_on_one_database_write_and_send_one_message_and_name_nobody_in_the_log()
    {
        await using SiteProcess first = await SiteProcess.StartAsync(site);
        await using SiteProcess second = await SiteProcess.StartAsync(site);

        await UntilAsync(async () => (await OutboxAsync()).Exists(m => m.State == MailState.Sent));
        // Both have looked again since.
        await Task.Delay(TimeSpan.FromSeconds(4));

        OutboxMessage message = (await OutboxAsync()).Should().ContainSingle().Which;
        message.Kind.Should().Be(DigestWriter.Kind);
        MimeMessage taken = server.Messages.Should().ContainSingle().Which;
        taken.Subject.Should().Be("Performance: 1 value overdue");
        taken.TextBody.Should().Contain("HOU 01").And.Contain("https://performance.wellbridge.example/enter");
        taken.HtmlBody.Should().Contain("<a href=\"https://performance.wellbridge.example/enter\">");
        string log = await site.ReadLog() + await ReadOtherLogsAsync();
        log.Should().Contain("was sent").And.NotContain("wellbridge.example").And.NotContain("of Wellbridge");
    }

    [Fact]
    public async Task A_process_that_is_killed_after_the_server_took_a_message_and_before_that_is_stored_loses_nothing()
    {
        var given = new TaskCompletionSource();
        server.BeforeItSaysSo = async () =>
        {
            given.TrySetResult();
            await Task.Delay(Patience);
        };
        await using (SiteProcess first = await SiteProcess.StartAsync(site))
        {
            await given.Task.WaitAsync(Patience);
            await first.KillAsync();
        }

        (await OutboxAsync()).Single().Should().BeEquivalentTo(new { State = MailState.Waiting, Attempts = 1 });
        server.BeforeItSaysSo = null;
        await using SiteProcess second = await SiteProcess.StartAsync(site);
        await UntilAsync(async () => (await OutboxAsync()).TrueForAll(m => m.State == MailState.Sent));

        (await OutboxAsync()).Single().Attempts.Should().Be(2);
        server.Messages.Should().HaveCount(2, "it may be sent twice, and is never lost");
        server.Messages.Select(m => m.MessageId).Distinct().Should().ContainSingle("who gets both can tell that they are one");
    }

    private Task<List<OutboxMessage>> OutboxAsync() => site.WithDatabase(database => database.Outbox.AsNoTracking().ToListAsync());

    private async Task<string> ReadOtherLogsAsync()
    {
        string text = "";
        foreach (string path in Directory.GetFiles(Path.Combine(site.Settings["DataProtection:KeysFolder"], ".."), "other-*.log"))
        {
            await using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(file);
            text += await reader.ReadToEndAsync();
        }

        return text;
    }

    private static async Task UntilAsync(Func<Task<bool>> isDone)
    {
        DateTimeOffset end = TimeProvider.System.GetUtcNow() + Patience;
        while (!await isDone())
        {
            TimeProvider.System.GetUtcNow().Should().BeBefore(end);
            await Task.Delay(200);
        }
    }
}
