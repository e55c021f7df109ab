using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace PerformanceManagement.Data.SqlServer;

/// <summary>How the system uses SQL Server.</summary>
public static partial class SqlServerDatabase
{
    /// <summary>Uses SQL Server, trying again when the connection drops.</summary>
    /// <param name="options">The options of the context.</param>
    /// <param name="connectionString">The connection string.</param>
    /// <param name="maxBatchSize">The most statements in one command; null for EF Core's own choice. 1 for a server that lacks MERGE.</param>
    /// <param name="collation">What codes and names are compared by in tables that are made from now on; null for the model's own.</param>
    /// <exception cref="InvalidOperationException">The collation is not written like the name of one.</exception>
    public static DbContextOptionsBuilder UsePerformanceSqlServer(
        this DbContextOptionsBuilder options, string connectionString, int? maxBatchSize = null, string? collation = null)
    {
#if !WITHOUT_COMPILED_MODEL
        options.UseModel(CompiledModel.PerformanceDbContextModel.Instance);
#endif
        options.UseSqlServer(connectionString, server =>
        {
            server.MigrationsAssembly(typeof(SqlServerDatabase).Assembly.FullName);
            server.EnableRetryOnFailure();
            if (maxBatchSize is { } size) server.MaxBatchSize(size);
        });
        return string.IsNullOrEmpty(collation) ? options : options.UseCollation(collation);
    }

    private static DbContextOptionsBuilder UseCollation(this DbContextOptionsBuilder options, string collation)
    {
        // SQL has no quotes for it, so nothing else may pass.
        if (!CollationName().IsMatch(collation)) throw new InvalidOperationException($"Database:Collation is “{collation}”, which is not the name of a collation.");
        ((IDbContextOptionsBuilderInfrastructure)options).AddOrUpdateExtension(new CollationOption(collation));
        return options.ReplaceService<IMigrationsSqlGenerator, CollationSqlGenerator>();
    }

    [GeneratedRegex("^[A-Za-z0-9_]+$")]
    private static partial Regex CollationName();
}
