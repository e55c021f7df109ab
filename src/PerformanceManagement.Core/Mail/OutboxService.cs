using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Users;

namespace PerformanceManagement.Core.Mail;

/// <summary>Shows what became of messages, and lets one that failed be tried again. What a message says is read by administrators alone.</summary>
public sealed class OutboxService(PerformanceDbContext database, IOptions<MailOptions> options, MailSignal signal, TimeProvider time)
{
    /// <summary>A page of the outbox.</summary>
    /// <param name="state">Only messages of a state; null for all.</param>
    /// <param name="page">The page, from 1; the nearest where there is none.</param>
    /// <param name="actor">Who asks.</param>
    /// <param name="stop">Cancels the reading.</param>
    /// <exception cref="NotPermittedException">The actor does not run collections.</exception>
    public async Task<OutboxList> ListAsync(MailState? state, int page, Actor actor, CancellationToken stop = default)
    {
        Require(actor);
        Dictionary<MailState, int> counts = await OutboxQueries.CountsQuery(database).ToDictionaryAsync(c => c.State, c => c.Count, stop);
        int total = state is { } of ? counts.GetValueOrDefault(of) : counts.Values.Sum();
        int shown = Math.Clamp(page, 1, Math.Max(1, (total + OutboxList.PageSize - 1) / OutboxList.PageSize));
        List<ListedMail> items = total == 0 ? [] : await OutboxQueries.ListQuery(database, state).Skip((shown - 1) * OutboxList.PageSize).Take(OutboxList.PageSize).ToListAsync(stop);
        return new OutboxList(items, shown, counts) { Total = total, IsOff = options.Value.Off };
    }

    /// <summary>One message; null where there is none.</summary>
    /// <exception cref="NotPermittedException">The actor does not run collections.</exception>
    public async Task<ShownMail?> FindAsync(int id, Actor actor, CancellationToken stop = default)
    {
        Require(actor);
        if (await database.Outbox.AsNoTracking().FirstOrDefaultAsync(m => m.Id == id, stop) is not { } found) return null;
        bool mayRead = Policies.Allows(Policies.Administer, actor);
        var listed = new ListedMail(found.Id, found.Kind, found.Name, found.Subject, found.State, found.CreatedAt) { SentAt = found.SentAt, NextAt = found.NextAt, Attempts = found.Attempts, Problem = found.Problem };
        return new ShownMail(listed, mayRead ? found.Address : null, mayRead ? found.Text : null);
    }

    /// <summary>Lets a message that failed be tried again from the beginning.</summary>
    /// <param name="id">Which; null for all that failed.</param>
    /// <param name="actor">Who.</param>
    /// <param name="stop">Cancels the work.</param>
    /// <returns>Saved, refused, or null where there is no such message.</returns>
    /// <exception cref="NotPermittedException">The actor does not run collections.</exception>
    public async Task<Outcome?> RetryAsync(int? id, Actor actor, CancellationToken stop = default)
    {
        Require(actor);
        if (options.Value.Off) return new Refused("", "E-mail is switched off in the configuration, so nothing can be sent");
        Outcome? outcome = await database.ChangeAsync(
            actor,
            time,
            async (change, token) =>
            {
                if (id is { } key && !await database.Outbox.AnyAsync(m => m.Id == key, token)) return null;
                List<OutboxMessage> failed = await database.Outbox.Where(m => m.State == MailState.Failed && (id == null || m.Id == id)).ToListAsync(token);
                foreach (OutboxMessage message in failed) (message.State, message.Attempts, message.NextAt, message.Problem) = (MailState.Waiting, 0, change.At, null);
                if (failed.Count == 0) return new Saved(id is null ? "No message has failed" : "It waits to be sent, or was sent, already");
                string summary = failed.Count == 1 ? "1 message is tried again" : $"{failed.Count:N0} messages are tried again";
                change.Audit("mail.retried", summary + ".");
                return new Saved(summary);
            },
            stop);
        if (outcome is Saved) signal.Ring();
        return outcome;
    }

    private static void Require(Actor actor) => actor.Require(Policies.ManageRules, "look at e-mail that the site sends");
}
