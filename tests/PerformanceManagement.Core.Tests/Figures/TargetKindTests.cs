using FluentAssertions;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Ratings.Series;
using PerformanceManagement.Core.Ratings.Status;
using PerformanceManagement.Core.Ratings.Targets;
using Xunit;

namespace PerformanceManagement.Core.Tests.Figures;

/// <summary>Years and quarters that have no target on purpose, or set the baseline.</summary>
public sealed class TargetKindTests
{
    private static readonly Period Year = Period.Parse("2026/27");
    private static readonly Period Q1 = Period.Parse("2026/27 Q1");
    private static readonly Period Q2 = Period.Parse("2026/27 Q2");

    [Theory]
    [InlineData(TargetKind.NoTarget, "354 households: data only, because no target is set for 2026/27, on purpose.", "No target")]
    [InlineData(TargetKind.BaselinePeriod, "354 households: data only, because 2026/27 sets the baseline.", "Sets the baseline")]
    public void It_is_reported_and_not_rated(TargetKind kind, string explanation, string cell)
    {
        var target = new TargetFigure(Year) { Kind = kind };

        Rating rating = StatusRule.Rate(new SeriesPoint(Q2) { Value = 354 }, target, RatingScheme.Rag5(new DateOnly(2026, 4, 1)), new MeasureRules("households", 0, GoodDirection.Lower));

        (rating.Outcome, rating.Explanation).Should().Be((RatingOutcome.DataOnly, explanation));
        FigureFormat.TargetText(target, 0, "households").Should().Be(cell);
        FigureFormat.TargetText(target with { Words = "new service" }, 0, "households").Should().Be($"{cell} (new service)");
    }

    [Theory]
    [InlineData(TargetKind.NoTarget)]
    [InlineData(TargetKind.BaselinePeriod)]
    public void Set_for_a_quarter_it_keeps_the_years_target_out(TargetKind kind)
    {
        var rules = new MeasureRules("%", 1, GoodDirection.Higher);
        TargetFigure[] targets = [new(Year, 94), new(Q1) { Kind = kind }];

        TargetChoice.For(Q1, targets, rules)!.Kind.Should().Be(kind);
        TargetChoice.For(Q2, targets, rules)!.Value.Should().Be(94);
    }

    // A number for the year says nothing of a quarter that adds up to it; that there is none says it of every quarter.
    [Theory]
    [InlineData(AggregationRule.Sum)]
    [InlineData(AggregationRule.Average)]
    public void Set_for_the_year_it_holds_for_its_quarters_whatever_adds_up(AggregationRule rule)
    {
        MeasureRules rules = new("calls", 0, GoodDirection.Higher) { YearRule = rule };

        TargetChoice.For(Q2, [new(Year) { Kind = TargetKind.NoTarget }], rules)!.Kind.Should().Be(TargetKind.NoTarget);
        TargetChoice.For(Q2, [new(Year) { Kind = TargetKind.NoTarget }, new(Q2, 40)], rules)!.Value.Should().Be(40);
    }

    [Fact]
    public void A_year_target_that_stands_in_for_a_quarter_is_named_as_such() =>
        StatusRule.Rate(new SeriesPoint(Q2) { Value = 90 }, new TargetFigure(Year, 94), RatingScheme.AchievedFailed(new DateOnly(2026, 4, 1)), new MeasureRules("%", 0, GoodDirection.Higher)).Explanation
            .Should().StartWith("90% against the target of 94% set for 2026/27, higher is better: 4.3% below target");

    [Fact]
    public void What_a_target_starts_from_is_said_in_words()
    {
        FigureFormat.BaselineText(new TargetFigure(Year, 60) { Baseline = 45, BaselinePeriod = Period.Parse("2015/16") }, 0, "%").Should().Be("from 45% in 2015/16");
        FigureFormat.BaselineText(new TargetFigure(Year, 60), 0, "%").Should().BeNull();
    }
}
