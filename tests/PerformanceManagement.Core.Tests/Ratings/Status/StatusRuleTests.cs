using FluentAssertions;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Ratings.Series;
using PerformanceManagement.Core.Ratings.Status;
using Xunit;

namespace PerformanceManagement.Core.Tests.Ratings.Status;

public sealed class StatusRuleTests
{
    private static readonly DateOnly April2017 = new(2017, 4, 1);
    private static readonly Period Q2 = Period.Parse("2017/18 Q2");

    public static TheoryData<string, GoodDirection, int, string, string, string> Rag => new()
    {
        // value, good, decimals, target, status, why
        { "97.36", GoodDirection.Higher, 2, "96", "met", "over target" },
        { "94", GoodDirection.Higher, 0, "94", "met", "equality takes the better status" },
        { "93.96", GoodDirection.Higher, 1, "94", "met", "94.0 is what the page shows" },
        { "93.94", GoodDirection.Higher, 1, "94", "slightly-below", "93.9 is what the page shows" },
        { "95", GoodDirection.Higher, 0, "100", "slightly-below", "exactly 5% takes the better status" },
        { "94.9", GoodDirection.Higher, 1, "100", "significantly-below", "5.1%" },
        { "354", GoodDirection.Lower, 0, "350", "slightly-below", "1.1% over" },
        { "350", GoodDirection.Lower, 0, "350", "met", "equality" },
        { "367.5", GoodDirection.Lower, 1, "350", "slightly-below", "exactly 5%" },
        { "368", GoodDirection.Lower, 0, "350", "significantly-below", "5.14%" },
        { "0", GoodDirection.Lower, 0, "0", "met", "zero is a real target" },
        { "1", GoodDirection.Lower, 0, "0", "significantly-below", "no percentage of zero" },
        { "0.4", GoodDirection.Lower, 0, "0", "met", "shown as 0" },
        { "0.5", GoodDirection.Lower, 0, "0", "significantly-below", "half rounds away from zero, to 1" },
        { "-0.5", GoodDirection.Higher, 0, "0", "significantly-below", "-0.5 rounds to -1" },
        { "-104", GoodDirection.Higher, 0, "-100", "slightly-below", "4% of the size of a negative target" },
        { "312", GoodDirection.Higher, 0, "100", "met", "well over" },
    };

    [Theory]
    [MemberData(nameof(Rag))]
    public void RAG_5_percent_rates_by_shortfall_as_displayed(string value, GoodDirection good, int decimals, string target, string status, string because)
    {
        Rating rating = Rate(Number(value), new TargetFigure(Q2, Number(target)), new MeasureRules("number", decimals, good));

        rating.Key.Should().Be(status, because);
        rating.Explanation.Should().EndWith($"{rating.Status!.Label.ToLowerInvariant()}.");
    }

    [Theory]
    [InlineData("97.1", "97.25", "failed")]
    [InlineData("34", "34", "achieved")]
    [InlineData("97.25", "97.25", "achieved")]
    public void Achieved_or_failed_has_no_tolerance(string value, string target, string status) =>
        Rate(Number(value), new TargetFigure(Q2, Number(target)), new MeasureRules("%", 2, GoodDirection.Higher), RatingScheme.AchievedFailed(April2017)).Key.Should().Be(status);

    [Theory]
    [InlineData("5", "met")]
    [InlineData("4", "met")]
    [InlineData("7", "met")]
    [InlineData("7.2", "slightly-below")]
    [InlineData("3.8", "slightly-below")]
    [InlineData("7.4", "significantly-below")]
    [InlineData("3.7", "significantly-below")]
    public void A_range_is_missed_by_the_distance_to_its_nearer_end(string value, string status) =>
        Rate(Number(value), new TargetFigure(Q2, Low: 4, High: 7), new MeasureRules("number", 1, GoodDirection.Range)).Key.Should().Be(status);

    [Theory]
    [InlineData(ToleranceKind.Percent, "10", "90", "slightly-below")]
    [InlineData(ToleranceKind.Percent, "10", "89", "significantly-below")]
    [InlineData(ToleranceKind.Points, "2", "98", "slightly-below")]
    [InlineData(ToleranceKind.Points, "2", "97.9", "significantly-below")]
    [InlineData(ToleranceKind.Units, "3", "97", "slightly-below")]
    [InlineData(ToleranceKind.Units, "3", "96.9", "significantly-below")]
    public void A_measures_own_tolerance_replaces_the_schemes(ToleranceKind kind, string tolerance, string value, string status)
    {
        var rules = new MeasureRules("%", 1, GoodDirection.Higher) { Tolerance = Number(tolerance), ToleranceKind = kind };

        Rating rating = Rate(Number(value), new TargetFigure(Q2, 100), rules);

        rating.Key.Should().Be(status);
        rating.Explanation.Should().Contain("set for this measure");
    }

    [Fact]
    public void A_tolerance_in_units_reads_as_one() =>
        Rate(13, new TargetFigure(Q2, 12), new MeasureRules("people", 0, GoodDirection.Lower) { Tolerance = 2, ToleranceKind = ToleranceKind.Units }).Explanation.Should().Be(
            "13 people against a target of 12, lower is better: 1 over target, within the tolerance of 2 set for this measure, under scheme 'RAG 5%' (in force from April 2017): slightly below target.");

    [Fact]
    public void A_tolerance_in_units_softens_a_target_of_zero() =>
        Rate(1, new TargetFigure(Q2, 0), new MeasureRules("families", 0, GoodDirection.Lower) { Tolerance = 1, ToleranceKind = ToleranceKind.Units }).Key.Should().Be("slightly-below");

    [Fact]
    public void A_rating_explains_itself_in_one_sentence_with_its_numbers() =>
        Rate(354, new TargetFigure(Q2, 350), new MeasureRules("households", 0, GoodDirection.Lower)).Explanation.Should().Be(
            "354 households against a target of 350, lower is better: 1.1% over target, within the 5% tolerance of scheme 'RAG 5%' (in force from April 2017): slightly below target.");

    [Theory]
    [InlineData(GoodDirection.Higher, "94.99", "5.01% below target, beyond the 5% tolerance")]
    [InlineData(GoodDirection.Higher, "99.99", "0.01% below target, within the 5% tolerance")]
    [InlineData(GoodDirection.Lower, "120", "20.0% over target, beyond the 5% tolerance")]
    [InlineData(GoodDirection.Higher, "100", "target met")]
    public void The_sentence_never_shows_a_distance_that_contradicts_its_verdict(GoodDirection good, string value, string words) =>
        Rate(Number(value), new TargetFigure(Q2, 100), new MeasureRules("%", 2, good)).Explanation.Should().Contain(words);

    [Fact]
    public void A_distance_beyond_its_tolerance_never_rounds_to_less_than_it() =>
        Rate(Number("4"), new TargetFigure(Q2, 2.6m), new MeasureRules("days", 0, GoodDirection.Lower) { Tolerance = 1.2m, ToleranceKind = ToleranceKind.Units }).Explanation
            .Should().Contain("1.4 over target, beyond the tolerance of 1.2");

    [Theory]
    [InlineData("households", 0, "1 household against")]
    [InlineData("families", 0, "1 family against")]
    [InlineData("working days", 0, "1 working day against")]
    [InlineData("businesses", 0, "1 business against")]
    [InlineData("days", 1, "1.0 days against")]
    public void One_of_a_unit_reads_as_one(string unit, int decimals, string words) =>
        Rate(1, new TargetFigure(Q2, 1), new MeasureRules(unit, decimals, GoodDirection.Lower)).Explanation.Should().StartWith(words);

    [Fact]
    public void The_sentence_says_that_zero_has_no_percentage() =>
        Rate(2, new TargetFigure(Q2, 0), new MeasureRules("families", 0, GoodDirection.Lower)).Explanation.Should().Be(
            "2 families against a target of 0, lower is better: 2 over target, and with a target of zero a percentage tolerance allows no shortfall under scheme 'RAG 5%' (in force from April 2017): significantly below target.");

    [Fact]
    public void A_target_with_more_decimals_than_the_measure_is_shown_as_it_was_set() =>
        Rate(476, new TargetFigure(Q2, 487.5m), new MeasureRules("people", 0, GoodDirection.Higher)).Explanation.Should().StartWith("476 people against a target of 487.5,");

    [Theory]
    [InlineData(ReasonForNoValue.AwaitingData, "Awaiting data")]
    [InlineData(ReasonForNoValue.NotDue, "Not due")]
    [InlineData(ReasonForNoValue.NotAvailable, "Not available")]
    [InlineData(ReasonForNoValue.InArrears, "In arrears")]
    [InlineData(ReasonForNoValue.MethodChanged, "Method changed")]
    [InlineData(ReasonForNoValue.Suppressed, "Suppressed")]
    public void No_value_is_not_rated_and_says_why(ReasonForNoValue reason, string because)
    {
        Rating rating = StatusRule.Rate(new SeriesPoint(Q2) { Reason = reason, Origin = PointOrigin.Entered }, new TargetFigure(Q2, 1), RatingScheme.Rag5(April2017), new MeasureRules("number", 0, GoodDirection.Higher));

        rating.Outcome.Should().Be(RatingOutcome.NotRated);
        rating.Status.Should().BeNull("there is never a default colour");
        rating.NotRatedBecause.Should().Be(because);
    }

    [Fact]
    public void A_value_not_entered_is_not_rated() =>
        StatusRule.Rate(new SeriesPoint(Q2), new TargetFigure(Q2, 1), RatingScheme.Rag5(April2017), new MeasureRules("number", 0, GoodDirection.Higher)).NotRatedBecause.Should().Be("Not entered yet");

    [Theory]
    [InlineData(null)]
    [InlineData("NO TARGET SET")]
    [InlineData("no target")]
    public void No_target_is_data_only(string? words)
    {
        Rating rating = Rate(43.63m, words is null ? null : new TargetFigure(Q2, Words: words), new MeasureRules("%", 2, GoodDirection.Higher));

        rating.Outcome.Should().Be(RatingOutcome.DataOnly);
        rating.Explanation.Should().Be("43.63%: data only, because no target is set for Q2 2017/18.");
    }

    [Fact]
    public void A_target_in_words_alone_waits_for_a_person_and_says_so_when_judged()
    {
        var target = new TargetFigure(Q2, Words: "Agreed by Cabinet");
        var rules = new MeasureRules("number", 0, GoodDirection.Higher);

        StatusRule.Rate(new SeriesPoint(Q2) { Value = 1 }, target, RatingScheme.Rag5(April2017), rules).NotRatedBecause.Should().Be("Target in words, not judged yet");
        Rating judged = StatusRule.Rate(new SeriesPoint(Q2) { Value = 1, JudgedStatus = "slightly-below" }, target, RatingScheme.Rag5(April2017), rules);
        judged.IsJudged.Should().BeTrue();
        judged.Key.Should().Be("slightly-below");
        judged.Explanation.Should().Contain("judged by a person");
    }

    [Fact]
    public void A_measure_without_a_good_direction_is_data_only_whatever_its_target() =>
        Rate(10, new TargetFigure(Q2, 5), new MeasureRules("number", 0, GoodDirection.None)).Outcome.Should().Be(RatingOutcome.DataOnly);

    [Fact]
    public void A_quarter_before_any_scheme_was_in_force_is_not_rated() =>
        StatusRule.Rate(new SeriesPoint(Q2) { Value = 1 }, new TargetFigure(Q2, 1), null, new MeasureRules("number", 0, GoodDirection.Higher)).NotRatedBecause.Should().Be("No rating scheme in force");

    [Fact]
    public void The_worst_sorts_first()
    {
        var rules = new MeasureRules("number", 0, GoodDirection.Higher);
        Rating[] ratings = [.. new decimal[] { 100, 96, 50 }.Select(v => Rate(v, new TargetFigure(Q2, 100), rules)), Rate(1, null, rules)];

        ratings.OrderBy(r => r.SortKey).Select(r => r.Key).Should().Equal("significantly-below", "slightly-below", "met", "data-only");
    }

    private static Rating Rate(decimal value, TargetFigure? target, MeasureRules rules, RatingScheme? scheme = null) =>
        StatusRule.Rate(new SeriesPoint(Q2) { Value = value, Origin = PointOrigin.Entered }, target, scheme ?? RatingScheme.Rag5(April2017), rules);

    private static decimal Number(string text) => FigureParser.TryRead(text, out decimal value, out _) ? value : throw new ArgumentException(text, nameof(text));
}
