using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Data;
using Xunit;

namespace PerformanceManagement.Core.Tests.Data;

public sealed class DatabaseStartupTests
{
    [Fact]
    public async Task A_database_with_pending_migrations_is_refused_by_name_and_left_alone()
    {
        using TestDatabase file = TestDatabase.CreateEmptySqlite();
        await using ServiceProvider services = Services(file, []);

        Func<Task> start = () => DatabaseStartup.PrepareAsync(services);

        DatabaseNotReadyException refusal = (await start.Should().ThrowAsync<DatabaseNotReadyException>()).Which;
        refusal.Pending.Should().Contain(name => name.EndsWith("_Initial", StringComparison.Ordinal));
        refusal.Message.Should().StartWith("The database is not up to date:").And.Contain(refusal.Pending[0]).And.Contain("Database:MigrateOnStart");
        await using PerformanceDbContext context = file.NewContext();
        (await context.Database.GetAppliedMigrationsAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task MigrateOnStart_brings_it_up_to_date_and_the_next_start_needs_it_no_more()
    {
        using TestDatabase file = TestDatabase.CreateEmptySqlite();
        await using (ServiceProvider services = Services(file, new() { ["Database:MigrateOnStart"] = "true" })) await DatabaseStartup.PrepareAsync(services);

        await using (ServiceProvider services = Services(file, [])) await DatabaseStartup.PrepareAsync(services);

        await using PerformanceDbContext context = file.NewContext();
        (await context.RatingSchemes.CountAsync()).Should().Be(2);
        (await PragmaAsync(context, "journal_mode")).Should().Be("wal");
        (await PragmaAsync(context, "foreign_keys")).Should().Be("1");
    }

    [Fact]
    public async Task A_file_in_a_folder_that_does_not_exist_is_made_with_its_folder()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("pm-test-");
        try
        {
            string path = Path.Combine(folder.FullName, "deep", "performance.db");
            await using ServiceProvider services = Services($"Data Source={path};Pooling=False", new() { ["Database:MigrateOnStart"] = "true" });

            await DatabaseStartup.PrepareAsync(services);

            File.Exists(path).Should().BeTrue();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void SQL_Server_without_a_connection_string_is_refused_and_with_one_is_used_with_its_batch_size()
    {
        var settings = new Dictionary<string, string?> { ["Database:Provider"] = "SqlServer", ["Database:MaxBatchSize"] = "1" };
        Action without = () => Services("", settings).Dispose();
        without.Should().Throw<InvalidOperationException>().WithMessage("*ConnectionStrings:PerformanceManagement*");

        using ServiceProvider services = Services("Server=no-server.invalid", settings);
        using IServiceScope scope = services.CreateScope();
        var context = scope.ServiceProvider.GetRequiredService<PerformanceDbContext>();
        context.Database.ProviderName.Should().Be("Microsoft.EntityFrameworkCore.SqlServer");
        context.Database.CreateExecutionStrategy().RetriesOnFailure.Should().BeTrue();
        scope.ServiceProvider.GetRequiredService<DbContextOptions<PerformanceDbContext>>().Extensions
            .OfType<Microsoft.EntityFrameworkCore.Infrastructure.RelationalOptionsExtension>().Single().MaxBatchSize.Should().Be(1);
    }

    [Fact]
    public void What_is_not_the_name_of_a_collation_is_refused()
    {
        Action register = () => Services("Server=no-server.invalid", new() { ["Database:Provider"] = "SqlServer", ["Database:Collation"] = "Latin1_General_CI_AS NULL" }).Dispose();

        register.Should().Throw<InvalidOperationException>().WithMessage("Database:Collation is*");
    }

    [Fact]
    public void A_database_that_we_do_not_know_is_refused()
    {
        Action register = () => Services("", new() { ["Database:Provider"] = "Oracle" }).Dispose();

        register.Should().Throw<InvalidOperationException>().WithMessage("*Oracle*");
    }

    private static ServiceProvider Services(TestDatabase file, Dictionary<string, string?> settings) => Services(file.ConnectionString, settings);

    private static ServiceProvider Services(string connection, Dictionary<string, string?> settings)
    {
        IConfiguration configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings)
            .AddInMemoryCollection(new Dictionary<string, string?> { ["ConnectionStrings:PerformanceManagement"] = connection })
            .Build();
        return new ServiceCollection().AddLogging().AddPerformanceDatabase(configuration).BuildServiceProvider(validateScopes: true);
    }

    private static async Task<string?> PragmaAsync(PerformanceDbContext context, string name)
    {
        await context.Database.OpenConnectionAsync();
        await using var command = context.Database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100 // The names are written above.
        command.CommandText = $"PRAGMA {name}";
#pragma warning restore CA2100
        return (await command.ExecuteScalarAsync())?.ToString();
    }
}
