using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using PerformanceManagement.Core;

namespace PerformanceManagement.Data;

/// <summary>Tells whether a database failed only because somebody else was at work in it, for SQLite and SQL Server.</summary>
public static class DatabaseContention
{
    private const int SqliteBusy = 5;
    private const int SqliteLocked = 6;
    private const int SqliteUnique = 2067;
    private const int SqlServerTimeout = -2;
    private const int SqlServerDeadlock = 1205;
    private const int SqlServerLockTimeout = 1222;
    private const int SqlServerUniqueConstraint = 2627;
    private const int SqlServerUniqueIndex = 2601;

    /// <summary>The same in sentences.</summary>
    public static DatabaseFaults Faults { get; } = new(IsBusy, IsClash);

    /// <summary>Whether another writer kept the database for longer than is waited for.</summary>
    public static bool IsBusy(Exception fault) => Cause(fault) switch
    {
        SqliteException sqlite => sqlite.SqliteErrorCode is SqliteBusy or SqliteLocked,
        SqlException server => server.Number is SqlServerTimeout or SqlServerDeadlock or SqlServerLockTimeout,
        _ => false,
    };

    /// <summary>Whether another writer stored a row with the same key first.</summary>
    public static bool IsClash(Exception fault) => Cause(fault) switch
    {
        SqliteException sqlite => sqlite.SqliteExtendedErrorCode == SqliteUnique,
        SqlException server => server.Number is SqlServerUniqueConstraint or SqlServerUniqueIndex,
        _ => false,
    };

    // Where tries run out, EF Core wraps what was thrown; so does saving.
    private static Exception? Cause(Exception? fault)
    {
        while (fault is not null and not SqliteException and not SqlException) fault = fault.InnerException;
        return fault;
    }
}
