using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PerformanceManagement.Core.Data;

namespace PerformanceManagement.Core.Mail;

/// <summary>
/// Sends what stands in the outbox. A message is taken by moving the moment from which it may be tried into the future, so that of several processes one
/// sends it, and another takes it over where that one stopped in the middle. Between the moment when a server takes a message and the moment when that is
/// stored, a process may end: the message is then sent once more, and never lost (decision 0034).
/// </summary>
public sealed partial class OutboxSender(PerformanceDbContext database, IMailTransport transport, IOptions<MailOptions> options, TimeProvider time, ILogger<OutboxSender> log)
{
    /// <summary>The longest pause between two attempts.</summary>
    public static readonly TimeSpan MostPause = TimeSpan.FromHours(4);

    /// <summary>How long a message rests after an attempt: a minute after the first, then twice as long each time, up to <see cref="MostPause"/>.</summary>
    /// <param name="attempts">How often it was tried, from 1.</param>
    public static TimeSpan PauseAfter(int attempts) => attempts >= 9 ? MostPause : TimeSpan.FromMinutes(1 << (attempts - 1));

    /// <summary>Sends the next message that is due.</summary>
    /// <returns>Whether it is worth to ask for another one at once.</returns>
    public async Task<bool> NextAsync(CancellationToken stop = default)
    {
        DateTime now = time.GetUtcNow().UtcDateTime;
        if (options.Value.Off || await OutboxQueries.NextQuery(database, now).FirstOrDefaultAsync(stop) is not { } message) return false;
        var lease = TimeSpan.FromSeconds(options.Value.LeaseSeconds);
        int attempt = message.Attempts + 1;
        int taken = await OutboxQueries.HeldQuery(database, message.Id, message.Attempts).Where(m => m.NextAt <= now)
            .ExecuteUpdateAsync(row => row.SetProperty(m => m.Attempts, attempt).SetProperty(m => m.NextAt, now + lease), stop);
        // Another process was faster; there may be more.
        if (taken == 0) return true;
        return await TryAsync(message, attempt, lease / 2, stop);
    }

    /// <summary>Forgets messages that were sent or given up long ago.</summary>
    /// <returns>How many.</returns>
    public Task<int> ForgetAsync(CancellationToken stop = default) =>
        OutboxQueries.OldQuery(database, time.GetUtcNow().UtcDateTime.AddDays(-options.Value.KeepDays)).ExecuteDeleteAsync(stop);

    private async Task<bool> TryAsync(OutboxMessage message, int attempt, TimeSpan patience, CancellationToken stop)
    {
        if (!await OutboxQueries.EnabledQuery(database, message.UserId).AnyAsync(stop))
        {
            await FailedAsync(message, attempt, "Whoever it is to is disabled or no longer here, so it was not sent", isFinal: true, stop);
            return true;
        }

        MailProblemException? problem = await HandOverAsync(message, patience, stop);
        if (problem is null)
        {
            DateTime at = time.GetUtcNow().UtcDateTime;
            // Not cancelled: it was sent, and that is to be known.
            await OutboxQueries.HeldQuery(database, message.Id, attempt).ExecuteUpdateAsync(
                row => row.SetProperty(m => m.State, MailState.Sent).SetProperty(m => m.SentAt, at).SetProperty(m => m.Problem, (string?)null), CancellationToken.None);
            LogSent(log, message.Id, message.Kind);
            return true;
        }

        await FailedAsync(message, attempt, problem.Message, problem.Kind == MailProblemKind.Never || attempt >= options.Value.Attempts, stop);
        return problem.Kind != MailProblemKind.NoServer;
    }

    private async Task<MailProblemException?> HandOverAsync(OutboxMessage message, TimeSpan patience, CancellationToken stop)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(patience);
        try
        {
            await transport.SendAsync(message, limit.Token);
            return null;
        }
        catch (MailProblemException problem)
        {
            return problem;
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return new MailProblemException("The mail server did not answer in time", MailProblemKind.NoServer);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // What a library says may hold an address; the log has its kind and a reference.
            string reference = FaultReference.New();
            LogFault(log, message.Id, fault.GetType().Name, reference);
            return new MailProblemException($"It could not be sent, reference {reference}", MailProblemKind.NotNow);
        }
    }

    private async Task FailedAsync(OutboxMessage message, int attempt, string problem, bool isFinal, CancellationToken stop)
    {
        string sentence = problem.Length <= OutboxMessage.ProblemLength ? problem : problem[..OutboxMessage.ProblemLength];
        DateTime next = time.GetUtcNow().UtcDateTime + PauseAfter(attempt);
        MailState state = isFinal ? MailState.Failed : MailState.Waiting;
        await OutboxQueries.HeldQuery(database, message.Id, attempt).ExecuteUpdateAsync(
            row => row.SetProperty(m => m.State, state).SetProperty(m => m.NextAt, next).SetProperty(m => m.Problem, sentence), stop);
        LogNotTaken(log, message.Id, message.Kind, attempt, sentence, isFinal ? "given up" : "tried again later");
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Message {Message} ({Kind}) was sent")]
    private static partial void LogSent(ILogger log, int message, string kind);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Message {Message} ({Kind}) was not taken at attempt {Attempt}: {Problem}; it is {Then}")]
    private static partial void LogNotTaken(ILogger log, int message, string kind, int attempt, string problem, string then);

    [LoggerMessage(Level = LogLevel.Error, Message = "Message {Message} could not be handed over ({Fault}), reference {FaultReference}")]
    private static partial void LogFault(ILogger log, int message, string fault, string faultReference);
}
