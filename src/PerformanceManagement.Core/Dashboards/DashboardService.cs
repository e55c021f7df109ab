using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Scorecards;

namespace PerformanceManagement.Core.Dashboards;

/// <summary>Reads a quarter to be seen at once. What it is made from is shared by all who look, and made again only after a change.</summary>
/// <param name="scorecards">The scorecards.</param>
public sealed class DashboardService(ScorecardService scorecards)
{
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
        IReadOnlyList<SharedRow> chosen = rows.Of(filter);
        return new DashboardView
        {
            Scorecard = scorecards.Of(rows, filter),
            Earlier = [.. earlier.Select(marks => (marks.Quarter, scorecards.Of(marks, filter)))],
            Moves = [.. chosen.Select(r => StatusMove.Of(r.Row, earlier.FirstOrDefault()?.Of(r.Row.MeasureId))).OfType<StatusMove>().OrderByDescending(m => m.Kind == MoveKind.Worse).ThenByDescending(m => m.Kind == MoveKind.Better).ThenBy(m => m.Kind)],
            Attention = AttentionItem.InOrder(chosen.Select(r => AttentionItem.Of(r.Row, r.Variation, earlier.Select(marks => marks.Of(r.Row.MeasureId)))).OfType<AttentionItem>()),
        };
    }
}
