using PerformanceManagement.Core.Ratings.Counts;
using PerformanceManagement.Core.Ratings.Status;
using PerformanceManagement.Core.Ratings.Trends;

namespace PerformanceManagement.Core.Scorecards;

/// <summary>
/// What a measure's row of an earlier quarter came to, without its series and its explanations: for counts beside this quarter's, for what moved and for
/// the strip of the last quarters.
/// </summary>
public sealed record QuarterMark
{
    /// <summary>The measure.</summary>
    public required int MeasureId { get; init; }

    /// <summary>What it counts as; its explanations are left out.</summary>
    public required CountedAs CountedAs { get; init; }

    /// <summary>The figure as displayed, or why there was none.</summary>
    public required string ValueText { get; init; }

    /// <summary>Its rating, without the sentence.</summary>
    public Rating Rating => CountedAs.Measure.Rating;

    /// <summary>The mark of a row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="counting">How the council counts; null for the standard.</param>
    internal static QuarterMark Of(ScorecardRow row, CountingRules? counting) => new()
    {
        MeasureId = row.MeasureId,
        ValueText = row.ValueText,
        CountedAs = CountedAs.Of(
            new CountedMeasure(row.Code, Bare(row.Rating), Bare(row.ShortTrend), Bare(row.LongTrend), Bare(row.LastYear))
            {
                LastKnown = row.LastKnown is { } known ? known with { Rating = Bare(known.Rating) } : null,
                ReasonDetail = row.Counted.ReasonDetail,
            },
            counting),
    };

    private static Rating Bare(Rating rating) => rating with { Explanation = "", Accepts = null, Shortfall = null, ShortfallPercent = null };

    private static DirectionOfTravel Bare(DirectionOfTravel trend) => trend with { Against = [], Value = null, Explanation = "" };
}

/// <summary>The marks of the measures of an earlier quarter.</summary>
public sealed class QuarterMarks
{
    private readonly Func<int, QuarterMark?> find;

    internal QuarterMarks(Func<int, QuarterMark?> find, SummaryCounts counts) => (this.find, Counts) = (find, counts);

    /// <summary>Their counts.</summary>
    public SummaryCounts Counts { get; }

    /// <summary>The mark of a measure by its key; null where it is not among them.</summary>
    public QuarterMark? Of(int measureId) => find(measureId);
}
