using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Ratings.Series;
using PerformanceManagement.Core.Ratings.Trends;

namespace PerformanceManagement.Core.Ratings.Status;

/// <summary>A status of a scheme with a value that just has it.</summary>
/// <param name="Accepts">What the status accepts, in words.</param>
/// <param name="Rating">The rating of the example, as <see cref="StatusRule"/> gives it, with its sentence.</param>
public sealed record SchemeExample(string Accepts, Rating Rating);

/// <summary>Shows what a scheme means with figures: for each status the value furthest from target that it accepts, rated by the same rule as every other value.</summary>
public static class SchemeExamples
{
    private static readonly Period AnyPeriod = Period.FinancialQuarter(2017, 2);

    /// <summary>One example for each status of a valid scheme, best first: a measure with a target of 200, or for points of 90%.</summary>
    public static IReadOnlyList<SchemeExample> Of(RatingScheme scheme)
    {
        IReadOnlyList<SchemeStatus> ordered = scheme.Ordered;
        bool inPoints = ordered.Any(s => s is { Kind: ToleranceKind.Points, LargestShortfall: > 0 });
        decimal target = inPoints ? 90 : 200;
        decimal[] limits = [.. ordered.SkipLast(1).Where(s => s.LargestShortfall is not null).Select(s => InUnits(s, target))];
        int decimals = limits.Max(l => l.Scale);
        decimal step = new(1, 0, 0, false, (byte)decimals);
        // What accepts any shortfall is shown just beyond the last limit.
        decimal[] shortfalls = [.. ordered.Select(s => s.LargestShortfall is null ? limits[^1] + step : InUnits(s, target))];
        // A shortfall beyond the target would need a value below zero, unless lower is better.
        bool higher = shortfalls.Max() <= target;
        var rules = new MeasureRules(inPoints ? "%" : "number", decimals, higher ? GoodDirection.Higher : GoodDirection.Lower);
        return [.. shortfalls.Select((shortfall, place) => new SchemeExample(SchemeWords.Accepts(ordered, place), Rate(higher ? target - shortfall : target + shortfall, place)))];

        Rating Rate(decimal value, int place) =>
            StatusRule.Rate(new SeriesPoint(AnyPeriod) { Value = value }, new TargetFigure(AnyPeriod, target), scheme, rules, LastYear(ordered, place));
    }

    // A status that asks something of last year is shown with just that; one that follows such a status, with less.
    private static DirectionOfTravel? LastYear(IReadOnlyList<SchemeStatus> ordered, int place)
    {
        if (ordered.All(s => s.LastYear == LastYearCondition.Any)) return null;
        TrendResult result = ordered[place].LastYear switch { LastYearCondition.Better => TrendResult.Improved, LastYearCondition.AsGood => TrendResult.NoChange, _ => TrendResult.Worsened };
        return new DirectionOfTravel(result, [AnyPeriod.SameLastYear], null, "");
    }

    // Without trailing zeros, so that the example has no more decimals than it needs.
    private static decimal InUnits(SchemeStatus status, decimal target)
    {
        decimal limit = status.LargestShortfall ?? 0;
        return (status.Kind == ToleranceKind.Percent ? limit * target / 100 : limit) / 1.000000000000000000000000000000000m;
    }
}
