using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Data;

namespace PerformanceManagement.Core.Scorecards.Kept;

/// <summary>
/// Carries what was kept in an earlier format over into the present one: the words in which it is shown until now are written down with it. Runs after
/// every migration, finds nothing to do once all is done, and goes on where it was stopped. A row that cannot be read stays as it is, and shows its fault
/// on its own page as before.
/// </summary>
public static class KeptRowCarryOver
{
    private const int Batch = 200;

    /// <summary>Carries over what there is.</summary>
    /// <param name="database">The database, with all its migrations.</param>
    /// <param name="stop">Stops between two batches.</param>
    /// <returns>How many rows were carried over, and how many could not be read.</returns>
    public static async Task<(int Done, int Unreadable)> RunAsync(PerformanceDbContext database, CancellationToken stop = default)
    {
        (int done, int unreadable, int after) = (0, 0, 0);
        while (true)
        {
            List<SignedOffFigure> rows = await EarlierQuery(database, after).ToListAsync(stop);
            if (rows.Count == 0) return (done, unreadable);
            foreach (SignedOffFigure row in rows)
            {
                try
                {
                    row.CarryOver();
                    done++;
                }
                catch (Exception fault) when (fault is JsonException or FormatException or ArgumentException)
                {
                    unreadable++;
                }
            }

            await database.InTransactionAsync(database.SaveAsync, stop);
            database.ChangeTracker.Clear();
            after = rows[^1].Id;
        }
    }

    internal static IQueryable<SignedOffFigure> EarlierQuery(PerformanceDbContext database, int after) =>
        database.SignedOffFigures.Where(f => f.Format < KeptRow.Current && f.Id > after).OrderBy(f => f.Id).Take(Batch);
}
