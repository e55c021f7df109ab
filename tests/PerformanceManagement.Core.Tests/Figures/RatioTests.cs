using FluentAssertions;
using FsCheck.Fluent;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Ratings.Series;
using PerformanceManagement.Core.Ratings.Status;
using PerformanceManagement.Core.Tests.Ratings.Status;
using Xunit;

namespace PerformanceManagement.Core.Tests.Figures;

/// <summary>A ratio is rounded once, for display; 0 of 0 adds nothing to a longer period and is marked.</summary>
public sealed class RatioTests
{
    private static readonly Period Quarter = Period.FinancialQuarter(2017, 2);
    private static readonly Period[] Months = [.. Quarter.Parts(PeriodLength.Month)];

    [Theory]
    // By way of four decimals these would end in the next hundredth, tenth or whole.
    [InlineData(50, 101, "%", 2, "49.50%")]
    [InlineData(50, 101, "%", 1, "49.5%")]
    [InlineData(49499, 99999, "%", 0, "49%")]
    [InlineData(2, 3, "%", 4, "66.6667%")]
    [InlineData(1, 8, "%", 1, "12.5%")]
    [InlineData(1, 8, "%", 0, "13%")]
    [InlineData(335, 100000, "rate per 1,000", 2, "3.35")]
    [InlineData(5, 3, "days", 1, "1.7")]
    public void It_is_shown_as_it_rounds_from_numerator_and_denominator(int numerator, int denominator, string unit, int decimals, string shown)
    {
        var rules = new MeasureRules(unit, decimals, GoodDirection.Higher);
        decimal stored = FigureFormat.Rounded(numerator * FigureFormat.RatioFactor(unit) / denominator, FigureFormat.MostDecimals);
        SeriesPoint point = Series(rules, new EnteredFigure(Quarter) { Value = stored, Numerator = numerator, Denominator = denominator }).Point(Quarter);

        rules.Display(point.Value!.Value).Should().Be(shown);
    }

    [Fact]
    public void Whatever_is_counted_no_place_rounds_it_twice() =>
        Prop.ForAll(
            (from d in Gen.Choose(1, 100_000) from n in Gen.Choose(0, 100_000) from decimals in Gen.Choose(0, 4) select (n, d, decimals)).ToArbitrary(),
            given =>
            {
                var rules = new MeasureRules("%", given.decimals, GoodDirection.Higher) { YearRule = AggregationRule.Weighted };
                // The nearest by whole numbers: twice the remainder against the divisor.
                long scale = (long)Math.Pow(10, given.decimals + 2);
                decimal once = (((2L * given.n * scale) + given.d) / (2L * given.d)) / (decimal)Math.Pow(10, given.decimals);
                var figure = new EnteredFigure(Quarter) { Value = FigureFormat.Rounded(given.n * 100m / given.d, 4), Numerator = given.n, Denominator = given.d };
                return rules.Rounded(Series(rules, figure).Point(Quarter).Value!.Value) == once;
            }).Check();

    [Fact]
    public void It_is_rated_as_it_is_shown()
    {
        var rules = new MeasureRules("%", 2, GoodDirection.Higher) { QuarterRule = AggregationRule.Weighted };
        SeriesPoint point = Series(rules, new EnteredFigure(Quarter) { Value = 49.505m, Numerator = 50, Denominator = 101 }).Point(Quarter);

        StatusRule.Shortfall(point.Value!.Value, new TargetFigure(Quarter, 49.51m), rules).Should().Be(0.01m);
    }

    [Theory]
    [InlineData("49.5", true)]
    [InlineData("49.50", true)]
    [InlineData("49.505", true)]
    [InlineData("49.50495", true)]
    [InlineData("49.51", false)]
    [InlineData("49.4", false)]
    [InlineData("50", true)]
    public void A_figure_beside_it_is_its_own_where_it_is_the_ratio_rounded(string written, bool agrees) =>
        Ratio.Agrees(decimal.Parse(written, System.Globalization.CultureInfo.InvariantCulture), 5000m / 101, 2).Should().Be(agrees);

    [Theory]
    [InlineData(AggregationRule.Weighted, "83.3%", "1 of 3 months without cases")]
    [InlineData(AggregationRule.Average, "87.5%", "1 of 3 months without cases")]
    [InlineData(AggregationRule.Maximum, "100.0%", "1 of 3 months without cases")]
    [InlineData(AggregationRule.Last, "100.0%", "1 of 3 months without cases")]
    public void A_month_without_cases_adds_nothing_and_is_marked(AggregationRule rule, string expected, string mark)
    {
        var rules = new MeasureRules("%", 1, GoodDirection.Higher) { Frequency = Frequency.Month, QuarterRule = rule, YearRule = rule };
        ReportedSeries series = Series(rules, Of(Months[0], 3, 4), Of(Months[1], 0, 0), Of(Months[2], 2, 2));

        SeriesPoint quarter = series.Point(Quarter);

        rules.Display(quarter.Value!.Value).Should().Be(expected);
        quarter.NoCasesMark.Should().Be(mark);
        quarter.IsPartial.Should().BeFalse("nothing is missing");
        series.Explain(Quarter).Should().Contain("August 2017 had no cases (0 of 0)");
        series.Point(Months[1]).MissingLabel.Should().Be("No cases");
    }

    [Fact]
    public void The_last_month_may_be_the_one_without_cases()
    {
        var rules = new MeasureRules("%", 1, GoodDirection.Higher) { Frequency = Frequency.Month, QuarterRule = AggregationRule.Last };

        Series(rules, Of(Months[0], 3, 4), Of(Months[1], 1, 4), Of(Months[2], 0, 0)).Point(Quarter).Value.Should().Be(25m);
    }

    [Fact]
    public void A_quarter_of_months_without_cases_has_none_either_and_is_not_rated()
    {
        var rules = new MeasureRules("%", 1, GoodDirection.Higher) { Frequency = Frequency.Month, QuarterRule = AggregationRule.Weighted };
        SeriesPoint quarter = Series(rules, [.. Months.Select(m => Of(m, 0, 0))]).Point(Quarter);

        quarter.MissingLabel.Should().Be("No cases");
        quarter.MissingToken.Should().Be("no-cases");
        Rating rating = StatusRule.Rate(quarter, new TargetFigure(Quarter, 90), null, rules);
        rating.NotRatedBecause.Should().Be("No cases");
    }

    [Fact]
    public void A_missing_month_is_not_one_without_cases()
    {
        var rules = new MeasureRules("%", 1, GoodDirection.Higher) { Frequency = Frequency.Month, QuarterRule = AggregationRule.Weighted };
        SeriesPoint quarter = Series(rules, Of(Months[0], 3, 4), Of(Months[1], 0, 0)).Point(Quarter);

        quarter.Value.Should().BeNull();
        quarter.MissingLabel.Should().Be("2 of 3 months entered");
    }

    [Fact]
    public void A_rate_of_the_year_so_far_gives_each_quarter_its_own_cases_over_its_own_total()
    {
        var rules = new MeasureRules("%", 1, GoodDirection.Higher) { Entry = EntryBasis.YearToDate, YearRule = AggregationRule.Weighted };
        ReportedSeries series = Series(rules, Of(Quarter.Previous, 50, 100), Of(Quarter, 140, 200));

        series.InPeriod(Quarter).Value.Should().Be(90m, "90 of the 100 cases of the quarter, not 70% less 50%");
    }

    private static EnteredFigure Of(Period period, decimal numerator, decimal denominator) =>
        new(period) { Value = denominator == 0 ? null : FigureFormat.Rounded(numerator * 100 / denominator, 4), Numerator = numerator, Denominator = denominator };

    private static ReportedSeries Series(MeasureRules rules, params EnteredFigure[] figures) => ReportedSeries.Of(rules, figures);
}
