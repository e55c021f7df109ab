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
        // A quarter that is the same may follow others that are not: a signed-off one always does.
        var marks = EarlierMarks.Of(earlier);
        return rows.Remembered(filter, () => Make(rows, marks, filter), beside: marks);
    }

    private static DashboardView Make(SharedQuarter<SharedRow> rows, EarlierMarks earlier, ScorecardFilter filter)
    {
        IReadOnlyList<SharedRow> chosen = rows.Of(filter);
        List<StatusMove> moves = new(chosen.Count);
        List<AttentionItem> attention = new(chosen.Count);
        List<ScorecardRow> withoutFigure = new(chosen.Count), withoutCommentary = new(chosen.Count), commented = new(chosen.Count);
        foreach (SharedRow row in chosen)
        {
            var judged = JudgedRow.Of(row, earlier);
            if (judged.Move is { } move) moves.Add(move);
            if (judged.Attention is { } item) attention.Add(item);
            if (judged.Awaited == Awaited.Figure) withoutFigure.Add(judged.Row);
            else if (judged.Awaited == Awaited.Commentary) withoutCommentary.Add(judged.Row);
            if (judged.IsCommented) commented.Add(judged.Row);
        }

        return new DashboardView
        {
            Scorecard = ScorecardService.Of(rows, filter, chosen),
            Earlier = [.. earlier.Quarters.Select(e => (e.Quarter, ScorecardService.Of(e, filter)))],
            Moves = new OrderedLater<StatusMove>(moves, found => found.OrderBy(m => m.Kind switch { MoveKind.Worse => -2, MoveKind.Better => -1, _ => (int)m.Kind })),
            Attention = new OrderedLater<AttentionItem>(attention, AttentionItem.InOrder),
            Missing = [.. withoutFigure, .. withoutCommentary],
            Commented = new OrderedLater<ScorecardRow>(commented, found => found.OrderByDescending(r => r.Note!.Date ?? DateOnly.MinValue)),
        };
    }
}
