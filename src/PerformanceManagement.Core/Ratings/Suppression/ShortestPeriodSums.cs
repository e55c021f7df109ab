using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Periods;

namespace PerformanceManagement.Core.Ratings.Suppression;

/// <summary>A figure written as a sum of others that are no sums: how often each of them is in it.</summary>
internal sealed record FigureSum(IReadOnlyDictionary<int, long> Terms)
{
    /// <summary>Of how many figures it is the sum.</summary>
    public int Width => Terms.Count;
}

/// <summary>A figure that is shown.</summary>
/// <param name="Measure">The measure's key.</param>
/// <param name="Period">The period of the row it stands in.</param>
/// <param name="Sum">What it is the sum of.</param>
/// <param name="Size">How large the number behind it is.</param>
internal sealed record PublishedSum(int Measure, Period Period, FigureSum Sum, decimal Size);

/// <summary>
/// Writes entered figures as sums over the shortest periods of measures that are made from no other. A mean is a sum but for a factor,
/// which hides nothing; a snapshot's whole is its last part; where periods do not make a longer one, the longer one stands for itself.
/// </summary>
internal sealed class ShortestPeriodSums(IReadOnlyCollection<SuppressionMeasure> measures)
{
    private readonly Dictionary<int, SuppressionMeasure> byId = measures.ToDictionary(m => m.Id);
    private readonly Dictionary<(int, Period, bool), int> places = [];

    /// <summary>What a row with a value shows: its figure, and the year so far where that stands beside it.</summary>
    public IEnumerable<PublishedSum> Shown(SuppressionMeasure measure, EnteredFigure figure)
    {
        decimal size = Math.Abs(figure.Numerator ?? figure.Value ?? figure.YearToDate ?? 0);
        if (figure.Value is not null || figure.HasNoCases) yield return new PublishedSum(measure.Id, figure.Period, AsTyped(measure, figure.Period), size);
        if (figure.YearToDate is not null) yield return new PublishedSum(measure.Id, figure.Period, YearToDate(measure, figure.Period), size);
    }

    /// <summary>What a suppressed row keeps secret: its figure; of a figure for the year so far also the period alone.</summary>
    public IEnumerable<FigureSum> Secrets(SuppressionMeasure measure, EnteredFigure figure)
    {
        yield return AsTyped(measure, figure.Period);
        if (measure.Rules.Entry == EntryBasis.YearToDate) yield return Made([.. Own(measure, figure.Period)], measure);
    }

    private FigureSum AsTyped(SuppressionMeasure measure, Period period) => measure.Rules.Entry switch
    {
        EntryBasis.YearToDate => Made([.. Own(measure, period.YearOf(measure.Rules.Calendar)).Where(p => p.End <= period.End)], measure),
        EntryBasis.Running => Made([Own(measure, period)[^1]], measure),
        _ => ByRule(measure, period, period.Length == PeriodLength.Year ? measure.Rules.YearRule : measure.Rules.QuarterRule, Own(measure, period), false),
    };

    private FigureSum YearToDate(SuppressionMeasure measure, Period period)
    {
        if (measure.Rules.Entry != EntryBasis.InPeriod) return AsTyped(measure, period);
        Period[] soFar = [.. Own(measure, period.YearOf(measure.Rules.Calendar)).Where(p => p.End <= period.End)];
        return ByRule(measure, period, measure.Rules.YearRule, soFar, true);
    }

    private FigureSum ByRule(SuppressionMeasure measure, Period period, AggregationRule rule, IReadOnlyList<Period> own, bool isYearToDate)
    {
        if (own is [var only] && only == period && !isYearToDate) return Made(own, measure);
        return rule switch
        {
            AggregationRule.Sum or AggregationRule.Average or AggregationRule.Weighted => Made(own, measure),
            AggregationRule.Last => Made([own[^1]], measure),
            _ => Single(measure, period, isYearToDate),
        };
    }

    private FigureSum Made(IReadOnlyList<Period> own, SuppressionMeasure measure) => Added(own.Select(p => Single(measure, p, false)));

    // A whole is the sum of its parts; only a measure made from no other has a figure of its own.
    private FigureSum Single(SuppressionMeasure measure, Period period, bool isYearToDate)
    {
        List<SuppressionMeasure> parts = [.. measure.Parts.Where(byId.ContainsKey).Select(p => byId[p])];
        if (parts.Count > 0) return Added(parts.Select(p => Single(p, period, isYearToDate)));
        if (!places.TryGetValue((measure.Id, period, isYearToDate), out int place)) places.Add((measure.Id, period, isYearToDate), place = places.Count);
        return new FigureSum(new Dictionary<int, long> { [place] = 1 });
    }

    private static FigureSum Added(IEnumerable<FigureSum> sums)
    {
        Dictionary<int, long> terms = [];
        foreach ((int place, long count) in sums.SelectMany(s => s.Terms))
            terms[place] = terms.GetValueOrDefault(place) + count;
        return new FigureSum(terms);
    }

    // The measure's own periods inside a period: itself, where it is one of them.
    private static IReadOnlyList<Period> Own(SuppressionMeasure measure, Period period)
    {
        PeriodLength own = measure.Rules.Frequency switch
        {
            Frequency.Month or Frequency.Survey => PeriodLength.Month,
            Frequency.Quarter => PeriodLength.Quarter,
            Frequency.Term => PeriodLength.Term,
            Frequency.HalfYear => PeriodLength.HalfYear,
            _ => PeriodLength.Year,
        };
        return Period.MonthsIn(period.Length) <= Period.MonthsIn(own) ? [period] : period.Parts(own);
    }
}
