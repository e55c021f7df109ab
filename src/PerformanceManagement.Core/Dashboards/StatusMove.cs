using PerformanceManagement.Core.Ratings.Status;
using PerformanceManagement.Core.Scorecards;

namespace PerformanceManagement.Core.Dashboards;

/// <summary>Which way a status went.</summary>
public enum MoveKind
{
    /// <summary>To a better status.</summary>
    Better,

    /// <summary>To a worse one.</summary>
    Worse,

    /// <summary>A status where there was none.</summary>
    NowRated,

    /// <summary>None where there was a status.</summary>
    NoLongerRated,

    /// <summary>To a status of another scheme, which is neither better nor worse.</summary>
    OtherScheme,
}

/// <summary>A measure whose status is not what it was in the quarter before.</summary>
/// <param name="Row">Its row.</param>
/// <param name="From">Its rating in the quarter before.</param>
/// <param name="Kind">Which way it went.</param>
public sealed record StatusMove(ScorecardRow Row, Rating From, MoveKind Kind)
{
    /// <summary>The move of a measure; null where its status is the same, or it had no row in the quarter before.</summary>
    public static StatusMove? Of(ScorecardRow row, QuarterMark? before)
    {
        if (before is null || row.Rating.Key == before.Rating.Key) return null;
        return (row.Rating.Status, before.Rating.Status) switch
        {
            (null, null) => null,
            ({ }, null) => new StatusMove(row, before.Rating, MoveKind.NowRated),
            (null, { }) => new StatusMove(row, before.Rating, MoveKind.NoLongerRated),
            ({ } now, { } then) => new StatusMove(row, before.Rating, row.Rating.SchemeName != before.Rating.SchemeName ? MoveKind.OtherScheme : now.Order > then.Order ? MoveKind.Worse : MoveKind.Better),
        };
    }
}
