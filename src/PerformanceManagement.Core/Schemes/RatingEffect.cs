using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Ratings.Status;
using PerformanceManagement.Core.Scorecards;

namespace PerformanceManagement.Core.Schemes;

/// <summary>Which of a measure's statuses moves.</summary>
public enum MovedStatus
{
    /// <summary>The status of the quarter.</summary>
    Quarter,

    /// <summary>The last known status of a measure in arrears, at which it is counted.</summary>
    LastKnown,

    /// <summary>The status of the year so far against the year's target.</summary>
    YearSoFar,

    /// <summary>The status of the forecast of the year.</summary>
    Forecast,
}

/// <summary>A measure one of whose statuses a change of rules would change.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Title">Its short name.</param>
/// <param name="Which">Which of its statuses.</param>
/// <param name="Before">Its rating by the present rules.</param>
/// <param name="After">Its rating by the proposed ones.</param>
public sealed record RatingMove(string Code, string Title, MovedStatus Which, Rating Before, Rating After)
{
    /// <summary>What follows the title where it is not the status of the quarter: "forecast of the year"; null where it is.</summary>
    public string? Remark => Which switch
    {
        MovedStatus.Quarter => null,
        MovedStatus.LastKnown => "last known status",
        MovedStatus.YearSoFar => "year so far",
        MovedStatus.Forecast => "forecast of the year",
        _ => throw new InvalidOperationException($"There is no status {Which} of a measure."),
    };
}

/// <summary>What a change of rules would do to the open quarter, worked out by rating it twice.</summary>
public sealed record RatingEffect
{
    /// <summary>The open quarter; null when none is open, and then there is nothing to show.</summary>
    public Period? Quarter { get; init; }

    /// <summary>Whether the change begins by the quarter's end, so that it holds for it. If not, the rest says what it would do if it did.</summary>
    public bool Holds { get; init; }

    /// <summary>The statuses that would be another, in the order of the plan.</summary>
    public IReadOnlyList<RatingMove> Moves { get; init; } = [];

    /// <summary>The statuses that would stay, worded, drawn or counted differently.</summary>
    public IReadOnlyList<RatingMove> Redrawn { get; init; } = [];

    /// <summary>How many measures stay as they are in every respect.</summary>
    public int Unchanged { get; init; }

    /// <summary>The effect in sentences: "3 measures would move from slightly below target (amber) to significantly below target (red)."</summary>
    public IReadOnlyList<string> Sentences =>
    [
        .. Moves.GroupBy(m => (m.Which, Before: m.Before.LabelWithColour, After: m.After.LabelWithColour)).OrderBy(g => g.Key.Which).ThenByDescending(g => g.Count())
            .Select(g => $"{Count(g.Count(), g.Key.Which)} would move from {g.Key.Before} to {g.Key.After}."),
        .. Redrawn.Count == 0 ? Array.Empty<string>() : [$"{(Redrawn.Count == 1 ? "1 status" : $"{Redrawn.Count} statuses")} would stay, and read, look or count differently."],
        .. Unchanged == 0 ? Array.Empty<string>()
            : Moves.Count + Redrawn.Count > 0 ? [$"{Count(Unchanged)} {(Unchanged == 1 ? "stays as it is" : "stay as they are")}."]
            : [$"No measure would change: {(Unchanged == 1 ? "it stays as it is" : $"all {Unchanged} measures stay as they are")}."],
    ];

    /// <summary>Whether and when it holds, in a sentence.</summary>
    public string Scope => Quarter is not { } quarter ? "No quarter is open, so no status changes now. The next quarter that is opened and ends on or after this day is rated by it."
        : Holds ? $"{quarter.Label} is open and would be rated by it. Quarters that are signed off stay as they are."
        : $"{quarter.Label} ends on {FigureFormat.Date(quarter.End)}, before this begins, so nothing in it changes. If this held for it already:";

    /// <summary>Compares two scorecards of the same quarter.</summary>
    internal static RatingEffect Between(QuarterlyScorecard before, QuarterlyScorecard after, bool holds)
    {
        Dictionary<int, ScorecardRow> now = before.Rows.ToDictionary(r => r.MeasureId);
        List<RatingMove> changed = [.. after.Rows.SelectMany(r => Statuses(now[r.MeasureId], r)).Where(m => m.Before.Key != m.After.Key || Seen(m.Before) != Seen(m.After))];
        List<RatingMove> moves = [.. changed.Where(m => m.Before.Key != m.After.Key)];
        return new RatingEffect
        {
            Quarter = before.Quarter,
            Holds = holds,
            Moves = moves,
            Redrawn = [.. changed.Except(moves)],
            Unchanged = before.Rows.Count - changed.DistinctBy(m => m.Code).Count(),
        };
    }

    // Another status that only makes the move of the quarter's own is not told beside it.
    private static IEnumerable<RatingMove> Statuses(ScorecardRow before, ScorecardRow after)
    {
        (MovedStatus Which, Rating? Before, Rating? After)[] all =
        [
            (MovedStatus.Quarter, before.Rating, after.Rating),
            (MovedStatus.LastKnown, before.LastKnown?.Rating, after.LastKnown?.Rating),
            (MovedStatus.YearSoFar, before.YearSoFarRating, after.YearSoFarRating),
            (MovedStatus.Forecast, before.Forecast?.Rating, after.Forecast?.Rating),
        ];
        return from status in all
               where status.Before is not null && status.After is not null
                   && (status.Which == MovedStatus.Quarter || status.Before.Key != before.Rating.Key || status.After.Key != after.Rating.Key)
               select new RatingMove(after.Code, after.Title, status.Which, status.Before, status.After);
    }

    // What a reader sees of a status and how it is counted; not its place among the others.
    private static (string Label, string Narrow, StatusShape? Shape, StatusColour? Colour, bool IsBest, bool IsWorst) Seen(Rating rating) =>
        (rating.Label, rating.ShortLabel, rating.Status?.Shape, rating.Status?.Colour, rating.IsOnTarget, rating.IsWorst);

    private static string Count(int count, MovedStatus which = MovedStatus.Quarter)
    {
        (string one, string many) = which switch
        {
            MovedStatus.LastKnown => ("last known status", "last known statuses"),
            MovedStatus.YearSoFar => ("status of a year so far", "statuses of years so far"),
            MovedStatus.Forecast => ("forecast of the year", "forecasts of the year"),
            _ => ("measure", "measures"),
        };
        return count == 1 ? $"1 {one}" : $"{count} {many}";
    }
}
