using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Collections;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Entry;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Settings;
using PerformanceManagement.Core.Users;

namespace PerformanceManagement.Core.Mail;

/// <summary>
/// Puts the day's messages into the outbox: one a person and British day at most, however many processes do it and however often. Whoever was told that day
/// already that a value was returned is told the rest the next day. A fixed number of questions to the database, and a write for every so many people who are
/// told anything.
/// </summary>
public sealed class DigestWriter(PerformanceDbContext database, MailWriter mail, CouncilSettingsReader settings, IOptions<MailOptions> options, TimeProvider time, SharedAnswers? shared = null)
{
    /// <summary>What kind of message it is.</summary>
    public const string Kind = "digest";

    // Short transactions: others save meanwhile.
    private const int AtOnce = 50;

    private static readonly Actor Writer = Actor.Process("E-mail");

    /// <summary>Whether the hour has come from which the day's messages are written.</summary>
    public bool IsTime => BritishDay.Clock(time.GetUtcNow().UtcDateTime).Hour >= options.Value.DigestHour;

    /// <summary>Writes the messages of today that are not written yet.</summary>
    /// <returns>How many were written.</returns>
    public async Task<int> WriteAsync(CancellationToken stop = default)
    {
        if (mail.IsOff) return 0;
        DateTime now = time.GetUtcNow().UtcDateTime;
        DateOnly today = BritishDay.Of(now);
        DateTime farthest = now.AddDays(-DigestMaker.MostDaysBack);
        Dictionary<int, DateTime> told = await OutboxQueries.LastQuery(database, Kind, farthest).ToDictionaryAsync(l => l.UserId, l => l.At, stop);
        List<DigestPerson> everyone = await DigestQueries.PeopleQuery(database).ToListAsync(stop);
        HashSet<int> toldToday = [.. told.Where(t => BritishDay.Of(t.Value) >= today).Select(t => t.Key), .. await OutboxQueries.LastQuery(database, ReturnedMail.Kind, BritishDay.StartOf(today)).Select(l => l.UserId).ToListAsync(stop)];
        List<DigestPerson> people = everyone.FindAll(p => !toldToday.Contains(p.Id));
        if (people.Count == 0) return 0;

        var boards = new EntryBoardReader(database, shared);
        if (await boards.ReadAsync(null, stop) is not { } board) return 0;
        ILookup<int, AskedValue> asked = Asked(board, await boards.DraftsAsync(board, null, stop));
        ILookup<int, ToApprove> approvals = await ApprovalsAsync(everyone, board, today, stop);
        ILookup<bool, QuarterNews> news = (await DigestQueries.NewsQuery(database, farthest).ToListAsync(stop)).Where(n => n.Quarter is not null).ToLookup(n => n.Action == CollectionService.DatedAction);
        var maker = new DigestMaker(today, options.Value.DueSoonDays, Latest(news[false]), Latest(news[true]));
        MailFrame frame = await mail.FrameAsync(stop);
        List<OutboxMessage> messages =
        [
            .. from person in people
               let letter = maker.Letter([.. asked[person.Id]], [.. approvals[person.Id]], told.GetValueOrDefault(person.Id, farthest))
               where letter is not null
               select frame.Message(Kind, OutboxMessage.KeyOf(Kind, person.Id, today), person.To, letter, now),
        ];
        int written = 0;
        foreach (OutboxMessage[] some in messages.Chunk(AtOnce)) written += await StoreAsync(some, stop);
        return written;
    }

    private static Dictionary<Period, DateTime> Latest(IEnumerable<QuarterNews> news) => news.GroupBy(n => Period.Parse(n.Quarter!)).ToDictionary(n => n.Key, n => n.Max(x => x.At));

    // A figure for which two quarters ask is asked for by the one due first.
    private static ILookup<int, AskedValue> Asked(EntryBoard board, ILookup<int, Scorecards.ListedFigure> drafts) =>
        board.Open.SelectMany(c => board.TasksOf(c.Period, drafts).Where(t => t.Task.IsAsked && t.Task.AskedOfId is not null).Select(t => (t.MeasureId, Value: new AskedValue(c.Period, t.Task))))
            .DistinctBy(t => (t.MeasureId, t.Value.Task.Period)).ToLookup(t => t.Value.Task.AskedOfId!.Value, t => t.Value);

    // By whom: the approvers of a directorate and who stands in for them; where there is nobody, the performance team.
    private async Task<ILookup<int, ToApprove>> ApprovalsAsync(List<DigestPerson> everyone, EntryBoard board, DateOnly today, CancellationToken stop)
    {
        CouncilInForce council = await settings.InForceAsync(stop);
        List<WaitingApprovals> waiting = council.ValuesNeedApproval ? await DigestQueries.WaitingQuery(database).ToListAsync(stop) : [];
        if (waiting.Count == 0) return Array.Empty<ToApprove>().ToLookup(_ => 0);
        ILookup<string, int> roles = (await DigestQueries.ApproversQuery(database).ToListAsync(stop)).ToLookup(r => r.Role, r => r.UserId);
        Dictionary<int, int?> directorateOf = everyone.ToDictionary(p => p.Id, p => p.DirectorateId);
        HashSet<(int UserId, int? DirectorateId)> approve =
        [
            .. roles[Roles.Approver].Where(id => directorateOf.GetValueOrDefault(id) is not null).Select(id => (id, directorateOf[id])),
            .. (await DigestQueries.StandInsQuery(database, today).ToListAsync(stop)).Where(s => directorateOf.ContainsKey(s.UserId)).Select(s => (s.UserId, (int?)s.DirectorateId)),
        ];
        ILookup<int?, int> approvers = approve.ToLookup(a => a.DirectorateId, a => a.UserId);
        List<int> team = [.. roles[Roles.PerformanceOfficer].Where(directorateOf.ContainsKey)];
        Dictionary<Period, DateOnly?> dueOn = board.Open.ToDictionary(c => c.Period, c => c.ApprovalsDueOn);
        return
        (
            from values in waiting
            from person in values.DirectorateId is { } directorate && approvers.Contains(directorate) ? approvers[directorate] : team
            where council.OwnEntriesMayBeApproved || values.EnteredById != person
            select (person, new ToApprove(values.Quarter, values.Directorate, values.Count, values.Last, dueOn.GetValueOrDefault(values.Quarter)))
        ).ToLookup(a => a.person, a => a.Item2);
    }

    private async Task<int> StoreAsync(OutboxMessage[] messages, CancellationToken stop)
    {
        int written = 0;
        await database.ChangeAsync(
            Writer,
            time,
            async (_, token) =>
            {
                HashSet<string> taken = await OutboxQueries.TakenQuery(database, [.. messages.Select(m => m.Key!)]).ToHashSetAsync(token);
                OutboxMessage[] missing = [.. messages.Where(m => !taken.Contains(m.Key!))];
                database.Outbox.AddRange(missing);
                written = missing.Length;
                return new Saved("Wrote the day’s messages");
            },
            stop);
        // What was stored is not looked at again here.
        database.ChangeTracker.Clear();
        return written;
    }
}
