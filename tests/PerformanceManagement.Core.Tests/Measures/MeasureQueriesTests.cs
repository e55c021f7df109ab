using System.Reflection;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Results;
using PerformanceManagement.Core.Schemes;
using Xunit;

namespace PerformanceManagement.Core.Tests.Measures;

/// <summary>What entities look like to the rules is written once each; here every member is compared, so that none is forgotten.</summary>
public sealed class MeasureQueriesTests
{
    // Set by the council, not by the measure.
    private static readonly string[] NotOfTheMeasure = [nameof(MeasureRules.LongTrendPeriods), nameof(MeasureRules.LeastPeriods)];

    [Fact]
    public void The_rules_of_a_measure_have_every_member_of_it()
    {
        Measure measure = Filled(new Measure { Code = "A", Title = "A", Unit = "days" });

        Compare(measure, measure.ToRules(), NotOfTheMeasure);
    }

    [Fact]
    public void Earlier_rules_come_back_as_they_were_kept()
    {
        MeasureRules then = Filled(new Measure { Code = "A", Title = "A", Unit = "days" }).ToRules();
        MeasureRules now = new("%", 0, GoodDirection.None) { Frequency = Frequency.Month, Calendar = PeriodCalendar.Financial };
        EarlierRules kept = then.ToEarlier(new DateOnly(2026, 3, 31));

        MeasureRules read = new[] { kept }.ToRules().Single().In(now);

        Compare(kept, read, [.. typeof(MeasureRules).GetProperties().Select(p => p.Name).Except(typeof(EarlierRules).GetProperties().Select(p => p.Name))]);
        read.Should().Be(then with { IsDataOnly = false, Tolerance = null, ToleranceKind = null, Trend = default, NoChangeBand = null, Partial = default, BenchmarkBand = null, LongTrendPeriods = null, LeastPeriods = 1 });
    }

    [Fact]
    public void The_figure_of_a_target_has_every_member_of_it() =>
        Compare(Filled(new Target()), Filled(new Target()).ToFigure(), []);

    [Fact]
    public void A_scheme_comes_back_from_where_it_is_stored_as_it_was()
    {
        StoredStatus status = Filled(new StoredStatus { Key = "met", Label = "Met", ShortLabel = "Met" });
        StoredScheme scheme = Filled(new StoredScheme { Name = "RAG" });
        scheme.Statuses.Add(status);

        Compare(status, status.ToStatus(), []);
        Compare(scheme, scheme.ToScheme(), [nameof(StoredScheme.Statuses), "Ordered"]);
        StoredScheme.Of(scheme.ToScheme()).ToScheme().Should().BeEquivalentTo(scheme.ToScheme());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_database_sees_the_same_figure_as_the_code(bool isRestated)
    {
        await using TestDatabase database = await TestDatabase.CreateAsync();
        await using PerformanceDbContext context = database.NewContext();
        var measure = new Measure { Code = "A", Title = "A", Unit = "days" };
        var result = new MeasureResult
        {
            Period = Period.FinancialQuarter(2026, 1),
            Value = 1.5m,
            Numerator = 3,
            Denominator = 2,
            YearToDate = 4,
            Forecast = 5,
            Quality = ValueQuality.Estimated,
            Label = "Spring",
            JudgedStatus = "met",
            SubmittedAt = DateTime.UnixEpoch,
        };
        if (isRestated) result.Restatements.Add(new Restatement { SignedOffIn = Period.FinancialQuarter(2026, 1), Because = "Late", Value = 1, ReplacedAt = DateTime.UnixEpoch });
        measure.Results.Add(result);
        measure.Targets.Add(new Target { Period = Period.FinancialQuarter(2026, 1), Value = 3, Floor = 4, Kind = TargetKind.AtMost, Words = "By March" });
        context.Add(measure);
        await context.SaveChangesAsync();

        (await context.Results.AsFigures().SingleAsync()).Should().Be(new MeasureFigure(measure.Id, result.ToFigure()));
        result.ToFigure().IsRestated.Should().Be(isRestated);
        (await context.Targets.AsFigures().SingleAsync()).Should().Be(new MeasureTarget(measure.Id, measure.Targets[0].ToFigure()));
        (await context.Measures.Select(MeasureQueries.Rules).SingleAsync()).Should().Be(measure.ToRules());
    }

    // Every member by name and value; a member of the target that the source does not have is a mistake, unless it is worked out.
    private static void Compare(object source, object target, string[] but)
    {
        PropertyInfo[] members = [.. target.GetType().GetProperties().Where(p => p.SetMethod is not null && !but.Contains(p.Name))];
        members.Should().NotBeEmpty();
        foreach (PropertyInfo member in members)
        {
            PropertyInfo? from = source.GetType().GetProperty(member.Name);
            from.Should().NotBeNull($"{target.GetType().Name}.{member.Name} comes from {source.GetType().Name}");
            member.GetValue(target).Should().Be(from!.GetValue(source), member.Name);
        }
    }

    // A value in each member that is not what it starts with.
    private static T Filled<T>(T entity)
        where T : class
    {
        foreach (PropertyInfo member in typeof(T).GetProperties().Where(p => p.SetMethod is not null && p.Name is not ("Id" or "Version")))
        {
            Type type = Nullable.GetUnderlyingType(member.PropertyType) ?? member.PropertyType;
            object? value = type == typeof(int) ? 3
                : type == typeof(decimal) ? 2.5m
                : type == typeof(bool) ? true
                : type == typeof(string) && member.GetValue(entity) is null ? "words"
                : type == typeof(Period) ? Period.FinancialQuarter(2025, 3)
                : type == typeof(DateOnly) ? new DateOnly(2026, 4, 1)
                : type.IsEnum ? Enum.GetValues(type).GetValue(1)
                : null;
            if (value is not null) member.SetValue(entity, value);
        }

        return entity;
    }
}
