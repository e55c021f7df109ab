using BenchmarkDotNet.Attributes;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Ratings.Series;
using PerformanceManagement.Core.Ratings.Status;
using PerformanceManagement.Core.Ratings.Trends;

namespace PerformanceManagement.Benchmarks;

/// <summary>The rules alone, for one measure: what rating and three comparisons cost over a short and a long history.</summary>
public class RulesBenchmarks
{
    private static readonly MeasureRules Rules = new("%", 1, GoodDirection.Higher);
    private static readonly RatingScheme Scheme = RatingScheme.Rag5(new DateOnly(2013, 4, 1));
    private static readonly Period Present = Period.FinancialQuarter(2026, 2);
    private static readonly TargetFigure Target = new(Present, 80);
    private static readonly EnteredFigure[] Eight = Figures(8);
    private static readonly EnteredFigure[] Forty = Figures(40);

    [Benchmark(Baseline = true)]
    public int Eight_quarters() => Evaluate(Eight);

    [Benchmark]
    public int Forty_quarters() => Evaluate(Forty);

    private static int Evaluate(EnteredFigure[] figures)
    {
        IReadOnlyList<SeriesPoint> series = ReportedSeries.Of(Rules, figures).UpTo(Present);
        var trends = new TrendRule(Rules, series, [], Target);
        return StatusRule.Rate(series[^1], Target, Scheme, Rules).SortKey + (int)trends.ShortTrend().Result + (int)trends.LongTrend().Result + (int)trends.SinceLastYear().Result;
    }

    private static EnteredFigure[] Figures(int count) => [.. Enumerable.Range(0, count).Select(back => new EnteredFigure(Present.Back(back)) { Value = 70 + (back * 13 % 20) })];
}
