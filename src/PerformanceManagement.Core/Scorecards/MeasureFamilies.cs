namespace PerformanceManagement.Core.Scorecards;

/// <summary>That a measure is made from another.</summary>
internal sealed record PartLink(int WholeId, int PartId);

/// <summary>
/// Measures that are joined because one is made from another: what may be shown of one, and what it comes to, depends on all of its family
/// (field guide, section 3: suppressed figures; section 6: putting together).
/// </summary>
internal static class MeasureFamilies
{
    /// <summary>The measures in any link.</summary>
    public static HashSet<int> MembersOf(IEnumerable<PartLink> links) => [.. links.SelectMany(l => new[] { l.WholeId, l.PartId })];

    /// <summary>The measures that each is joined to, in either direction.</summary>
    public static ILookup<int, int> Joined(IEnumerable<PartLink> links) =>
        links.SelectMany(l => new[] { (From: l.WholeId, To: l.PartId), (From: l.PartId, To: l.WholeId) }).ToLookup(l => l.From, l => l.To);

    /// <summary>The measures given and all that are joined to them, however far.</summary>
    public static HashSet<int> With(IEnumerable<int> measureIds, IReadOnlyCollection<PartLink> links) => With(measureIds, Joined(links));

    /// <inheritdoc cref="With(IEnumerable{int}, IReadOnlyCollection{PartLink})" />
    public static HashSet<int> With(IEnumerable<int> measureIds, ILookup<int, int> joined)
    {
        HashSet<int> found = [.. measureIds];
        var next = new Queue<int>(found);
        while (next.TryDequeue(out int id))
        {
            foreach (int other in joined[id].Where(found.Add)) next.Enqueue(other);
        }

        return found;
    }

    /// <summary>The links of the families of measures, in their order.</summary>
    public static List<PartLink> Around(IEnumerable<int> measureIds, IReadOnlyCollection<PartLink> links)
    {
        HashSet<int> members = With(measureIds, links);
        return [.. links.Where(l => members.Contains(l.WholeId))];
    }
}
