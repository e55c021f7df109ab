using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Data.Sqlite;
using PerformanceManagement.Data.SqlServer;
using Xunit;

namespace PerformanceManagement.Core.Tests.Data;

/// <summary>The model that is written as code, and is used, says what the entities and their configuration say.</summary>
public sealed class CompiledModelTests
{
    public static TheoryData<string> Databases => ["SQLite", "SQL Server"];

    [Theory]
    [MemberData(nameof(Databases))]
    public void The_model_in_use_is_the_one_that_is_written_as_code(string database)
    {
        using PerformanceDbContext context = Used(database);

        context.Model.GetType().Name.Should().Be("PerformanceDbContextModel");
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public void It_says_what_the_entities_and_their_configuration_say(string database)
    {
        using PerformanceDbContext used = Used(database), made = Made(database);

        List<string> entities = [.. made.Model.GetEntityTypes().Select(e => e.Name).Order(StringComparer.Ordinal)];
        used.Model.GetEntityTypes().Select(e => e.Name).Order(StringComparer.Ordinal).Should().Equal(entities, "scripts/compile-model writes it anew").And.HaveCountGreaterThan(50);
        foreach (string entity in entities) Said(used, entity).Should().Be(Said(made, entity), "scripts/compile-model writes it anew");
    }

    // All that is asked of an entity as it is used: properties with their converters, columns, keys, indexes and what leads to others.
    private static string Said(PerformanceDbContext context, string entity) =>
        context.Model.FindEntityType(entity)!.ToDebugString(MetadataDebugStringOptions.LongDefault);

    private static PerformanceDbContext Used(string database)
    {
        DbContextOptionsBuilder<PerformanceDbContext> options = new();
        if (database == "SQLite") options.UsePerformanceSqlite("Data Source=nothing.db");
        else options.UsePerformanceSqlServer("Server=nothing");
        return new PerformanceDbContext(options.Options);
    }

    private static PerformanceDbContext Made(string database)
    {
        DbContextOptionsBuilder<PerformanceDbContext> options = new();
        if (database == "SQLite") options.UseSqlite("Data Source=nothing.db");
        else options.UseSqlServer("Server=nothing");
        return new PerformanceDbContext(options.Options);
    }
}
