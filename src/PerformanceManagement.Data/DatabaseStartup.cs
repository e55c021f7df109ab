using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using PerformanceManagement.Core.Collections.Tasks;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Data.Sample;
using PerformanceManagement.Core.Scorecards.Kept;
using PerformanceManagement.Core.Search;
using PerformanceManagement.Data.Sqlite;

namespace PerformanceManagement.Data;

/// <summary>What site and command line do with the database before anything else.</summary>
public static class DatabaseStartup
{
    /// <summary>
    /// Brings the database up to date where <c>Database:MigrateOnStart</c> says so, refuses one that is not, adds missing reference data,
    /// and loads the sample council into an empty database where <c>Database:SampleCouncil</c> says so. The command line, which has no
    /// host environment, never loads it.
    /// </summary>
    /// <exception cref="DatabaseNotReadyException">Migrations are pending and may not be applied.</exception>
    /// <exception cref="InvalidOperationException">The sample council is asked for in production.</exception>
    public static async Task PrepareAsync(IServiceProvider services, CancellationToken stop = default)
    {
        await using AsyncServiceScope scope = services.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<PerformanceDbContext>();
        DatabaseOptions options = scope.ServiceProvider.GetRequiredService<IOptions<DatabaseOptions>>().Value;
        var environment = scope.ServiceProvider.GetService<IHostEnvironment>();
        if (options.SampleCouncil && environment?.IsProduction() == true)
            throw new InvalidOperationException("Database:SampleCouncil is set and the environment is Production. The passwords of the sample users are public, so production never loads them: remove the setting.");

        if (options.Provider == DatabaseProvider.Sqlite) await SqliteDatabase.PrepareFileAsync(database, stop);
        await BringUpToDateAsync(database, options.MigrateOnStart, stop);
        await KeptRowCarryOver.RunAsync(database, stop);
        await TaskOpening.CarryOverAsync(database, stop);
        await SearchIndex.FillIfEmptyAsync(database, stop);
        await ReferenceData.EnsureAsync(database, stop);
        if (options.SampleCouncil && environment is not null)
            await scope.ServiceProvider.GetRequiredService<SampleCouncil>().LoadIfEmptyAsync(stop);
    }

    private static async Task BringUpToDateAsync(PerformanceDbContext database, bool migrate, CancellationToken stop)
    {
        List<string> pending = [.. await database.Database.GetPendingMigrationsAsync(stop)];
        if (pending.Count == 0) return;
        if (!migrate) throw new DatabaseNotReadyException(pending);
        // Asked for only where there is something to do: it makes the whole model anew, a fifth of a start.
        await database.Database.MigrateAsync(stop);
    }
}

/// <summary>The database lacks migrations that this version needs.</summary>
public sealed class DatabaseNotReadyException(IReadOnlyList<string> pending) : Exception(
    $"The database is not up to date: {pending.Count} {(pending.Count == 1 ? "migration is" : "migrations are")} pending ({string.Join(", ", pending)}). "
    + "Back it up, then start with Database:MigrateOnStart set to true, or apply them yourself.")
{
    /// <summary>The names of the pending migrations, oldest first.</summary>
    public IReadOnlyList<string> Pending { get; } = pending;
}
