using FluentAssertions;
using PerformanceManagement.Core.Charts;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Ratings.Series;
using Xunit;

namespace PerformanceManagement.Core.Tests.Charts;

public sealed class MeasureCourseTests
{
    private static readonly MeasureRules Monthly = new("households", 0, GoodDirection.Lower) { Frequency = Frequency.Month, QuarterRule = AggregationRule.Sum, YearRule = AggregationRule.Sum };

    [Fact]
    public void Months_make_quarters_and_years_where_the_rules_say_so()
    {
        MeasureCourse course = Course(Monthly, Months(2010, 84), Period.FinancialQuarter(2016, 4));

        (course.Reported, string.Join(' ', course.Offered)).Should().Be((CourseFrequency.Quarters, "Taken Quarters Years"));
        course.Offered.Select(course.NameOf).Should().Equal("months", "quarters", "years");
        course.Points(CourseFrequency.Years, CourseRange.All).Select(p => (p.Point.Period.Label, p.Point.Value)).Should().StartWith(("2010/11", 12m)).And.HaveCount(7);
        course.Points(CourseFrequency.Quarters, CourseRange.TwoYears).Select(p => p.Point.Period.Label).Should().HaveCount(8).And.StartWith("Q1 2015/16");
        course.Points(CourseFrequency.Quarters, CourseRange.FiveYears).Should().HaveCount(20);
        course.Points(CourseFrequency.Taken, CourseRange.All).Should().HaveCount(84);
    }

    [Fact]
    public void A_year_that_is_not_over_is_no_figure_of_a_year() =>
        Course(Monthly, Months(2010, 18), Period.FinancialQuarter(2011, 2)).Points(CourseFrequency.Years, CourseRange.All).Select(p => p.Point.Period.Label).Should().Equal("2010/11");

    [Fact]
    public void Without_rules_there_is_only_what_is_taken()
    {
        MeasureRules rules = Monthly with { QuarterRule = AggregationRule.None, YearRule = AggregationRule.None };

        Course(rules, Months(2015, 24), Period.Month(2017, 3)).Offered.Should().Equal(CourseFrequency.Taken);
    }

    [Fact]
    public void Each_point_has_the_target_of_its_own_period_and_a_break_wherever_it_falls()
    {
        var course = new MeasureCourse(Monthly, ReportedSeries.Of(Monthly, Months(2015, 24)), Period.FinancialQuarter(2016, 4), [new TargetFigure(Period.FinancialYear(2016), 11), new TargetFigure(Period.FinancialQuarter(2016, 1), 3)], [Period.Month(2016, 5)]);

        course.Points(CourseFrequency.Years, CourseRange.All).Select(p => (p.Target?.Value, p.IsBreak)).Should().Equal((null, false), (11m, true));
        course.Points(CourseFrequency.Quarters, CourseRange.All).Where(p => p.Target is not null || p.IsBreak).Should().ContainSingle().Which.Target!.Value.Should().Be(3);
    }

    private static MeasureCourse Course(MeasureRules rules, IEnumerable<EnteredFigure> figures, Period until) => new(rules, ReportedSeries.Of(rules, figures), until, [], []);

    private static IEnumerable<EnteredFigure> Months(int year, int count) => Enumerable.Range(0, count).Select(i => new EnteredFigure(Period.Month(year, 4).Back(-i)) { Value = 1 });
}
