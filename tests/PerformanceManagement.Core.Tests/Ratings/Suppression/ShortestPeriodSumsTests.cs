using FluentAssertions;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Ratings.Series;
using PerformanceManagement.Core.Ratings.Suppression;
using Xunit;

namespace PerformanceManagement.Core.Tests.Ratings.Suppression;

/// <summary>What suppression takes a shown figure for is what the series makes it from: else one could be worked out backwards unseen.</summary>
public sealed class ShortestPeriodSumsTests
{
    private static readonly Period Year = Period.FinancialYear(2026);

    public static TheoryData<AggregationRule, AggregationRule> Rules
    {
        get
        {
            TheoryData<AggregationRule, AggregationRule> rules = [];
            foreach (AggregationRule quarter in new[] { AggregationRule.Sum, AggregationRule.Last })
            {
                foreach (AggregationRule year in new[] { AggregationRule.Sum, AggregationRule.Last }) rules.Add(quarter, year);
            }

            return rules;
        }
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_figure_is_the_sum_of_the_months_that_the_series_makes_it_from(AggregationRule quarterRule, AggregationRule yearRule)
    {
        MeasureRules rules = new("households", 0, GoodDirection.Lower) { Frequency = Frequency.Month, QuarterRule = quarterRule, YearRule = yearRule };
        var measure = new SuppressionMeasure(1, rules, [], []);
        var sums = new ShortestPeriodSums([measure]);
        // Powers of two, so that no two sums of months are alike.
        Dictionary<Period, decimal> months = Year.Parts(PeriodLength.Month).Select((month, n) => (month, Value: (decimal)(1 << n))).ToDictionary(m => m.month, m => m.Value);
        var series = ReportedSeries.Of(rules, months.Select(m => new EnteredFigure(m.Key) { Value = m.Value }));
        Dictionary<int, decimal> byPlace = months.ToDictionary(m => Sum(sums, measure, m.Key, m.Value).Terms.Keys.Single(), m => m.Value);
        decimal Of(FigureSum sum) => sum.Terms.Sum(t => t.Value * byPlace[t.Key]);

        foreach (Period quarter in Year.Parts(PeriodLength.Quarter))
        {
            Of(Sum(sums, measure, quarter, 1)).Should().Be(series.InPeriod(quarter).Value);
            Of(sums.Shown(measure, new EnteredFigure(quarter) { YearToDate = 1 }).Single().Sum).Should().Be(series.YearToDate(quarter).Value);
        }

        Of(Sum(sums, measure, Year, 1)).Should().Be(series.InPeriod(Year).Value);
    }

    private static FigureSum Sum(ShortestPeriodSums sums, SuppressionMeasure measure, Period period, decimal value) =>
        sums.Shown(measure, new EnteredFigure(period) { Value = value }).Single().Sum;
}
