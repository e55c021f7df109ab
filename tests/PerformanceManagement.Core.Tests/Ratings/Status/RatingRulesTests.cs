using FluentAssertions;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Ratings.Status;
using Xunit;

namespace PerformanceManagement.Core.Tests.Ratings.Status;

public sealed class RatingRulesTests
{
    private static readonly DateOnly April = new(2026, 4, 1);
    private static readonly MeasureRules Own = new("%", 1, GoodDirection.Higher) { Tolerance = 2, ToleranceKind = ToleranceKind.Points };
    private static readonly RatingRules Rules = new(
        [RatingScheme.Rag5(April), RatingScheme.AchievedFailed(April)],
        [
            new RatingChoice(7, new DateOnly(2026, 7, 1), "achieved/failed", null, null),
            new RatingChoice(7, new DateOnly(2026, 10, 1), null, 8, ToleranceKind.Percent),
            new RatingChoice(7, new DateOnly(2027, 1, 1), null, null, null),
            new RatingChoice(8, April, null, 9, ToleranceKind.Units),
        ]);

    [Theory]
    [InlineData("2026-06-30", "RAG 5%", 2, ToleranceKind.Points)]
    [InlineData("2026-07-01", "Achieved/Failed", null, null)]
    [InlineData("2026-09-30", "Achieved/Failed", null, null)]
    [InlineData("2026-12-31", "RAG 5%", 8, ToleranceKind.Percent)]
    [InlineData("2027-03-31", "RAG 5%", null, null)]
    public void The_latest_override_that_has_begun_holds_as_a_whole(string day, string scheme, int? tolerance, ToleranceKind? kind)
    {
        (RatingScheme? used, MeasureRules rules) = Rules.For(7, null, Own, DateOnly.Parse(day, null));

        used!.Name.Should().Be(scheme);
        (rules.Tolerance, rules.ToleranceKind).Should().Be((tolerance, kind));
    }

    [Fact]
    public void A_measure_without_one_is_rated_by_its_own_rules() =>
        Rules.For(9, "Achieved/Failed", Own, new DateOnly(2027, 3, 31)).Should().Match<(RatingScheme? Scheme, MeasureRules Rules)>(r => r.Scheme!.Name == "Achieved/Failed" && r.Rules == Own);

    [Fact]
    public void Before_any_scheme_was_in_force_there_is_none() => Rules.For(9, null, Own, new DateOnly(2026, 3, 31)).Scheme.Should().BeNull();
}
