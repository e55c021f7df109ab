using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Data;

namespace PerformanceManagement.Core.Changes;

/// <summary>Reads and moves the version of the data.</summary>
public static class DataVersions
{
    /// <summary>The version of the data as it stands: what was worked out from the same number is still right. 0 before anything was saved.</summary>
    public static Task<long> VersionAsync(this PerformanceDbContext database, CancellationToken stop = default) => VersionQuery(database).SingleOrDefaultAsync(stop);

    /// <summary>Moves it, in the transaction of the change. <see cref="Changing.SaveAsync"/> does so by itself; only rows stored in bulk ask for it.</summary>
    internal static async Task MoveVersionAsync(this PerformanceDbContext database, CancellationToken stop = default)
    {
        if (await database.DataVersions.ExecuteUpdateAsync(row => row.SetProperty(v => v.Number, v => v.Number + 1), stop) > 0) return;
        var first = new DataVersion { Number = 1 };
        database.DataVersions.Add(first);
        await database.SaveChangesAsync(stop);
        // Counted by the database from now on.
        database.Entry(first).State = EntityState.Detached;
    }

    internal static IQueryable<long> VersionQuery(PerformanceDbContext database) =>
        database.DataVersions.AsNoTracking().Where(v => v.Id == DataVersion.OnlyId).Select(v => v.Number);
}
