using FluentAssertions;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Ratings.Series;
using PerformanceManagement.Core.Ratings.Suppression;
using PerformanceManagement.Core.Ratings.Trends;
using Xunit;

namespace PerformanceManagement.Core.Tests.Ratings.Suppression;

public sealed class SuppressionTests
{
    private static readonly MeasureRules Counts = new("incidents", 0, GoodDirection.Lower) { QuarterRule = AggregationRule.Sum, YearRule = AggregationRule.Sum };
    private static readonly MeasureRules Months = Counts with { Frequency = Frequency.Month };

    // What is entered ("s" for suppressed), and what is hidden besides.
    [Theory]
    [InlineData("nothing longer is entered", "2026-04 s, 2026-05 12, 2026-06 9", "")]
    [InlineData("a quarter is entered: the smallest other month", "2026-04 s, 2026-05 12, 2026-06 9, 2026/27 Q1 24", "2026-06")]
    [InlineData("two months are suppressed: neither can be told", "2026-04 s, 2026-05 s, 2026-06 9, 2026/27 Q1 24", "")]
    [InlineData("a year is entered: the smallest other month, wherever it is", "2026-04 s, 2026-05 12, 2026-06 9, 2026-07 1, 2026-08 2, 2026-09 3, 2026-10 4, 2026-11 5, 2026-12 6, 2027-01 7, 2027-02 8, 2027-03 9, 2026/27 90", "2026-07")]
    [InlineData("a month is looked for in its quarter before its year", "2026-04 s, 2026-05 12, 2026-06 9, 2026/27 Q1 24, 2026-07 1, 2026-08 2, 2026-09 3, 2026-10 4, 2026-11 5, 2026-12 6, 2027-01 7, 2027-02 8, 2027-03 9, 2026/27 90", "2026-06")]
    [InlineData("another year has nothing to do with it", "2025-04 5, 2025-05 5, 2025-06 5, 2025/26 Q1 15, 2026-04 s, 2026-05 12, 2026-06 9", "")]
    [InlineData("a suppressed quarter cannot be added up from its months", "2026-04 5, 2026-05 12, 2026-06 9, 2026/27 Q1 s", "2026-04")]
    public void A_suppressed_month_hides_what_it_could_be_worked_out_from(string why, string entered, string hidden) =>
        Hidden(Months, entered).Should().Equal(Periods(hidden), why);

    [Theory]
    [InlineData("two halves: the other one", "2026/27 H1 s, 2026/27 H2 12, 2026/27 15", "2026/27 H2")]
    public void Of_a_total_of_two_the_other_part_is_hidden(string why, string entered, string hidden) =>
        Hidden(Counts with { Frequency = Frequency.HalfYear }, entered).Should().Equal(Periods(hidden), why);

    [Theory]
    [InlineData("the year so far on both sides gives it away", "2026/27 Q1 10, 2026/27 Q2 s, 2026/27 Q3 5/30", "2026/27 Q3")]
    [InlineData("the year so far on one side does not", "2026/27 Q1 10, 2026/27 Q2 s, 2026/27 Q3 /30", "")]
    [InlineData("nor does it before", "2026/27 Q1 10/10, 2026/27 Q2 s, 2026/27 Q3 5", "")]
    public void Years_so_far_beside_the_values_never_give_a_suppressed_one_away(string why, string entered, string hidden) =>
        Hidden(Counts, entered).Should().Equal(Periods(hidden), why);

    [Theory]
    [InlineData("it lies between two years so far, with another period", "2026/27 Q1 10, 2026/27 Q2 s, 2026/27 Q3 30, 2026/27 Q4 40", "")]
    [InlineData("the year is the same figure under another name", "2026/27 Q3 30, 2026/27 Q4 s, 2026/27 44", "2026/27")]
    public void A_suppressed_year_so_far_hides_what_equals_it(string why, string entered, string hidden) =>
        Hidden(Counts with { Entry = EntryBasis.YearToDate }, entered).Should().Equal(Periods(hidden), why);

    [Theory]
    [InlineData("a snapshot's quarter is its last month", AggregationRule.Last, "2026-05 12, 2026-06 s, 2026/27 Q1 9", "2026/27 Q1")]
    [InlineData("and not an earlier one", AggregationRule.Last, "2026-05 s, 2026-06 9, 2026/27 Q1 9", "")]
    [InlineData("a mean is a sum", AggregationRule.Average, "2026-04 s, 2026-05 12, 2026-06 9, 2026/27 Q1 8", "2026-06")]
    [InlineData("the greatest figure may be the suppressed one", AggregationRule.Maximum, "2026-04 s, 2026-05 12, 2026-06 9, 2026/27 Q1 14", "2026/27 Q1")]
    [InlineData("a suppressed greatest figure is one of its parts", AggregationRule.Maximum, "2026-04 3, 2026-05 12, 2026-06 9, 2026/27 Q1 s", "2026-05")]
    [InlineData("months that make no quarter say nothing of it", AggregationRule.None, "2026-04 s, 2026-05 12, 2026-06 9, 2026/27 Q1 24", "")]
    public void How_months_make_a_quarter_decides_what_could_be_worked_out(string why, AggregationRule rule, string entered, string hidden) =>
        Hidden(Months with { QuarterRule = rule }, entered).Should().Equal(Periods(hidden), why);

    [Fact]
    public void Across_measures_the_smallest_other_part_of_a_total_that_is_shown_is_hidden()
    {
        SuppressionMeasure whole = Of(1, "2026/27 Q1 30, 2026/27 Q2 31", 2, 3, 4);
        SuppressionMeasure[] family = [whole, Of(2, "2026/27 Q1 s, 2026/27 Q2 12"), Of(3, "2026/27 Q1 7, 2026/27 Q2 9"), Of(4, "2026/27 Q1 20, 2026/27 Q2 10")];

        SuppressionRule.Secondary(family).Should().Equal((3, Period.Parse("2026/27 Q1")));
    }

    [Fact]
    public void A_total_that_is_made_from_its_parts_is_suppressed_with_them_and_hides_no_other()
    {
        SuppressionMeasure[] family = [Of(1, "", 2, 3), Of(2, "2026/27 Q1 s"), Of(3, "2026/27 Q1 7")];

        SuppressionRule.Secondary(family).Should().BeEmpty();
        IReadOnlyDictionary<int, IReadOnlyList<EnteredFigure>> shown = SuppressionRule.Apply(family);
        EnteredFigure made = SumOfParts.Make(Counts, shown[1], [new PartFigures("A", Counts, shown[2]), new PartFigures("B", Counts, shown[3])]).Should().ContainSingle().Subject;
        (made.Value, made.Reason, made.Suppression).Should().Be((null, ReasonForNoValue.Suppressed, SuppressionCause.Part));
    }

    [Fact]
    public void Totals_over_measures_and_over_periods_are_looked_at_together()
    {
        // With years of both parts and every quarter's total shown, one hidden figure in a row and a column is not enough.
        SuppressionMeasure[] family =
        [
            Of(1, "2026/27 Q1 30, 2026/27 Q2 31, 2026/27 Q3 32, 2026/27 Q4 33, 2026/27 126", 2, 3),
            Of(2, "2026/27 Q1 s, 2026/27 Q2 12, 2026/27 Q3 13, 2026/27 Q4 14, 2026/27 41"),
            Of(3, "2026/27 Q1 28, 2026/27 Q2 19, 2026/27 Q3 19, 2026/27 Q4 19, 2026/27 85"),
        ];

        IReadOnlyCollection<(int Measure, Period Period)> hidden = SuppressionRule.Secondary(family);

        hidden.Select(h => $"{h.Measure} {h.Period.Label}").Should().BeEquivalentTo("2 Q2 2026/27", "3 Q1 2026/27", "3 Q2 2026/27");
    }

    [Fact]
    public void A_part_of_a_part_is_found_too()
    {
        SuppressionMeasure[] family = [Of(1, "2026/27 Q1 30", 2, 3), Of(2, "", 4, 5), Of(3, "2026/27 Q1 20"), Of(4, "2026/27 Q1 s"), Of(5, "2026/27 Q1 8")];

        SuppressionRule.Secondary(family).Should().Equal((5, Period.Parse("2026/27 Q1")));
    }

    [Fact]
    public void Nothing_of_a_hidden_figure_is_left()
    {
        EnteredFigure hidden = SuppressionRule.Apply([new SuppressionMeasure(1, Months, [.. Figures("2026-04 s, 2026-05 12, 2026-06 9, 2026/27 Q1 24").Select(f => f with { Numerator = f.Value, Denominator = f.Value, Forecast = f.Value })], [])])[1]
            .Single(f => f.Suppression == SuppressionCause.Protects);

        hidden.Should().Be(new EnteredFigure(Period.Parse("2026-06")) { Reason = ReasonForNoValue.Suppressed, Suppression = SuppressionCause.Protects });
    }

    [Fact]
    public void Trends_means_and_years_so_far_never_use_a_suppressed_figure_and_say_why()
    {
        IReadOnlyList<EnteredFigure> figures = SuppressionRule.Apply([new SuppressionMeasure(1, Counts, Figures("2025/26 Q3 20, 2025/26 Q4 22, 2026/27 Q1 s, 2026/27 Q2 24"), [])])[1];
        ReportedSeries reported = ReportedSeries.Of(Counts, figures);
        Period q2 = Period.Parse("2026/27 Q2");
        var trends = new TrendRule(Counts, reported.UpTo(q2), [], null);

        trends.ShortTrend().Explanation.Should().Be("Not comparable: Q1 2026/27 is suppressed.");
        trends.LongTrend().Explanation.Should().Contain("against 21, the average of the 2 of 4 earlier quarters held (Q4 2025/26, Q3 2025/26); Q1 2026/27 is suppressed");
        SeriesPoint soFar = reported.YearSoFar(q2)!;
        (soFar.Value, soFar.MissingLabel, soFar.SuppressionRemark).Should().Be((null, "Suppressed", "a part is suppressed"));
        reported.ExplainYearSoFar(q2).Should().Be("No figure for the year so far at Q2 2026/27: Q1 2026/27 is suppressed.");
    }

    [Fact]
    public void A_partial_quarter_does_not_pass_for_one_whose_month_is_suppressed()
    {
        MeasureRules rules = Months with { Partial = PartialPeriods.Shown };
        SeriesPoint quarter = ReportedSeries.Of(rules, Figures("2026-04 s, 2026-05 12")).InPeriod(Period.Parse("2026/27 Q1"));

        (quarter.Value, quarter.IsSuppressed, quarter.IsPartial).Should().Be((null, true, false));
    }

    private static Period[] Hidden(MeasureRules rules, string entered) =>
        [.. SuppressionRule.Secondary([new SuppressionMeasure(1, rules, Figures(entered), [])]).Select(h => h.Period)];

    private static SuppressionMeasure Of(int id, string entered, params int[] parts) => new(id, Counts, Figures(entered), parts);

    private static Period[] Periods(string tokens) => [.. tokens.Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(Period.Parse)];

    // "2026/27 Q1 10/25" is 10 with 25 for the year so far.
    private static EnteredFigure[] Figures(string entered) =>
    [
        .. entered.Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(text =>
        {
            int space = text.LastIndexOf(' ');
            string figure = text[(space + 1)..];
            var row = new EnteredFigure(Period.Parse(text[..space]));
            if (figure == "s") return row with { Reason = ReasonForNoValue.Suppressed };
            string[] both = figure.Split('/');
            return row with { Value = both[0].Length == 0 ? null : Number(both[0]), YearToDate = both.Length > 1 ? Number(both[1]) : null };
        }),
    ];

    private static decimal Number(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
