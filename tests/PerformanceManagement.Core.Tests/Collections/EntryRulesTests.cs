using FluentAssertions;
using PerformanceManagement.Core.Collections;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Results;
using PerformanceManagement.Core.Users;
using Xunit;

namespace PerformanceManagement.Core.Tests.Collections;

public sealed class EntryRulesTests
{
    private static readonly Period Quarter = Period.FinancialQuarter(2026, 2);

    [Theory]
    [InlineData(Frequency.Quarter, PeriodCalendar.Financial, 0, AggregationRule.None, "2026/27 Q2")]
    [InlineData(Frequency.Quarter, PeriodCalendar.Financial, 1, AggregationRule.None, "2026/27 Q1")]
    [InlineData(Frequency.Quarter, PeriodCalendar.Academic, 0, AggregationRule.None, "AY2025/26 Q4")]
    [InlineData(Frequency.Month, PeriodCalendar.Financial, 0, AggregationRule.Sum, "2026-07 2026-08 2026-09")]
    [InlineData(Frequency.Month, PeriodCalendar.Financial, 0, AggregationRule.None, "2026-07 2026-08 2026-09")]
    [InlineData(Frequency.Month, PeriodCalendar.Financial, 1, AggregationRule.None, "2026-06 2026-07 2026-08")]
    [InlineData(Frequency.Month, PeriodCalendar.Financial, 1, AggregationRule.Sum, "2026-04 2026-05 2026-06")]
    [InlineData(Frequency.Survey, PeriodCalendar.Financial, 0, AggregationRule.None, "2026-07 2026-08 2026-09")]
    [InlineData(Frequency.Term, PeriodCalendar.Academic, 0, AggregationRule.None, "AY2025/26 T3")]
    [InlineData(Frequency.HalfYear, PeriodCalendar.Financial, 0, AggregationRule.None, "2026/27 H1")]
    [InlineData(Frequency.Year, PeriodCalendar.Financial, 0, AggregationRule.None, "2025/26")]
    [InlineData(Frequency.Year, PeriodCalendar.Academic, 0, AggregationRule.None, "AY2025/26")]
    [InlineData(Frequency.Year, PeriodCalendar.Calendar, 0, AggregationRule.None, "2025")]
    public void A_quarter_asks_for_what_it_will_report(Frequency frequency, PeriodCalendar calendar, int arrears, AggregationRule quarterRule, string periods)
    {
        MeasureRules rules = Rules(frequency, calendar, arrears) with { QuarterRule = quarterRule };

        string.Join(' ', EntryRules.PeriodsIn(Quarter, rules).Select(p => p.Token)).Should().Be(periods);
    }

    [Theory]
    [InlineData("2026/27 Q2", Frequency.Quarter, 0, "2026/27 Q2")]
    [InlineData("2026/27 Q1", Frequency.Quarter, 1, "2026/27 Q2")]
    [InlineData("2026-08", Frequency.Month, 0, "2026/27 Q2")]
    [InlineData("2026-06", Frequency.Month, 1, "2026/27 Q2")]
    [InlineData("2026-08", Frequency.Survey, 0, "2026/27 Q2")]
    [InlineData("2025/26", Frequency.Year, 0, "2025/26 Q4")]
    [InlineData("AY2025/26", Frequency.Year, 0, "2026/27 Q2")]
    public void A_figure_is_fixed_with_the_quarter_that_first_reports_it(string period, Frequency frequency, int arrears, string quarter)
    {
        EntryRules.QuarterOf(Period.Parse(period), Rules(frequency, PeriodCalendar.Financial, arrears)).Token.Should().Be(quarter);
    }

    [Fact]
    public void An_open_quarter_asks_before_a_signed_off_one_and_the_latest_first()
    {
        MeasureRules annual = Rules(Frequency.Year, PeriodCalendar.Financial, 0);
        Period year = Period.FinancialYear(2025);
        Collection q1 = Of(1, CollectionState.Open), q2 = Of(2, CollectionState.Open), q3 = Of(3, CollectionState.SignedOff);

        EntryRules.Asking(year, annual, [q1, q2, q3]).Should().BeSameAs(q2);
        EntryRules.Asking(year, annual, [q3]).Should().BeSameAs(q3);
        EntryRules.Asking(Period.FinancialYear(2024), annual, [q1, q2, q3]).Should().BeNull();
    }

    [Fact]
    public void An_earlier_quarter_that_is_still_open_takes_its_values_beside_the_present_one()
    {
        Collection[] collections = [Of(1, CollectionState.Open), Of(2, CollectionState.Open)];

        var measure = new Measure { Code = "HOU 01", Title = "A measure", Unit = "households", Frequency = Frequency.Quarter };
        Actor officer = new(1, "Officer", [Roles.PerformanceOfficer]);
        new ResultPlace(measure, Period.FinancialQuarter(2026, 1), true, new CollectedQuarters(collections)).Lock(WayIn.Form, officer).Because.Should().BeNull();
        new ResultPlace(measure, Period.FinancialQuarter(2026, 2), false, new CollectedQuarters(collections)).Lock(WayIn.Form, officer).Because.Should().BeNull();
    }

    private static Collection Of(int quarter, CollectionState state)
    {
        Period period = Period.FinancialQuarter(2026, quarter);
        return new Collection { Period = period, PeriodEnd = period.End, State = state };
    }

    private static MeasureRules Rules(Frequency frequency, PeriodCalendar calendar, int arrears) =>
        new("%", 1, GoodDirection.Higher) { Frequency = frequency, Calendar = calendar, Arrears = arrears };
}
