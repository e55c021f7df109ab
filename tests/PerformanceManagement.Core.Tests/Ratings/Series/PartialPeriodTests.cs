using System.Globalization;
using FluentAssertions;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Ratings.Series;
using PerformanceManagement.Core.Ratings.Status;
using PerformanceManagement.Core.Ratings.Trends;
using PerformanceManagement.Core.Scorecards;
using Xunit;

namespace PerformanceManagement.Core.Tests.Ratings.Series;

/// <summary>Quarters and years so far that lack some of their months.</summary>
public sealed class PartialPeriodTests
{
    private static readonly Period Q1 = Period.Parse("2017/18 Q1");
    private static readonly Period Q2 = Period.Parse("2017/18 Q2");

    [Theory]
    [InlineData(AggregationRule.Sum, "10,,30", "40", "2 of 3 months")]
    [InlineData(AggregationRule.Average, "10,,30", "20", "2 of 3 months")]
    [InlineData(AggregationRule.Maximum, "10,20,", "20", "2 of 3 months")]
    [InlineData(AggregationRule.Last, "10,20,", "20", "2 of 3 months")]
    [InlineData(AggregationRule.Last, "10,,", "10", "1 of 3 months")]
    // The month that stands for the quarter is there, so nothing is missing from the figure.
    [InlineData(AggregationRule.Last, ",,30", "30", null)]
    [InlineData(AggregationRule.Sum, "10,20,30", "60", null)]
    [InlineData(AggregationRule.Sum, ",,", null, null)]
    public void A_quarter_is_made_from_the_months_there_are_and_says_so(AggregationRule rule, string months, string? made, string? mark)
    {
        SeriesPoint point = Monthly(rule, months, Q2).Point(Q2);

        point.Value.Should().Be(made is null ? null : Number(made));
        point.PartialMark.Should().Be(mark);
        (ScorecardRow.Remark(point, Q2) ?? "").Contains("months", StringComparison.Ordinal).Should().Be(mark is not null);
    }

    [Fact]
    public void A_ratio_is_made_from_the_numerators_and_denominators_there_are()
    {
        MeasureRules rules = Rules(AggregationRule.Weighted) with { Unit = "%" };
        EnteredFigure[] figures = [new(Q2.Parts(PeriodLength.Month)[0]) { Value = 50, Numerator = 10, Denominator = 20 }, new(Q2.Parts(PeriodLength.Month)[2]) { Value = 90, Numerator = 72, Denominator = 80 }];

        SeriesPoint point = ReportedSeries.Of(rules, figures).Point(Q2);

        (point.Value, point.Numerator, point.Denominator, point.PartialMark).Should().Be((82m, 82m, 100m, "2 of 3 months"));
    }

    [Theory]
    [InlineData(PartialPeriods.Withheld, null, "5 of 6 months entered", null)]
    [InlineData(PartialPeriods.Shown, "150", null, "5 of 6 months")]
    public void A_year_so_far_counts_its_months_and_not_its_quarters(PartialPeriods partial, string? made, string? missing, string? mark)
    {
        MeasureRules rules = Rules(AggregationRule.Sum) with { Partial = partial, YearRule = AggregationRule.Sum };
        EnteredFigure[] figures = [.. Figures("10,20,30", Q1), .. Figures("40,,50", Q2)];

        SeriesPoint soFar = ReportedSeries.Of(rules, figures).YearToDate(Q2);

        (soFar.Value, soFar.MissingLabel, soFar.PartialMark).Should().Be((made is null ? (decimal?)null : Number(made), missing, mark));
    }

    [Theory]
    [InlineData(PeriodLength.Quarter, "1 of 2 quarters entered")]
    [InlineData(PeriodLength.Term, "1 of 2 terms entered")]
    public void The_parts_are_called_what_they_are(PeriodLength length, string says)
    {
        Period[] parts = length == PeriodLength.Term ? [Period.Parse("AY2017/18 T1"), Period.Parse("AY2017/18 T2")] : [Q1, Q2];

        Aggregation.Combine(parts[1], AggregationRule.Sum, [new SeriesPoint(parts[0]) { Value = 1 }, new SeriesPoint(parts[1])], "number").MissingLabel.Should().Be(says);
    }

    [Fact]
    public void A_quarter_entered_as_a_whole_has_all_its_months()
    {
        MeasureRules rules = Rules(AggregationRule.Sum) with { YearRule = AggregationRule.Sum };
        EnteredFigure[] figures = [new(Q1) { Value = 60 }, .. Figures("40,,50", Q2)];

        ReportedSeries.Of(rules, figures).YearToDate(Q2).PartialMark.Should().Be("5 of 6 months");
    }

    [Fact]
    public void A_partial_figure_is_rated_with_its_mark()
    {
        SeriesPoint point = Monthly(AggregationRule.Average, "10,,30", Q2).Point(Q2);

        StatusRule.Rate(point, new TargetFigure(Q2, 25), RatingScheme.AchievedFailed(new DateOnly(2017, 4, 1)), Rules(AggregationRule.Average)).Explanation
            .Should().StartWith("20 calls (2 of 3 months) against a target of 25, higher is better").And.EndWith("failed.");
    }

    // Two months of counts are below a whole quarter's target for want of the third.
    [Fact]
    public void A_sum_that_lacks_a_month_is_shown_and_not_rated()
    {
        SeriesPoint point = Monthly(AggregationRule.Sum, "10,,30", Q2).Point(Q2);

        Rating rating = StatusRule.Rate(point, new TargetFigure(Q2, 60), RatingScheme.AchievedFailed(new DateOnly(2017, 4, 1)), Rules(AggregationRule.Sum));

        (rating.Outcome, rating.NotRatedBecause).Should().Be((RatingOutcome.NotRated, "Only 2 of 3 months"));
        rating.Explanation.Should().Be("Not rated: 40 calls is the sum of 2 of 3 months, and the target of 60 is for all of them.");
    }

    [Fact]
    public void A_trend_of_a_partial_figure_says_so()
    {
        SeriesPoint[] series = [Monthly(AggregationRule.Average, "10,20,", Q1).Point(Q1), Monthly(AggregationRule.Average, ",,30", Q2).Point(Q2)];

        var trends = new TrendRule(Rules(AggregationRule.Average), series, [], null);

        trends.ShortTrend().Explanation.Should().Be("30 in Q2 2017/18 (1 of 3 months) against 15 in Q1 2017/18 (2 of 3 months), higher is better: improved.");
        trends.LongTrend().Explanation.Should().Contain("Q1 2017/18 (2 of 3 months)");
    }

    [Theory]
    [InlineData("10,20,30", "10,,", "Not comparable: the figure for Q2 2017/18 is the sum of only 1 of 3 months.")]
    [InlineData("10,,", "10,20,30", "Not comparable: the figure for Q1 2017/18 is the sum of only 1 of 3 months.")]
    public void A_sum_that_lacks_a_month_is_compared_with_nothing(string first, string second, string says)
    {
        SeriesPoint[] series = [Monthly(AggregationRule.Sum, first, Q1).Point(Q1), Monthly(AggregationRule.Sum, second, Q2).Point(Q2)];

        new TrendRule(Rules(AggregationRule.Sum), series, [], null).ShortTrend().Explanation.Should().Be(says);
    }

    [Fact]
    public void A_quarters_own_figure_is_not_taken_from_a_year_so_far_that_lacks_a_month()
    {
        MeasureRules rules = Rules(AggregationRule.Sum) with { Entry = EntryBasis.YearToDate, YearRule = AggregationRule.Sum };
        EnteredFigure[] figures = [.. Figures("10,20,", Q1), .. Figures("40,50,60", Q2)];

        ReportedSeries.Of(rules, figures).InPeriod(Q2).Value.Should().BeNull("the 40 since May hold June as well");
        ReportedSeries.Of(rules, figures).InPeriod(Q1).PartialMark.Should().Be("2 of 3 months");
    }

    private static ReportedSeries Monthly(AggregationRule rule, string months, Period quarter) => ReportedSeries.Of(Rules(rule), Figures(months, quarter));

    private static MeasureRules Rules(AggregationRule rule) =>
        new("calls", 0, GoodDirection.Higher) { Frequency = Frequency.Month, QuarterRule = rule, Partial = PartialPeriods.Shown };

    private static EnteredFigure[] Figures(string months, Period quarter) =>
        [.. months.Split(',').Zip(quarter.Parts(PeriodLength.Month)).Where(p => p.First.Length > 0).Select(p => new EnteredFigure(p.Second) { Value = Number(p.First) })];

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
