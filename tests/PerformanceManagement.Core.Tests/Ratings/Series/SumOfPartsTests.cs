using FluentAssertions;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Ratings.Series;
using PerformanceManagement.Core.Scorecards;
using Xunit;

namespace PerformanceManagement.Core.Tests.Ratings.Series;

public sealed class SumOfPartsTests
{
    private static readonly Period Q1 = Period.Parse("2026/27 Q1");
    private static readonly MeasureRules Counts = new("incidents", 0, GoodDirection.Lower) { QuarterRule = AggregationRule.Sum, YearRule = AggregationRule.Sum };

    [Fact]
    public void A_whole_is_the_sum_of_its_parts_where_nothing_is_entered_and_says_so()
    {
        SeriesPoint point = Whole([], [Figure(5) with { Quality = ValueQuality.Provisional }], [Figure(7)]);

        (point.Value, point.Origin, point.MadeFrom, point.Quality).Should().Be((12m, PointOrigin.WorkedOut, "A and B", ValueQuality.Provisional));
        ScorecardRow.Remark(point, Q1).Should().Be("provisional, made from A and B");
    }

    [Fact]
    public void A_figure_that_was_entered_wins_and_a_difference_is_pointed_out()
    {
        SeriesPoint point = Whole([Figure(13)], [Figure(5)], [Figure(7)]);

        (point.Value, point.Origin, point.PartsDisagree).Should().Be((13m, PointOrigin.Entered, 12m));
        Whole([Figure(12)], [Figure(5)], [Figure(7)]).PartsDisagree.Should().BeNull();
    }

    [Theory]
    [InlineData(ReasonForNoValue.AwaitingData, "Awaiting data")]
    [InlineData(ReasonForNoValue.Suppressed, "Suppressed")]
    [InlineData(null, "Not entered yet")]
    public void A_part_without_a_value_leaves_the_whole_without_one(ReasonForNoValue? reason, string label) =>
        Whole([], [Figure(5)], reason is null ? [] : [new EnteredFigure(Q1) { Reason = reason }]).MissingLabel.Should().Be(label);

    [Fact]
    public void Ratios_sum_numerators_and_denominators_and_are_never_added_up_without()
    {
        MeasureRules percent = new("%", 1, GoodDirection.Higher);
        EnteredFigure a = Figure(50) with { Numerator = 1, Denominator = 2 }, b = Figure(75) with { Numerator = 6, Denominator = 8 };

        Whole([], [a], [b], percent).Value.Should().Be(70m);
        Whole([], [Figure(50)], [Figure(75)], percent).Value.Should().BeNull();
    }

    [Fact]
    public void A_year_entered_for_one_part_is_added_to_the_year_its_fellow_makes()
    {
        Period year = Q1.YearOf(PeriodCalendar.Financial);
        EnteredFigure[] quarters = [.. year.Parts(PeriodLength.Quarter).Select(q => new EnteredFigure(q) { Value = 10 })];

        IReadOnlyList<EnteredFigure> made = SumOfParts.Make(Counts, [], [new PartFigures("A", Counts, [new EnteredFigure(year) { Value = 5 }]), new PartFigures("B", Counts, quarters)]);

        made.Single(f => f.Period == year).Value.Should().Be(45m);
    }

    [Fact]
    public void Years_so_far_are_added_as_they_are_typed()
    {
        MeasureRules rules = Counts with { Entry = EntryBasis.YearToDate };
        EnteredFigure[] a = [Figure(5), new EnteredFigure(Q1.Next) { Value = 9 }], b = [Figure(1), new EnteredFigure(Q1.Next) { Value = 3 }];

        IReadOnlyList<EnteredFigure> made = SumOfParts.Make(rules, [], [new PartFigures("A", rules, a), new PartFigures("B", rules, b)]);

        made.Select(f => f.Value).Should().Equal(6m, 12m);
        ReportedSeries.Of(rules, made).InPeriod(Q1.Next).Value.Should().Be(6m);
    }

    [Fact]
    public void A_circle_is_found_at_any_depth_and_named()
    {
        ILookup<string, string> parts = new[] { ("B", "C"), ("C", "D"), ("E", "C") }.ToLookup(p => p.Item1, p => p.Item2);

        SumOfParts.Sentence(SumOfParts.Circle("D", "B", parts)!).Should().Be("D is made from B, which is made from C, which is made from D");
        SumOfParts.Sentence(SumOfParts.Circle("A", "A", parts)!).Should().Be("A is made from A");
        SumOfParts.Circle("A", "B", parts).Should().BeNull();
        SumOfParts.Circle("E", "B", parts).Should().BeNull("two may share a part");
    }

    [Fact]
    public void Parts_are_made_before_wholes()
    {
        IReadOnlyList<string> order = SumOfParts.Order([("A", "B"), ("B", "C"), ("A", "C"), ("X", "Y")]);

        order.Should().OnlyHaveUniqueItems().And.HaveCount(5).And.ContainInOrder("C", "B", "A").And.ContainInOrder("Y", "X");
        FluentActions.Invoking(() => SumOfParts.Order([("A", "B"), ("B", "A")])).Should().Throw<ArgumentException>();
    }

    [Fact]
    public void Only_like_measures_are_added_up()
    {
        SumOfParts.Unfit("W", Counts, Counts).Should().BeNull();
        SumOfParts.Unfit("W", Counts, Counts with { Frequency = Frequency.Month }).Should().Be("is taken by the month, and W by the quarter");
        SumOfParts.Unfit("W", Counts, Counts with { Calendar = PeriodCalendar.Academic }).Should().Be("follows the academic year, and W the financial year");
        SumOfParts.Unfit("W", Counts, new MeasureRules("days", 0, GoodDirection.Lower)).Should().Be("is in “days”, and W in “incidents”");
        SumOfParts.Unfit("W", Counts, Counts with { Entry = EntryBasis.YearToDate }).Should().Be("is entered as the year so far, and W as the figure of the period alone");
    }

    private static EnteredFigure Figure(decimal value) => new(Q1) { Value = value };

    private static SeriesPoint Whole(EnteredFigure[] own, EnteredFigure[] a, EnteredFigure[] b, MeasureRules? rules = null)
    {
        MeasureRules all = rules ?? Counts;
        return ReportedSeries.Of(all, SumOfParts.Make(all, own, [new PartFigures("A", all, a), new PartFigures("B", all, b)])).InPeriod(Q1);
    }
}
