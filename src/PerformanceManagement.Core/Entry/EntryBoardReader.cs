using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Collections;
using PerformanceManagement.Core.Collections.Tasks;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Scorecards;

namespace PerformanceManagement.Core.Entry;

/// <summary>Reads what the open quarters ask for. That of all measures is shared by all who see it: after a change, the changed measures are read again.</summary>
/// <param name="database">The database.</param>
/// <param name="shared">What was read before and still holds; null reads it.</param>
internal sealed class EntryBoardReader(PerformanceDbContext database, SharedAnswers? shared)
{
    /// <summary>What the open quarters ask for; null when none is open.</summary>
    /// <param name="ownerId">Of the measures of a person; null for all there are.</param>
    /// <param name="stop">Cancels the reading.</param>
    public async Task<EntryBoard?> ReadAsync(int? ownerId, CancellationToken stop)
    {
        EntryBoard board = ownerId is null
            ? await SharedAnswers.RenewedAsync<EntryBoard>(shared, database, nameof(EntryBoard), RenewAsync, stop)
            : await AllAsync(database.OwnedQuery(ownerId), stop);
        return board.Open.Count == 0 ? null : board;
    }

    /// <summary>For which of its periods there are drafts, by the measure's key.</summary>
    /// <param name="board">The board.</param>
    /// <param name="ownerId">Of the measures of a person; null for all there are.</param>
    /// <param name="stop">Cancels the reading.</param>
    public async Task<ILookup<int, ListedFigure>> DraftsAsync(EntryBoard board, int? ownerId, CancellationToken stop) =>
        await FigureOccasions.WhatIsDraftedAsync(database, ownerId is null ? null : database.OwnedQuery(ownerId), board.Periods, stop);

    private async Task<EntryBoard> RenewAsync((EntryBoard Answer, DataState At)? before, DataState now, CancellationToken stop)
    {
        if (before is not { } held || held.At.Number > now.Number || held.At.Everything != now.Everything) return await AllAsync(database.OwnedQuery(null), stop);
        HashSet<int> changed = [.. await database.ChangedAsync(held.At.Number, stop)];
        if (changed.Count > ChangeReach.MostMeasures) return await AllAsync(database.OwnedQuery(null), stop);
        return changed.Count == 0 || held.Answer.Open.Count == 0 ? held.Answer
            : held.Answer.With(changed, await MeasuresAsync(database.OwnedQuery(null).Where(m => changed.Contains(m.Id)), held.Answer.Open, stop));
    }

    private async Task<EntryBoard> AllAsync(IQueryable<Measure> measures, CancellationToken stop)
    {
        // A quarter without a date is due when it ends.
        List<Collection> open = [.. (await database.OpenCollectionQuery().ToListAsync(stop)).OrderBy(c => c.DueOn ?? c.PeriodEnd).ThenBy(c => c.PeriodEnd)];
        return EntryBoard.Of(open, open.Count == 0 ? [] : await MeasuresAsync(measures, open, stop));
    }

    private async Task<IReadOnlyCollection<BoardMeasure>> MeasuresAsync(IQueryable<Measure> measures, IReadOnlyList<Collection> open, CancellationToken stop)
    {
        List<ScorecardMeasure> heads = await measures.ScorecardMeasuresQuery().ToListAsync(stop);
        ILookup<int, ListedFigure> submitted = await FigureOccasions.WhatIsSubmittedAsync(database, measures, EntryBoard.PeriodsOf(open, heads), stop);
        ILookup<int, KnownTask> known = (await TaskQueries.KnownQuery(database, measures, [.. open.Select(c => c.Period)]).ToListAsync(stop)).ToLookup(t => t.MeasureId);
        return [.. heads.Select(head => new BoardMeasure(head, [.. submitted[head.Id]], [.. known[head.Id]]))];
    }
}
