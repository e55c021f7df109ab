using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Periods;

namespace PerformanceManagement.Core.Ratings.Targets;

/// <summary>Which target a value is measured against (field guide, section 3).</summary>
public static class TargetChoice
{
    /// <summary>
    /// The target set for the value's own period, else for the quarter it falls in, else for the year, unless the figure builds up:
    /// then a longer period's target never stands in for a part of it, only for the year so far at that period's end.
    /// That there is no target on purpose, or that the period sets the baseline, is a choice like any other: set for a quarter, it keeps
    /// the year's target out; set for a year, it holds for its quarters. Null when none applies. Source: docs/decisions, a year's target in a quarter.
    /// </summary>
    public static TargetFigure? For(Period period, IReadOnlyCollection<TargetFigure> targets, MeasureRules rules)
    {
        TargetFigure? Of(Period wanted) => targets.FirstOrDefault(t => t.Period == wanted);

        bool buildsUpOverQuarter = rules.BuildsUp || rules.QuarterRule == AggregationRule.Sum;
        // That there is none, or that the year sets the baseline, is said of the whole of a longer period, whatever builds up.
        // Words alone are judged by a person, who knows what they are for.
        bool StandsIn(Period longer, bool buildsUp) =>
            Of(longer) is { Kind: TargetKind.NoTarget or TargetKind.BaselinePeriod } or { IsWordsAlone: true } || !buildsUp || (rules.IsCumulative && period.End == longer.End);

        if (Of(period) is { } own) return own;
        if (period.Length == PeriodLength.Month)
        {
            PeriodCalendar calendar = rules.Calendar == PeriodCalendar.Academic ? PeriodCalendar.Academic : PeriodCalendar.Financial;
            Period quarter = Period.Containing(period.Start, PeriodLength.Quarter, calendar);
            if (StandsIn(quarter, buildsUpOverQuarter) && Of(quarter) is { } ofQuarter) return ofQuarter;
        }

        Period year = period.YearOf(rules.Calendar);
        return StandsIn(year, rules.BuildsUp) ? Of(year) : null;
    }

    /// <summary>
    /// The target of the year of a period, where it is the only one there is and does not rate the period, because the figure builds up and the year
    /// is not over. Null otherwise.
    /// </summary>
    public static TargetFigure? OfTheYearAlone(Period period, IReadOnlyCollection<TargetFigure> targets, MeasureRules rules)
    {
        Period year = period.YearOf(rules.Calendar);
        return rules.BuildsUp && period.End < year.End && For(period, targets, rules) is null
            ? targets.FirstOrDefault(t => t.Period == year && t.HasNumber)
            : null;
    }
}
