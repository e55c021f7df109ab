using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Search;
using PerformanceManagement.Core.Users;

namespace PerformanceManagement.Core.Changes;

/// <summary>How everything is changed: all of it in one transaction with its audit, or nothing.</summary>
internal static class Changing
{
    /// <summary>
    /// Makes a change. Where somebody else saved between its reading and its writing, it is judged once more by what is stored by then: a conflict, a
    /// refusal, or done. Where it fails again, it was something else, which is thrown.
    /// </summary>
    /// <param name="database">Where.</param>
    /// <param name="actor">Who, for the audit.</param>
    /// <param name="time">The clock.</param>
    /// <param name="work">
    /// Reads what it changes, compares versions, changes it and says what became of it. It saves nothing itself: what it changed is stored where it
    /// answers <see cref="Saved"/>, and forgotten otherwise. It may run more than once, each time with nothing tracked, so it keeps nothing.
    /// </param>
    /// <param name="stop">Cancels; nothing is then stored.</param>
    /// <returns>What the work answered.</returns>
    public static async Task<Outcome?> ChangeAsync(
        this PerformanceDbContext database, Actor actor, TimeProvider time, Func<Change, CancellationToken, Task<Outcome?>> work, CancellationToken stop = default)
    {
        try
        {
            return await OnceAsync(database, actor, time, work, isSecondLook: false, stop);
        }
        catch (DbUpdateException meanwhile)
        {
            database.ChangeTracker.Clear();
            return await OnceAsync(database, actor, time, work, isSecondLook: meanwhile is DbUpdateConcurrencyException, stop);
        }
    }

    /// <summary>Saves what is tracked, inside a transaction, with the words it is found by.</summary>
    /// <param name="database">Where.</param>
    /// <param name="stop">Cancels.</param>
    public static async Task SaveAsync(this PerformanceDbContext database, CancellationToken stop = default)
    {
        List<object> changed = [.. database.ChangeTracker.Entries().Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted).Select(e => e.Entity)];
        if (changed.Count == 0) return;
        await database.SaveChangesAsync(stop);
        await database.KeepAsync(changed, stop);
    }

    private static Task<Outcome?> OnceAsync(
        PerformanceDbContext database, Actor actor, TimeProvider time, Func<Change, CancellationToken, Task<Outcome?>> work, bool isSecondLook, CancellationToken stop) =>
        database.InTransactionAsync(
            async token =>
            {
                var change = new Change(database, actor, time.GetUtcNow().UtcDateTime, isSecondLook);
                Outcome? outcome = await work(change, token);
                if (outcome is not Saved)
                {
                    database.ChangeTracker.Clear();
                    return outcome;
                }

                await database.SaveAsync(token);
                if (change.NameNew()) await database.SaveAsync(token);
                return outcome;
            },
            stop);
}
