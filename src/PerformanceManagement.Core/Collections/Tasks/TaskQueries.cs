using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;

namespace PerformanceManagement.Core.Collections.Tasks;

/// <summary>What is known of a task beside what was entered for it.</summary>
internal sealed record KnownTask(int MeasureId, Period Quarter, Period Period, TaskState State)
{
    public string? ExcusedBecause { get; init; }

    public bool IsAdded { get; init; }

    public int? GivenToId { get; init; }

    public string? StateBy { get; init; }

    public DateTime? StateAt { get; init; }

    public string? Comment { get; init; }
}

/// <summary>What the performance team decided about the tasks of a measure in a quarter.</summary>
/// <param name="MeasureId">The measure.</param>
/// <param name="GivenToId">Who enters it this time in place of its owner; null for the owner.</param>
/// <param name="ExcusedBecause">Why none of its figures need be given this time; null where one is asked for.</param>
public sealed record DecidedTask(int MeasureId, int? GivenToId, string? ExcusedBecause);

/// <summary>A figure that nobody has approved.</summary>
internal sealed record NotApproved(int MeasureId, Period Quarter, Period Period);

/// <summary>Questions about tasks.</summary>
internal static class TaskQueries
{
    /// <summary>To whom they were given in place of the measure's owner.</summary>
    internal static IReadOnlyCollection<int> GivenTo(this IEnumerable<CollectionTask> tasks) => [.. tasks.Select(t => t.GivenToId).OfType<int>()];

    /// <summary>What was decided about measures in a quarter, of those about which anything was.</summary>
    internal static IQueryable<DecidedTask> DecidedQuery(PerformanceDbContext database, Period quarter, List<int> measureIds) =>
        from task in database.CollectionTasks.AsNoTracking()
        where task.Quarter == quarter && measureIds.Contains(task.MeasureId)
        group task by task.MeasureId into tasks
        where tasks.Any(t => t.GivenToId != null) || tasks.All(t => t.ExcusedBecause != null)
        select new DecidedTask(tasks.Key, tasks.Max(t => t.GivenToId), tasks.All(t => t.ExcusedBecause != null) ? tasks.Max(t => t.ExcusedBecause) : null);

    /// <summary>What is known of the tasks of quarters, of which anything is: one that nobody touched says nothing.</summary>
    internal static IQueryable<KnownTask> KnownQuery(PerformanceDbContext database, IQueryable<Measure> measures, List<Period> quarters) =>
        from task in database.CollectionTasks.AsNoTracking()
        where quarters.Contains(task.Quarter) && (task.State != TaskState.NotStarted || task.ExcusedBecause != null || task.IsAdded || task.GivenToId != null)
            && measures.Any(m => m.Id == task.MeasureId)
        select new KnownTask(task.MeasureId, task.Quarter, task.Period, task.State)
        {
            ExcusedBecause = task.ExcusedBecause,
            IsAdded = task.IsAdded,
            GivenToId = task.GivenToId,
            StateBy = task.StateBy,
            StateAt = task.StateAt,
            Comment = task.Comment,
        };

    /// <summary>The figures that open quarters ask for and that nobody has approved: those submitted or returned, and those behind a draft.</summary>
    internal static IQueryable<NotApproved> NotApprovedQuery(this PerformanceDbContext database, IQueryable<Measure> measures) =>
        from collection in database.Collections
        where collection.State == CollectionState.Open
        join task in database.CollectionTasks on collection.Period equals task.Quarter
        where (task.State == TaskState.Submitted || task.State == TaskState.Returned || (task.State == TaskState.Draft && task.Behind == TaskState.Submitted)) && measures.Any(m => m.Id == task.MeasureId)
        select new NotApproved(task.MeasureId, task.Quarter, task.Period);

    /// <summary>The tasks of a measure's period, of every quarter that asks for it.</summary>
    internal static IQueryable<CollectionTask> OfFigureQuery(PerformanceDbContext database, int measureId, Period period) =>
        database.CollectionTasks.Where(t => t.MeasureId == measureId && t.Period == period && t.State != TaskState.Closed);

    /// <summary>The tasks of some measures that are not closed.</summary>
    internal static IQueryable<CollectionTask> OfMeasuresQuery(PerformanceDbContext database, List<int> measureIds) =>
        database.CollectionTasks.Where(t => EF.Parameter(measureIds).Contains(t.MeasureId) && t.State != TaskState.Closed);
}
