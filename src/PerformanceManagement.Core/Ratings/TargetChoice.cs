using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;

namespace PerformanceManagement.Core.Ratings;

/// <summary>Which target a value is measured against (field guide, section 3).</summary>
public static class TargetChoice
{
    /// <summary>
    /// The target set for the value's own period, else for the quarter it falls in, else for the year, unless the measure
    /// adds up: then a longer period's target never stands in for a shorter one's, except for the year to date at the year's end.
    /// Null when none applies.
    /// </summary>
    public static TargetFigure? For(Period period, IReadOnlyCollection<TargetFigure> targets, MeasureRules rules)
    {
        TargetFigure? Of(Period wanted) => targets.FirstOrDefault(t => t.Period == wanted);

        if (Of(period) is { } own) return own;
        if (period.Length == PeriodLength.Month && (rules.QuarterRule != AggregationRule.Sum || rules.Basis == ReportingBasis.YearToDate))
        {
            PeriodCalendar calendar = rules.Calendar == PeriodCalendar.Academic ? PeriodCalendar.Academic : PeriodCalendar.Financial;
            if (Of(Period.Containing(period.Start, PeriodLength.Quarter, calendar)) is { } quarter) return quarter;
        }

        Period year = period.YearOf(rules.Calendar);
        bool wholeYearSoFar = rules.Basis == ReportingBasis.YearToDate && period.End == year.End;
        return rules.YearRule != AggregationRule.Sum || wholeYearSoFar ? Of(year) : null;
    }
}
