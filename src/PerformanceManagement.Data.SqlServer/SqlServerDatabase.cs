using Microsoft.EntityFrameworkCore;

namespace PerformanceManagement.Data.SqlServer;

/// <summary>How the system uses SQL Server.</summary>
public static class SqlServerDatabase
{
    /// <summary>Uses SQL Server, trying again when the connection drops.</summary>
    /// <param name="options">The options of the context.</param>
    /// <param name="connectionString">The connection string.</param>
    /// <param name="maxBatchSize">The most statements in one command; null for EF Core's own choice. 1 for a server that lacks MERGE.</param>
    public static DbContextOptionsBuilder UsePerformanceSqlServer(this DbContextOptionsBuilder options, string connectionString, int? maxBatchSize = null) =>
        options.UseSqlServer(connectionString, server =>
        {
            server.MigrationsAssembly(typeof(SqlServerDatabase).Assembly.FullName);
            server.EnableRetryOnFailure();
            if (maxBatchSize is { } size) server.MaxBatchSize(size);
        });
}
