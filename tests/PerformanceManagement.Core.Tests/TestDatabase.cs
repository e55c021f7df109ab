using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Data.Sqlite;
using PerformanceManagement.Data.SqlServer;
using Xunit;

namespace PerformanceManagement.Core.Tests;

/// <summary>
/// A database of a test's own, migrated and with reference data, gone when the test ends. A new SQLite file; on the SQL Server named in
/// <c>PM_TEST_SQLSERVER</c> (a connection string without a database) where that is set, so that the whole suite runs against it.
/// </summary>
public sealed class TestDatabase : IAsyncDisposable, IDisposable
{
    private static readonly Lazy<Task<string>> Template = new(MakeTemplateAsync);
    private readonly DbContextOptions<PerformanceDbContext> options;
    private readonly Func<Task> remove;

    private TestDatabase(string connectionString, DbContextOptions<PerformanceDbContext> options, Func<Task> remove)
    {
        ConnectionString = connectionString;
        this.options = options;
        this.remove = remove;
    }

    /// <summary>The server to test against, or null.</summary>
    public static string? Server => Environment.GetEnvironmentVariable("PM_TEST_SQLSERVER") is { Length: > 0 } server ? server : null;

    /// <summary>What <c>ConnectionStrings:PerformanceManagement</c> would say.</summary>
    public string ConnectionString { get; }

    /// <summary>A database with reference data.</summary>
    public static Task<TestDatabase> CreateAsync() => Server is null ? CreateSqliteAsync() : CreateSqlServerAsync(Server);

    /// <summary>A SQLite file with reference data, whatever is configured.</summary>
    public static async Task<TestDatabase> CreateSqliteAsync()
    {
        string path = NewPath();
        // A copy of one migrated file takes a hundredth of the time of migrating again.
        File.Copy(await Template.Value, path);
        return OnFile(path);
    }

    /// <summary>The path of a SQLite file that does not exist yet, and no database.</summary>
    public static TestDatabase CreateEmptySqlite() => OnFile(NewPath());

    /// <summary>A new context, as a request has it: nothing tracked.</summary>
    public PerformanceDbContext NewContext() => new(options);

    public async ValueTask DisposeAsync() => await remove();

    public void Dispose() => remove().GetAwaiter().GetResult();

    private static string NewPath() => Path.Combine(Path.GetTempPath(), $"pm-test-{Guid.NewGuid():N}.db");

    private static TestDatabase OnFile(string path)
    {
        string connection = new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString();
        var builder = new DbContextOptionsBuilder<PerformanceDbContext>();
        builder.UsePerformanceSqlite(connection);
        return new TestDatabase(connection, builder.Options, () =>
        {
            foreach (string file in new[] { path, path + "-wal", path + "-shm" }) File.Delete(file);
            return Task.CompletedTask;
        });
    }

    private static async Task<string> MakeTemplateAsync()
    {
        string path = Path.Combine(Path.GetTempPath(), $"pm-test-template-{Guid.NewGuid():N}.db");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => File.Delete(path);
        TestDatabase template = OnFile(path);
        await FillAsync(template);
        return path;
    }

    private static async Task<TestDatabase> CreateSqlServerAsync(string server)
    {
        string connection = new SqlConnectionStringBuilder(server) { InitialCatalog = $"pm_test_{Guid.NewGuid():N}" }.ToString();
        var builder = new DbContextOptionsBuilder<PerformanceDbContext>();
        builder.UsePerformanceSqlServer(connection, MaxBatchSize);
        var database = new TestDatabase(connection, builder.Options, async () =>
        {
            await using var context = new PerformanceDbContext(builder.Options);
            await context.Database.EnsureDeletedAsync();
        });
        await FillAsync(database);
        return database;
    }

    /// <summary>For a server that lacks MERGE: <c>PM_TEST_SQLSERVER_MAXBATCHSIZE=1</c>.</summary>
    private static int? MaxBatchSize => int.TryParse(Environment.GetEnvironmentVariable("PM_TEST_SQLSERVER_MAXBATCHSIZE"), out int size) ? size : null;

    private static async Task FillAsync(TestDatabase database)
    {
        await using PerformanceDbContext context = database.NewContext();
        await context.Database.MigrateAsync();
        await ReferenceData.EnsureAsync(context);
    }
}

/// <summary>A test that only means something on SQL Server: skipped, and counted as skipped, where <c>PM_TEST_SQLSERVER</c> names none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SqlServerFactAttribute : FactAttribute
{
    public SqlServerFactAttribute()
    {
        if (TestDatabase.Server is null) Skip = "PM_TEST_SQLSERVER names no SQL Server to test against.";
    }
}
