using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using PerformanceManagement.Core.BenchmarkGroups;
using PerformanceManagement.Core.Dashboards.Views;
using PerformanceManagement.Core.Delivery;
using PerformanceManagement.Core.Lists;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Plans;
using PerformanceManagement.Core.Reports.Committees;
using PerformanceManagement.Core.Reports.Templates;
using PerformanceManagement.Core.Schemes;
using PerformanceManagement.Core.Search;

namespace PerformanceManagement.Core.Data;

/// <summary>What holds for many tables at once, and the one thing that the two databases spell differently: collations.</summary>
internal static class ModelConventions
{
    /// <summary>The name of the SQLite provider.</summary>
    public const string Sqlite = "Microsoft.EntityFrameworkCore.Sqlite";

    /// <summary>The name of the SQL Server provider.</summary>
    public const string SqlServer = "Microsoft.EntityFrameworkCore.SqlServer";

    public static void Apply(ModelBuilder builder, string? provider)
    {
        foreach (IMutableEntityType entity in builder.Model.GetEntityTypes())
        {
            if (entity.FindProperty(SavingRules.VersionProperty) is { } version && version.ClrType == typeof(Guid)) version.IsConcurrencyToken = true;
            AddEnumChecks(entity);
        }

        CompareAsPeopleType(builder, provider);
        CompareByCharacters(builder, provider);
    }

    /// <summary>A word that the code does not know is refused when it is written, not when somebody's page reads it.</summary>
    private static void AddEnumChecks(IMutableEntityType entity)
    {
        foreach (IMutableProperty property in entity.GetDeclaredProperties())
        {
            Type type = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
            // Stored as a number: flags, which are bits, and what very many rows are put in order by.
            if (!type.IsEnum || property.GetProviderClrType() == typeof(int)) continue;
            string words = string.Join(", ", Enum.GetNames(type).Select(name => $"'{name}'"));
            entity.AddCheckConstraint($"CK_{entity.GetTableName()}_{property.Name}", $"[{property.Name}] IN ({words})");
        }
    }

    /// <summary>Codes and names that people type are the same whatever their capitals: "ni 156" is NI 156.</summary>
    private static void CompareAsPeopleType(ModelBuilder builder, string? provider)
    {
        string collation = provider switch
        {
            Sqlite => "NOCASE",
            SqlServer => "Latin1_General_100_CI_AS",
            _ => throw new NotSupportedException($"The model is made for SQLite and SQL Server, not for {provider}."),
        };
        builder.Entity<Measure>().Property(measure => measure.Code).UseCollation(collation);
        builder.Entity<EarlierCode>().Property(code => code.Code).UseCollation(collation);
        builder.Entity<Measure>().Property(measure => measure.SchemeName).UseCollation(collation);
        builder.Entity<PlanItem>().Property(item => item.Key).UseCollation(collation);
        builder.Entity<CouncilPlan>().Property(plan => plan.Name).UseCollation(collation);
        builder.Entity<Directorate>().Property(directorate => directorate.Name).UseCollation(collation);
        builder.Entity<Committee>().Property(committee => committee.Name).UseCollation(collation);
        builder.Entity<ListedName>().Property(listed => listed.Name).UseCollation(collation);
        builder.Entity<Benchmark>().Property(benchmark => benchmark.Area).UseCollation(collation);
        builder.Entity<SavedView>().Property(view => view.Name).UseCollation(collation);
        builder.Entity<BenchmarkGroup>().Property(group => group.Name).UseCollation(collation);
        builder.Entity<BenchmarkGroupMember>().Property(member => member.Area).UseCollation(collation);
        builder.Entity<RatingOverride>().Property(rating => rating.SchemeName).UseCollation(collation);
        builder.Entity<StoredScheme>().Property(scheme => scheme.Name).UseCollation(collation);
        builder.Entity<StoredStatus>().Property(status => status.Key).UseCollation(collation);
        builder.Entity<ReportTemplate>().Property(template => template.Key).UseCollation(collation);
        builder.Entity<ReportTemplate>().Property(template => template.Name).UseCollation(collation);
        builder.Entity<ReportText>().Property(text => text.Key).UseCollation(collation);
        builder.Entity<DeliveryItem>().Property(item => item.Code).UseCollation(collation);
        builder.Entity<ReportGiven>().Property(given => given.Code).UseCollation(collation);
    }

    /// <summary>Words of the search are in lower case and without accents already, and are asked for by their beginnings: character by character.</summary>
    private static void CompareByCharacters(ModelBuilder builder, string? provider)
    {
        string collation = provider == Sqlite ? "BINARY" : "Latin1_General_100_BIN2";
        builder.Entity<SearchWord>().Property(word => word.Word).UseCollation(collation);
        builder.Entity<SearchNote>().Property(note => note.Initial).UseCollation(collation);
        builder.Entity<SearchNote>().Property(note => note.Words).UseCollation(collation);
    }
}
