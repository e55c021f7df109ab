using System.Data.Common;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Data.Sqlite;
using PerformanceManagement.Data.SqlServer;

namespace PerformanceManagement.Data;

/// <summary>Registers the database that the configuration names.</summary>
public static class DatabaseSetup
{
    /// <summary>Registers <see cref="PerformanceDbContext"/> and <see cref="DatabaseOptions"/>.</summary>
    /// <exception cref="InvalidOperationException">SQL Server is chosen and no connection string is configured, or the settings cannot be read.</exception>
    public static IServiceCollection AddPerformanceDatabase(this IServiceCollection services, IConfiguration configuration)
    {
        IConfigurationSection section = configuration.GetSection(DatabaseOptions.Section);
        var options = section.Get<DatabaseOptions>() ?? new DatabaseOptions();
        string connection = ConnectionString(options.Provider, configuration);
        CheckConnectionString(options, connection);
        services.Configure<DatabaseOptions>(section);
        services.AddSingleton(DatabaseContention.Faults);
        return services.AddDbContext<PerformanceDbContext>(context => Use(context, options, connection));
    }

    private static string ConnectionString(DatabaseProvider provider, IConfiguration configuration)
    {
        if (configuration.GetConnectionString(DatabaseOptions.ConnectionStringName) is { Length: > 0 } configured) return configured;
        return provider == DatabaseProvider.Sqlite
            ? DatabaseOptions.DefaultSqliteConnection
            : throw new InvalidOperationException($"Database:Provider is {provider}, which needs ConnectionStrings:{DatabaseOptions.ConnectionStringName}.");
    }

    // Otherwise it would fail at the first question to the database, far from whoever wrote it. The string may hold a password, so it is not repeated.
    private static void CheckConnectionString(DatabaseOptions options, string connection)
    {
        try
        {
            Use(new DbContextOptionsBuilder<PerformanceDbContext>(), options, connection);
            // Read as what it is for, not by a context: that would make the whole model, once more than the site needs.
            _ = options.Provider == DatabaseProvider.Sqlite ? (DbConnectionStringBuilder)new SqliteConnectionStringBuilder(connection) : new SqlConnectionStringBuilder(connection);
        }
        catch (ArgumentException unreadable)
        {
            throw new InvalidOperationException(
                $"ConnectionStrings:{DatabaseOptions.ConnectionStringName} is not a connection string for {options.Provider}: {unreadable.Message}", unreadable);
        }
    }

    private static void Use(DbContextOptionsBuilder context, DatabaseOptions options, string connection)
    {
        switch (options.Provider)
        {
            case DatabaseProvider.Sqlite:
                context.UsePerformanceSqlite(connection);
                break;
            case DatabaseProvider.SqlServer:
                context.UsePerformanceSqlServer(connection, options.MaxBatchSize, options.Collation);
                break;
            default:
                throw new InvalidOperationException($"Database:Provider is {options.Provider}; write Sqlite or SqlServer.");
        }
    }
}
