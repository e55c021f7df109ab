using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using PerformanceManagement.Core.Audit;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Delivery;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Results;
using PerformanceManagement.Core.Settings;
using Xunit;

namespace PerformanceManagement.Core.Tests.Data;

/// <summary>The database itself refuses what the rules forbid, whoever writes it.</summary>
public sealed class CheckConstraintTests
{
    private static readonly (string Constraint, Func<PerformanceDbContext, Task> Break)[] Cases =
    [
        ("CK_Measures_Decimals", async db => (await FirstAsync(db)).Decimals = 5),
        ("CK_Measures_Decimals", async db => (await FirstAsync(db)).Decimals = -1),
        ("CK_Measures_Arrears", async db => (await FirstAsync(db)).Arrears = -1),
        ("CK_Measures_ToleranceHasItsKind", async db => (await FirstAsync(db)).ToleranceKind = null),
        ("CK_Measures_ToleranceHasItsKind", async db => (await FirstAsync(db)).Tolerance = null),
        ("CK_Measures_ToleranceNotNegative", async db => (await FirstAsync(db)).Tolerance = -0.5m),
        // As words, "9.0" comes after "10.0": the text that SQLite keeps must be compared as numbers.
        ("CK_Targets_LowToHigh", async db => Range(await db.Targets.SingleAsync(), 10m, 9m)),
        ("CK_Targets_LowToHigh", async db => Range(await db.Targets.SingleAsync(), 9.51m, 9.5m)),
        ("CK_Targets_NumberOrRange", async db => (await db.Targets.SingleAsync()).Low = 1m),
        ("CK_Targets_NotEmpty", async db => (await db.Targets.SingleAsync()).Value = null),
        ("CK_Targets_NoNumberBesideNoTarget", async db => (await db.Targets.SingleAsync()).Kind = TargetKind.NoTarget),
        ("CK_Targets_KindHasItsFigure", async db => Without(await db.Targets.SingleAsync(), TargetKind.MoreThan, floor: null)),
        ("CK_Targets_FloorBesideFigure", async db => Without(await db.Targets.SingleAsync(), TargetKind.BaselinePeriod, floor: 300m)),
        ("CK_EarlierRules_Decimals", async db => (await db.Set<EarlierRules>().SingleAsync()).Decimals = 5),
        ("CK_Targets_BaselineHasItsPeriod", async db => (await db.Targets.SingleAsync()).Baseline = 380m),
        ("CK_Measures_BandsNotNegative", async db => (await FirstAsync(db)).NoChangeBand = -0.1m),
        ("CK_Measures_BandsNotNegative", async db => (await FirstAsync(db)).BenchmarkBand = -0.1m),
        ("CK_RatingOverrides_ToleranceHasItsKind", async db => (await db.RatingOverrides.SingleAsync()).ToleranceKind = null),
        ("CK_RatingOverrides_ToleranceNotNegative", async db => (await db.RatingOverrides.SingleAsync()).Tolerance = -1m),
        ("CK_TrendSettings_Periods", async db => (await db.TrendSettings.SingleAsync()).Periods = 0),
        ("CK_TrendSettings_Periods", async db => (await db.TrendSettings.SingleAsync()).Periods = 25),
        ("CK_TrendSettings_Periods", async db => (await db.TrendSettings.SingleAsync()).LeastPeriods = 5),
        ("CK_MeasureParts_NotItself", async db => await OwnPartAsync(db)),
        ("CK_Restatements_CorrectionHasItsReason", async db => db.Entry(await db.Restatements.SingleAsync()).Property(row => row.Because).CurrentValue = "A late return"),
        ("CK_Restatements_CorrectionHasItsReason", async db => db.Entry(await db.Restatements.SingleAsync()).Property(row => row.SignedOffIn).CurrentValue = Period.FinancialQuarter(2017, 2)),
        ("CK_Results_FigureOrReason", async db => db.Entry(await db.Results.SingleAsync()).Property(row => row.Value).CurrentValue = null),
        ("CK_Results_NoFiguresBesideReason", async db => db.Entry(await db.Results.SingleAsync()).Property(row => row.Reason).CurrentValue = ReasonForNoValue.Suppressed),
        ("CK_Results_NoFiguresBesideReason", async db => ReasonWithNumerator(db.Entry(await db.Results.SingleAsync()))),
        ("CK_Results_DenominatorNotZero", async db => db.Entry(await db.Results.SingleAsync()).Property(row => row.Denominator).CurrentValue = 0m),
        ("CK_Results_DenominatorNotZero", async db => db.Entry(await db.Results.SingleAsync()).Property(row => row.Denominator).CurrentValue = 0.00m),
        ("CK_Restatements_FigureOrReason", async db => db.Entry(await db.Restatements.SingleAsync()).Property(row => row.Value).CurrentValue = null),
        ("CK_Restatements_NoFiguresBesideReason", async db => db.Entry(await db.Restatements.SingleAsync()).Property(row => row.Reason).CurrentValue = ReasonForNoValue.Suppressed),
        ("CK_Restatements_DenominatorNotZero", async db => db.Entry(await db.Restatements.SingleAsync()).Property(row => row.Denominator).CurrentValue = 0m),
        ("CK_PlanItems_NotItsOwnParent", async db => await OwnParentAsync(db)),
        ("CK_ApprovalDeputies_Days", async db => (await db.ApprovalDeputies.SingleAsync()).Until = new DateOnly(2017, 10, 8)),
        ("CK_Collections_FinancialQuarter", async db => (await db.Collections.SingleAsync()).Period = Period.Create(PeriodLength.Quarter, PeriodCalendar.Academic, 2017, 2)),
        ("CK_Collections_FinancialQuarter", async db => (await db.Collections.SingleAsync()).Period = Period.FinancialYear(2017)),
        ("CK_RatingSchemes_InForce", async db => (await db.RatingSchemes.FirstAsync()).InForceTo = ReferenceData.SchemesInForceFrom.AddDays(-1)),
        ("CK_SchemeStatuses_Order", async db => (await db.RatingSchemes.Include(scheme => scheme.Statuses).FirstAsync()).Statuses[0].Order = -1),
        ("CK_DeliveryItems_NotUnderItself", async db => await UnderItselfAsync(db)),
        ("CK_DeliveryUpdates_Percent", async db => (await db.DeliveryUpdates.SingleAsync()).PercentComplete = 101),
        ("CK_CouncilSettings_One", async db => await db.AddAsync(new CouncilSettings { Id = 2 })),
        ("CK_CouncilLogos_One", async db => await db.AddAsync(new CouncilLogo { Id = 2, Png = [1], AlternativeText = "Arms", Sha256 = "" })),
        ("CK_SchemeStatuses_LargestShortfall", async db => (await db.RatingSchemes.Include(scheme => scheme.Statuses).FirstAsync()).Statuses[0].LargestShortfall = -5m),
    ];

    private static void Without(Target target, TargetKind kind, decimal? floor) => (target.Kind, target.Value, target.Floor) = (kind, null, floor);

    public static TheoryData<int> CaseNumbers => [.. Enumerable.Range(0, Cases.Length)];

    [Theory]
    [MemberData(nameof(CaseNumbers))]
    public async Task The_database_refuses_what_a_check_forbids(int number)
    {
        (string constraint, Func<PerformanceDbContext, Task> breakIt) = Cases[number];
        await using TestDatabase database = await OneOfEach.CreateAsync();
        await using PerformanceDbContext context = database.NewContext();
        await breakIt(context);

        Func<Task> save = () => context.SaveChangesAsync();

        (await save.Should().ThrowAsync<DbUpdateException>()).Which.ShouldBeOfCheck(constraint);
    }

    [Fact]
    public async Task Every_check_of_the_model_is_broken_by_a_test()
    {
        await using TestDatabase database = await OneOfEach.CreateAsync();
        await using PerformanceDbContext context = database.NewContext();
        IModel model = context.GetService<IDesignTimeModel>().Model;
        HashSet<string> ofEnums = [.. EnumProperties(model).Select(property => $"CK_{property.DeclaringType.GetTableName()}_{property.Name}")];

        List<string> checks = [.. model.GetEntityTypes().SelectMany(entity => entity.GetCheckConstraints()).Select(check => check.Name!)];

        checks.Should().HaveCountGreaterThan(20);
        checks.Except(ofEnums).Should().BeEquivalentTo(Cases.Select(broken => broken.Constraint).Distinct());
    }

    [Fact]
    public async Task A_word_the_code_does_not_know_is_refused_in_every_column_of_words()
    {
        await using TestDatabase database = await OneOfEach.CreateAsync();
        List<IProperty> properties;
        await using (PerformanceDbContext context = database.NewContext())
        {
            // A row of the audit is never changed either. A key is never changed, and those of words are numbers that no person types.
            properties = [.. EnumProperties(context.Model).Where(p => !p.IsPrimaryKey() && p.DeclaringType.ClrType != typeof(AuditDetail))];
        }

        properties.Should().HaveCountGreaterThan(12);
        foreach (IProperty property in properties)
        {
            await using PerformanceDbContext context = database.NewContext();
            object entity = await AnyAsync(context, property);
            if (entity is ResultFigures && property.Name == nameof(ResultFigures.Reason)) context.Entry(entity).Property(nameof(ResultFigures.Value)).CurrentValue = null;
            context.Entry(entity).Property(property.Name).CurrentValue = Enum.ToObject(Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType, 99);

            Func<Task> save = () => context.SaveChangesAsync();

            (await save.Should().ThrowAsync<DbUpdateException>(property.ToString())).Which.ShouldBeOfCheck($"CK_*_{property.Name}");
        }
    }

    [Fact]
    public async Task What_the_checks_allow_is_stored()
    {
        await using TestDatabase database = await OneOfEach.CreateAsync();
        await using PerformanceDbContext context = database.NewContext();
        Measure measure = await context.Measures.Include(found => found.Targets).SingleAsync(found => found.Code == "NI 156");
        measure.Tolerance = 0m;
        measure.Decimals = FigureFormat.MostDecimals;
        Range(measure.Targets[0], 9.5m, 10m);
        measure.Targets.Add(new Target { Period = Period.FinancialYear(2017), Words = "NO TARGET SET" });
        measure.Targets.Add(new Target { Period = Period.FinancialYear(2018), Value = 0m });
        measure.Targets.Add(new Target { Period = Period.FinancialYear(2019), High = 4m });
        measure.Results.Add(new MeasureResult { Period = Period.FinancialQuarter(2017, 1), Reason = ReasonForNoValue.NotDue, SubmittedAt = OneOfEach.Moment });
        measure.Results.Add(new MeasureResult { Period = Period.FinancialQuarter(2017, 3), YearToDate = 41.9m, SubmittedAt = OneOfEach.Moment });
        measure.Results.Add(new MeasureResult { Period = Period.FinancialQuarter(2017, 4), Value = 0m, Numerator = 0m, Denominator = -0.0001m, SubmittedAt = OneOfEach.Moment });

        (await context.SaveChangesAsync()).Should().BeGreaterThan(6);
    }

    private static IEnumerable<IProperty> EnumProperties(IModel model) => model.GetEntityTypes()
        .SelectMany(entity => entity.GetDeclaredProperties())
        .Where(property => (Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType).IsEnum && property.ClrType != typeof(MeasureFlags));

    private static async Task<object> AnyAsync(PerformanceDbContext context, IProperty property)
    {
        var query = (IQueryable<object>)typeof(DbContext).GetMethod(nameof(DbContext.Set), [])!.MakeGenericMethod(property.DeclaringType.ClrType).Invoke(context, null)!;
        return await query.FirstAsync();
    }

    private static void Range(Target target, decimal low, decimal high)
    {
        target.Value = null;
        target.Low = low;
        target.High = high;
    }

    private static void ReasonWithNumerator(EntityEntry<MeasureResult> result)
    {
        result.Property(row => row.Value).CurrentValue = null;
        result.Property(row => row.Reason).CurrentValue = ReasonForNoValue.AwaitingData;
        result.Property(row => row.Numerator).CurrentValue = 3m;
    }

    private static Task<Measure> FirstAsync(PerformanceDbContext db) => db.Measures.SingleAsync(measure => measure.Code == "NI 156");

    private static async Task OwnPartAsync(PerformanceDbContext db)
    {
        MeasurePart part = await db.MeasureParts.SingleAsync();
        db.MeasureParts.Add(new MeasurePart { WholeId = part.PartId, PartId = part.PartId });
    }

    private static async Task UnderItselfAsync(PerformanceDbContext db)
    {
        DeliveryItem item = await db.DeliveryItems.FirstAsync();
        item.ParentId = item.Id;
    }

    private static async Task OwnParentAsync(PerformanceDbContext db)
    {
        var item = await db.PlanItems.FirstAsync();
        item.ParentId = item.Id;
    }
}
