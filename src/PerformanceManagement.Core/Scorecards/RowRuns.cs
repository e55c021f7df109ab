using System.Collections;
using System.Collections.Concurrent;
using System.Collections.Immutable;
using PerformanceManagement.Core.Ratings.Counts;

namespace PerformanceManagement.Core.Scorecards;

/// <summary>
/// Rows in their order, cut in runs of those that stand next to each other. What is counted, judged and grouped of many rows is made of each run and put
/// together: after a change of a row only the run that it is in is gone through again. Never changed.
/// </summary>
internal sealed class RowRuns<T> : IReadOnlyList<T>
    where T : class
{
    // About as many runs as a run has rows, where there are thousands of them.
    private const int Length = 64;

    private RowRuns(ImmutableArray<RowRun<T>> runs) => Runs = runs;

    public static RowRuns<T> Of(IEnumerable<T> rows) => new([.. rows.Chunk(Length).Select(chunk => new RowRun<T>([.. chunk]))]);

    public ImmutableArray<RowRun<T>> Runs { get; }

    public int Count => Runs.IsEmpty ? 0 : ((Runs.Length - 1) * Length) + Runs[^1].Rows.Length;

    public T this[int index] => Runs[index / Length].Rows[index % Length];

    /// <summary>The same with others in the places of some: runs without any of these are the same ones.</summary>
    /// <param name="others">Rows, by their places.</param>
    public RowRuns<T> With(IReadOnlyDictionary<int, T> others)
    {
        ImmutableArray<RowRun<T>>.Builder runs = Runs.ToBuilder();
        foreach (IGrouping<int, KeyValuePair<int, T>> run in others.GroupBy(o => o.Key / Length))
        {
            ImmutableArray<T>.Builder rows = Runs[run.Key].Rows.ToBuilder();
            foreach ((int index, T row) in run) rows[index % Length] = row;
            runs[run.Key] = new RowRun<T>(rows.DrainToImmutable());
        }

        return new RowRuns<T>(runs.DrainToImmutable());
    }

    /// <summary>Their counts: totals of each run are kept with it, and who is counted is looked up when somebody asks.</summary>
    /// <param name="of">What a row counts as, by the rules.</param>
    /// <param name="counting">The rules; the product's own where it is null.</param>
    public SummaryCounts Counts(Func<T, CountedAs> of, CountingRules? counting) =>
        SummaryCounts.Of(new SeenAs<T, CountedAs>(this, of), CountedTotals.Of(Runs.Select(run => run.Made(rows => CountedTotals.Of(rows.Select(of))))), counting);

    public IEnumerator<T> GetEnumerator()
    {
        foreach (RowRun<T> run in Runs)
        {
            foreach (T row in run.Rows) yield return row;
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

/// <summary>Some rows that stand next to each other, with what was made of them.</summary>
/// <param name="rows">The rows.</param>
internal sealed class RowRun<T>(ImmutableArray<T> rows)
    where T : class
{
    private ConcurrentDictionary<(Type Kind, object? Key), Kept>? made;

    public ImmutableArray<T> Rows => rows;

    /// <summary>What is made of the rows, once as long as what is beside them is the same object, or says the same of them.</summary>
    /// <param name="make">Makes it, of the rows and what is beside them alone.</param>
    /// <param name="key">Which of its kind it is, one of few; null where there is one alone.</param>
    /// <param name="beside">What it is made of beside the rows, which is held as long as they are; null for nothing.</param>
    /// <param name="stillHolds">Whether what was made beside something else is right beside this; null where it never is.</param>
    public TMade Made<TMade>(Func<ImmutableArray<T>, TMade> make, object? key = null, object? beside = null, Func<TMade, object?, bool>? stillHolds = null)
        where TMade : class
    {
        ConcurrentDictionary<(Type Kind, object? Key), Kept> known = LazyInitializer.EnsureInitialized(ref made, () => new());
        bool isKnown = known.TryGetValue((typeof(TMade), key), out Kept held);
        if (isKnown && ReferenceEquals(held.Beside, beside)) return (TMade)held.Value;
        TMade anew = isKnown && stillHolds is not null && stillHolds((TMade)held.Value, held.Beside) ? (TMade)held.Value : make(rows);
        known[(typeof(TMade), key)] = new Kept(beside, anew);
        return anew;
    }

    private readonly record struct Kept(object? Beside, object Value);
}
