using FluentAssertions;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Ratings.Status;
using PerformanceManagement.Core.Scorecards;
using Xunit;

namespace PerformanceManagement.Core.Tests.Scorecards;

/// <summary>The year so far beside the quarter: rated against the year's target where that is fair, else how much of it is reached.</summary>
public sealed class YearSoFarTests
{
    private static readonly Period Q2 = Period.FinancialQuarter(2019, 2);

    [Fact]
    public void A_rate_so_far_is_rated_against_the_years_target()
    {
        ScorecardRow row = Row(new MeasureRules("%", 1, GoodDirection.Higher) { YearRule = AggregationRule.Weighted }, Q2, [Share(Q2.Previous, 257, 278), Share(Q2, 272, 297)], 95);

        row.YearSoFarRating!.Key.Should().Be("slightly-below");
        row.YearSoFarRating.Explanation.Should().StartWith("92.0% against the target of 95.0% set for 2019/20, higher is better: 3.2% below target");
        row.YearSoFarExplanation.Should().Be("92.0% for the year so far at Q2 2019/20: 529 of 575, from 257 of 278 in Q1 2019/20 and 272 of 297 in Q2 2019/20.");
    }

    [Fact]
    public void A_count_so_far_says_how_much_of_the_years_target_it_is_and_has_no_status_of_its_own()
    {
        MeasureRules visits = new("visits", 0, GoodDirection.Higher) { YearRule = AggregationRule.Sum };

        ScorecardRow row = Row(visits, Q2, [Value(Q2.Previous, 130), Value(Q2, 145)], 600);

        row.YearSoFarRating.Should().BeNull("half a year is no shortfall of the whole");
        row.YearSoFarExplanation.Should().Be("275 for the year so far at Q2 2019/20: the sum of 130 for Q1 2019/20 and 145 for Q2 2019/20. That is 45.8% of the target of 600 for 2019/20.");
    }

    [Fact]
    public void A_count_is_rated_against_the_years_target_when_the_year_is_over()
    {
        MeasureRules visits = new("visits", 0, GoodDirection.Higher) { YearRule = AggregationRule.Sum };
        Period q4 = Period.FinancialQuarter(2019, 4);

        ScorecardRow row = Row(visits, q4, [.. q4.YearOf(PeriodCalendar.Financial).Parts(PeriodLength.Quarter).Select(q => Value(q, 150))], 600);

        row.YearSoFarRating!.Key.Should().Be("met");
        row.YearSoFarExplanation.Should().NotContain("of the year's target");
    }

    [Fact]
    public void Without_a_target_for_the_year_there_is_nothing_to_rate_it_against() =>
        Row(new MeasureRules("%", 1, GoodDirection.Higher) { YearRule = AggregationRule.Weighted }, Q2, [Share(Q2.Previous, 257, 278), Share(Q2, 272, 297)], null)
            .YearSoFarRating.Should().BeNull();

    private static ScorecardRow Row(MeasureRules rules, Period quarter, IReadOnlyList<EnteredFigure> figures, decimal? yearTarget) => ScorecardRowMaker.Make(
        new ScorecardMeasure { Id = 1, Code = "KPI 1", Title = "A measure", Rules = rules },
        quarter,
        [],
        RatingScheme.Rag5(new DateOnly(2013, 4, 1)),
        figures,
        yearTarget is null ? [] : [new TargetFigure(quarter.YearOf(PeriodCalendar.Financial), yearTarget)],
        [],
        null,
        _ => (null, rules),
        []);

    private static EnteredFigure Value(Period period, decimal value) => new(period) { Value = value };

    private static EnteredFigure Share(Period period, decimal numerator, decimal denominator) => new(period) { Value = numerator * 100 / denominator, Numerator = numerator, Denominator = denominator };
}
