using System.Runtime.CompilerServices;
using PerformanceManagement.Core.Scorecards;

namespace PerformanceManagement.Core.Dashboards;

/// <summary>The marks of the quarters before one, the latest first, as one request sees them.</summary>
/// <param name="quarters">The quarters.</param>
internal sealed class EarlierMarks(IReadOnlyList<SharedQuarter<QuarterMark>> quarters)
{
    private (HeldMarks Before, IReadOnlySet<int>? MeasureIds)? asked;

    public IReadOnlyList<SharedQuarter<QuarterMark>> Quarters => quarters;

    /// <summary>What they hold: the same object as long as all of them hold the same.</summary>
    public HeldMarks Held { get; } = HeldMarks.Of([.. quarters.Select(q => q.Content)]);

    /// <summary>What a measure came to in them; null for one it was not part of.</summary>
    public QuarterMark?[] Of(int measureId)
    {
        var marks = new QuarterMark?[quarters.Count];
        for (int back = 0; back < marks.Length; back++) marks[back] = quarters[back].Of(measureId);
        return marks;
    }

    /// <summary>Whose marks are others than those that were held before; null where that is not known.</summary>
    public IReadOnlySet<int>? ChangedSince(HeldMarks before)
    {
        // Every run of rows asks, and mostly of the same ones.
        if (asked is { } known && known.Before == before) return known.MeasureIds;
        HashSet<int>? changed = before.Contents.Count == quarters.Count ? [] : null;
        for (int back = 0; changed is not null && back < quarters.Count; back++)
        {
            if (quarters[back].ChangedSince(before.Contents[back]) is { } others) changed.UnionWith(others);
            else changed = null;
        }

        asked = (before, changed);
        return changed;
    }
}

/// <summary>What the marks of several quarters hold, to be told from others: it holds none of them, so that what was said beside it can outlive them.</summary>
internal sealed class HeldMarks
{
    // By what the latest of them holds: as long as all of them hold the same, they are one object.
    private static readonly ConditionalWeakTable<object, HeldMarks> Known = [];

    private readonly object[] contents;

    private HeldMarks(object[] contents) => this.contents = contents;

    /// <summary>What each quarter holds, the latest first.</summary>
    public IReadOnlyList<object> Contents => contents;

    public static HeldMarks Of(object[] contents)
    {
        if (contents.Length == 0) return None;
        if (Known.TryGetValue(contents[0], out HeldMarks? known) && known.contents.AsSpan().SequenceEqual(contents, ReferenceEqualityComparer.Instance)) return known;
        var held = new HeldMarks(contents);
        Known.AddOrUpdate(contents[0], held);
        return held;
    }

    private static HeldMarks None { get; } = new([]);
}
