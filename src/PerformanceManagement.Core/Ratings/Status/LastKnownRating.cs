using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Ratings.Series;
using PerformanceManagement.Core.Ratings.Targets;
using PerformanceManagement.Core.Ratings.Trends;

namespace PerformanceManagement.Core.Ratings.Status;

/// <summary>The rating of the latest figure known of a measure in arrears (field guide, section 7).</summary>
/// <param name="Period">The period of that figure.</param>
/// <param name="Rating">Its rating against its own target; the explanation says by which scheme.</param>
public sealed record LastKnownRating(Period Period, Rating Rating)
{
    /// <summary>
    /// The last known rating of a series whose last point is missing because the measure is in arrears: entered as such, or not there yet
    /// for a measure that is reported late. Null for any other series, where no earlier figure is known, and where the method has changed since.
    /// </summary>
    /// <param name="series">The reported series in order.</param>
    /// <param name="rules">The measure's rules in the quarter.</param>
    /// <param name="targets">Its targets.</param>
    /// <param name="breaks">The first period of each new method.</param>
    /// <param name="used">The scheme by which the quarter is rated, or null.</param>
    /// <param name="ratedOn">The scheme in force on a day, null where none is known, and the measure's rules on it.</param>
    public static LastKnownRating? Of(
        IReadOnlyList<SeriesPoint> series,
        MeasureRules rules,
        IReadOnlyCollection<TargetFigure> targets,
        IEnumerable<Period> breaks,
        RatingScheme? used,
        Func<DateOnly, (RatingScheme? Scheme, MeasureRules Rules)> ratedOn)
    {
        SeriesPoint current = series[^1];
        if (!IsInArrears(current, rules) || series.LastOrDefault(p => p.Value is not null) is not { } known) return null;
        if (breaks.Any(b => b.Start > known.Period.End && b.Start <= current.Period.End)) return null;

        (RatingScheme? then, MeasureRules own) = ratedOn(known.Period.End);
        DirectionOfTravel lastYear = new TrendRule(rules, [.. series.TakeWhile(p => p != known), known], breaks, TargetChoice.For(known.Period, targets, rules)).SinceLastYear();
        Rating rating = PeriodRating.Of(known, rules.IsCumulative ? known : null, targets, then ?? used, then is null ? rules : own, lastYear);
        return new LastKnownRating(known.Period, then is null && rating.Outcome == RatingOutcome.Rated
            ? rating with { Explanation = $"{rating.Explanation} No scheme is known to have been in force at the end of {known.Period.Label}, so the one of the reporting quarter was used." }
            : rating);
    }

    private static bool IsInArrears(SeriesPoint point, MeasureRules rules) =>
        point.Value is null && point.Reason switch
        {
            ReasonForNoValue.InArrears => true,
            null or ReasonForNoValue.AwaitingData => rules.Arrears > 0,
            _ => false,
        };
}
