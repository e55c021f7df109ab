using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Collections;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Delivery;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Data.SqlServer;
using Xunit;

namespace PerformanceManagement.Core.Tests.Data;

public sealed class MigrationTests
{
    [Fact]
    public void SQLite_has_a_migration_for_every_change_of_the_model()
    {
        using TestDatabase database = TestDatabase.CreateEmptySqlite();
        using PerformanceDbContext context = database.NewContext();

        context.Database.GetMigrations().Should().NotBeEmpty();
        context.Database.HasPendingModelChanges().Should().BeFalse("scripts/add-migration writes one for both databases");
    }

    [Fact]
    public void SQL_Server_has_a_migration_for_every_change_of_the_model()
    {
        using PerformanceDbContext context = WithoutServer();

        context.Database.GetMigrations().Should().NotBeEmpty();
        context.Database.HasPendingModelChanges().Should().BeFalse("scripts/add-migration writes one for both databases");
    }

    [Fact]
    public void Both_databases_have_migrations_of_the_same_names()
    {
        using TestDatabase database = TestDatabase.CreateEmptySqlite();
        using PerformanceDbContext sqlite = database.NewContext();
        using PerformanceDbContext sqlServer = WithoutServer();

        Names(sqlServer).Should().Equal(Names(sqlite)).And.NotBeEmpty();

        static IEnumerable<string> Names(PerformanceDbContext context) => context.Database.GetMigrations().Select(id => id[(id.IndexOf('_', StringComparison.Ordinal) + 1)..]);
    }

    [Theory]
    [InlineData(MigrationsSqlGenerationOptions.Default)]
    [InlineData(MigrationsSqlGenerationOptions.Idempotent)]
    public void The_script_for_SQL_Server_is_written_in_full_without_a_server(MigrationsSqlGenerationOptions options)
    {
        using PerformanceDbContext context = WithoutServer();

        string script = context.GetService<IMigrator>().GenerateScript(options: options);

        List<string?> tables = [.. context.Model.GetEntityTypes().Select(entity => entity.GetTableName()).Distinct()];
        tables.Should().HaveCountGreaterThan(20);
        tables.Should().OnlyContain(table => script.Contains($"CREATE TABLE [{table}]"));
        script.Should().Contain("[Value] decimal(18,4) NULL").And.Contain("[Code] nvarchar(40) COLLATE Latin1_General_100_CI_AS NOT NULL").And.Contain("[Version] uniqueidentifier NOT NULL")
            .And.Contain("[PeriodEnd] date NOT NULL").And.Contain("[At] datetime2 NOT NULL").And.Contain("CONSTRAINT [CK_Results_FigureOrReason] CHECK (")
            .And.Contain("CREATE UNIQUE INDEX [IX_Results_MeasureId_Period] ON [Results] ([MeasureId], [Period])");
    }

    [Fact]
    public void Every_decimal_has_four_places_on_SQL_Server_and_every_text_a_length_but_Identitys_own()
    {
        using PerformanceDbContext context = WithoutServer();
        var properties = context.Model.GetEntityTypes().Where(entity => !entity.GetTableName()!.StartsWith("AspNet", StringComparison.Ordinal))
            .SelectMany(entity => entity.GetDeclaredProperties()).ToList();

        var decimals = properties.Where(property => (Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType) == typeof(decimal)).ToList();
        decimals.Should().HaveCountGreaterThan(15).And.OnlyContain(property => property.GetColumnType() == "decimal(18,4)");
        properties.Where(property => property.GetColumnType() == "nvarchar(max)").Select(property => property.Name).Should().BeEquivalentTo("Text", "Row", "Text", "Text", "Definition", "Model", "Checks", "Changes", "About", "Partners", "Update", "Narrative", "Achievements", "NextSteps", "Outcomes", "Words", "Mapping", "Mapping", "Outcome", "Text", "Text", "Html", "Rows", "Steps");
    }

    [Fact]
    public void A_row_of_SQL_Server_is_deleted_by_one_path_only()
    {
        using PerformanceDbContext context = WithoutServer();
        var cascades = context.Model.GetEntityTypes().SelectMany(entity => entity.GetForeignKeys())
            .Where(key => key.DeleteBehavior is DeleteBehavior.Cascade or DeleteBehavior.SetNull)
            .Select(key => (Child: key.DeclaringEntityType.GetTableName()!, Parent: key.PrincipalEntityType.GetTableName()!)).ToList();

        // AspNetUserRoles and its like hang on two parents that do not hang on each other.
        cascades.Where(path => !path.Child.StartsWith("AspNet", StringComparison.Ordinal)).Should().NotBeEmpty().And.OnlyHaveUniqueItems(path => path.Child);
    }

    [Fact]
    public async Task Migrating_twice_changes_nothing()
    {
        await using TestDatabase database = await OneOfEach.CreateAsync();
        await using PerformanceDbContext context = database.NewContext();

        await context.Database.MigrateAsync();

        (await context.Database.GetPendingMigrationsAsync()).Should().BeEmpty();
        (await context.Measures.CountAsync()).Should().Be(2);
    }

    [Fact]
    public async Task Rows_from_before_the_rules_became_data_keep_their_meaning()
    {
        await using TestDatabase database = TestDatabase.CreateEmptySqlite();
        await using (PerformanceDbContext old = database.NewContext())
        {
            await old.Database.MigrateAsync("SignedOffFigures");
            await old.Database.ExecuteSqlAsync($"""
                INSERT INTO Measures (Id, Code, Title, Unit, Decimals, Good, Frequency, Calendar, Arrears, Entry, Basis, QuarterRule, YearRule, CollectsRatio, IsDataOnly, Trend, Flags, Version)
                VALUES (1, 'NI 156', 'Households', 'households', 0, 'Lower', 'Quarter', 'Financial', 0, 'InPeriod', 'InPeriod', 'None', 'None', 0, 0, 'Ongoing', 0, '00000000-0000-0000-0000-000000000001');
                INSERT INTO Targets (MeasureId, Period, Value, Version) VALUES (1, '2017/18 Q2', '350.0', '00000000-0000-0000-0000-000000000001');
                """);
        }

        await using PerformanceDbContext context = database.NewContext();
        await context.Database.MigrateAsync();

        (await context.Targets.SingleAsync()).Should().Match<Target>(target => target.Kind == TargetKind.Target && target.Value == 350m && target.Profile == null);
        (await context.Measures.SingleAsync()).Partial.Should().Be(PartialPeriods.Withheld);
    }

    [Fact]
    public async Task Figures_from_before_they_kept_their_measure_are_all_there_and_keep_it()
    {
        await using TestDatabase database = await OneOfEach.CreateAsync(await TestDatabase.CreateSqliteAsync());
        await using (PerformanceDbContext old = database.NewContext())
        {
            await old.Database.MigrateAsync("DatedRules");
            await old.Database.MigrateAsync();
        }

        await using PerformanceDbContext context = database.NewContext();
        (await context.Results.AsNoTracking().Include(result => result.Restatements).SingleAsync()).Restatements.Should().ContainSingle().Which.Value.Should().Be(350m);
        (await context.Targets.CountAsync() + await context.Drafts.CountAsync()).Should().Be(2);
        context.Remove(await context.Measures.SingleAsync(found => found.Code == "NI 156"));
        (await context.Invoking(c => c.SaveChangesAsync()).Should().ThrowAsync<DbUpdateException>()).Which.ShouldBeOfForeignKey();
    }

    [Fact]
    public async Task Updates_that_stayed_signed_off_in_a_quarter_that_was_opened_again_can_be_changed()
    {
        await using TestDatabase database = await TestDatabase.CreateSqliteAsync();
        DataState before;
        await using (PerformanceDbContext old = database.NewContext())
        {
            await old.Database.MigrateAsync("TellWhatLooksUnusual");
            var item = new DeliveryItem { Code = "A", Kind = DeliveryKind.Project, Title = "One" };
            old.AddRange(item, TestData.Collection(TestData.Quarter), TestData.Collection(TestData.Quarter.Previous, CollectionState.SignedOff));
            foreach (Period quarter in new[] { TestData.Quarter, TestData.Quarter.Previous })
            {
                var update = new DeliveryUpdate { Item = item, Period = quarter, Rating = "green", ChangedBy = "Officer", ChangedAt = TestData.Submitted };
                update.SignOff();
                old.Add(update);
            }

            await old.SaveChangesAsync();
            before = await old.StateAsync();
            await old.Database.MigrateAsync();
        }

        await using PerformanceDbContext context = database.NewContext();
        (await context.StateAsync()).Should().Be(new DataState(before.Number + 1, before.Everything, before.Number + 1), "a site that goes on meanwhile has to know");
        (await context.DeliveryUpdates.OrderBy(u => u.PeriodEnd).Select(u => new { u.State, u.KeptTitle, u.Rating }).ToListAsync()).Should().Equal(
            new { State = DeliveryUpdateState.SignedOff, KeptTitle = (string?)"One", Rating = (string?)"green" }, new { State = DeliveryUpdateState.Submitted, KeptTitle = (string?)null, Rating = (string?)"green" });
    }

    [Fact]
    public void Tables_for_SQL_Server_can_be_made_from_the_model_in_batches_that_alter_none()
    {
        using PerformanceDbContext context = WithoutServer();

        IReadOnlyList<string> batches = TestServer.Batches(context);

        batches.Count(batch => batch.StartsWith("CREATE TABLE", StringComparison.Ordinal)).Should().Be(context.Model.GetEntityTypes().Select(entity => entity.GetTableName()).Distinct().Count());
        batches.Should().OnlyContain(batch => batch.StartsWith("CREATE TABLE ", StringComparison.Ordinal) || batch.StartsWith("CREATE INDEX ", StringComparison.Ordinal) || batch.StartsWith("CREATE UNIQUE INDEX ", StringComparison.Ordinal));
    }

    [Fact]
    public void The_script_for_SQL_Server_compares_codes_and_names_as_the_setting_says()
    {
        using PerformanceDbContext context = WithoutServer("Latin1_General_CI_AS");

        string[] scripts = [context.GetService<IMigrator>().GenerateScript(), context.Database.GenerateCreateScript()];

        scripts.Should().AllSatisfy(script => script.Should().Contain("[Code] nvarchar(40) COLLATE Latin1_General_CI_AS NOT NULL").And.NotContain("Latin1_General_100_CI_AS"));
        context.Database.HasPendingModelChanges().Should().BeFalse("another collation is not another model");
    }

    [SqlServerFact]
    public async Task A_real_SQL_Server_takes_the_migrations_and_the_rows()
    {
        await using TestDatabase database = await OneOfEach.CreateAsync();
        await using PerformanceDbContext context = database.NewContext();

        context.Database.ProviderName.Should().Be("Microsoft.EntityFrameworkCore.SqlServer");
        (await context.Measures.Include(measure => measure.Results).SingleAsync(measure => measure.Code == "ni 156")).Results.Should().ContainSingle(result => result.Value == 354m);
    }

    internal static PerformanceDbContext WithoutServer(string? collation = null)
    {
        var options = new DbContextOptionsBuilder<PerformanceDbContext>();
        options.UsePerformanceSqlServer("Server=no-server.invalid", collation: collation);
        return new PerformanceDbContext(options.Options);
    }
}
