using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;

namespace PerformanceManagement.Core.Imports.Rows;

/// <summary>Which periods a measure may have figures for: its own, and the longer ones that they make up.</summary>
internal static class MeasurePeriods
{
    /// <summary>A sentence when a frequency does not exist in a calendar; null when it does.</summary>
    public static string? CalendarProblem(Frequency frequency, PeriodCalendar calendar) => (frequency, calendar) switch
    {
        (Frequency.Quarter, PeriodCalendar.Calendar) => "A quarterly measure follows the financial or the academic year: write financial or academic.",
        (Frequency.Term, not PeriodCalendar.Academic) => "A termly measure follows the academic year: write academic, or leave the cell blank.",
        (Frequency.HalfYear, not PeriodCalendar.Financial) => "A half-yearly measure follows the financial year: write financial, or leave the cell blank.",
        _ => null,
    };

    /// <summary>Whether a measure may have a figure or target for a period.</summary>
    public static bool Fit(Measure measure, Period period)
    {
        MeasureRules rules = measure.ToDatedRules().At(period.End);
        PeriodLength own = new PeriodUse(rules.Frequency, rules.Calendar).Length;
        if (own == PeriodLength.Month)
        {
            // Months fall in the council's own quarters and years too, whatever calendar the measure follows.
            return period.Length == PeriodLength.Month || period.Calendar == rules.Calendar || period.Calendar == PeriodCalendar.Financial;
        }

        // A term of four months holds no whole number of quarters.
        return period.Calendar == rules.Calendar
            && period.Length != PeriodLength.Month
            && Period.MonthsIn(period.Length) % Period.MonthsIn(own) == 0;
    }

    /// <summary>Why a period does not fit, in a sentence.</summary>
    public static string WhyNot(Measure measure, Period period)
    {
        MeasureRules rules = measure.ToDatedRules().At(period.End);
        Period example = Period.Containing(period.End, new PeriodUse(rules.Frequency, rules.Calendar).Length, rules.Calendar);
        return $"{period.Label} is not a period of {measure.Code}, which is taken {Often(rules)}: write a period like {example.Token}, or a longer one that it falls in.";
    }

    private static string Often(MeasureRules measure)
    {
        string year = measure.Calendar switch
        {
            PeriodCalendar.Financial => "financial year",
            PeriodCalendar.Academic => "academic year",
            _ => "calendar year",
        };
        return measure.Frequency switch
        {
            Frequency.Month => "every month",
            Frequency.Survey => "by surveys dated by their month",
            Frequency.Quarter => $"every quarter of the {year}",
            Frequency.Term => "every term of the academic year",
            Frequency.HalfYear => $"every half of the {year}",
            _ => $"every {year}",
        };
    }
}
