using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Logging;
using PerformanceManagement.Core.Data;

namespace PerformanceManagement.Data.Sqlite;

/// <summary>How the system uses a SQLite file.</summary>
public static class SqliteDatabase
{
    /// <summary>Uses a SQLite file with foreign keys enforced. A command waits for another writer for 30 seconds, or as long as the connection string's <c>Default Timeout</c> says.</summary>
    public static DbContextOptionsBuilder UsePerformanceSqlite(this DbContextOptionsBuilder options, string connectionString)
    {
        var connection = new SqliteConnectionStringBuilder(connectionString) { ForeignKeys = true };
#if !WITHOUT_COMPILED_MODEL
        options.UseModel(CompiledModel.PerformanceDbContextModel.Instance);
#endif
        return options
            .UseSqlite(connection.ToString(), sqlite => sqlite.MigrationsAssembly(typeof(SqliteDatabase).Assembly.FullName))
            // A migration that makes a table anew switches foreign keys off, outside its transaction: SQLite knows no other way, and says it each time.
            .ConfigureWarnings(warnings => warnings.Log((RelationalEventId.NonTransactionalMigrationOperationWarning, LogLevel.Debug)));
    }

    /// <summary>Makes the file's folder, and sets write-ahead logging, so that readers do not wait for a writer; the file keeps that setting.</summary>
    public static async Task PrepareFileAsync(PerformanceDbContext database, CancellationToken stop = default)
    {
        var connection = (SqliteConnection)database.Database.GetDbConnection();
        if (Path.GetDirectoryName(Path.GetFullPath(connection.DataSource)) is { } folder) Directory.CreateDirectory(folder);

        await database.Database.OpenConnectionAsync(stop);
        await using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "PRAGMA journal_mode = WAL";
        await command.ExecuteNonQueryAsync(stop);
        await database.Database.CloseConnectionAsync();
    }
}
