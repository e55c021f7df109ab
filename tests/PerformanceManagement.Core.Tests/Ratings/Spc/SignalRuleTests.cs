using FluentAssertions;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Ratings.Series;
using PerformanceManagement.Core.Ratings.Spc;
using Xunit;

namespace PerformanceManagement.Core.Tests.Ratings.Spc;

public sealed class SignalRuleTests
{
    private static readonly decimal?[] Calm = [.. Enumerable.Range(0, 13).Select(i => (decimal?)(i % 2 == 0 ? 10 : 12))];

    [Theory]
    [InlineData(9, "Signals need 13 comparable points; there are 9.")]
    [InlineData(1, "Signals need 13 comparable points; there is 1.")]
    [InlineData(0, "Signals need 13 comparable points; there are none.")]
    [InlineData(12, "Signals need 13 comparable points; there are 12.")]
    [InlineData(13, null)]
    public void Thirteen_points_are_needed(int count, string? because)
    {
        Signals signals = SignalCase.Analyse(SignalCase.Higher, Calm[..count]);

        signals.NotShownBecause.Should().Be(because);
        (signals.Variation is null).Should().Be(because is not null);
        signals.Points().Should().HaveCount(count, "a run chart is drawn of what there is");
    }

    [Fact]
    public void Year_to_date_figures_and_running_totals_never_have_signals()
    {
        SignalCase.Analyse(SignalCase.Higher with { Basis = ReportingBasis.YearToDate }, Calm).Should().BeEquivalentTo(
            new Signals { NotShownBecause = "Signals are not shown for year-to-date figures: each contains the one before it, and they start again every year." });
        SignalCase.Analyse(SignalCase.Higher with { Entry = EntryBasis.Running }, Calm).NotShownBecause.Should().StartWith("Signals are not shown for a running total");
    }

    [Fact]
    public void Points_before_the_last_change_of_method_are_left_out()
    {
        SeriesPoint[] series = SignalCase.Series([900m, 800m, 700m, .. Calm]);
        Period second = SignalCase.Month(3);

        Signals signals = SignalRule.Analyse(series, SignalCase.Higher, [], [SignalCase.Month(1), second], []);

        signals.Points().Should().HaveCount(13).And.OnlyContain(p => p.Period >= second);
        signals.Segments.Single().Limits!.Mean.Should().Be(142m / 13);
        SignalRule.Analyse(series, SignalCase.Higher, [], [SignalCase.Month(4)], []).NotShownBecause.Should().Be("Signals need 13 comparable points; there are 12 since the method changed in May 2024.");
        SignalRule.Analyse(series, SignalCase.Higher, [], [SignalCase.Month(40)], []).Points().Should().HaveCount(16, "a change still to come parts nothing");
    }

    [Fact]
    public void A_period_marked_as_a_change_of_method_is_one()
    {
        SeriesPoint[] series = [.. SignalCase.Series(900m), new(SignalCase.Month(1)) { Reason = ReasonForNoValue.MethodChanged }, .. SignalCase.Series([0m, 0m, .. Calm]).Skip(2)];

        SignalRule.Analyse(series, SignalCase.Higher, [], [], []).Points().Should().HaveCount(13).And.OnlyContain(p => p.Value < 900);
    }

    [Fact]
    public void A_gap_is_skipped_and_its_neighbours_follow_each_other()
    {
        Signals with = SignalCase.Analyse(SignalCase.Higher, [.. Calm[..6], null, null, .. Calm[6..]]);
        Signals without = SignalCase.Analyse(SignalCase.Higher, Calm);

        with.Gaps.Should().Be(2);
        with.Segments.Single().Limits.Should().Be(without.Segments.Single().Limits);
        SignalCase.Analyse(SignalCase.Higher, 20, 22, 19, 21, 20, 22, 18, 19, 20, null, 21, 22, 23, 24).Letters().Should().Be("......TTTTTTT", "a gap does not break a run");
        SignalCase.Analyse(SignalCase.Higher, [.. Calm[..12], null]).NotShownBecause.Should().Be("Signals need 13 comparable points; there are 12.");
    }

    [Fact]
    public void Points_that_are_all_the_same_have_no_limits()
    {
        Signals signals = SignalCase.Analyse(SignalCase.Higher, [.. Enumerable.Repeat<decimal?>(5, 14)]);

        signals.NotShownBecause.Should().Be("No variation: all 14 points are the same, so there are no limits.");
        signals.Segments.Single().Limits.Should().BeNull();
        signals.Variation.Should().BeNull();
        signals.Assurance.Should().BeNull();
    }

    [Fact]
    public void Points_are_taken_as_they_are_displayed() =>
        SignalCase.Analyse(SignalCase.Higher, [.. Calm.Select(v => v + 0.4m)]).Segments.Single().Limits!.Mean.Should().Be(142m / 13);

    // The calm points have the mean 10.92 and limits 5.60 and 16.24.
    [Theory]
    [InlineData(GoodDirection.Higher, 17, Assurance.ConsistentlyMisses)]
    [InlineData(GoodDirection.Higher, 5, Assurance.ConsistentlyMeets)]
    [InlineData(GoodDirection.Higher, 11, Assurance.HitAndMiss)]
    [InlineData(GoodDirection.Lower, 17, Assurance.ConsistentlyMeets)]
    [InlineData(GoodDirection.Lower, 5, Assurance.ConsistentlyMisses)]
    [InlineData(GoodDirection.Lower, 16, Assurance.HitAndMiss)]
    public void Assurance_is_where_the_target_lies(GoodDirection good, int target, Assurance expected) =>
        Judge(SignalCase.Higher with { Good = good }, new TargetFigure(Period.FinancialYear(2024), target)).Assurance!.Kind.Should().Be(expected);

    [Theory]
    [InlineData(5, 17, Assurance.ConsistentlyMeets)]
    [InlineData(17, 20, Assurance.ConsistentlyMisses)]
    [InlineData(1, 5, Assurance.ConsistentlyMisses)]
    [InlineData(5, 12, Assurance.HitAndMiss)]
    public void A_range_is_met_when_all_usual_figures_lie_inside_it(int low, int high, Assurance expected) =>
        Judge(SignalCase.Higher with { Good = GoodDirection.Range }, new TargetFigure(Period.FinancialYear(2024), Low: low, High: high)).Assurance!.Kind.Should().Be(expected);

    [Fact]
    public void Assurance_explains_itself_with_its_numbers()
    {
        Judge(SignalCase.Higher, new TargetFigure(Period.FinancialYear(2024), 17)).Assurance!.Explanation
            .Should().Be("The process usually gives figures between 5.6 and 16.2, none of which meets the target of 17: it will be missed unless something changes.");
        Judge(SignalCase.Higher, new TargetFigure(Period.FinancialYear(2024), 5)).Assurance!.Explanation
            .Should().Be("The process usually gives figures between 5.6 and 16.2, all of which meet the target of 5: it will be met unless something changes.");
        Judge(SignalCase.Higher, new TargetFigure(Period.FinancialYear(2024), 11)).Assurance!.Explanation
            .Should().Be("The process usually gives figures between 5.6 and 16.2, and the target of 11 lies among them: it is met in some periods and missed in others, by chance.");
    }

    [Fact]
    public void Without_a_target_there_are_signals_and_no_assurance()
    {
        Signals none = SignalCase.Analyse(SignalCase.Higher, Calm);

        none.Variation.Should().NotBeNull();
        none.Assurance.Should().BeNull();
        none.NoAssuranceBecause.Should().Be("No assurance: no target is set for January 2025.");
        Judge(SignalCase.Higher, new TargetFigure(Period.FinancialYear(2024), Words: "Better than the region")).NoAssuranceBecause.Should().Be("No assurance: the target is words alone.");
        Judge(SignalCase.Higher with { IsDataOnly = true }, new TargetFigure(Period.FinancialYear(2024), 5)).NoAssuranceBecause.Should().Be("No assurance: the measure is reported for information.");
        Judge(SignalCase.Higher with { Good = GoodDirection.None }, new TargetFigure(Period.FinancialYear(2024), 5)).NoAssuranceBecause.Should().Be("No assurance: no direction of this measure is better.");
    }

    [Fact]
    public void The_own_periods_of_a_measure_whose_months_make_a_quarter_are_its_months()
    {
        var rules = new MeasureRules("visits", 0, GoodDirection.Higher) { Frequency = Frequency.Month, QuarterRule = AggregationRule.Sum };
        EnteredFigure[] figures = [new(Period.Month(2024, 5)) { Value = 7 }, new(Period.Month(2024, 4)) { Value = 5 }, new(Period.Month(2024, 7)) { Value = 8 }, new(Period.FinancialQuarter(2024, 1)) { Value = 30 }];

        ReportedSeries.Of(rules, figures).OwnPeriodsUpTo(Period.FinancialQuarter(2024, 1)).Select(p => (p.Period.Token, p.Value))
            .Should().Equal(("2024-04", 5m), ("2024-05", 7m), ("2024-06", null));
        ReportedSeries.Of(rules with { Entry = EntryBasis.YearToDate }, figures).OwnPeriodsUpTo(Period.Month(2024, 5)).Select(p => p.Value).Should().Equal([5m, 2m], "the figure of a month alone is a difference");
        ReportedSeries.Of(rules, []).OwnPeriodsUpTo(Period.FinancialQuarter(2024, 1)).Should().BeEmpty();
    }

    private static Signals Judge(MeasureRules rules, TargetFigure target) => SignalRule.Analyse(SignalCase.Series(Calm), rules, [target], [], []);
}
