using PerformanceManagement.Core.Collections;
using PerformanceManagement.Core.Collections.Tasks;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Results;
using PerformanceManagement.Core.Scorecards;

namespace PerformanceManagement.Core.Entry;

/// <summary>Makes the tasks of a measure from what is stored for the periods a quarter asks for.</summary>
internal static class EntryTaskMaker
{
    /// <summary>The tasks of a measure in a quarter, without their figures.</summary>
    public static IEnumerable<EntryTask> States(ScorecardMeasure measure, Collection collection, IReadOnlyList<ListedFigure> results, IReadOnlyList<ListedFigure> drafts, IReadOnlyList<KnownTask> known)
    {
        Period quarter = collection.Period;
        measure = measure.In(quarter);
        // A survey need not have a point, and a measure that is made from others makes its own figure.
        bool isOptional = measure.Rules.Frequency == Frequency.Survey || measure.HasParts;
        foreach (Period period in Asked(measure.Rules, quarter, [.. results, .. drafts]).Where(p => measure.Life.Holds(p) && collection.AsksFor(p, measure.Rules)))
        {
            KnownTask? task = known.FirstOrDefault(k => k.Period == period && k.Quarter == quarter);
            bool isSubmitted = results.Any(r => r.Period == period);
            bool isDrafted = drafts.Any(d => d.Period == period);
            EntryState state = StateOf(isSubmitted, isDrafted, isOptional && task is not { IsAdded: true }, task?.State, task?.ExcusedBecause);
            yield return new EntryTask(measure.Code, measure.Title, measure.Service, period, state, null)
            {
                IsMade = measure.HasParts,
                DueOn = collection.DueOnOf(period, measure.Rules),
                ExcusedBecause = task?.ExcusedBecause,
                Comment = task?.Comment,
                MovedBy = task?.StateBy,
                MovedAt = task?.StateAt,
                AskedOfId = task?.GivenToId ?? measure.OwnerId,
            };
        }
    }

    /// <summary>How far a task is.</summary>
    /// <param name="isSubmitted">Whether something was submitted for it.</param>
    /// <param name="isDrafted">Whether there is a draft.</param>
    /// <param name="isOptional">Whether there need not be a figure.</param>
    /// <param name="state">What was done with it; null for nothing.</param>
    /// <param name="excused">Why it need not be given this time, or null.</param>
    public static EntryState StateOf(bool isSubmitted, bool isDrafted, bool isOptional, TaskState? state, string? excused) =>
        isSubmitted && state == TaskState.Returned ? EntryState.Returned
        : isDrafted ? EntryState.Draft
        : isSubmitted ? (state == TaskState.Approved ? EntryState.Approved : EntryState.Submitted)
        : excused is not null ? EntryState.Excused
        : isOptional ? EntryState.Optional
        : EntryState.Missing;

    /// <summary>A task with what was drafted or submitted for it.</summary>
    public static EntryTask WithValue(EntryTask task, int measureId, MeasureRules rules, IEnumerable<ListedFigure> results, IEnumerable<ListedFigure> drafts, MeasureFaults? faults) =>
        task with { ValueText = Text(drafts.FirstOrDefault(d => d.Period == task.Period) ?? results.FirstOrDefault(r => r.Period == task.Period), measureId, rules, faults) };

    /// <summary>The value before a period, on its own calendar.</summary>
    public static EntryTask WithPrevious(EntryTask task, int measureId, MeasureRules rules, IEnumerable<ListedFigure> earlier, MeasureFaults? faults) =>
        earlier.Where(e => EntryRules.IsBefore(e.Period, task.Period)).MaxBy(e => e.Period) is { } last
            ? task with { PreviousText = Text(last, measureId, rules, faults), PreviousPeriod = last.Period }
            : task;

    // A figure that cannot be written, through a fault of ours, is that row's own matter.
    private static string? Text(ListedFigure? figure, int measureId, MeasureRules rules, MeasureFaults? faults)
    {
        try
        {
            return figure is null ? null : CellText.Of(figure.Value, figure.Numerator, figure.Denominator, figure.YearToDate, figure.Reason, rules);
        }
        catch (Exception fault) when (faults is not null && fault is not OutOfMemoryException)
        {
            return $"Could not be worked out, reference {faults.Report(measureId, fault)}";
        }
    }

    // A survey is asked for once a quarter: where points or drafts stand, else in the last month.
    private static IReadOnlyList<Period> Asked(MeasureRules rules, Period quarter, IReadOnlyList<ListedFigure> stored)
    {
        IReadOnlyList<Period> periods = EntryRules.PeriodsIn(quarter, rules);
        if (rules.Frequency != Frequency.Survey) return periods;
        List<Period> taken = [.. periods.Where(p => stored.Any(s => s.Period == p))];
        return taken.Count > 0 ? taken : [periods[^1]];
    }
}
