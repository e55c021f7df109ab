using System.Collections.Concurrent;
using System.Collections.Immutable;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Ratings.Counts;

namespace PerformanceManagement.Core.Scorecards;

/// <summary>
/// What was worked out of each measure for a quarter and one version of the data, with what measures can be chosen by: what everybody may see, for no
/// person in particular. Never changed: a later version is another one, made of this one's where it still holds.
/// </summary>
/// <typeparam name="T">What was worked out of a measure.</typeparam>
internal sealed class SharedQuarter<T>
    where T : class
{
    // What is made of a choice of measures, such as its counts, is remembered with the choice.
    private const int MostRemembered = 256;

    private static readonly ScorecardFilter All = new();

    private readonly ImmutableArray<Placed<T>> rows;
    private readonly RowRuns<T> values;
    private readonly Dictionary<int, int> indexes;
    private readonly ConcurrentDictionary<object, Lazy<object>> remembered;

    // What it was made of, and whose rows are others: of an older one nothing is known, and nothing is held.
    private readonly (object Content, IReadOnlySet<int> MeasureIds)? made;

    public SharedQuarter(Period quarter, DataState state, IEnumerable<Placed<T>> rows, bool isKept, IReadOnlyCollection<PartLink> links, QuarterFrame frame)
    {
        (Quarter, State, IsKept, Links, Frame) = (quarter, state, isKept, links, frame);
        this.rows = [.. rows.Order()];
        values = RowRuns<T>.Of(this.rows.Select(r => r.Value));
        indexes = this.rows.Select((row, index) => (row.Place.MeasureId, index)).ToDictionary(r => r.MeasureId, r => r.index);
        Faulty = [.. this.rows.Where(r => r.IsFaulty).Select(r => r.Place.MeasureId)];
        remembered = [];
    }

    private SharedQuarter(SharedQuarter<T> same, DataState state)
    {
        (Quarter, State, IsKept, Links, Frame) = (same.Quarter, state, same.IsKept, same.Links, same.Frame);
        (rows, values, indexes, remembered, Faulty, Content, made) = (same.rows, same.values, same.indexes, same.remembered, same.Faulty, same.Content, same.made);
    }

    // Others in the places of some: the order holds, and so do the places.
    private SharedQuarter(SharedQuarter<T> same, IReadOnlyList<Placed<T>> made, IReadOnlyCollection<PartLink> links, DataState state)
    {
        (Quarter, State, IsKept, Links, Frame) = (same.Quarter, state, same.IsKept, links, same.Frame);
        (indexes, remembered) = (same.indexes, []);
        ImmutableArray<Placed<T>>.Builder others = same.rows.ToBuilder();
        foreach (Placed<T> row in made) others[indexes[row.Place.MeasureId]] = row;
        rows = others.DrainToImmutable();
        values = same.values.With(made.ToDictionary(row => indexes[row.Place.MeasureId], row => row.Value));
        HashSet<int> anew = [.. made.Select(m => m.Place.MeasureId)];
        this.made = (same.Content, anew);
        Faulty = [.. same.Faulty.Where(id => !anew.Contains(id)), .. made.Where(r => r.IsFaulty).Select(r => r.Place.MeasureId)];
    }

    public Period Quarter { get; }

    /// <summary>The same object as long as the rows are the same ones, at whatever version.</summary>
    public object Content { get; } = new();

    /// <summary>Whose rows are others than those of another content; null where that is not known.</summary>
    public IReadOnlySet<int>? ChangedSince(object content) => ReferenceEquals(content, Content) ? ImmutableHashSet<int>.Empty : made is { } from && ReferenceEquals(content, from.Content) ? from.MeasureIds : null;

    /// <summary>Where the data stood.</summary>
    public DataState State { get; }

    /// <summary>Whether the quarter was signed off: it shows what was kept.</summary>
    public bool IsKept { get; }

    /// <summary>Which measures are made from which.</summary>
    public IReadOnlyCollection<PartLink> Links { get; }

    /// <summary>What it was made from that all measures have alike; its plan is known.</summary>
    public QuarterFrame Frame { get; }

    /// <summary>How the council counted when it was made; another way is another version of everything. Null for the product's own way.</summary>
    public CountingRules? Counting => Frame.Counting;

    public int Count => rows.Length;

    /// <summary>Whether there are measures that could not be worked out, which is tried again.</summary>
    public bool HasFaults => Faulty.Count > 0;

    /// <summary>The same by their keys.</summary>
    public IReadOnlyCollection<int> Faulty { get; }

    /// <summary>The same at a later version, which changed nothing of it.</summary>
    public SharedQuarter<T> At(DataState state) => new(this, state);

    /// <summary>With some measures made anew: those that are not among the new ones are there no more.</summary>
    public SharedQuarter<T> With(IReadOnlySet<int> measureIds, IReadOnlyList<Placed<T>> made, IReadOnlyCollection<PartLink> links, DataState state)
    {
        bool sameLinks = links.SequenceEqual(Links);
        bool samePlaces = made.Count == measureIds.Count(indexes.ContainsKey) && made.All(m => indexes.TryGetValue(m.Place.MeasureId, out int index) && rows[index].CompareTo(m) == 0);
        if (!samePlaces) return new(Quarter, state, rows.Where(r => !measureIds.Contains(r.Place.MeasureId)).Concat(made), IsKept, links, Frame);
        // A change of this quarter's figure is none of the quarters before it: what was counted of them is still right.
        if (sameLinks && made.All(m => rows[indexes[m.Place.MeasureId]].IsSame(m))) return At(state);
        return new(this, made, links, state);
    }

    /// <summary>The rows of some measures in a signed-off quarter, where all of them are just what was kept; else null.</summary>
    public IReadOnlyList<Placed<T>>? AsKept(IEnumerable<int> measureIds)
    {
        Placed<T>[] kept = [.. measureIds.Where(indexes.ContainsKey).Select(id => rows[indexes[id]])];
        return kept.All(r => r is { IsAsKept: true, IsFaulty: false }) ? kept : null;
    }

    /// <summary>What was worked out of one measure; null where it is not part of the quarter.</summary>
    public T? Of(int measureId) => indexes.TryGetValue(measureId, out int index) ? rows[index].Value : null;

    /// <summary>What was worked out of the measures that a filter chooses, in the order of the plan.</summary>
    public RowRuns<T> Of(ScorecardFilter filter)
    {
        if (filter == All) return values;
        IEnumerable<Placed<T>> chosen = filter.MeasureId is { } id ? At([id]) : filter.MeasureIds is { } ids ? At(ids) : rows;
        IReadOnlySet<int>? under = filter.PlanItemId is { } top ? Frame.Plan!.Under(top, Quarter) : null;
        string? words = string.IsNullOrWhiteSpace(filter.Search) ? null : filter.Search.Trim();
        return RowRuns<T>.Of(chosen.Where(r => r.Place.IsIn(filter, under, words)).Select(r => r.Value));
    }

    /// <summary>What is made of the measures that a filter chooses, once as long as nothing of the quarter changes.</summary>
    /// <param name="filter">The filter.</param>
    /// <param name="make">Makes it.</param>
    /// <param name="beside">What it is made of beside the quarter: it is made again where that is another object. Null for nothing.</param>
    public TMade Remembered<TMade>(ScorecardFilter filter, Func<TMade> make, object? beside = null)
        where TMade : class
    {
        // Chosen by whatever somebody typed or ticked, it will hardly be asked for again.
        if (filter.MeasureIds is not null || filter.Search is not null || filter.MeasureId is not null) return make();
        if (remembered.Count >= MostRemembered) remembered.Clear();
        return (TMade)remembered.GetOrAdd((filter, typeof(TMade), beside), _ => new Lazy<object>(make)).Value;
    }

    private IEnumerable<Placed<T>> At(IReadOnlyCollection<int> measureIds) =>
        measureIds.Distinct().Where(indexes.ContainsKey).Select(id => indexes[id]).Order().Select(index => rows[index]);
}

/// <summary>What was worked out of a measure, with what the measure can be chosen by and where it comes in the order of the plan.</summary>
/// <param name="Value">What was worked out.</param>
/// <param name="Place">What the measure can be chosen by now.</param>
internal sealed record Placed<T>(T Value, MeasurePlace Place) : IComparable<Placed<T>>
{
    /// <summary>Placed as a row of a scorecard is.</summary>
    public static Placed<T> As(ScorecardRow row, T value, MeasurePlace place) =>
        new(value, place) { Code = row.Code, PlanOrder = PlanPaths.SortKey(row.PlanPath), IsOutsidePlan = row.PlanPath.Count == 0, IsFaulty = row.Reported.FaultReference is not null, IsAsKept = row.RestatedSince.Count == 0 };

    /// <summary>Whether it could not be worked out.</summary>
    public bool IsFaulty { get; private init; }

    /// <summary>Whether, in a signed-off quarter, nothing stands beside what was kept.</summary>
    public bool IsAsKept { get; private init; }

    /// <summary>Whether it says the same of the same measure.</summary>
    public bool IsSame(Placed<T> other) => EqualityComparer<T>.Default.Equals(Value, other.Value) && IsFaulty == other.IsFaulty && Place.IsSame(other.Place);

    private string Code { get; init; } = "";

    private string PlanOrder { get; init; } = "";

    private bool IsOutsidePlan { get; init; }

    /// <summary>The order of a scorecard: the plan's, those without a place last, then by code.</summary>
    public int CompareTo(Placed<T>? other)
    {
        if (other is null) return 1;
        int byPlace = IsOutsidePlan.CompareTo(other.IsOutsidePlan);
        if (byPlace != 0) return byPlace;
        int byPlan = string.CompareOrdinal(PlanOrder, other.PlanOrder);
        if (byPlan != 0) return byPlan;
        int byCode = string.Compare(Code, other.Code, StringComparison.OrdinalIgnoreCase);
        return byCode != 0 ? byCode : Place.MeasureId.CompareTo(other.Place.MeasureId);
    }
}
