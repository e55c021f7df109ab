using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Entry;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Scorecards;

namespace PerformanceManagement.Core.Collections.Tasks;

/// <summary>Makes the tasks of a quarter that is opened: of every measure what is due, with what is there of it already.</summary>
public static class TaskOpening
{
    /// <summary>Adds the tasks that a quarter lacks; saving is left to the caller.</summary>
    /// <param name="database">The database.</param>
    /// <param name="collection">The open quarter.</param>
    /// <param name="stop">Cancels the reading.</param>
    /// <returns>How many values it asks for, with those that had a task before.</returns>
    internal static async Task<int> AddAsync(PerformanceDbContext database, Collection collection, CancellationToken stop)
    {
        List<ScorecardMeasure> heads = await database.Measures.AsNoTracking().ScorecardMeasuresQuery().ToListAsync(stop);
        IReadOnlyList<Period> periods = EntryBoard.PeriodsOf([collection], heads);
        ILookup<int, ListedFigure> results = await FigureOccasions.WhatIsSubmittedAsync(database, database.Measures.AsNoTracking(), periods, stop);
        ILookup<int, ListedFigure> drafts = await FigureOccasions.WhatIsDraftedAsync(database, null, periods, stop);
        HashSet<(int, Period)> known = [.. await ExistingQuery(database, collection.Period).Select(t => ValueTuple.Create(t.MeasureId, t.Period)).ToListAsync(stop)];
        var quarters = new CollectedQuarters(await database.Collections.AsNoTracking().ToListAsync(stop));
        int asked = known.Count;
        foreach (ScorecardMeasure head in heads)
        {
            foreach (EntryTask task in EntryTaskMaker.States(head, collection, [.. results[head.Id]], [.. drafts[head.Id]], []))
            {
                // What members saw is asked for no more, and a survey or a sum of others need not be given.
                bool isSeen = task.State == EntryState.Submitted && quarters.StateOf(EntryRules.QuarterOf(task.Period, head.In(collection.Period).Rules)) == CollectionState.SignedOff;
                if (isSeen || !task.IsAsked || !known.Add((head.Id, task.Period))) continue;
                database.CollectionTasks.Add(CollectionTask.At(collection.Period, head.Id, task.Period, task.State switch { EntryState.Submitted => TaskState.Submitted, EntryState.Draft => TaskState.Draft, _ => TaskState.NotStarted }));
                asked++;
            }
        }

        return asked;
    }

    /// <summary>Makes the tasks of quarters that were opened before there were any.</summary>
    /// <param name="database">The database.</param>
    /// <param name="stop">Cancels the work.</param>
    /// <returns>Of how many quarters.</returns>
    public static async Task<int> CarryOverAsync(PerformanceDbContext database, CancellationToken stop)
    {
        List<Collection> without = await WithoutQuery(database).ToListAsync(stop);
        foreach (Collection collection in without)
        {
            await AddAsync(database, collection, stop);
            await database.SaveAsync(stop);
        }

        return without.Count;
    }

    internal static IQueryable<CollectionTask> ExistingQuery(PerformanceDbContext database, Period quarter) => database.CollectionTasks.AsNoTracking().Where(t => t.Quarter == quarter);

    internal static IQueryable<Collection> WithoutQuery(PerformanceDbContext database) =>
        database.Collections.AsNoTracking().Where(c => c.State == CollectionState.Open && !database.CollectionTasks.Any(t => t.Quarter == c.Period));
}
