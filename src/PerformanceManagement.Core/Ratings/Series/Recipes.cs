using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Periods;

namespace PerformanceManagement.Core.Ratings.Series;

/// <summary>From what the figure of a period is put together, and how.</summary>
/// <param name="Rule">How; none where periods do not make it.</param>
/// <param name="Parts">From which periods, in order; empty for one that is entered itself.</param>
internal sealed record Recipe(AggregationRule Rule, IReadOnlyList<Period> Parts);

/// <summary>
/// How the periods of a measure make longer ones (field guide, section 6): the one place that decides it. The series works figures out by it and
/// words how; suppression walks it to see what could be worked out backwards.
/// </summary>
/// <param name="rules">The measure's rules.</param>
internal sealed class Recipes(MeasureRules rules)
{
    /// <summary>The length of the reported periods: the measure's own, or a quarter when its months make one.</summary>
    public PeriodLength Length => rules.Frequency switch
    {
        Frequency.Month when rules.QuarterRule != AggregationRule.None => PeriodLength.Quarter,
        Frequency.Month or Frequency.Survey => PeriodLength.Month,
        Frequency.Quarter => PeriodLength.Quarter,
        Frequency.Term => PeriodLength.Term,
        Frequency.HalfYear => PeriodLength.HalfYear,
        Frequency.Year => PeriodLength.Year,
        _ => throw new ArgumentOutOfRangeException(nameof(rules), rules.Frequency, null),
    };

    /// <summary>The length of the periods that are entered.</summary>
    public PeriodLength EntryLength => rules.Frequency == Frequency.Month ? PeriodLength.Month : Length;

    /// <summary>The figure of a period alone, of a measure whose figures are entered by the period or as a running total.</summary>
    public Recipe InPeriod(Period period)
    {
        AggregationRule rule = rules.Entry == EntryBasis.Running ? AggregationRule.Last
            : period.Length == PeriodLength.Year ? rules.YearRule
            : rules.QuarterRule;
        return new Recipe(rule, rule == AggregationRule.None || !HasParts(period) ? [] : period.Parts(EntryLength));
    }

    /// <summary>The year so far at the end of a period shorter than a year, of a measure whose figures are entered by the period: each part as a period alone.</summary>
    public Recipe SoFar(Period period) => new(
        rules.YearRule,
        rules.YearRule == AggregationRule.None ? [] : [.. period.YearOf(rules.Calendar).Parts(period.Length).Where(p => p <= period)]);

    /// <summary>A total so far at the end of a longer period, of a measure whose figures are entered as one: the latest.</summary>
    public Recipe Latest(Period period) => new(AggregationRule.Last, HasParts(period) ? period.Parts(EntryLength) : []);

    /// <summary>The measure's own periods inside a period: itself, where it is one of them.</summary>
    public IReadOnlyList<Period> Own(Period period) => HasParts(period) ? period.Parts(EntryLength) : [period];

    // Whether a period is longer than those that are entered, so that they can make it.
    private bool HasParts(Period period) => Period.MonthsIn(period.Length) > Period.MonthsIn(EntryLength);
}
