using System.Collections;

namespace PerformanceManagement.Core.Dashboards;

/// <summary>A list whose order is worked out when somebody first reads it: most who look at a dashboard are told how many there are, and see none of them.</summary>
/// <param name="items">What is in it; not changed afterwards.</param>
/// <param name="order">Puts it in order.</param>
internal sealed class OrderedLater<T>(List<T> items, Func<IEnumerable<T>, IEnumerable<T>> order) : IReadOnlyList<T>
{
    private readonly Lazy<T[]> ordered = new(() => [.. order(items)]);

    public int Count => items.Count;

    public T this[int index] => ordered.Value[index];

    public IEnumerator<T> GetEnumerator() => ordered.Value.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
