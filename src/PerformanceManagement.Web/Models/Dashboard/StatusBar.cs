using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Ratings.Counts;
using PerformanceManagement.Core.Ratings.Status;
using PerformanceManagement.Core.Scorecards;

namespace PerformanceManagement.Web.Models.Dashboard;

/// <summary>How measures stand, as one bar whose parts are as long as they are many: best first, those without a status last.</summary>
/// <param name="Parts">The parts, none of them empty.</param>
public sealed record StatusBar(IReadOnlyList<StatusBarPart> Parts)
{
    /// <summary>How many measures there are.</summary>
    public int All => Parts.Sum(p => p.Count);

    /// <summary>"On target 5, slightly below 2, not rated 3 of 10 measures".</summary>
    public string InWords => $"{string.Join(", ", Parts.Select(p => $"{p.Label} {FigureFormat.Count(p.Count)}"))}, of {FigureFormat.Count(All)} {(All == 1 ? "measure" : "measures")}";

    /// <summary>The bar of some rows, each once: by its status, those in arrears at the last known one where they are counted so.</summary>
    public static StatusBar Of(IEnumerable<ScorecardRow> rows, CountingRules? counting) => Of(rows.Select(r => new StatusBarPart(Counted(r, counting), 1)));

    /// <summary>The bar of several, none of which has a row of another.</summary>
    public static StatusBar Of(IEnumerable<StatusBar> bars) => Of(bars.SelectMany(b => b.Parts));

    /// <summary>The share of a part in hundredths, at least 1, so that the shares of a bar fill it.</summary>
    public int ShareOf(StatusBarPart part) => Math.Max(1, (int)Math.Round(part.Count * 100m / All, MidpointRounding.AwayFromZero));

    private static StatusBar Of(IEnumerable<StatusBarPart> parts) => new(
    [
        .. parts.GroupBy(p => (p.IsBest ? TallyKeys.OnTarget : p.Rating.Key, p.Label))
            .Select(g => g.First() with { Count = g.Sum(p => p.Count) })
            .OrderBy(p => p.Order),
    ]);

    private static Rating Counted(ScorecardRow row, CountingRules? counting) =>
        row.Rating.Status is null && counting?.Arrears == ArrearsRule.Carried && row.LastKnown is { Rating.Outcome: RatingOutcome.Rated } known ? known.Rating : row.Rating;
}

/// <summary>A part of a bar.</summary>
/// <param name="Rating">A rating of those in it.</param>
/// <param name="Count">How many there are.</param>
public sealed record StatusBarPart(Rating Rating, int Count)
{
    /// <summary>Whether they are on target, which is counted together whatever their schemes call it.</summary>
    public bool IsBest => Rating.Status is { IsBest: true };

    public string Label => IsBest ? TallyKeys.OnTargetLabel : Rating.ShortLabel;

    /// <summary>Best first, the worst last of those rated, then those without a status.</summary>
    public int Order => Rating.Status is { } status ? (status.IsWorst ? 100 : status.Order) : 100 + Rating.SortKey;
}
