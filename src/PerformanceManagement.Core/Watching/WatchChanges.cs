using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Scorecards;

namespace PerformanceManagement.Core.Watching;

/// <summary>What is different in a watched measure since somebody last looked, in sentences.</summary>
public static class WatchChanges
{
    /// <summary>The sentences; none where it stands as it did.</summary>
    /// <param name="seen">How it stood.</param>
    /// <param name="row">Its row of the present quarter; null where it is not taken in it.</param>
    /// <param name="now">How it stands.</param>
    /// <param name="isSignedOff">Whether a quarter is signed off.</param>
    public static IReadOnlyList<string> Between(WatchState seen, ScorecardRow? row, WatchState now, Func<Period, bool> isSignedOff)
    {
        List<string> changes = [];
        if (!seen.IsSignedOff && isSignedOff(seen.Quarter)) changes.Add($"{seen.Quarter.Label} was signed off.");
        if (row is null) return changes;
        bool isSame = seen.Quarter == now.Quarter;
        if (isSame) AddValue(changes, seen.Quarter, seen.Value, now.Value);
        else AddOfNextQuarter(changes, seen, row, now, isSignedOff);
        // In a new quarter without its figure there is no status yet.
        if (seen.Status.Length > 0 && seen.Status != now.Status && (isSame || row.Reported.Value is not null)) changes.Add($"Status changed from {seen.Status} to {now.Status}.");
        if (now.Corrections > seen.Corrections) changes.Add("A signed-off figure was corrected.");
        if (seen.Target != now.Target && isSame) changes.Add($"Target changed from {seen.Target} to {now.Target}.");
        if (now.Note.Length > 0 && seen.Note != now.Note) changes.Add($"There is a new note, for {row.Note!.Period.Label}.");
        return changes;
    }

    // What came late for the quarter that was looked at, and what came for the present one.
    private static void AddOfNextQuarter(List<string> changes, WatchState seen, ScorecardRow row, WatchState now, Func<Period, bool> isSignedOff)
    {
        if (row.EarlierQuarters.FirstOrDefault(q => q.Quarter == seen.Quarter) is { } earlier) AddValue(changes, seen.Quarter, seen.Value, WatchState.Cut(row.Text(earlier.Point)));
        if (row.Reported.Value is not null) changes.Add($"The value for {now.Quarter.Label} came: {now.Value}.");
        if (isSignedOff(now.Quarter)) changes.Add($"{now.Quarter.Label} was signed off.");
    }

    private static void AddValue(List<string> changes, Period quarter, string before, string after)
    {
        if (before != after) changes.Add(before.Length == 0 ? $"The value for {quarter.Label} came: {after}." : $"The value for {quarter.Label} was {before} and is now {after}.");
    }
}
