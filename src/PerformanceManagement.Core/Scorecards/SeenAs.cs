using System.Collections;

namespace PerformanceManagement.Core.Scorecards;

/// <summary>A list seen as something of each of its members, without a copy of thousands of them.</summary>
/// <param name="list">The list.</param>
/// <param name="of">What is seen of a member.</param>
internal sealed class SeenAs<TMember, T>(IReadOnlyList<TMember> list, Func<TMember, T> of) : IReadOnlyList<T>
{
    public int Count => list.Count;

    public T this[int index] => of(list[index]);

    public IEnumerator<T> GetEnumerator()
    {
        for (int index = 0; index < list.Count; index++) yield return of(list[index]);
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
