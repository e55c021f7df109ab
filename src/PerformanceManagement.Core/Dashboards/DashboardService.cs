using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Ratings.Counts;
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
        var marks = new EarlierMarks(earlier);
        return rows.Remembered(filter, () => Make(rows, marks, filter), beside: marks.Held);
    }

    private static DashboardView Make(SharedQuarter<SharedRow> rows, EarlierMarks earlier, ScorecardFilter filter)
    {
        RowRuns<SharedRow> chosen = rows.Of(filter);
        JudgedRun[] judged = [.. chosen.Runs.Select(run => JudgedRun.Of(run, earlier))];
        return new DashboardView
        {
            Scorecard = ScorecardService.Of(rows, filter, chosen),
            Earlier = [.. earlier.Quarters.Select(e => (e.Quarter, ScorecardService.Of(e, filter)))],
            Moves = Listed(j => j.Moves, found => found.OrderBy(m => m.Kind switch { MoveKind.Worse => -2, MoveKind.Better => -1, _ => (int)m.Kind })),
            Attention = Listed(j => j.Attention, AttentionItem.InOrder),
            Missing = new CountedList<ScorecardRow>(judged.Sum(j => j.WithoutFigure.Count + j.WithoutCommentary.Count), () => [.. judged.SelectMany(j => j.WithoutFigure), .. judged.SelectMany(j => j.WithoutCommentary)]),
            Commented = Listed(j => j.Commented, found => found.OrderByDescending(r => r.Note!.Date ?? DateOnly.MinValue)),
        };

        // Put in order when somebody first reads it: most who look at a dashboard are told how many there are, and see none of them.
        CountedList<T> Listed<T>(Func<JudgedRun, IReadOnlyList<T>> of, Func<IEnumerable<T>, IEnumerable<T>> order) => new(judged.Sum(j => of(j).Count), () => order(judged.SelectMany(of)));
    }
}
