using FluentAssertions;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Ratings.Series;
using PerformanceManagement.Core.Ratings.Status;
using Xunit;

namespace PerformanceManagement.Core.Tests.Ratings.Status;

/// <summary>The last known status of a measure in arrears.</summary>
public sealed class LastKnownRatingTests
{
    private static readonly Period Q1 = Period.Parse("2017/18 Q1");
    private static readonly Period Q2 = Period.Parse("2017/18 Q2");
    private static readonly Period Q3 = Period.Parse("2017/18 Q3");
    private static readonly MeasureRules Rules = new("%", 0, GoodDirection.Higher);
    private static readonly RatingScheme Earlier = RatingScheme.AchievedFailed(new DateOnly(2017, 4, 1));
    private static readonly RatingScheme Now = RatingScheme.Rag5(new DateOnly(2017, 10, 1));
    private static readonly TargetFigure[] Targets = [new(Q1, 90), new(Q2, 95), new(Q3, 100)];

    [Fact]
    public void The_latest_earlier_figure_is_rated_against_its_own_target_by_the_scheme_of_its_own_time()
    {
        LastKnownRating last = Of([Valued(Q1, 94), Valued(Q2, 94), Missing(Q3, ReasonForNoValue.InArrears)])!;

        last.Period.Should().Be(Q2);
        last.Rating.Label.Should().Be("Failed");
        last.Rating.Explanation.Should().Be("94% against a target of 95%, higher is better: 1.1% below target, and scheme 'Achieved/Failed' (in force from April 2017) allows no shortfall: failed.");
    }

    [Fact]
    public void A_gap_before_it_is_skipped() =>
        Of([Valued(Q1, 94), Missing(Q2, ReasonForNoValue.NotAvailable), Missing(Q3, ReasonForNoValue.InArrears)])!.Period.Should().Be(Q1);

    [Fact]
    public void Where_no_scheme_of_that_time_is_known_the_quarters_own_is_used_and_that_is_said()
    {
        LastKnownRating last = LastKnownRating.Of([Valued(Q2, 94), Missing(Q3, ReasonForNoValue.InArrears)], Rules, Targets, [], Now, _ => (null, Rules))!;

        last.Rating.Label.Should().Be("Slightly below target");
        last.Rating.Explanation.Should().EndWith("No scheme is known to have been in force at the end of Q2 2017/18, so the one of the reporting quarter was used.");
    }

    [Theory]
    [InlineData(0, null, false)]
    [InlineData(1, null, true)]
    [InlineData(1, ReasonForNoValue.AwaitingData, true)]
    [InlineData(0, ReasonForNoValue.InArrears, true)]
    [InlineData(0, ReasonForNoValue.AwaitingData, false)]
    [InlineData(1, ReasonForNoValue.Suppressed, false)]
    [InlineData(1, ReasonForNoValue.NotAvailable, false)]
    [InlineData(1, ReasonForNoValue.MethodChanged, false)]
    public void Only_a_measure_in_arrears_has_one(int arrears, ReasonForNoValue? reason, bool has)
    {
        MeasureRules rules = Rules with { Arrears = arrears };

        (LastKnownRating.Of([Valued(Q1, 94), new SeriesPoint(Q2) { Reason = reason }], rules, Targets, [], Now, _ => (Earlier, rules)) is not null).Should().Be(has);
    }

    [Fact]
    public void There_is_none_across_a_change_of_method_nor_without_an_earlier_figure()
    {
        SeriesPoint late = Missing(Q3, ReasonForNoValue.InArrears);

        LastKnownRating.Of([Valued(Q2, 94), late], Rules, Targets, [Q3], Now, _ => (Earlier, Rules)).Should().BeNull();
        LastKnownRating.Of([Valued(Q2, 94), late], Rules, Targets, [Q2], Now, _ => (Earlier, Rules)).Should().NotBeNull();
        Of([Missing(Q2, ReasonForNoValue.NotDue), late]).Should().BeNull();
        Of([late]).Should().BeNull();
        Of([Valued(Q3, 94)]).Should().BeNull();
    }

    private static LastKnownRating? Of(SeriesPoint[] series) =>
        LastKnownRating.Of(series, Rules, Targets, [], Now, day => (day < new DateOnly(2017, 10, 1) ? Earlier : Now, Rules));

    private static SeriesPoint Valued(Period period, decimal value) => new(period) { Value = value };

    private static SeriesPoint Missing(Period period, ReasonForNoValue reason) => new(period) { Reason = reason };
}
