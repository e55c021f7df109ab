using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Data;

namespace PerformanceManagement.Core.Mail;

/// <summary>Questions about the outbox.</summary>
internal static class OutboxQueries
{
    /// <summary>What is to be sent, the longest waiting first.</summary>
    internal static IQueryable<OutboxMessage> NextQuery(PerformanceDbContext database, DateTime now) =>
        database.Outbox.AsNoTracking().Where(m => m.State == MailState.Waiting && m.NextAt <= now).OrderBy(m => m.NextAt).ThenBy(m => m.Id);

    /// <summary>A message as long as nobody else has tried it meanwhile.</summary>
    internal static IQueryable<OutboxMessage> HeldQuery(PerformanceDbContext database, int id, int attempts) =>
        database.Outbox.Where(m => m.Id == id && m.State == MailState.Waiting && m.Attempts == attempts);

    /// <summary>Whether somebody may still be written to.</summary>
    internal static IQueryable<int> EnabledQuery(PerformanceDbContext database, int? userId) =>
        database.Users.Where(u => u.Id == userId && u.DisabledAt == null).Select(u => u.Id);

    /// <summary>What was sent or given up before a moment.</summary>
    internal static IQueryable<OutboxMessage> OldQuery(PerformanceDbContext database, DateTime before) =>
        database.Outbox.Where(m => m.State != MailState.Waiting && m.CreatedAt < before);

    /// <summary>The messages of a state, the latest first; of all where none is named.</summary>
    internal static IQueryable<ListedMail> ListQuery(PerformanceDbContext database, MailState? state) =>
        database.Outbox.AsNoTracking().Where(m => state == null || m.State == state).OrderByDescending(m => m.CreatedAt).ThenByDescending(m => m.Id)
            .Select(m => new ListedMail(m.Id, m.Kind, m.Name, m.Subject, m.State, m.CreatedAt) { SentAt = m.SentAt, NextAt = m.NextAt, Attempts = m.Attempts, Problem = m.Problem });

    /// <summary>How many messages are in each state.</summary>
    internal static IQueryable<MailCount> CountsQuery(PerformanceDbContext database) => database.Outbox.GroupBy(m => m.State).Select(g => new MailCount(g.Key, g.Count()));

    /// <summary>When each person was last sent a message of a kind after a moment.</summary>
    internal static IQueryable<LastMail> LastQuery(PerformanceDbContext database, string kind, DateTime after) =>
        database.Outbox.Where(m => m.Kind == kind && m.UserId != null && m.CreatedAt > after).GroupBy(m => m.UserId!.Value).Select(g => new LastMail(g.Key, g.Max(m => m.CreatedAt)));

    /// <summary>Of some keys those that are taken.</summary>
    internal static IQueryable<string> TakenQuery(PerformanceDbContext database, List<string> keys) => database.Outbox.Where(m => m.Key != null && keys.Contains(m.Key)).Select(m => m.Key!);
}

/// <summary>How many messages are in a state.</summary>
internal sealed record MailCount(MailState State, int Count);

/// <summary>When a person was last sent a message of a kind.</summary>
internal sealed record LastMail(int UserId, DateTime At);
