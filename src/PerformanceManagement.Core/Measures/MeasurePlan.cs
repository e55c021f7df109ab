using PerformanceManagement.Core.Plans;

namespace PerformanceManagement.Core.Measures;

/// <summary>Where measures stand in the council's plans: in each plan at one place.</summary>
public static class MeasurePlan
{
    /// <summary>
    /// Puts a measure into an item, or takes it out of the plan. A place in a later plan leaves the one it had before to the quarters of the earlier plan; a
    /// place in an earlier plan changes that of its quarters alone.
    /// </summary>
    /// <param name="measure">The measure, with its earlier places.</param>
    /// <param name="present">The item it stands in; null for none.</param>
    /// <param name="item">The item it is put into, tracked; null for none.</param>
    /// <param name="calendar">Which plan holds when.</param>
    /// <returns>Whether a place in an earlier plan was kept or changed.</returns>
    public static bool Put(Measure measure, PlanItem? present, PlanItem? item, PlanCalendar calendar)
    {
        if (item is null || present is null || item.PlanId == present.PlanId)
        {
            Stand(measure, item);
            return false;
        }

        if (!calendar.IsBefore(present.PlanId, item.PlanId)) return Keep(measure, calendar.UntilOf(item.PlanId)!.Value, item, isNew: false);
        Stand(measure, item);
        return Keep(measure, calendar.FromOf(item.PlanId)!.Value.AddDays(-1), present, isNew: true);
    }

    private static void Stand(Measure measure, PlanItem? item)
    {
        measure.PlanItem = item;
        if (item is null) measure.PlanItemId = null;
    }

    // What was kept for a plan stays when a measure only moves on to a later one.
    private static bool Keep(Measure measure, DateOnly until, PlanItem item, bool isNew)
    {
        if (measure.EarlierPlaces.Find(e => e.Until == until) is not { } kept)
        {
            measure.EarlierPlaces.Add(new EarlierPlace { Until = until, PlanItem = item });
            return true;
        }

        if (isNew || kept.PlanItemId == item.Id) return false;
        kept.PlanItem = item;
        return true;
    }
}
