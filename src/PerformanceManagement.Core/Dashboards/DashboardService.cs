using System.Runtime.CompilerServices;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Scorecards;

namespace PerformanceManagement.Core.Dashboards;

/// <summary>Reads a quarter to be seen at once. What it is made from is shared by all who look, and made again only after a change.</summary>
/// <param name="scorecards">The scorecards.</param>
public sealed class DashboardService(ScorecardService scorecards)
{
    // Goes with the rows, of which no more than a number are held.
    private static readonly ConditionalWeakTable<SharedRow, JudgedRow> Judged = [];

    /// <summary>The quarter of the measures that a filter chooses.</summary>
    /// <param name="quarter">A quarter of the financial year.</param>
    /// <param name="filter">Which measures.</param>
    /// <param name="stop">Cancels the reading.</param>
    /// <exception cref="ArgumentException">The period is not a quarter of the financial year.</exception>
    public async Task<DashboardView> GetAsync(Period quarter, ScorecardFilter filter, CancellationToken stop = default)
    {
        DataState now = await scorecards.StateAsync(stop);
        SharedQuarter<SharedRow> rows = await scorecards.RowsAsync(quarter, now, stop);
        List<SharedQuarter<QuarterMark>> earlier = [];
        for (int back = 1; back < DashboardView.StripLength && quarter.Year - (back / 4) > Period.EarliestYear; back++) earlier.Add(await scorecards.MarksAsync(quarter.Back(back), now, stop));
        return rows.Remembered(filter, () => Make(rows, earlier, filter));
    }

    private DashboardView Make(SharedQuarter<SharedRow> rows, List<SharedQuarter<QuarterMark>> earlier, ScorecardFilter filter)
    {
        JudgedRow[] judged = [.. rows.Of(filter).Select(row => Judge(row, earlier))];
        return new DashboardView
        {
            Scorecard = scorecards.Of(rows, filter),
            Earlier = [.. earlier.Select(marks => (marks.Quarter, scorecards.Of(marks, filter)))],
            Moves = [.. judged.Select(r => r.Move).OfType<StatusMove>().OrderByDescending(m => m.Kind == MoveKind.Worse).ThenByDescending(m => m.Kind == MoveKind.Better).ThenBy(m => m.Kind)],
            Attention = AttentionItem.InOrder(judged.Select(r => r.Attention).OfType<AttentionItem>()),
        };
    }

    // Rows never change, so what is made of one is made again only beside other marks.
    private static JudgedRow Judge(SharedRow row, List<SharedQuarter<QuarterMark>> earlier)
    {
        var before = new QuarterMark?[earlier.Count];
        for (int back = 0; back < before.Length; back++) before[back] = earlier[back].Of(row.Row.MeasureId);
        if (Judged.TryGetValue(row, out JudgedRow? known) && known.Before.AsSpan().SequenceEqual(before, ReferenceEqualityComparer.Instance)) return known;
        var made = new JudgedRow(before, StatusMove.Of(row.Row, before.FirstOrDefault()), AttentionItem.Of(row.Row, row.Variation, before));
        Judged.AddOrUpdate(row, made);
        return made;
    }

    private sealed record JudgedRow(QuarterMark?[] Before, StatusMove? Move, AttentionItem? Attention);
}
