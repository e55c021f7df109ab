using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Collections.Tasks;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.YearChanges;

namespace PerformanceManagement.Core.Scorecards;

/// <summary>For what there are figures, when they came and from whom: nothing of what they say, so that nothing has to be hidden.</summary>
internal static class FigureOccasions
{
    /// <summary>For which periods of measures there is a result: that there is one alone, not what it says.</summary>
    public static async Task<ILookup<int, ListedFigure>> WhatIsSubmittedAsync(PerformanceDbContext database, IQueryable<Measure> measures, IReadOnlyCollection<Period> periods, CancellationToken stop) =>
        (await FigureReader.SubmittedQuery(database, measures, periods).ToListAsync(stop)).ToLookup(f => f.MeasureId, f => f.Withheld());

    /// <summary>For which there is a draft, likewise; of all measures there are, where none are named.</summary>
    public static async Task<ILookup<int, ListedFigure>> WhatIsDraftedAsync(PerformanceDbContext database, IQueryable<Measure>? measures, IReadOnlyCollection<Period> periods, CancellationToken stop) =>
        (await (measures is null ? FigureReader.AllDraftedQuery(database, periods) : FigureReader.DraftedQuery(database, measures, periods)).ToListAsync(stop)).ToLookup(f => f.MeasureId, f => f.Withheld());

    /// <summary>Who submitted what stands for periods of measures, by measure and period; null for a data pack. Nothing of the figures themselves.</summary>
    public static async Task<IReadOnlyDictionary<(int MeasureId, Period Period), int?>> WhoSubmittedAsync(PerformanceDbContext database, IReadOnlyCollection<int> measureIds, IReadOnlyCollection<Period> periods, CancellationToken stop) =>
        (await WhoSubmittedQuery(database, measureIds, periods).ToListAsync(stop)).ToDictionary(s => (s.MeasureId, s.Period), s => s.ById);

    /// <summary>The value that was submitted first of all periods that begin on a day or later: of which measure and period it is and when it came, not what it says. Null for none.</summary>
    public static async Task<FirstValue?> FirstSinceAsync(PerformanceDbContext database, DateOnly day, CancellationToken stop)
    {
        // A few periods, however many values they have.
        List<Period> periods = [.. (await PeriodsAfterQuery(database, day).ToListAsync(stop)).Where(p => p.Start >= day)];
        return periods.Count == 0 ? null : await FirstOfQuery(database, periods, day).FirstOrDefaultAsync(stop);
    }

    internal static IQueryable<Period> PeriodsAfterQuery(PerformanceDbContext database, DateOnly day) => database.Results.Where(r => r.PeriodEnd >= day).Select(r => r.Period).Distinct();

    internal static IQueryable<FirstValue> FirstOfQuery(PerformanceDbContext database, List<Period> periods, DateOnly day) =>
        from result in database.Results
        where result.PeriodEnd >= day && EF.Parameter(periods).Contains(result.Period)
        join measure in database.Measures on result.MeasureId equals measure.Id
        orderby result.SubmittedAt, result.Id
        select new FirstValue(measure.Code, measure.Title, result.Period, result.SubmittedAt);

    internal static IQueryable<SubmittedBy> WhoSubmittedQuery(PerformanceDbContext database, IReadOnlyCollection<int> measureIds, IReadOnlyCollection<Period> periods) =>
        database.Results.Where(r => measureIds.Contains(r.MeasureId) && periods.Contains(r.Period)).Select(r => new SubmittedBy(r.MeasureId, r.Period, r.SubmittedById));

    /// <summary>When something was saved and not submitted for periods; nothing of what it says.</summary>
    internal static IQueryable<DraftedAt> DraftedAtQuery(PerformanceDbContext database, List<Period> periods) =>
        database.Drafts.AsNoTracking().Where(d => periods.Contains(d.Period)).Select(d => new DraftedAt(d.MeasureId, d.Period, d.SavedAt));

    /// <summary>Some tasks, each with who submitted its figure.</summary>
    internal static IQueryable<SubmittedTask> SubmittedTasksQuery(PerformanceDbContext database, IQueryable<CollectionTask> tasks) =>
        from task in tasks
        join result in database.Results on new { task.MeasureId, task.Period } equals new { result.MeasureId, result.Period }
        select new SubmittedTask { Task = task, ById = result.SubmittedById };
}

/// <summary>When a draft was saved.</summary>
internal sealed record DraftedAt(int MeasureId, Period Period, DateTime SavedAt);

/// <summary>A task with who submitted its figure.</summary>
internal sealed class SubmittedTask
{
    public required CollectionTask Task { get; init; }

    public int? ById { get; init; }
}

/// <summary>Who submitted a figure.</summary>
internal sealed record SubmittedBy(int MeasureId, Period Period, int? ById);
