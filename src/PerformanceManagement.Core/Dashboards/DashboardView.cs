using System.Collections.Concurrent;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Ratings.Counts;
using PerformanceManagement.Core.Scorecards;

namespace PerformanceManagement.Core.Dashboards;

/// <summary>A quarter at once: its rows and counts, those of the quarter before beside them, what moved, and what needs attention.</summary>
public sealed record DashboardView
{
    private const int MostRemembered = 64;

    private readonly ConcurrentDictionary<(string Key, Type Kind), Lazy<object>> remembered = [];

    /// <summary>Over how many quarters the strip of statuses goes, the present one among them.</summary>
    public const int StripLength = 8;

    /// <summary>The rows and counts of the quarter.</summary>
    public required QuarterlyScorecard Scorecard { get; init; }

    /// <summary>The quarters before, the latest first, as far as the strip goes.</summary>
    public required IReadOnlyList<(Period Quarter, QuarterMarks Marks)> Earlier { get; init; }

    /// <summary>Those whose status changed since the quarter before: worse first, then better, then the rest, each in the order of the plan.</summary>
    public required IReadOnlyList<StatusMove> Moves { get; init; }

    /// <summary>What needs attention, in the order of <see cref="AttentionItem.Order"/>.</summary>
    public required IReadOnlyList<AttentionItem> Attention { get; init; }

    /// <summary>Measures of which something is awaited (<see cref="Awaited"/>), those without a figure first, each in the order of the plan.</summary>
    public required IReadOnlyList<ScorecardRow> Missing { get; init; }

    /// <summary>Measures with a note for the quarter, the newest first.</summary>
    public required IReadOnlyList<ScorecardRow> Commented { get; init; }

    /// <summary>The counts of the quarter before, over the same choice of measures; null where this system holds no quarter before.</summary>
    public SummaryCounts? CountsBefore => Earlier.Count == 0 ? null : Earlier[0].Marks.Counts;

    /// <summary>What is made of the view for showing, once as long as nothing of it changes.</summary>
    /// <param name="key">What makes it this one: a sort, a grouping.</param>
    /// <param name="make">Makes it; of the view alone, for no person in particular.</param>
    public T Remembered<T>(string key, Func<T> make)
        where T : class
    {
        if (remembered.Count >= MostRemembered) remembered.Clear();
        return (T)remembered.GetOrAdd((key, typeof(T)), _ => new Lazy<object>(make)).Value;
    }

    /// <summary>What a measure came to in the quarters before, the latest first; null for one it was not part of.</summary>
    public QuarterMark?[] MarksBefore(int measureId)
    {
        var marks = new QuarterMark?[Earlier.Count];
        for (int back = 0; back < marks.Length; back++) marks[back] = Earlier[back].Marks.Of(measureId);
        return marks;
    }

    /// <summary>The statuses of a measure over the last quarters, the oldest first, the present one last; null for a quarter it was not part of.</summary>
    public IReadOnlyList<StripMark> StripOf(ScorecardRow row) =>
    [
        .. Earlier.Reverse().Select(e => (e.Quarter, Mark: e.Marks.Of(row.MeasureId))).Select(e => new StripMark(e.Quarter, e.Mark?.Rating, e.Mark?.ValueText)),
        new StripMark(row.Quarter, row.Rating, row.ValueText),
    ];
}

/// <summary>The status of a measure in one quarter of the strip.</summary>
/// <param name="Quarter">The quarter.</param>
/// <param name="Rating">Its rating; null where it was not part of the quarter.</param>
/// <param name="ValueText">Its figure as displayed; null likewise.</param>
public sealed record StripMark(Period Quarter, Ratings.Status.Rating? Rating, string? ValueText);
