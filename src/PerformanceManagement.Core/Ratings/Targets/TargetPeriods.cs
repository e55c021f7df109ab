using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Ratings.Series;

namespace PerformanceManagement.Core.Ratings.Targets;

/// <summary>The periods of a year that a measure is rated in, and so has targets for.</summary>
public static class TargetPeriods
{
    /// <summary>Whether a period is a year of the measure's reported periods.</summary>
    public static bool IsYearOf(Period year, MeasureRules rules) => year.Length == PeriodLength.Year && year.Calendar == CalendarOf(rules);

    /// <summary>The measure's year that holds a day.</summary>
    public static Period YearAt(DateOnly day, MeasureRules rules) => Period.Containing(day, PeriodLength.Year, CalendarOf(rules));

    /// <summary>The reported periods of a year, in order; empty for a measure reported by the year, and for a survey, whose points have no dates yet.</summary>
    public static IReadOnlyList<Period> Of(Period year, MeasureRules rules)
    {
        PeriodLength length = ReportedSeries.Of(rules, []).Length;
        return rules.Frequency == Frequency.Survey || length == PeriodLength.Year ? [] : year.Parts(length);
    }

    // A calendar year has no quarters here: its months make the council's own.
    private static PeriodCalendar CalendarOf(MeasureRules rules) =>
        rules.Calendar == PeriodCalendar.Calendar && ReportedSeries.Of(rules, []).Length == PeriodLength.Quarter ? PeriodCalendar.Financial : rules.Calendar;
}
