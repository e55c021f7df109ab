using System.Globalization;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using PerformanceManagement.Core.Approvals;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Collections.Tasks;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Entry.Progress;
using PerformanceManagement.Core.Mail;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Settings;
using PerformanceManagement.Core.Tests.Entry;
using PerformanceManagement.Core.Users;

namespace PerformanceManagement.Core.Tests.Mail;

/// <summary>A council with an open quarter that writes e-mail, handed over to a transport that a test controls. Each call has a context of its own, as processes have.</summary>
internal sealed class MailHouse(EntryHouse entry) : IAsyncDisposable
{
    public const string Site = "https://performance.wellbridge.example";

    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");

    public EntryHouse Entry => entry;

    public MailOptions Options { get; } = new() { SiteAddress = Site };

    public HeldTransport Transport { get; } = new();

    public SharedAnswers? Shared { get; set; }

    public static async Task<MailHouse> CreateAsync() => new(await EntryHouse.CreateAsync());

    public Task<int> WriteDigests() => entry.Read(c => new DigestWriter(c, Writer(c), Settings(c), Of(Options), entry.Clock, Shared).WriteAsync());

    public ProgressService ProgressOf(PerformanceDbContext context) => new(context, Settings(context), Of(Options), entry.Clock, Shared);

    public DigestWriter DigestsOf(PerformanceDbContext context) => new(context, Writer(context), Settings(context), Of(Options), entry.Clock);

    /// <summary>Lets the council approve values.</summary>
    public Task NeedApproval() => entry.Change(c =>
    {
        c.CouncilSettings.Add(new CouncilSettings { ValuesNeedApproval = true });
        return Task.CompletedTask;
    });

    /// <summary>An approver of the directorate that all measures of the house are put into.</summary>
    public async Task<int> AddApprover(string name)
    {
        int directorate = await HomesAsync();
        User person = TestData.Person(name);
        person.DirectorateId = directorate;
        await entry.Change(c =>
        {
            c.Users.Add(person);
            return Task.CompletedTask;
        });
        await AddRole(person.Id, Roles.Approver);
        return person.Id;
    }

    public Task AddRole(int userId, string role) => entry.Change(async c =>
    {
        int id = await c.Roles.Where(r => r.Name == role).Select(r => r.Id).SingleAsync();
        c.UserRoles.Add(new Microsoft.AspNetCore.Identity.IdentityUserRole<int> { UserId = userId, RoleId = id });
    });

    public async Task StandIn(int userId, string from, string until)
    {
        int directorate = await HomesAsync();
        await entry.Change(c =>
        {
            c.ApprovalDeputies.Add(new ApprovalDeputy { DirectorateId = directorate, UserId = userId, From = DateOnly.Parse(from, British), Until = DateOnly.Parse(until, British) });
            return Task.CompletedTask;
        });
    }

    private async Task<int> HomesAsync()
    {
        await entry.Change(async c =>
        {
            if (await c.Directorates.AnyAsync(d => d.Name == "Homes")) return;
            var homes = new Directorate { Name = "Homes" };
            c.Directorates.Add(homes);
            foreach (Measure measure in await c.Measures.ToListAsync()) measure.Directorate = homes;
        });
        return await entry.Read(c => c.Directorates.Where(d => d.Name == "Homes").Select(d => d.Id).SingleAsync());
    }

    public Task<bool> SendNext(IMailTransport? transport = null) => entry.Read(c => Sender(c, transport).NextAsync());

    /// <summary>A process that takes the next message, hands it over, and is gone before that is stored.</summary>
    public async Task SendNextAndDie()
    {
        using var death = new CancellationTokenSource();
        var dying = new HeldTransport
        {
            Instead = async (_, stop) =>
        {
            await death.CancelAsync();
            stop.ThrowIfCancellationRequested();
        }
        };
        Func<Task> sending = () => entry.Read(c => Sender(c, dying).NextAsync(death.Token));
        await sending.Should().ThrowAsync<OperationCanceledException>();
    }

    public async Task SendAll()
    {
        while (await SendNext())
        {
        }
    }

    public Task<Outcome?> Chase(string? message, params int[] people) => Chase(entry.Officer, message, people);

    public Task<Outcome?> Chase(Actor actor, string? message, params int[] people) => entry.Read(c => new ChaseService(c, Writer(c), entry.Clock).ChaseAsync(EntryHouse.Quarter, people, message, actor));

    public Task<QuarterProgress?> Progress(ProgressBy by, string? directorate = null, Period? quarter = null) =>
        entry.Read(c => ProgressOf(c).GetAsync(quarter ?? EntryHouse.Quarter, by, directorate, entry.Officer));

    public Task<Outcome?> Return(int taskId, Guid version, string comment, Actor? actor = null) => entry.Read(c => new ApprovalService(c, null!, null!, Settings(c), entry.Clock, Writer(c)).ReturnAsync(taskId, version, comment, actor ?? entry.Officer));

    public Task<Outcome?> Retry(int? id = null) => entry.Read(c => new OutboxService(c, Of(Options), new MailSignal(), entry.Clock).RetryAsync(id, entry.Officer));

    public Task<List<OutboxMessage>> Outbox(string? kind = null) => entry.Read(c => c.Outbox.AsNoTracking().Where(m => kind == null || m.Kind == kind).OrderBy(m => m.Id).ToListAsync());

    public Task PutOne(string key, int? userId = null) => entry.Change(c =>
    {
        c.Outbox.Add(new OutboxMessage
        {
            Kind = "test",
            Key = key,
            UserId = userId ?? entry.Owner.UserId,
            Address = "owner@wellbridge.example",
            Name = "Owner",
            Subject = "Hello",
            Text = "Hello",
            Html = "<p>Hello</p>",
            CreatedAt = entry.Clock.Now,
            NextAt = entry.Clock.Now,
        });
        return Task.CompletedTask;
    });

    public ValueTask DisposeAsync() => entry.DisposeAsync();

    private static IOptions<MailOptions> Of(MailOptions options) => Microsoft.Extensions.Options.Options.Create(options);

    private OutboxSender Sender(PerformanceDbContext context, IMailTransport? transport) => new(context, transport ?? Transport, Of(Options), entry.Clock, NullLogger<OutboxSender>.Instance);

    private MailWriter Writer(PerformanceDbContext context) => new(Settings(context), Of(Options), new MailSignal());

    private static CouncilSettingsReader Settings(PerformanceDbContext context) => new(context, CouncilConfiguration.Empty);
}

/// <summary>Takes messages, unless a test says otherwise.</summary>
internal sealed class HeldTransport : IMailTransport
{
    public List<OutboxMessage> Taken { get; } = [];

    public Func<OutboxMessage, CancellationToken, Task>? Instead { get; set; }

    public Task SendAsync(OutboxMessage message, CancellationToken stop)
    {
        if (Instead is { } instead) return instead(message, stop);
        lock (Taken) Taken.Add(message);
        return Task.CompletedTask;
    }
}
