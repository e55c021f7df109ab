using PerformanceManagement.Core.Ratings.Spc;
using PerformanceManagement.Core.Ratings.Trends;
using PerformanceManagement.Core.Scorecards;

namespace PerformanceManagement.Core.Dashboards;

/// <summary>
/// A measure on the attention list, with every reason why. The list is ordered by: the worst status; worsening; how many quarters in a row off target;
/// special-cause concern; a forecast to miss; commentary missing; and among equals the order of the plan. Pure.
/// </summary>
/// <param name="Row">The measure's row.</param>
/// <param name="Reasons">Why it is on the list, in their order; at least one.</param>
/// <param name="QuartersOff">How many quarters in a row it has been off target, this one among them; 0 where it is not.</param>
public sealed record AttentionItem(ScorecardRow Row, IReadOnlyList<AttentionReason> Reasons, int QuartersOff)
{
    /// <summary>How the list is ordered, in a sentence for those who read it.</summary>
    public const string Order = "In this order: worst status, worsening, most quarters in a row off target, special-cause concern, forecast to miss, commentary missing; then by the plan.";

    private const int MostStatuses = 1_000;

    private const int MostQuarters = 1_000;

    // What the list is ordered by, as one number: a reason weighs more than all that follow it in the order.
    private readonly int rank = Rank(Row, Reasons, QuartersOff);

    /// <summary>The item of a row; null where there is no reason to look at it. Worsening alone, on target, is none.</summary>
    /// <param name="row">The row.</param>
    /// <param name="variation">The variation at its latest point, or null.</param>
    /// <param name="earlier">Its marks of the quarters before, the latest first; null for a quarter it was not part of. A quarter without a status neither counts nor breaks a run.</param>
    public static AttentionItem? Of(ScorecardRow row, VariationFinding? variation, IEnumerable<QuarterMark?> earlier)
    {
        List<AttentionReason> reasons = [];
        bool isOff = row.Rating.Status is { IsBest: false };
        int quarters = isOff ? 1 + RunOf(earlier) : 0;
        if (row.Rating.IsWorst) reasons.Add(AttentionReason.WorstStatus);
        else if (isOff) reasons.Add(AttentionReason.OffTarget);
        if (isOff && row.ShortTrend is { Result: TrendResult.Worsened, IsJudgement: true }) reasons.Add(AttentionReason.Worsening);
        if (quarters > 1) reasons.Add(AttentionReason.QuartersOff);
        if (variation is { Point.Variation: Variation.Concern }) reasons.Add(AttentionReason.Concern);
        if (row.Forecast?.Rating.Status is { IsBest: false }) reasons.Add(AttentionReason.ForecastToMiss);
        if (Commentary.IsMissing(row)) reasons.Add(AttentionReason.CommentaryMissing);
        return reasons.Count == 0 ? null : new AttentionItem(row, reasons, quarters);
    }

    /// <summary>Items in the order of the list; those given stand in the order of the plan.</summary>
    public static IEnumerable<AttentionItem> InOrder(IEnumerable<AttentionItem> items) => items.OrderBy(i => i.rank);

    /// <summary>Whether a reason is among its own.</summary>
    public bool Has(AttentionReason reason) => Reasons.Contains(reason);

    /// <summary>A reason in words; the status itself is drawn beside them.</summary>
    /// <param name="reason">The reason.</param>
    /// <param name="quarters">How many earlier quarters are known, above which "at least" is said.</param>
    public string InWords(AttentionReason reason, int quarters) => reason switch
    {
        AttentionReason.WorstStatus => "worst status",
        AttentionReason.OffTarget => "off target",
        AttentionReason.Worsening => "worsening",
        AttentionReason.QuartersOff => $"off target for {(QuartersOff > quarters ? $"at least {QuartersOff}" : QuartersOff)} quarters in a row",
        AttentionReason.Concern => "special-cause concern",
        AttentionReason.ForecastToMiss => $"{(Row.ForecastName is { } name ? Figures.Wording.LowerFirst(name) : "forecast")} to miss the year’s target",
        AttentionReason.CommentaryMissing => "commentary missing",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, null),
    };

    private static int Rank(ScorecardRow row, IReadOnlyList<AttentionReason> reasons, int quartersOff)
    {
        int Lacks(AttentionReason reason) => reasons.Contains(reason) ? 0 : 1;

        int rank = row.Rating.Status is { IsBest: false } ? row.Rating.SortKey : MostStatuses;
        rank = (rank * 2) + Lacks(AttentionReason.Worsening);
        rank = (rank * MostQuarters) + (MostQuarters - 1 - Math.Min(quartersOff, MostQuarters - 1));
        rank = (rank * 2) + Lacks(AttentionReason.Concern);
        rank = (rank * 2) + Lacks(AttentionReason.ForecastToMiss);
        return (rank * 2) + Lacks(AttentionReason.CommentaryMissing);
    }

    private static int RunOf(IEnumerable<QuarterMark?> earlier)
    {
        int run = 0;
        foreach (QuarterMark? mark in earlier)
        {
            if (mark?.Rating.Status is not { } status) continue;
            if (status.IsBest) break;
            run++;
        }

        return run;
    }
}
