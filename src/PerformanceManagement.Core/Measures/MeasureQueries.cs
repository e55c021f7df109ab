using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Ratings.Series;

namespace PerformanceManagement.Core.Measures;

/// <summary>Measures and their earlier rules as the rules see them: each written once, for objects and for queries.</summary>
public static class MeasureQueries
{
    /// <summary>The rules of a measure, for queries.</summary>
    internal static readonly Expression<Func<Measure, MeasureRules>> Rules = m => new MeasureRules(m.Unit, m.Decimals, m.Good)
    {
        Frequency = m.Frequency,
        Calendar = m.Calendar,
        Arrears = m.Arrears,
        Entry = m.Entry,
        Basis = m.Basis,
        QuarterRule = m.QuarterRule,
        YearRule = m.YearRule,
        IsDataOnly = m.IsDataOnly,
        Tolerance = m.Tolerance,
        ToleranceKind = m.ToleranceKind,
        Trend = m.Trend,
        NoChangeBand = m.NoChangeBand,
        Partial = m.Partial,
        BenchmarkBand = m.BenchmarkBand,
    };

    private static readonly Func<Measure, MeasureRules> RulesOf = Rules.Compile();

    /// <summary>Measures by their codes, for queries.</summary>
    internal static IQueryable<Measure> OfCodesQuery(PerformanceDbContext database, List<string> codes) => database.Measures.Where(m => EF.Parameter(codes).Contains(m.Code));

    /// <summary>Measures by their keys, for queries.</summary>
    internal static IQueryable<Measure> OfIdsQuery(PerformanceDbContext database, List<int> measureIds) => database.Measures.Where(m => EF.Parameter(measureIds).Contains(m.Id));

    /// <summary>The rules that a measure has now.</summary>
    public static MeasureRules ToRules(this Measure measure) => RulesOf(measure);

    /// <summary>The rules of a measure through time; it is loaded with its earlier ones.</summary>
    public static DatedRules ToDatedRules(this Measure measure) => new(measure.ToRules(), measure.EarlierRules.ToRules());

    /// <summary>The time in which a measure is taken.</summary>
    public static MeasureLife ToLife(this Measure measure) => new(measure.FirstPeriod, measure.LastPeriod);

    /// <summary>Earlier rules as the rules see them.</summary>
    public static IReadOnlyList<RulesUntil> ToRules(this IEnumerable<EarlierRules> earlier) => [.. earlier.Select(ToRulesUntil)];

    /// <summary>The same of one change.</summary>
    public static RulesUntil ToRulesUntil(this EarlierRules earlier) => new(earlier.Until, new MeasureRules(earlier.Unit, earlier.Decimals, earlier.Good)
    {
        Frequency = earlier.Frequency,
        Calendar = earlier.Calendar,
        Arrears = earlier.Arrears,
        Entry = earlier.Entry,
        Basis = earlier.Basis,
        QuarterRule = earlier.QuarterRule,
        YearRule = earlier.YearRule,
    });

    /// <summary>Rules that a measure had until a day, to be stored.</summary>
    public static EarlierRules ToEarlier(this MeasureRules rules, DateOnly until) => new()
    {
        Until = until,
        Unit = rules.Unit,
        Decimals = rules.Decimals,
        Good = rules.Good,
        Frequency = rules.Frequency,
        Calendar = rules.Calendar,
        Arrears = rules.Arrears,
        Entry = rules.Entry,
        Basis = rules.Basis,
        QuarterRule = rules.QuarterRule,
        YearRule = rules.YearRule,
    };
}
