using FluentAssertions;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Ratings.Benchmarks;
using PerformanceManagement.Core.Ratings.Series;
using Xunit;

namespace PerformanceManagement.Core.Tests.Ratings.Benchmarks;

public sealed class BenchmarkRuleTests
{
    private static readonly MeasureRules Percent = new("%", 1, GoodDirection.Higher) { QuarterRule = AggregationRule.Last, YearRule = AggregationRule.Last };

    [Theory]
    [InlineData(GoodDirection.Higher, 94.2, 92.0, null, BenchmarkResult.Favourable)]
    [InlineData(GoodDirection.Higher, 92.0, 94.2, null, BenchmarkResult.Unfavourable)]
    [InlineData(GoodDirection.Lower, 94.2, 92.0, null, BenchmarkResult.Unfavourable)]
    [InlineData(GoodDirection.Lower, 92.0, 94.2, null, BenchmarkResult.Favourable)]
    [InlineData(GoodDirection.None, 94.2, 92.0, null, BenchmarkResult.Higher)]
    [InlineData(GoodDirection.None, 92.0, 94.2, null, BenchmarkResult.Lower)]
    [InlineData(GoodDirection.Higher, 92.0, 92.0, null, BenchmarkResult.Similar)]
    [InlineData(GoodDirection.Higher, 92.04, 91.96, null, BenchmarkResult.Similar)] // Both are shown as 92.0%.
    [InlineData(GoodDirection.Higher, 92.1, 92.0, null, BenchmarkResult.Favourable)]
    [InlineData(GoodDirection.Higher, 92.5, 92.0, 0.5, BenchmarkResult.Similar)]
    [InlineData(GoodDirection.Higher, 92.6, 92.0, 0.5, BenchmarkResult.Favourable)]
    [InlineData(GoodDirection.None, 91.4, 92.0, 0.5, BenchmarkResult.Lower)]
    public void A_figure_is_judged_by_the_good_direction_and_the_band(GoodDirection good, double ours, double theirs, double? band, BenchmarkResult result) =>
        Rule(Percent with { Good = good, BenchmarkBand = (decimal?)band }, ("2017/18 Q2", (decimal)ours)).Compare(Area("2017/18 Q2", (decimal)theirs)).Result.Should().Be(result);

    [Theory]
    [InlineData(10, 8, BenchmarkResult.Unfavourable)] // 3 and 1 outside 4 to 7.
    [InlineData(8, 10, BenchmarkResult.Favourable)]
    [InlineData(8, 3, BenchmarkResult.Similar)] // 1 outside on either side.
    [InlineData(5, 6, BenchmarkResult.Similar)]
    public void Within_a_range_nearer_is_better(int ours, int theirs, BenchmarkResult result) =>
        Rule(Percent with { Good = GoodDirection.Range }, [("2017/18 Q2", ours)], new TargetFigure(Period.Parse("2017/18"), Low: 4, High: 7)).Compare(Area("2017/18 Q2", theirs)).Result.Should().Be(result);

    [Fact]
    public void A_range_without_figures_says_higher_and_no_more() =>
        Rule(Percent with { Good = GoodDirection.Range }, ("2017/18 Q2", 9m)).Compare(Area("2017/18 Q2", 7m)).Result.Should().Be(BenchmarkResult.Higher);

    [Fact]
    public void The_latest_figure_that_is_not_later_than_ours_is_taken()
    {
        BenchmarkComparison comparison = Rule(Percent, ("2017/18 Q2", 94.2m)).Compare("England", [Area("2016/17 Q2", 90), Area("2017/18 Q1", 91), Area("2017/18", 99), Area("2017/18 Q3", 98)]);

        comparison.Theirs!.Period.Token.Should().Be("2017/18 Q1");
        comparison.Lag.Should().Be("1 quarter");
    }

    [Fact]
    public void An_area_that_has_only_later_figures_is_not_compared() =>
        Rule(Percent, ("2017/18 Q2", 94.2m)).Compare("England", [Area("2017/18", 99)]).Explanation.Should()
            .Be("Not compared: the first figure for England is for 2017/18, later than ours for Q2 2017/18.");

    [Fact]
    public void Our_figure_of_the_same_period_is_compared_where_we_have_it()
    {
        BenchmarkComparison comparison = Rule(Percent, ("2015/16", 93.1m), ("2017/18 Q2", 94.2m)).Compare(Area("2015/16", 92));

        comparison.Ours!.Period.Token.Should().Be("2015/16");
        comparison.Lag.Should().Be("6 quarters");
        comparison.Explanation.Should().Be("Ours, 93.1% in 2015/16, against 92.0% for England in 2015/16, higher is better: favourable. The figure reported is for Q2 2017/18, 6 quarters later.");
    }

    [Fact]
    public void A_year_that_our_quarters_make_is_ours_of_the_same_period() =>
        Rule(Percent with { YearRule = AggregationRule.Sum }, ("2016/17 Q1", 10), ("2016/17 Q2", 20), ("2016/17 Q3", 30), ("2016/17 Q4", 40), ("2017/18 Q1", 25), ("2017/18 Q2", 26))
            .Compare(Area("2016/17", 90)).Ours!.Value.Should().Be(100);

    [Fact]
    public void Without_one_the_reported_figure_is_compared_and_it_is_said()
    {
        BenchmarkComparison comparison = Rule(Percent, ("2017/18 Q2", 94.2m)).Compare(Area("2015/16", 92));

        comparison.Result.Should().Be(BenchmarkResult.Favourable);
        comparison.Explanation.Should().Be("Ours, 94.2% in Q2 2017/18, against 92.0% for England in 2015/16, higher is better: favourable. Our figure for 2015/16 is not there, so this is the one reported, 6 quarters later.");
    }

    [Fact]
    public void A_quarter_of_what_adds_up_is_not_set_beside_a_year() =>
        Rule(Percent with { YearRule = AggregationRule.Sum }, ("2017/18 Q2", 26)).Compare(Area("2015/16", 100)).Explanation.Should()
            .Be("Not compared with England in 2015/16: our figure for 2015/16 is not there, and as this measure adds up, ours for Q2 2017/18 is not like it.");

    [Fact]
    public void A_suppressed_figure_of_ours_is_never_compared()
    {
        SeriesPoint hidden = new(Period.Parse("2017/18 Q2")) { Reason = ReasonForNoValue.Suppressed };
        var own = new OwnFigures(Percent, [new(Period.Parse("2017/18 Q1")) { Value = 3 }, hidden], ReportedSeries.Of(Percent, []), null);

        new BenchmarkRule(own).Compare(Area("2017/18 Q2", 5)).Should().Match<BenchmarkComparison>(c => c.Result == BenchmarkResult.NotCompared && c.Ours == null
            && c.Explanation == "Not compared with England in Q2 2017/18: our figure for Q2 2017/18 is suppressed.");
        new BenchmarkRule(own).Compare(Area("2015/16", 5)).Explanation.Should().Be("Not compared with England in 2015/16: our figure for 2015/16 is not there, and the one reported for Q2 2017/18 is suppressed.");
        new BenchmarkRule(own).Compare(Area("2017/18 Q1", 5)).Ours!.Value.Should().Be(3, "the quarter before was published");
    }

    [Fact]
    public void A_sum_that_lacks_months_is_not_compared()
    {
        SeriesPoint partial = new(Period.Parse("2017/18 Q2")) { Value = 20, PartialBy = AggregationRule.Sum, PartsPresent = 2, PartsExpected = 3, PartLength = PeriodLength.Month };

        new BenchmarkRule(new OwnFigures(Percent, [partial], ReportedSeries.Of(Percent, []), null)).Compare(Area("2017/18 Q2", 25)).Explanation.Should()
            .Be("Not compared with England in Q2 2017/18: our figure for Q2 2017/18 is the sum of only 2 of 3 months.");
    }

    [Fact]
    public void The_band_is_said_where_it_decides() =>
        Rule(Percent with { BenchmarkBand = 0.5m }, ("2017/18 Q2", 92.4m)).Compare(Area("2017/18 Q2", 92)).Explanation.Should()
            .Be("Ours, 92.4% in Q2 2017/18, against 92.0% for England in Q2 2017/18, higher is better: similar, 0.4 percentage points apart and so within the band of 0.5 percentage points.");

    [Theory]
    [InlineData("2016/17", "2015")]
    [InlineData("AY2016/17", "2015/16")]
    [InlineData("2017-09", "2015/16")]
    [InlineData("AY2016/17 T2", "2015/16 Q3")]
    public void Periods_of_other_calendars_and_lengths_do_not_stop_it(string ours, string theirs)
    {
        Period period = Period.Parse(ours);
        MeasureRules rules = Percent with
        {
            Calendar = period.Calendar,
            Frequency = period.Length switch { PeriodLength.Year => Frequency.Year, PeriodLength.Term => Frequency.Term, _ => Frequency.Month },
            QuarterRule = AggregationRule.None,
        };

        Rule(rules, (ours, 92.4m)).Compare(Area(theirs, 92)).Result.Should().Be(BenchmarkResult.Favourable);
    }

    [Theory]
    [InlineData("2015/16", "2017/18 Q2", "6 quarters")]
    [InlineData("2016/17 Q2", "2017/18 Q2", "1 year")]
    [InlineData("2015/16 Q2", "2017/18 Q2", "2 years")]
    [InlineData("2017/18 Q1", "2017/18 Q2", "1 quarter")]
    [InlineData("2016", "2017-09", "9 months")]
    [InlineData("2016", "AY2016/17", "8 months")]
    [InlineData("2016/17", "2016/17 Q4", null)]
    public void The_lag_is_said_in_the_unit_that_says_it_best(string theirs, string ours, string? lag) =>
        BenchmarkRule.Lag(Period.Parse(theirs), Period.Parse(ours)).Should().Be(lag);

    internal static BenchmarkRule Rule(MeasureRules rules, params (string Period, decimal Value)[] ours) => Rule(rules, ours, null);

    private static BenchmarkRule Rule(MeasureRules rules, (string Period, decimal Value)[] ours, TargetFigure? target) => new(Own(rules, ours, target));

    internal static OwnFigures Own(MeasureRules rules, (string Period, decimal Value)[] ours, TargetFigure? target = null)
    {
        var series = ReportedSeries.Of(rules, ours.Select(o => new EnteredFigure(Period.Parse(o.Period)) { Value = o.Value }));
        return new OwnFigures(rules, series.UpTo(Period.Parse(ours[^1].Period)), series, target);
    }

    private static AreaFigure Area(string period, decimal value) => new("England", Period.Parse(period), value);
}
