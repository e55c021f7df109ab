using System.Collections.Concurrent;
using System.Collections.Immutable;
using PerformanceManagement.Core.Collections;
using PerformanceManagement.Core.Collections.Tasks;
using PerformanceManagement.Core.Entry.Progress;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Scorecards;

namespace PerformanceManagement.Core.Entry;

/// <summary>
/// What the open quarters ask for of some measures, and how far each is by what was submitted: for no person in particular, and without drafts, which are
/// changed by every key that somebody presses. Never changed: a later one is made of it.
/// </summary>
internal sealed class EntryBoard
{
    private readonly ImmutableDictionary<int, BoardMeasure> measures;
    private readonly ImmutableDictionary<Period, BoardTask[]> tasks;
    private readonly ConcurrentDictionary<Period, IReadOnlyDictionary<string, CollectionProgress>> progress = [];
    private readonly ConcurrentDictionary<Period, IReadOnlyDictionary<ProgressPlace, ProgressCounts>> places = [];

    private EntryBoard(IReadOnlyList<Collection> open, ImmutableDictionary<int, BoardMeasure> measures, ImmutableDictionary<Period, BoardTask[]> tasks) =>
        (Open, this.measures, this.tasks) = (open, measures, tasks);

    /// <summary>The open quarters, the one due first before the others.</summary>
    public IReadOnlyList<Collection> Open { get; }

    /// <summary>The periods that an open quarter asks for of any measure.</summary>
    public IReadOnlyList<Period> Periods => field ??= PeriodsOf(Open, measures.Values.Select(m => m.Head));

    /// <summary>The services of all tasks, in order.</summary>
    public IReadOnlyList<string> Services => field ??= [.. tasks.Values.SelectMany(t => t).Select(t => t.Task.Service).OfType<string>().Distinct().Order(StringComparer.OrdinalIgnoreCase)];

    /// <summary>Their directorates, in order.</summary>
    public IReadOnlyList<string> Directorates => field ??= [.. tasks.Values.SelectMany(t => t).Select(t => t.Directorate).OfType<string>().Distinct().Order(StringComparer.OrdinalIgnoreCase)];

    /// <summary>The board of measures, with what was submitted of them for the periods that are asked for.</summary>
    public static EntryBoard Of(IReadOnlyList<Collection> open, IEnumerable<BoardMeasure> of)
    {
        var measures = of.ToImmutableDictionary(m => m.Head.Id);
        return new EntryBoard(open, measures, open.ToImmutableDictionary(c => c.Period, c => InOrder(measures.Values.SelectMany(m => m.TasksOf(c, [])))));
    }

    /// <summary>The periods that quarters ask for of measures.</summary>
    public static IReadOnlyList<Period> PeriodsOf(IReadOnlyList<Collection> open, IEnumerable<ScorecardMeasure> heads) =>
        [.. heads.SelectMany(m => open.SelectMany(c => EntryRules.PeriodsIn(c.Period, m.In(c.Period).Rules))).Distinct()];

    /// <summary>The measure of a task.</summary>
    public ScorecardMeasure HeadOf(int measureId) => measures[measureId].Head;

    /// <summary>With some measures as they are now; of the keys given, those that are not among them are there no more.</summary>
    public EntryBoard With(IReadOnlySet<int> measureIds, IReadOnlyCollection<BoardMeasure> now) => new(
        Open,
        measures.RemoveRange(measureIds).SetItems(now.Select(m => KeyValuePair.Create(m.Head.Id, m))),
        Open.ToImmutableDictionary(c => c.Period, c => Replaced(tasks[c.Period], measureIds, now.SelectMany(m => m.TasksOf(c, [])))));

    /// <summary>The tasks of an open quarter, what is missing first.</summary>
    /// <param name="quarter">The quarter.</param>
    /// <param name="drafts">What stands in drafts, by the measure's key.</param>
    public IReadOnlyList<BoardTask> TasksOf(Period quarter, ILookup<int, ListedFigure> drafts)
    {
        HashSet<int> drafted = [.. drafts.Select(d => d.Key).Where(measures.ContainsKey)];
        return drafted.Count == 0 ? tasks[quarter] : Replaced(tasks[quarter], drafted, drafted.SelectMany(id => measures[id].TasksOf(CollectionOf(quarter), [.. drafts[id]])));
    }

    private Collection CollectionOf(Period quarter) => Open.First(c => c.Period == quarter);

    /// <summary>How far each directorate is with an open quarter, by name, those of none last. Counted once, and again of what stands in drafts alone.</summary>
    /// <param name="quarter">The quarter.</param>
    /// <param name="drafts">What stands in drafts, by the measure's key.</param>
    public IReadOnlyList<CollectionProgress> ProgressOf(Period quarter, ILookup<int, ListedFigure> drafts)
    {
        var counted = new Dictionary<string, CollectionProgress>(progress.GetOrAdd(quarter, q => Counted([], tasks[q], 1)));
        foreach (int id in drafts.Select(d => d.Key).Where(measures.ContainsKey))
        {
            Counted(counted, measures[id].TasksOf(CollectionOf(quarter), []), -1);
            Counted(counted, measures[id].TasksOf(CollectionOf(quarter), [.. drafts[id]]), 1);
        }

        return [.. counted.Values.Where(p => p.Asked > 0).OrderBy(p => p.Directorate is null).ThenBy(p => p.Directorate)];
    }

    // A survey without a point is not asked for. No directorate is called by an empty name.
    private static Dictionary<string, CollectionProgress> Counted(Dictionary<string, CollectionProgress> counted, IEnumerable<BoardTask> tasks, int times)
    {
        foreach (BoardTask task in tasks.Where(t => t.Task.IsAsked))
        {
            CollectionProgress before = counted.GetValueOrDefault(task.Directorate ?? "") ?? new CollectionProgress(task.Directorate, 0, 0, 0);
            counted[task.Directorate ?? ""] = before with
            {
                Asked = before.Asked + times,
                Submitted = before.Submitted + (task.Task.State is EntryState.Submitted or EntryState.Approved ? times : 0),
                Drafts = before.Drafts + (task.Task.State == EntryState.Draft ? times : 0),
            };
        }

        return counted;
    }

    /// <summary>How far an open quarter is, by directorate, service, person and date. Counted once, and again of what stands in drafts alone.</summary>
    /// <param name="quarter">The quarter.</param>
    /// <param name="draftedAt">When each draft was saved, by measure and period.</param>
    public IReadOnlyDictionary<ProgressPlace, ProgressCounts> PlacesOf(Period quarter, IReadOnlyDictionary<(int MeasureId, Period Period), DateTime> draftedAt)
    {
        IReadOnlyDictionary<ProgressPlace, ProgressCounts> shared = places.GetOrAdd(quarter, q => PlacesOf([], tasks[q], 1, draftedAt: null));
        var counted = new Dictionary<ProgressPlace, ProgressCounts>(shared);
        foreach (IGrouping<int, Period> drafted in draftedAt.Keys.Where(d => measures.ContainsKey(d.MeasureId)).GroupBy(d => d.MeasureId, d => d.Period))
        {
            ListedFigure[] drafts = [.. drafted.Select(period => new ListedFigure(drafted.Key, period, null, null, null, null, null))];
            PlacesOf(counted, measures[drafted.Key].TasksOf(CollectionOf(quarter), []), -1, draftedAt: null);
            PlacesOf(counted, measures[drafted.Key].TasksOf(CollectionOf(quarter), drafts), 1, draftedAt);
        }

        return counted;
    }

    private static Dictionary<ProgressPlace, ProgressCounts> PlacesOf(
        Dictionary<ProgressPlace, ProgressCounts> counted, IEnumerable<BoardTask> tasks, int times, IReadOnlyDictionary<(int MeasureId, Period Period), DateTime>? draftedAt)
    {
        foreach (BoardTask task in tasks.Where(t => t.Task.State != EntryState.Optional))
        {
            var place = new ProgressPlace(task.Directorate, task.Task.Service, task.Task.AskedOfId, task.Task.DueOn);
            DateTime? drafted = draftedAt is not null && draftedAt.TryGetValue((task.MeasureId, task.Task.Period), out DateTime at) ? at : null;
            counted[place] = counted.GetValueOrDefault(place).With(task.Task, times, drafted);
        }

        return counted;
    }

    private static BoardTask[] InOrder(IEnumerable<BoardTask> tasks) => [.. tasks.Order()];

    // Both are in order, so they are laid into one another.
    private static BoardTask[] Replaced(BoardTask[] all, IReadOnlySet<int> measureIds, IEnumerable<BoardTask> others)
    {
        BoardTask[] kept = [.. all.Where(t => !measureIds.Contains(t.MeasureId))];
        BoardTask[] made = InOrder(others);
        var merged = new BoardTask[kept.Length + made.Length];
        for (int k = 0, m = 0; k + m < merged.Length;)
        {
            bool isKept = m == made.Length || (k < kept.Length && kept[k].CompareTo(made[m]) <= 0);
            merged[k + m] = isKept ? kept[k] : made[m];
            if (isKept) k++;
            else m++;
        }

        return merged;
    }
}

/// <summary>A measure on the board.</summary>
/// <param name="Head">The measure.</param>
/// <param name="Submitted">For which periods something was submitted; not what.</param>
/// <param name="Known">What is known of its tasks beside what was entered.</param>
internal sealed record BoardMeasure(ScorecardMeasure Head, IReadOnlyList<ListedFigure> Submitted, IReadOnlyList<KnownTask> Known)
{
    /// <summary>Its tasks in a quarter, without their figures.</summary>
    public IEnumerable<BoardTask> TasksOf(Collection quarter, IReadOnlyList<ListedFigure> drafts) => EntryTaskMaker.States(Head, quarter, Submitted, drafts, Known).Select(task => new BoardTask(Head.Id, Head.Directorate, task));
}

/// <summary>A task on the board: what is missing before what is drafted or submitted, then by code.</summary>
/// <param name="MeasureId">Its measure.</param>
/// <param name="Directorate">Whose it is; null for nobody's.</param>
/// <param name="Task">The task, without its figure.</param>
internal sealed record BoardTask(int MeasureId, string? Directorate, EntryTask Task) : IComparable<BoardTask>
{
    public int CompareTo(BoardTask? other)
    {
        if (other is null) return 1;
        int byState = Task.State.CompareTo(other.Task.State);
        if (byState != 0) return byState;
        int byCode = string.Compare(Task.Code, other.Task.Code, StringComparison.OrdinalIgnoreCase);
        return byCode != 0 ? byCode : Task.Period.CompareTo(other.Task.Period);
    }
}
