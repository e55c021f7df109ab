using FluentAssertions;
using PerformanceManagement.Core.Periods;
using Xunit;

namespace PerformanceManagement.Core.Tests.Periods;

public sealed class PeriodTests
{
    [Theory]
    [InlineData("2017/18", "2017-04-01", "2018-03-31", "2017/18", "2017-18")]
    [InlineData("2017/18 H1", "2017-04-01", "2017-09-30", "first half of 2017/18", "2017-18-H1")]
    [InlineData("2017/18 H2", "2017-10-01", "2018-03-31", "second half of 2017/18", "2017-18-H2")]
    [InlineData("2017/18 Q2", "2017-07-01", "2017-09-30", "Q2 2017/18", "2017-18-Q2")]
    [InlineData("2017/18 Q4", "2018-01-01", "2018-03-31", "Q4 2017/18", "2017-18-Q4")]
    [InlineData("2017-09", "2017-09-01", "2017-09-30", "September 2017", "2017-09")]
    [InlineData("2015", "2015-01-01", "2015-12-31", "2015", "2015")]
    [InlineData("AY2016/17", "2016-09-01", "2017-08-31", "academic year 2016/17", "AY2016-17")]
    [InlineData("AY2016/17 Q4", "2017-06-01", "2017-08-31", "Q4 of academic year 2016/17", "AY2016-17-Q4")]
    [InlineData("AY2016/17 T1", "2016-09-01", "2016-12-31", "autumn term of academic year 2016/17", "AY2016-17-T1")]
    [InlineData("AY2016/17 T3", "2017-05-01", "2017-08-31", "summer term of academic year 2016/17", "AY2016-17-T3")]
    [InlineData("2019/20 Q1", "2019-04-01", "2019-06-30", "Q1 2019/20", "2019-20-Q1")]
    [InlineData("1999/00", "1999-04-01", "2000-03-31", "1999/00", "1999-00")]
    public void A_token_says_which_days_it_covers(string token, string start, string end, string label, string url)
    {
        Period period = Period.Parse(token);

        period.Token.Should().Be(token);
        period.Start.ToString("yyyy-MM-dd", null).Should().Be(start);
        period.End.ToString("yyyy-MM-dd", null).Should().Be(end);
        period.Label.Should().Be(label);
        period.UrlToken.Should().Be(url);
        Period.Parse(period.UrlToken).Should().Be(period, "an address reads back as the same period");
    }

    [Theory]
    [InlineData("2017/18 Q2", "Q2 2017/18")]
    [InlineData("AY2016/17 Q4", "Q4 AY2016/17")]
    [InlineData("2017-08", "Aug 17")]
    [InlineData("2017/18", "2017/18")]
    public void A_short_label_writes_a_quarter_as_pages_do(string token, string label) => Period.Parse(token).ShortLabel.Should().Be(label);

    [Theory]
    [InlineData("2017/19", "the year after 2017 is 18")]
    [InlineData("2017/18 Q5", "quarters run from Q1 to Q4")]
    [InlineData("2017/18 Q0", "quarters run from Q1 to Q4")]
    [InlineData("2017/18 H3", "halves are H1 and H2")]
    [InlineData("2017/18 T1", "only an academic year has terms")]
    [InlineData("AY2016/17 H1", "only a financial year has halves")]
    [InlineData("AY2016/17 T4", "terms run from T1 to T3")]
    [InlineData("AY2016/18 Q1", "the year after 2016 is 17")]
    [InlineData("2017-13", "months run from 01 to 12")]
    [InlineData("2017-00", "months run from 01 to 12")]
    [InlineData("AY2017", "write the year as 2017/18")]
    [InlineData("1889/90", "years run from 1990 to 2089")]
    [InlineData("", "is not a period")]
    [InlineData("last September", "is not a period")]
    public void A_token_that_is_no_period_is_refused_with_its_reason(string token, string because)
    {
        Period.TryRead(token, out _, out string? problem).Should().BeFalse();
        problem.Should().StartWith("“" + token).And.Contain(because).And.EndWith(".");
    }

    [Fact]
    public void Periods_sort_by_their_end_and_then_the_finer_first()
    {
        Period[] periods = [.. new[] { "2017/18", "2017/18 Q4", "2018-03", "2017/18 Q1", "AY2016/17 Q4", "2017/18 H2" }.Select(t => Period.Parse(t)).Order()];

        periods.Select(p => p.Token).Should().Equal("2017/18 Q1", "AY2016/17 Q4", "2018-03", "2017/18 Q4", "2017/18 H2", "2017/18");
    }

    [Fact]
    public void Going_back_crosses_years_and_forward_returns()
    {
        var rng = new Random(20261122);
        for (int n = 0; n < 500; n++)
        {
            Period period = Period.FinancialQuarter(rng.Next(2000, 2040), rng.Next(1, 5));
            int count = rng.Next(0, 30);
            period.Back(count).Back(-count).Should().Be(period);
            period.Back(4).Should().Be(period.SameLastYear);
            period.Previous.End.AddDays(1).Should().Be(period.Start);
        }

        Period.Parse("2017/18 Q1").Previous.Should().Be(Period.Parse("2016/17 Q4"));
        Period.Parse("2017-01").Previous.Should().Be(Period.Parse("2016-12"));
        Period.Parse("AY2016/17 T1").Previous.Should().Be(Period.Parse("AY2015/16 T3"));
    }

    [Fact]
    public void The_parts_of_a_period_cover_it_without_a_gap()
    {
        foreach ((string whole, PeriodLength length, int count) in new[] { ("2017/18", PeriodLength.Quarter, 4), ("2017/18", PeriodLength.Month, 12), ("2017/18 Q3", PeriodLength.Month, 3), ("AY2016/17", PeriodLength.Term, 3), ("AY2016/17 Q2", PeriodLength.Month, 3), ("2015", PeriodLength.Month, 12) })
        {
            Period period = Period.Parse(whole);
            IReadOnlyList<Period> parts = period.Parts(length);

            parts.Should().HaveCount(count);
            parts[0].Start.Should().Be(period.Start);
            parts[^1].End.Should().Be(period.End);
            parts.Zip(parts.Skip(1)).Should().OnlyContain(pair => pair.First.End.AddDays(1) == pair.Second.Start);
            parts.Should().OnlyContain(part => period.Contains(part));
        }
    }

    [Fact]
    public void Every_day_falls_in_one_period_of_each_length_and_calendar()
    {
        for (var day = new DateOnly(2016, 1, 1); day < new DateOnly(2018, 12, 31); day = day.AddDays(1))
        {
            foreach ((PeriodLength length, PeriodCalendar calendar) in new[] { (PeriodLength.Month, PeriodCalendar.Calendar), (PeriodLength.Quarter, PeriodCalendar.Financial), (PeriodLength.Quarter, PeriodCalendar.Academic), (PeriodLength.Term, PeriodCalendar.Academic), (PeriodLength.HalfYear, PeriodCalendar.Financial), (PeriodLength.Year, PeriodCalendar.Financial), (PeriodLength.Year, PeriodCalendar.Academic), (PeriodLength.Year, PeriodCalendar.Calendar) })
            {
                Period period = Period.Containing(day, length, calendar);
                (period.Start <= day && day <= period.End).Should().BeTrue($"{day} is in {period}");
            }
        }
    }

    [Fact]
    public void There_is_no_period_that_its_calendar_lacks() =>
        FluentActions.Invoking(() => Period.Create(PeriodLength.Term, PeriodCalendar.Financial, 2017, 1)).Should().Throw<ArgumentOutOfRangeException>();
}
