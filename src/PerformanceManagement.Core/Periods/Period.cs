using System.Globalization;

namespace PerformanceManagement.Core.Periods;

/// <summary>
/// A month, quarter, term, half or year of a calendar: the thing a value or a target belongs to.
/// Immutable, compared by its end and then by its length, so that a list of periods sorts in time.
/// Source: field guide, section 2.
/// </summary>
public readonly partial record struct Period : IComparable<Period>
{
    /// <summary>The first year a period may start in; earlier figures are not performance data.</summary>
    public const int EarliestYear = 1990;

    /// <summary>The last year a period may start in.</summary>
    public const int LatestYear = 2089;

    private Period(PeriodLength length, PeriodCalendar calendar, int year, int number)
    {
        Length = length;
        Calendar = calendar;
        Year = year;
        Number = number;
    }

    /// <summary>Month, quarter, term, half or year.</summary>
    public PeriodLength Length { get; }

    /// <summary>The calendar; always <see cref="PeriodCalendar.Calendar"/> for a month.</summary>
    public PeriodCalendar Calendar { get; }

    /// <summary>The calendar year in which the period's year starts: 2017 for <c>2017/18 Q4</c>.</summary>
    public int Year { get; }

    /// <summary>1 to 12 for a month, 1 to 4 for a quarter, 1 to 3 for a term, 1 or 2 for a half, 1 for a year.</summary>
    public int Number { get; }

    /// <summary>A calendar month, <paramref name="month"/> from 1 to 12.</summary>
    public static Period Month(int year, int month) => Create(PeriodLength.Month, PeriodCalendar.Calendar, year, month);

    /// <summary>A quarter of the financial year that starts in April of <paramref name="startYear"/>.</summary>
    public static Period FinancialQuarter(int startYear, int quarter) => Create(PeriodLength.Quarter, PeriodCalendar.Financial, startYear, quarter);

    /// <summary>The financial year that starts in April of <paramref name="startYear"/>.</summary>
    public static Period FinancialYear(int startYear) => Create(PeriodLength.Year, PeriodCalendar.Financial, startYear, 1);

    /// <summary>Any period.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such period, for instance a fifth quarter or a half of an academic year.</exception>
    public static Period Create(PeriodLength length, PeriodCalendar calendar, int year, int number)
    {
        if (length == PeriodLength.Month) calendar = PeriodCalendar.Calendar;
        if (!Exists(length, calendar, year, number))
            throw new ArgumentOutOfRangeException(nameof(number), $"There is no {calendar} {length} {number} of {year}.");
        return new Period(length, calendar, year, number);
    }

    /// <summary>The period of a length and calendar in which a day falls.</summary>
    public static Period Containing(DateOnly day, PeriodLength length, PeriodCalendar calendar)
    {
        if (length == PeriodLength.Month) return Month(day.Year, day.Month);
        int first = FirstMonth(calendar);
        int monthsIn = (day.Month - first + 12) % 12;
        int year = day.Month >= first ? day.Year : day.Year - 1;
        return Create(length, calendar, year, (monthsIn / MonthsIn(length)) + 1);
    }

    /// <summary>Whether a report can be of this period: a quarter of the financial year (field guide, section 2).</summary>
    public bool IsReportingQuarter => Length == PeriodLength.Quarter && Calendar == PeriodCalendar.Financial;

    /// <summary>The first day of the period.</summary>
    public DateOnly Start => new DateOnly(Year, 1, 1).AddMonths(StartMonthIndex);

    /// <summary>The last day of the period.</summary>
    public DateOnly End => Start.AddMonths(MonthsIn(Length)).AddDays(-1);

    /// <summary>The period of the same length before this one.</summary>
    public Period Previous => Back(1);

    /// <summary>The period of the same length after this one.</summary>
    public Period Next => Back(-1);

    /// <summary>The period of the same length one year earlier.</summary>
    public Period SameLastYear => new(Length, Calendar, Year - 1, Number);

    /// <summary>The year, of this period's calendar, in which it falls. A month falls in a year of <paramref name="calendar"/>.</summary>
    public Period YearOf(PeriodCalendar calendar) => Containing(Start, PeriodLength.Year, Length == PeriodLength.Month ? calendar : Calendar);

    /// <summary>The period <paramref name="count"/> periods of the same length earlier (later when negative).</summary>
    public Period Back(int count)
    {
        int perYear = 12 / MonthsIn(Length);
        int index = (Year * perYear) + Number - 1 - count;
        return new Period(Length, Calendar, Math.DivRem(index, perYear, out int rest), rest + 1);
    }

    /// <summary>Whether <paramref name="other"/> lies wholly inside this period.</summary>
    public bool Contains(Period other) => other.Start >= Start && other.End <= End;

    /// <summary>The periods of a shorter length inside this one, in order: the three months of a quarter, the four quarters of a year.</summary>
    /// <exception cref="ArgumentException">The length is not shorter, or the calendar has no such periods.</exception>
    public IReadOnlyList<Period> Parts(PeriodLength length)
    {
        if (MonthsIn(length) >= MonthsIn(Length))
            throw new ArgumentException($"A {length} is not a part of a {Length}.", nameof(length));
        var parts = new List<Period>();
        for (Period part = Containing(Start, length, Calendar); part.End <= End; part = part.Next)
            parts.Add(part);
        return parts;
    }

    /// <inheritdoc />
    public int CompareTo(Period other)
    {
        int byEnd = End.CompareTo(other.End);
        if (byEnd != 0) return byEnd;
        int byLength = Length.CompareTo(other.Length);
        return byLength != 0 ? byLength : Calendar.CompareTo(other.Calendar);
    }

    /// <summary>Earlier than.</summary>
    public static bool operator <(Period left, Period right) => left.CompareTo(right) < 0;

    /// <summary>Earlier than, or the same.</summary>
    public static bool operator <=(Period left, Period right) => left.CompareTo(right) <= 0;

    /// <summary>Later than.</summary>
    public static bool operator >(Period left, Period right) => left.CompareTo(right) > 0;

    /// <summary>Later than, or the same.</summary>
    public static bool operator >=(Period left, Period right) => left.CompareTo(right) >= 0;

    /// <summary>How many months a period of this length has.</summary>
    public static int MonthsIn(PeriodLength length) => length switch
    {
        PeriodLength.Month => 1,
        PeriodLength.Quarter => 3,
        PeriodLength.Term => 4,
        PeriodLength.HalfYear => 6,
        PeriodLength.Year => 12,
        _ => throw new ArgumentOutOfRangeException(nameof(length), length, null),
    };

    private int StartMonthIndex => FirstMonth(Calendar) - 1 + ((Number - 1) * MonthsIn(Length));

    private static int FirstMonth(PeriodCalendar calendar) => calendar switch
    {
        PeriodCalendar.Financial => 4,
        PeriodCalendar.Academic => 9,
        PeriodCalendar.Calendar => 1,
        _ => throw new ArgumentOutOfRangeException(nameof(calendar), calendar, null),
    };

    /// <summary>Whether a calendar has periods of a length: only the academic year has terms, only the financial one halves.</summary>
    internal static bool Has(PeriodLength length, PeriodCalendar calendar) => length switch
    {
        PeriodLength.Month => calendar == PeriodCalendar.Calendar,
        PeriodLength.Quarter => calendar != PeriodCalendar.Calendar,
        PeriodLength.Term => calendar == PeriodCalendar.Academic,
        PeriodLength.HalfYear => calendar == PeriodCalendar.Financial,
        PeriodLength.Year => true,
        _ => false,
    };

    private static bool Exists(PeriodLength length, PeriodCalendar calendar, int year, int number) =>
        Has(length, calendar) && year is >= EarliestYear and <= LatestYear && number >= 1 && number <= 12 / MonthsIn(length);

    private static string YearText(int year) => string.Create(CultureInfo.InvariantCulture, $"{year:0000}/{(year + 1) % 100:00}");
}
