using System.Data.Common;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using PerformanceManagement.Core.Data;

namespace PerformanceManagement.Core.Tests;

/// <summary>
/// The server that tests run against, and what it can do, from the environment: <c>PM_TEST_SQLSERVER</c> (a connection string without a
/// database), <c>PM_TEST_SQLSERVER_MAXBATCHSIZE</c> (1 for a server without MERGE), <c>PM_TEST_SQLSERVER_COLLATION</c>, and
/// <c>PM_TEST_SQLSERVER_SCHEMA=model</c> for a server without ALTER COLUMN: tables as the model has them, without the migrations' way there.
/// </summary>
public static partial class TestServer
{
    // Each database has a pool of its own, and a server may allow few connections in all.
    private const int MostConnections = 8;

    private const int InUse = 3702;

    /// <summary>The connection string without a database, or null.</summary>
    public static string? Connection => Setting("");

    /// <summary>The most statements in one command, or null.</summary>
    public static int? MaxBatchSize => Setting("_MAXBATCHSIZE") is { } size ? int.Parse(size, CultureInfo.InvariantCulture) : null;

    /// <summary>The collation of codes and names, or null for the model's.</summary>
    public static string? Collation => Setting("_COLLATION");

    /// <summary>Whether tables are made as the model has them.</summary>
    public static bool BuildsFromModel => Setting("_SCHEMA") switch
    {
        null or "migrations" => false,
        "model" => true,
        { } other => throw new InvalidOperationException($"PM_TEST_SQLSERVER_SCHEMA is {other}; write model or migrations."),
    };

    /// <summary>Makes an empty database.</summary>
    /// <returns>Its connection string.</returns>
    public static async Task<string> CreateDatabaseAsync()
    {
        string name = $"pm_test_{Guid.NewGuid():N}";
        await OnMasterAsync($"CREATE DATABASE [{name}]");
        // As EF Core would have made it, and Azure does: who reads does not wait for who writes.
        if (!BuildsFromModel) await OnMasterAsync($"ALTER DATABASE [{name}] SET READ_COMMITTED_SNAPSHOT ON");
        return new SqlConnectionStringBuilder(Connection) { InitialCatalog = name, MaxPoolSize = MostConnections }.ToString();
    }

    /// <summary>Removes a database, once the last of its connections is closed.</summary>
    public static async Task DropDatabaseAsync(string connection)
    {
        await using (var pooled = new SqlConnection(connection)) SqlConnection.ClearPool(pooled);
        string name = new SqlConnectionStringBuilder(connection).InitialCatalog;
        for (int tries = 1; ; tries++)
        {
            try
            {
                await OnMasterAsync($"DROP DATABASE [{name}]");
                return;
            }
            catch (SqlException busy) when (busy.Number == InUse && tries < 10)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(200));
            }
        }
    }

    /// <summary>Makes the tables: by the migrations, or as the model has them, with the migrations noted as applied.</summary>
    public static async Task MakeTablesAsync(PerformanceDbContext context)
    {
        if (!BuildsFromModel)
        {
            await context.Database.MigrateAsync();
            return;
        }

        var history = context.GetService<IHistoryRepository>();
        await context.Database.OpenConnectionAsync();
        foreach (string batch in Batches(context).Append(history.GetCreateScript()).Concat(context.Database.GetMigrations().Select(id => history.GetInsertScript(new HistoryRow(id, ProductInfo.GetVersion())))))
            await RunAsync(context.Database.GetDbConnection(), batch);
        await context.Database.CloseConnectionAsync();
    }

    /// <summary>The script of the model's own tables, cut where its lines say GO.</summary>
    public static IReadOnlyList<string> Batches(PerformanceDbContext context) =>
        [.. Go().Split(context.Database.GenerateCreateScript()).Select(batch => batch.Trim()).Where(batch => batch.Length > 0)];

    private static string? Setting(string name) => Environment.GetEnvironmentVariable("PM_TEST_SQLSERVER" + name) is { Length: > 0 } value ? value : null;

    private static async Task OnMasterAsync(string sql)
    {
        await using var master = new SqlConnection(new SqlConnectionStringBuilder(Connection) { InitialCatalog = "master", Pooling = false }.ToString());
        await master.OpenAsync();
        await RunAsync(master, sql);
    }

    private static async Task RunAsync(DbConnection connection, string sql)
    {
        await using DbCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // Names of databases cannot be parameters; these are made above, and the rest is EF Core's.
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }

    [GeneratedRegex(@"^GO\s*$", RegexOptions.Multiline)]
    private static partial Regex Go();
}
