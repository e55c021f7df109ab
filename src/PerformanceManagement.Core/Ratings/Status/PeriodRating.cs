using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Ratings.Series;
using PerformanceManagement.Core.Ratings.Targets;
using PerformanceManagement.Core.Ratings.Trends;

namespace PerformanceManagement.Core.Ratings.Status;

/// <summary>
/// The rating of a reported figure among all targets of its measure: against the one that applies to its period, or, where there is only the
/// year's and the figure builds up, none before the year ends (field guide, section 3). Pure.
/// </summary>
public static class PeriodRating
{
    /// <summary>Rates a point.</summary>
    /// <param name="point">The reported point.</param>
    /// <param name="yearSoFar">The year so far at it, or null where it is not known.</param>
    /// <param name="targets">All targets of the measure.</param>
    /// <param name="scheme">The scheme in force, or null.</param>
    /// <param name="rules">The measure's rules.</param>
    /// <param name="lastYear">The comparison with the same period last year, or null where it is not known.</param>
    public static Rating Of(SeriesPoint point, SeriesPoint? yearSoFar, IReadOnlyCollection<TargetFigure> targets, RatingScheme? scheme, MeasureRules rules, DirectionOfTravel? lastYear) =>
        point.Value is not null && !rules.IsDataOnly && rules.Good != GoodDirection.None && TargetChoice.OfTheYearAlone(point.Period, targets, rules) is { } year
            ? BeforeYearEnd(point, yearSoFar, year, rules)
            : StatusRule.Rate(point, TargetChoice.For(point.Period, targets, rules), scheme, rules, lastYear);

    /// <summary>How much of the year's target the year so far has reached, in words: "51.6% of the target of 7.6 for 2017/18". Null where a share makes no sense.</summary>
    /// <param name="yearSoFar">The year so far.</param>
    /// <param name="year">The year's target.</param>
    /// <param name="rules">The measure's rules.</param>
    public static string? ShareReached(SeriesPoint? yearSoFar, TargetFigure year, MeasureRules rules) =>
        rules.CountsUp && yearSoFar is { Value: { } soFar and >= 0, IsPartialSum: false } && year.Value is { } whole and > 0
            ? $"{FigureFormat.Display(soFar * 100 / whole, 1, "%")} of the target of {FigureFormat.AsSet(whole, rules.Decimals, rules.Unit)} for {year.Period.Label}"
            : null;

    private static Rating BeforeYearEnd(SeriesPoint point, SeriesPoint? yearSoFar, TargetFigure year, MeasureRules rules)
    {
        string figure = FigureFormat.InWords(point.Value!.Value, rules.Decimals, rules.Unit) + (point.PartialMark is { } mark ? $" ({mark})" : "");
        string because = $"the only target, {FigureFormat.TargetText(year with { Words = null, Floor = null }, rules.Decimals, rules.Unit)}, is for the whole of {year.Period.Label}, and none is set for {point.Period.Label}";
        string soFar = ShareReached(yearSoFar, year, rules) is not { } share ? ""
            : rules.IsCumulative ? $" That is {share}."
            : $" The year so far is {share}.";
        return new Rating
        {
            Outcome = RatingOutcome.NotRated,
            NotRatedBecause = "Not rated before year end",
            Explanation = $"Not rated before year end: {figure} for {(rules.IsCumulative ? "the year so far at " : "")}{point.Period.Label}; {because}.{soFar}",
        };
    }
}
