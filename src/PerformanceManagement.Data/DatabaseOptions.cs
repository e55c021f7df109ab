
namespace PerformanceManagement.Data;

/// <summary>The databases the system runs on.</summary>
public enum DatabaseProvider
{
    /// <summary>A file; the default.</summary>
    Sqlite,

    /// <summary>A SQL Server.</summary>
    SqlServer,
}

/// <summary>The section <c>Database</c> of the configuration.</summary>
public sealed class DatabaseOptions
{
    /// <summary>The name of the section.</summary>
    public const string Section = "Database";

    /// <summary>The name of the connection string.</summary>
    public const string ConnectionStringName = "PerformanceManagement";

    /// <summary>The connection string where none is configured, for SQLite alone.</summary>
    public const string DefaultSqliteConnection = "Data Source=data/performance.db";

    /// <summary>Which database.</summary>
    public DatabaseProvider Provider { get; set; }

    /// <summary>Whether a start brings the database up to date; otherwise it refuses a database that is not.</summary>
    public bool MigrateOnStart { get; set; }

    /// <summary>SQL Server: the most statements in one command; null for EF Core's own choice.</summary>
    public int? MaxBatchSize { get; set; }

    /// <summary>SQL Server: what codes and names are compared by, in tables that are made from now on; null for Latin1_General_100_CI_AS.</summary>
    public string? Collation { get; set; }

    /// <summary>Whether an empty database is filled with the sample council. Refused in production: its passwords are public.</summary>
    public bool SampleCouncil { get; set; }
}
