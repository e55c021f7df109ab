using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Audit;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Collections.Tasks;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Delivery;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Users;

namespace PerformanceManagement.Core.Collections;

/// <summary>What opening a signed-off quarter again would do.</summary>
/// <param name="Quarter">The quarter.</param>
/// <param name="Version">The version of its collection.</param>
/// <param name="Measures">How many measures are kept as they were signed off.</param>
/// <param name="Editions">How many published papers members have of it.</param>
public sealed record ReopenPreview(Period Quarter, Guid Version, int Measures, int Editions);

/// <summary>Opens the latest signed-off quarter again, with a reason that everybody sees. An earlier one is corrected figure by figure.</summary>
public sealed class ReopenService(PerformanceDbContext database, TimeProvider time)
{
    /// <summary>The longest reason, in characters.</summary>
    public const int ReasonLength = TextLengths.Reason;

    /// <summary>What it would do; null for a quarter that is not signed off, or is not the latest that is.</summary>
    public async Task<ReopenPreview?> PreviewAsync(Period quarter, CancellationToken stop = default)
    {
        if (await LatestQuery(database).AsNoTracking().FirstOrDefaultAsync(stop) is not { } latest || latest.Period != quarter) return null;
        return new ReopenPreview(quarter, latest.Version, await database.SignedOffFigures.CountAsync(f => f.CollectionId == latest.Id, stop), await database.ReportEditions.CountAsync(e => e.Period == quarter && e.WithdrawnAt == null, stop));
    }

    /// <summary>Opens it again: its rows are worked out anew from then on, its tasks and updates of delivery are where they were, and its published papers stay what they are.</summary>
    /// <param name="quarter">The quarter.</param>
    /// <param name="because">Why, as typed.</param>
    /// <param name="version">The version of the collection that was shown.</param>
    /// <param name="actor">Who.</param>
    /// <param name="stop">Cancels the work.</param>
    /// <returns>What became of it; null for a quarter that cannot be opened again.</returns>
    /// <exception cref="NotPermittedException">The actor does not run collections.</exception>
    public async Task<Outcome?> ReopenAsync(Period quarter, string? because, Guid version, Actor actor, CancellationToken stop = default)
    {
        actor.Require(Policies.ManageRules, "open a quarter again");
        string reason = (because ?? "").Trim();
        if (reason.Length == 0) return new Refused("Because", $"Say why {quarter.Label} is opened again: everybody who looks at it sees the reason");
        if (reason.Length > ReasonLength) return new Refused("Because", $"The reason must be {ReasonLength} characters or fewer; it has {reason.Length:N0}");
        return await database.ChangeAsync(
            actor,
            time,
            async (change, token) =>
            {
                if (await LatestQuery(database).FirstOrDefaultAsync(token) is not { } collection || collection.Period != quarter) return null;
                if (collection.Version != version) return new Refused("Because", $"{quarter.Label} was changed meanwhile. Look at it again");
                collection.State = CollectionState.Open;
                (collection.ReopenedAt, collection.ReopenedBy, collection.ReopenedBecause) = (change.At, change.Actor.Name, reason);
                List<CollectionTask> tasks = await database.CollectionTasks.Where(t => t.Quarter == quarter && t.State == TaskState.Closed).ToListAsync(token);
                foreach (CollectionTask task in tasks) task.Move(TaskAction.Reopen, change.Actor, change.At);
                var opened = AuditDetail.Of(AuditField.State, TaskStateText.Of(TaskState.Closed), TaskStateText.Counted("Open", tasks.Select(t => t.State)));
                await TaskOpening.AddAsync(database, collection, token);
                foreach (DeliveryUpdate update in await database.DeliveryUpdates.Where(u => u.Period == quarter && u.State == DeliveryUpdateState.SignedOff).ToListAsync(token)) update.Reopen();
                database.SignedOffFigures.RemoveRange(await database.SignedOffFigures.Where(f => f.CollectionId == collection.Id).ToListAsync(token));
                string summary = $"Opened {quarter.Label} again after sign-off";
                change.Audit("quarter.reopened", $"{summary}: {reason}", period: quarter, details: [opened]);
                return new Saved(summary);
            },
            stop);
    }

    /// <summary>The latest signed-off quarter.</summary>
    internal static IQueryable<Collection> LatestQuery(PerformanceDbContext database) =>
        database.Collections.Where(c => c.State == CollectionState.SignedOff).OrderByDescending(c => c.PeriodEnd);
}
