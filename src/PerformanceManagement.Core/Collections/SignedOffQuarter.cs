using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Periods;

namespace PerformanceManagement.Core.Collections;

/// <summary>A quarter that members have seen.</summary>
/// <param name="Quarter">The quarter.</param>
/// <param name="On">The day on which it was signed off; null where that was not written down.</param>
public sealed record SignedOffQuarter(Period Quarter, DateOnly? On)
{
    internal const string Action = "quarter.signed-off";

    /// <summary>"was signed off on 14 July 2026".</summary>
    public string WasSignedOff => On is { } day ? $"was signed off on {FigureFormat.Date(day)}" : "was signed off";

    /// <summary>Whether the quarter was reported with a figure of a period, or of a part of it, and so keeps the target that stood beside it.</summary>
    public bool Keeps(Period period, MeasureRules rules) => EntryRules.PeriodsIn(Quarter, rules).Any(period.Contains);

    /// <summary>That quarters keep their targets, in one sentence without a full stop; null when there is none.</summary>
    public static string? KeepTargets(IReadOnlyList<SignedOffQuarter> quarters) => quarters switch
    {
        [] => null,
        [var only] => $"{only.Quarter.Label} {only.WasSignedOff} and keeps its target",
        _ => $"{string.Join(", ", quarters.SkipLast(1).Select(InBrackets))} and {InBrackets(quarters[^1])} keep their targets",
    };

    /// <summary>The quarters that were signed off, in order.</summary>
    internal static async Task<IReadOnlyList<SignedOffQuarter>> ReadAsync(PerformanceDbContext database, CancellationToken stop)
    {
        List<Period> quarters = await PeriodsQuery(database).ToListAsync(stop);
        Dictionary<string, DateTime> moments = await MomentsQuery(database).ToDictionaryAsync(m => m.Key, m => m.Value, stop);
        return [.. quarters.Order().Select(q => new SignedOffQuarter(q, moments.TryGetValue(q.Token, out DateTime at) ? BritishDay.Of(at) : null))];
    }

    internal static IQueryable<Period> PeriodsQuery(PerformanceDbContext database) =>
        database.Collections.AsNoTracking().Where(c => c.State == CollectionState.SignedOff).Select(c => c.Period);

    internal static IQueryable<KeyValuePair<string, DateTime>> MomentsQuery(PerformanceDbContext database) =>
        database.Audit.Where(a => a.Action == Action && a.Period != null).GroupBy(a => a.Period!).Select(g => KeyValuePair.Create(g.Key, g.Max(a => a.At)));

    private static string InBrackets(SignedOffQuarter quarter) => quarter.On is { } day ? $"{quarter.Quarter.Label} (signed off on {FigureFormat.Date(day)})" : $"{quarter.Quarter.Label} (signed off)";
}
