using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Data;
using PerformanceManagement.Data.Sqlite;
using PerformanceManagement.Data.SqlServer;
using Xunit;

namespace PerformanceManagement.Core.Tests;

/// <summary>
/// A database of a test's own, migrated and with reference data, gone when the test ends. A new SQLite file; on the SQL Server of
/// <see cref="TestServer"/> where there is one, so that the whole suite runs against it.
/// </summary>
public sealed class TestDatabase : IAsyncDisposable, IDisposable
{
    private static readonly Lazy<Task<string>> Template = new(MakeTemplateAsync);
    private readonly DbContextOptions<PerformanceDbContext> options;
    private readonly Func<Task> remove;

    private TestDatabase(DatabaseProvider provider, string connectionString, DbContextOptions<PerformanceDbContext> options, Func<Task> remove)
    {
        ConnectionString = connectionString;
        Settings = new() { ["ConnectionStrings:PerformanceManagement"] = connectionString, ["Database:Provider"] = provider.ToString() };
        if (provider == DatabaseProvider.SqlServer) (Settings["Database:MaxBatchSize"], Settings["Database:Collation"]) = (TestServer.MaxBatchSize?.ToString(CultureInfo.InvariantCulture), TestServer.Collation);
        this.options = options;
        this.remove = remove;
    }

    /// <summary>What <c>ConnectionStrings:PerformanceManagement</c> would say.</summary>
    public string ConnectionString { get; }

    /// <summary>What the configuration of a program that uses this database would say.</summary>
    public Dictionary<string, string?> Settings { get; }

    /// <summary>A database with reference data.</summary>
    public static Task<TestDatabase> CreateAsync() => TestServer.Connection is null ? CreateSqliteAsync() : CreateSqlServerAsync();

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
        return new TestDatabase(DatabaseProvider.Sqlite, connection, builder.Options, () =>
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

    private static async Task<TestDatabase> CreateSqlServerAsync()
    {
        string connection = await TestServer.CreateDatabaseAsync();
        var builder = new DbContextOptionsBuilder<PerformanceDbContext>();
        builder.UsePerformanceSqlServer(connection, TestServer.MaxBatchSize, TestServer.Collation);
        var database = new TestDatabase(DatabaseProvider.SqlServer, connection, builder.Options, () => TestServer.DropDatabaseAsync(connection));
        try
        {
            await FillAsync(database);
        }
        catch
        {
            await database.DisposeAsync();
            throw;
        }

        return database;
    }

    private static async Task FillAsync(TestDatabase database)
    {
        await using PerformanceDbContext context = database.NewContext();
        if (context.Database.IsSqlServer()) await TestServer.MakeTablesAsync(context);
        else await context.Database.MigrateAsync();
        await ReferenceData.EnsureAsync(context);
    }
}

/// <summary>A test that only means something on SQL Server: skipped, and counted as skipped, where <c>PM_TEST_SQLSERVER</c> names none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SqlServerFactAttribute : FactAttribute
{
    public SqlServerFactAttribute()
    {
        if (TestServer.Connection is null) Skip = "PM_TEST_SQLSERVER names no SQL Server to test against.";
    }
}
