using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Ratings;
using PerformanceManagement.Core.Users;

namespace PerformanceManagement.Core.Collections;

/// <summary>What may be entered, when and by whom.</summary>
public static class EntryRules
{
    /// <summary>
    /// The periods of a measure that a quarter's collection asks for: the reported period, or its months;
    /// for a survey the months of the quarter, of which any may hold a point.
    /// </summary>
    public static IReadOnlyList<Period> PeriodsIn(Period quarter, MeasureRules rules)
    {
        if (rules.Frequency == Frequency.Survey) return quarter.Parts(PeriodLength.Month);
        Period reported = ReportedSeries.Of(rules, []).ReportedPeriod(quarter)!.Value;
        if (rules.Frequency != Frequency.Month) return [reported];
        // Months in arrears are still asked for a quarter at a time.
        return reported.Length == PeriodLength.Quarter
            ? reported.Parts(PeriodLength.Month)
            : [.. Enumerable.Range(0, 3).Select(n => reported.Back(2 - n))];
    }

    /// <summary>The quarter whose sign-off fixes a period's figure: the first in which it is reported.</summary>
    public static Period QuarterOf(Period period, MeasureRules rules) =>
        Period.Containing((rules.Frequency == Frequency.Survey ? period : period.Back(-rules.Arrears)).End, PeriodLength.Quarter, PeriodCalendar.Financial);

    /// <summary>Whether an actor may enter a measure: the performance team any, a contributor those they own.</summary>
    public static bool MayEnter(Actor actor, int? ownerId) =>
        actor.IsIn(Roles.Administrator, Roles.PerformanceOfficer)
        || (actor.IsIn(Roles.Contributor) && actor.UserId is not null && actor.UserId == ownerId);
}
