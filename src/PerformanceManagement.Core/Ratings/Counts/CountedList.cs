using System.Collections;

namespace PerformanceManagement.Core.Ratings.Counts;

/// <summary>A list whose length is known, and whose members are looked up when somebody first asks for them: most counts are looked at, and few are opened.</summary>
/// <typeparam name="T">What it lists.</typeparam>
/// <param name="count">How many there are.</param>
/// <param name="find">Finds them: as many as were counted, and the same ones whenever it is asked.</param>
public sealed class CountedList<T>(int count, Func<IEnumerable<T>> find) : IReadOnlyList<T>
{
    private readonly Lazy<T[]> found = new(() => [.. find()]);

    /// <inheritdoc/>
    public int Count => count;

    /// <inheritdoc/>
    public T this[int index] => found.Value[index];

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)found.Value).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
