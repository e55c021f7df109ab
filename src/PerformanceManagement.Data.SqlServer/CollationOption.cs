using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using Microsoft.EntityFrameworkCore.Update;
using Microsoft.Extensions.DependencyInjection;

namespace PerformanceManagement.Data.SqlServer;

/// <summary>The collation that tables are made with instead of the model's, carried in the options of a context.</summary>
internal sealed class CollationOption : IDbContextOptionsExtension
{
    public CollationOption(string collation)
    {
        Collation = collation;
        Info = new About(this);
    }

    public string Collation { get; }

    public DbContextOptionsExtensionInfo Info { get; }

    public void ApplyServices(IServiceCollection services)
    {
    }

    public void Validate(IDbContextOptions options)
    {
    }

    private sealed class About(CollationOption option) : DbContextOptionsExtensionInfo(option)
    {
        public override bool IsDatabaseProvider => false;

        public override string LogFragment => $"Collation={((CollationOption)Extension).Collation} ";

        // The services are the same for every collation: they ask for it when they write SQL.
        public override int GetServiceProviderHashCode() => 0;

        public override bool ShouldUseSameServiceProvider(DbContextOptionsExtensionInfo other) => other is About;

        public override void PopulateDebugInfo(IDictionary<string, string> debugInfo)
        {
        }
    }
}

/// <summary>
/// Writes the collation of the options where model and migrations name theirs. The model stays what the migrations say it is:
/// otherwise each collation would look like a change of the model that lacks its migration.
/// </summary>
internal sealed class CollationSqlGenerator(MigrationsSqlGeneratorDependencies dependencies, ICommandBatchPreparer batches, IDbContextOptions options)
    : SqlServerMigrationsSqlGenerator(dependencies, batches)
{
    protected override void ColumnDefinition(string? schema, string table, string name, ColumnOperation operation, IModel? model, MigrationCommandListBuilder builder)
    {
        if (operation.Collation is not null && options.FindExtension<CollationOption>() is { } chosen) operation.Collation = chosen.Collation;
        base.ColumnDefinition(schema, table, name, operation, model, builder);
    }
}
