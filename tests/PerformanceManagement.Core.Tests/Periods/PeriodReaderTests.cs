using FluentAssertions;
using PerformanceManagement.Core.Periods;
using Xunit;

namespace PerformanceManagement.Core.Tests.Periods;

/// <summary>Every way in which people write a period: read where it has one meaning for its measure, else told what is wrong and what is nearest.</summary>
public sealed class PeriodReaderTests
{
    [Theory]
    [InlineData("Q2 2017-18", "2017/18 Q2")]
    [InlineData("2017-18 Q2", "2017/18 Q2")]
    [InlineData("2017-18-Q2", "2017/18 Q2")]
    [InlineData("2017/2018 Q2", "2017/18 Q2")]
    [InlineData("2017-2018 q2", "2017/18 Q2")]
    [InlineData("FY2017/18 Q2", "2017/18 Q2")]
    [InlineData("FY17/18 Q2", "2017/18 Q2")]
    [InlineData("FY 17-18 Q2", "2017/18 Q2")]
    [InlineData("17/18 Q2", "2017/18 Q2")]
    [InlineData("11/12 Q2", "2011/12 Q2")]
    [InlineData("2017/18Q2", "2017/18 Q2")]
    [InlineData("2017/18, Q2", "2017/18 Q2")]
    [InlineData("2017/18 Quarter 2", "2017/18 Q2")]
    [InlineData("Quarter 2 2017/18", "2017/18 Q2")]
    [InlineData("Quarter two of 2017/18", "2017/18 Q2")]
    [InlineData("Qtr 2 17/18", "2017/18 Q2")]
    [InlineData("2nd quarter 2017/18", "2017/18 Q2")]
    [InlineData("Second quarter of the financial year 2017/18", "2017/18 Q2")]
    [InlineData("2017–18 Q2", "2017/18 Q2")]
    [InlineData("2017/18\u00A0Q2", "2017/18 Q2")]
    [InlineData("\u200B2017/18 Q2\u200B\uFEFF", "2017/18 Q2")]
    [InlineData("2017/18 Q2 (Jul-Sep)", "2017/18 Q2")]
    [InlineData("Q2 2017/18 (July to September 2017)", "2017/18 Q2")]
    [InlineData("2017/18 (Q2)", null)]
    [InlineData("Jul-Sep 2017", "2017/18 Q2")]
    [InlineData("July – September 2017", "2017/18 Q2")]
    [InlineData("Jul to Sep 17", "2017/18 Q2")]
    [InlineData("Jan-Mar 2018", "2017/18 Q4")]
    [InlineData("Jan-Mar 2017/18", "2017/18 Q4")]
    [InlineData("Apr-Sep 2017", "2017/18 H1")]
    [InlineData("Oct 2017 - Mar 2018", "2017/18 H2")]
    [InlineData("Apr 2017 to Mar 2018", "2017/18")]
    [InlineData("Jun-Aug 2017", "AY2016/17 Q4")]
    [InlineData("Sep-Dec 2016", "AY2016/17 T1")]
    [InlineData("Jan-Dec 2017", "2017")]
    [InlineData("2017-09-30", "2017/18 Q2")]
    [InlineData("30/09/2017", "2017/18 Q2")]
    [InlineData("30/9/17", "2017/18 Q2")]
    [InlineData("01/07/2017 00:00", "2017/18 Q2")]
    [InlineData("30 September 2017", "2017/18 Q2")]
    [InlineData("2010-11", "2010/11")]
    [InlineData("2012-13", "2012/13")]
    [InlineData("Sep-17", "2017-09")]
    [InlineData("Sept 2017", "2017-09")]
    [InlineData("September 2017", "2017-09")]
    [InlineData("2017 September", "2017-09")]
    [InlineData("09/2017", "2017-09")]
    [InlineData("2017", "2017")]
    [InlineData("AY2016-17", "AY2016/17")]
    [InlineData("2016/17 AY", "AY2016/17")]
    [InlineData("2016/17 (academic year)", "AY2016/17")]
    [InlineData("academic year 2016/17 Q4", "AY2016/17 Q4")]
    [InlineData("Autumn term 2016/17 academic year", "AY2016/17 T1")]
    [InlineData("1st half 2017/18", "2017/18 H1")]
    [InlineData("’2017/18 Q2", "2017/18 Q2")]
    [InlineData("=\"2017/18 Q2\"", "2017/18 Q2")]
    public void A_quarterly_measure_reads_what_has_one_meaning(string text, string? token)
    {
        bool isRead = Period.TryRead(text, PeriodUse.ReportingQuarter, out Period period, out string? problem);
        if (token is null)
        {
            // Brackets hold the same period again, or its months: a year alone does not say the quarter.
            isRead.Should().BeFalse();
            problem.Should().StartWith("“" + text + "” says two things");
            return;
        }

        isRead.Should().BeTrue(problem);
        period.Token.Should().Be(token);
    }

    [Theory]
    [InlineData(Frequency.Month, PeriodCalendar.Financial, "Sep-17", "2017-09")]
    [InlineData(Frequency.Month, PeriodCalendar.Financial, "Dec-11", "2011-12")]
    [InlineData(Frequency.Month, PeriodCalendar.Financial, "2010-11", "2010-11")]
    [InlineData(Frequency.Month, PeriodCalendar.Financial, "2017-18", "2017/18")]
    [InlineData(Frequency.Month, PeriodCalendar.Financial, "01/09/2017 00:00", "2017-09")]
    [InlineData(Frequency.Month, PeriodCalendar.Financial, "30/09/2017", "2017-09")]
    [InlineData(Frequency.Month, PeriodCalendar.Financial, "01-Sep-17", "2017-09")]
    [InlineData(Frequency.Survey, PeriodCalendar.Financial, "14/09/2017", "2017-09")]
    [InlineData(Frequency.Year, PeriodCalendar.Financial, "2008-09", "2008/09")]
    [InlineData(Frequency.Year, PeriodCalendar.Financial, "2009-10", "2009/10")]
    [InlineData(Frequency.Year, PeriodCalendar.Financial, "2010-11", "2010/11")]
    [InlineData(Frequency.Year, PeriodCalendar.Financial, "2012-13", "2012/13")]
    [InlineData(Frequency.Year, PeriodCalendar.Financial, "1999-00", "1999/00")]
    [InlineData(Frequency.Year, PeriodCalendar.Financial, "11/12", "2011/12")]
    [InlineData(Frequency.Year, PeriodCalendar.Financial, "31/03/2018", "2017/18")]
    [InlineData(Frequency.Year, PeriodCalendar.Academic, "31/08/2017", "AY2016/17")]
    [InlineData(Frequency.Term, PeriodCalendar.Academic, "31 December 2016", "AY2016/17 T1")]
    [InlineData(Frequency.HalfYear, PeriodCalendar.Financial, "2010-11", "2010/11")]
    [InlineData(Frequency.HalfYear, PeriodCalendar.Financial, "half 2 17/18", "2017/18 H2")]
    public void The_measure_says_which_of_two_meanings_is_meant(Frequency frequency, PeriodCalendar calendar, string text, string token)
    {
        Period.TryRead(text, new PeriodUse(frequency, calendar), out Period period, out string? problem).Should().BeTrue(problem);
        period.Token.Should().Be(token);
    }

    [Theory]
    [InlineData(Frequency.Year, "Dec-11", "“Dec-11” is what Excel makes of 2011/12: Excel changed it. To stop that, format the column as text before you type or paste. Or write FY2011/12, which Excel leaves alone.")]
    [InlineData(Frequency.Quarter, "Dec-11", "“Dec-11” is what Excel makes of 2011/12: Excel changed it. To stop that, format the column as text before you type or paste. Or write FY2011/12, which Excel leaves alone.")]
    [InlineData(Frequency.Quarter, "43000", "“43000” is a day as Excel counts them, 22 September 2017: Excel changed it. To stop that, format the column as text before you type or paste. Then write the period, as in Q2 2017/18.")]
    [InlineData(Frequency.Quarter, "01/09/2017 00:00", "“01/09/2017 00:00” is a day in Q2 2017/18, neither its first nor its last: write Q2 2017/18.")]
    [InlineData(Frequency.Month, "14/09/2017", "“14/09/2017” is a day in September 2017, neither its first nor its last: write 2017-09.")]
    [InlineData(Frequency.Quarter, "Q2", "“Q2” does not say which year: write the year as well, as in Q2 2017/18.")]
    [InlineData(Frequency.Quarter, "2017/19 Q2", "“2017/19 Q2” is not a period: the year after 2017 is 18, so write Q2 2017/18.")]
    [InlineData(Frequency.Quarter, "2017/09", "“2017/09” is not a period: write 2017-09 for September 2017, or 2017/18 for the year.")]
    [InlineData(Frequency.Quarter, "09/17", "“09/17” is not a period that can be read safely: write September 2017 for the month, or both years of a financial year as in 2017/18.")]
    [InlineData(Frequency.Quarter, "11/12", "“11/12” could be 2011/12, December of some year or a day: write 2011/12 for the year.")]
    [InlineData(Frequency.Quarter, "FY2017", "“FY2017” could be 2016/17 or 2017/18: write both years, as in 2017/18.")]
    [InlineData(Frequency.Quarter, "2017 Q2", "“2017 Q2” is not a period: write the year as 2017/18.")]
    [InlineData(Frequency.Quarter, "2017/18 Q2 (Apr-Jun)", "“2017/18 Q2 (Apr-Jun)” says two things: Q2 2017/18 runs from 1 July 2017 to 30 September 2017. Write Q2 2017/18 alone.")]
    [InlineData(Frequency.Quarter, "2017/18 Q2 (provisional)", "“2017/18 Q2 (provisional)” says two things: Q2 2017/18 runs from 1 July 2017 to 30 September 2017. Write Q2 2017/18 alone.")]
    [InlineData(Frequency.Quarter, "Dec-Feb 2017", "“Dec-Feb 2017” does not say which year each month is in: write it like Jan 2018 to Mar 2018, or Q4 2017/18.")]
    [InlineData(Frequency.Quarter, "Feb-Mar 2017", "“Feb-Mar 2017” is not a quarter, term, half or year of any calendar: write a period like Q2 2017/18 or 2017-09.")]
    [InlineData(Frequency.Quarter, "last quarter", "“last quarter” is not a period. Write it like 2017/18, Q2 2017/18, 2017/18 H1, 2017-09, 2015, AY2016/17, Q4 AY2016/17 or AY2016/17 T1.")]
    [InlineData(Frequency.Quarter, "2017/18 2018/19", "“2017/18 2018/19” is not a period. Write it like 2017/18, Q2 2017/18, 2017/18 H1, 2017-09, 2015, AY2016/17, Q4 AY2016/17 or AY2016/17 T1.")]
    [InlineData(Frequency.Quarter, "12/10/1850", "“12/10/1850” is not a period this system holds: years run from 1990 to 2089.")]
    public void What_has_no_one_meaning_is_refused_with_the_nearest(Frequency frequency, string text, string sentence)
    {
        Period.TryRead(text, new PeriodUse(frequency, PeriodCalendar.Financial), out _, out string? problem).Should().BeFalse();
        problem.Should().Be(sentence);
    }

    /// <summary>Whatever the product prints of a period can be typed back, for the measures that have such a period.</summary>
    [Fact]
    public void Every_label_and_token_of_every_period_reads_back()
    {
        int read = 0;
        foreach ((Frequency frequency, PeriodCalendar calendar) in new[]
        {
            (Frequency.Month, PeriodCalendar.Financial), (Frequency.Survey, PeriodCalendar.Financial), (Frequency.Quarter, PeriodCalendar.Financial), (Frequency.Quarter, PeriodCalendar.Academic),
            (Frequency.Term, PeriodCalendar.Academic), (Frequency.HalfYear, PeriodCalendar.Financial), (Frequency.Year, PeriodCalendar.Financial), (Frequency.Year, PeriodCalendar.Academic), (Frequency.Year, PeriodCalendar.Calendar),
        })
        {
            var use = new PeriodUse(frequency, calendar);
            for (var period = Period.Containing(new DateOnly(1991, 9, 1), use.Length, calendar); period.Year < Period.LatestYear; period = period.Next)
            {
                foreach (string text in new[] { period.Token, period.UrlToken, period.Label, period.ShortLabel, period.Label.ToUpperInvariant() })
                {
                    Period.TryRead(text, use, out Period back, out string? problem).Should().BeTrue($"{text} of {period}: {problem}");
                    back.Should().Be(period, $"{text} was printed");
                    read++;
                }

                Period.Parse(period.Token).Should().Be(period, "the database holds tokens");
                Period.Parse(period.UrlToken).Should().Be(period, "an address has no measure to tell by");
            }
        }

        read.Should().BeGreaterThan(10_000);
    }

    [Fact]
    public void A_year_in_an_address_is_never_a_month()
    {
        Period.FinancialYear(2010).UrlToken.Should().Be("FY2010-11");
        Period.FinancialYear(2017).UrlToken.Should().Be("2017-18");
        Period.Month(2010, 11).UrlToken.Should().Be("2010-11");
    }
}
