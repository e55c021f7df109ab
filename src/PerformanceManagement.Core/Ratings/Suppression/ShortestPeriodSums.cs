using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Ratings.Series;

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
    private readonly Dictionary<int, Recipes> recipes = [];

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
        if (measure.Rules.Entry == EntryBasis.YearToDate) yield return Made(RecipesOf(measure).Own(figure.Period), measure);
    }

    private FigureSum AsTyped(SuppressionMeasure measure, Period period) => measure.Rules.Entry switch
    {
        // What is typed as the year so far holds all its periods, by whatever rule others would be put together.
        EntryBasis.YearToDate => Made([.. RecipesOf(measure).Own(period.YearOf(measure.Rules.Calendar)).Where(p => p.End <= period.End)], measure),
        _ => InPeriod(measure, period),
    };

    private FigureSum YearToDate(SuppressionMeasure measure, Period period) =>
        measure.Rules.Entry != EntryBasis.InPeriod ? AsTyped(measure, period)
        : ByRecipe(measure, period, RecipesOf(measure).SoFar(period), isYearToDate: true);

    private FigureSum InPeriod(SuppressionMeasure measure, Period period) => ByRecipe(measure, period, RecipesOf(measure).InPeriod(period), isYearToDate: false);

    // As the series makes it, so that what can be worked out backwards is what was worked out.
    private FigureSum ByRecipe(SuppressionMeasure measure, Period period, Recipe recipe, bool isYearToDate) => recipe switch
    {
        { Parts.Count: 0 } => Single(measure, period, isYearToDate),
        { Rule: AggregationRule.Sum or AggregationRule.Average or AggregationRule.Weighted } => Added(recipe.Parts.Select(p => InPeriod(measure, p))),
        { Rule: AggregationRule.Last } => InPeriod(measure, recipe.Parts[^1]),
        _ => Single(measure, period, isYearToDate),
    };

    private FigureSum Made(IReadOnlyList<Period> own, SuppressionMeasure measure) => Added(own.Select(p => Single(measure, p, false)));

    private Recipes RecipesOf(SuppressionMeasure measure)
    {
        if (!recipes.TryGetValue(measure.Id, out Recipes? known)) recipes.Add(measure.Id, known = new Recipes(measure.Rules));
        return known;
    }

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
}
