using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Ratings.Series;
using PerformanceManagement.Core.Ratings.Status;
using PerformanceManagement.Core.Ratings.Trends;

namespace PerformanceManagement.Core.Ratings.Targets;

/// <summary>What the whole year is expected to come to: the owner's word for it, else the run rate, marked which. Pure.</summary>
public static class ForecastRule
{
    /// <summary>The forecast at a reported period.</summary>
    /// <param name="period">The reported period.</param>
    /// <param name="figures">The measure's figures as they were entered, with the forecasts given beside them; at most one a period.</param>
    /// <param name="targets">Its targets.</param>
    /// <param name="scheme">The scheme in force, or null.</param>
    /// <param name="rules">Its rules.</param>
    /// <param name="breaks">The first period of each new method; null for none.</param>
    /// <returns>
    /// The owner's forecast for the period, else the latest earlier one of the same year, else the run rate, else why there is none.
    /// Null where nothing is left to expect because the year's own figure is known, or where there is neither a year's target nor a way to make a year.
    /// </returns>
    public static Forecast? At(Period period, IReadOnlyCollection<EnteredFigure> figures, IReadOnlyCollection<TargetFigure> targets, RatingScheme? scheme, MeasureRules rules, IReadOnlyCollection<Period>? breaks = null)
    {
        Period year = period.YearOf(rules.Calendar);
        if (period == year || figures.Any(f => f.Period == year && f.Value is not null)) return null;
        var series = ReportedSeries.Of(rules, figures);
        SeriesPoint soFar = series.YearToDate(period);
        if (period.End == year.End && soFar is { Value: not null, IsPartial: false }) return null;

        TargetFigure? target = TargetChoice.For(year, targets, rules);
        List<EnteredFigure> ofTheYear = [.. figures.Where(f => year.Contains(f.Period) && f.Period.End <= period.End).OrderBy(f => f.Period)];
        if (ofTheYear.FindLast(f => f.Forecast is not null) is { } given)
        {
            return new Forecast
            {
                Year = year,
                Origin = ForecastOrigin.Owner,
                Value = given.Forecast,
                AsAt = given.Period,
                Target = target,
                Basis = $"Forecast for {year.Label} given with the figures for {given.Period.Label}.",
                Rating = Rated(given.Forecast!.Value),
            };
        }

        if (target is null && rules.YearRule == AggregationRule.None) return null;
        // Two months of a quarter's figure typed as the year so far are the year so far of the second month.
        Period asAt = soFar.IsPartial && rules.Entry == EntryBasis.YearToDate && ofTheYear.FindLast(f => f.Value is not null) is { } last ? last.Period : period;
        (decimal? value, string basis) = RunRate(year, asAt == period ? soFar : series.YearToDate(asAt), rules);
        return new Forecast
        {
            Year = year,
            Origin = value is null ? ForecastOrigin.None : ForecastOrigin.RunRate,
            Value = value,
            AsAt = asAt,
            Target = target,
            Basis = basis,
            Rating = value is { } figure
                ? Rated(figure)
                : new Rating { Outcome = RatingOutcome.NotRated, NotRatedBecause = "No forecast", Explanation = basis },
        };

        // Expected as it will be reported: with the status it would have if the year ended so.
        Rating Rated(decimal expected)
        {
            var point = new SeriesPoint(year) { Value = expected, Origin = PointOrigin.WorkedOut };
            return StatusRule.Rate(point, target, scheme, rules, new TrendRule(rules, [series.InPeriod(year.Previous), point], breaks ?? [], target).SinceLastYear());
        }
    }

    private static (decimal? Value, string Basis) RunRate(Period year, SeriesPoint soFar, MeasureRules rules)
    {
        AggregationRule rule = rules.Entry == EntryBasis.Running ? AggregationRule.Last : rules.YearRule;
        if (rule == AggregationRule.None) return (null, $"No run rate for {year.Label}: nothing says how the measure’s periods make a year.");
        // Council tax collected: 57% in September says nothing of March.
        if (rule == AggregationRule.Last && rules.Entry == EntryBasis.YearToDate) return (null, $"No run rate for {year.Label}: the figure grows through the year, and nothing says how fast.");
        if (soFar.Value is not { } value)
            return (null, $"No run rate for {year.Label}: the year so far at {soFar.Period.Label} is not known ({soFar.MissingLabel!.ToLowerInvariant()}).");

        string shown = FigureFormat.InWords(value, rules.Decimals, rules.Unit) + (soFar.PartialMark is { } mark && rule != AggregationRule.Sum ? $" ({mark})" : "");
        return rule switch
        {
            AggregationRule.Sum => AtTheSamePace(year, soFar, value, shown, rules),
            AggregationRule.Weighted => (value, $"Run rate for {year.Label}: {shown} in the year so far, taken for the whole year."),
            AggregationRule.Average => (value, $"Run rate for {year.Label}: a mean of {shown} in the year so far, taken for the whole year."),
            AggregationRule.Maximum => (value, $"Run rate for {year.Label}: {shown}, the highest so far, taken for the whole year."),
            AggregationRule.Last => (value, $"Run rate for {year.Label}: {shown}, the latest figure, taken for the whole year."),
            _ => throw new ArgumentOutOfRangeException(nameof(rules), rule, null),
        };
    }

    // In the parts it was made from, of which some may be missing; a year so far as it was typed goes by its own period.
    private static (decimal? Value, string Basis) AtTheSamePace(Period year, SeriesPoint soFar, decimal value, string shown, MeasureRules rules)
    {
        PeriodLength length = soFar.PartLength ?? soFar.Period.Length;
        int all = Period.MonthsIn(year.Length) / Period.MonthsIn(length);
        int elapsed = soFar is { PartLength: not null, Origin: PointOrigin.WorkedOut } && rules.Entry == EntryBasis.InPeriod
            ? soFar.PartsPresent
            : year.Parts(length).Count(p => p.End <= soFar.Period.End);
        decimal whole = value / elapsed * all;
        return (whole, $"Run rate for {year.Label}: {shown} in {elapsed} of {all} {Wording.Plural(length)} make {rules.Display(whole)} in all of them.");
    }
}
