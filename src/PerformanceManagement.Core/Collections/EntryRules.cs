using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Ratings.Series;
using PerformanceManagement.Core.Users;

namespace PerformanceManagement.Core.Collections;

/// <summary>What a quarter asks for, and of whom. Whether a figure may still change is <see cref="Results.ResultLock"/>'s.</summary>
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

    /// <summary>The collection that asks for a period of a measure: an open one, else the latest; null when none does.</summary>
    public static Collection? Asking(Period period, MeasureRules rules, IEnumerable<Collection> collections) =>
        collections.Where(c => c.AsksFor(period, rules) && PeriodsIn(c.Period, rules).Contains(period))
            .OrderByDescending(c => c.State == CollectionState.Open).ThenByDescending(c => c.PeriodEnd)
            .FirstOrDefault();

    /// <summary>Whether a measure has a figure of its own for a period: one that some quarter's collection would ask for.</summary>
    public static bool IsOwn(Period period, MeasureRules rules) =>
        // The years at either end have no quarter around them that could ask.
        period.Year is > Period.EarliestYear + 1 and < Period.LatestYear - 1 && PeriodsIn(QuarterOf(period, rules), rules).Contains(period);

    /// <summary>Whether one period comes before another of the same kind.</summary>
    public static bool IsBefore(Period earlier, Period later) => earlier.Length == later.Length && earlier.Calendar == later.Calendar && earlier < later;

    /// <summary>Whether an actor may enter a measure: the performance team any, a contributor those they own.</summary>
    public static bool MayEnter(Actor actor, int? ownerId) =>
        MayEnterAny(actor) || (actor.IsIn(Roles.Contributor) && actor.UserId is not null && actor.UserId == ownerId);

    /// <summary>Whether an actor may enter every measure.</summary>
    public static bool MayEnterAny(Actor actor) => actor.IsIn(Roles.Administrator, Roles.PerformanceOfficer);
}
