using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;

namespace PerformanceManagement.Core.Periods;

/// <content>How a period is written and read: tokens in files and addresses, labels for people.</content>
public readonly partial record struct Period : IParsable<Period>
{
    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>
    /// The token used in files, the database and JSON: <c>2017/18</c>, <c>2017/18 H1</c>, <c>2017/18 Q2</c>, <c>2017-09</c>,
    /// <c>2015</c>, <c>AY2016/17</c>, <c>AY2016/17 Q4</c>, <c>AY2016/17 T1</c>.
    /// </summary>
    public string Token
    {
        get
        {
            if (Length == PeriodLength.Month) return string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-{Number:00}");
            string year = Calendar switch
            {
                PeriodCalendar.Calendar => Year.ToString("0000", CultureInfo.InvariantCulture),
                PeriodCalendar.Academic => "AY" + YearText(Year),
                _ => YearText(Year),
            };
            return Length switch
            {
                PeriodLength.Quarter => $"{year} Q{Number}",
                PeriodLength.Term => $"{year} T{Number}",
                PeriodLength.HalfYear => $"{year} H{Number}",
                _ => year,
            };
        }
    }

    /// <summary>
    /// The token in an address, with <c>-</c> for <c>/</c> and for the space: <c>2017-18-Q2</c>. A year that would read as a month has
    /// <c>FY</c> before it: <c>FY2010-11</c>.
    /// </summary>
    public string UrlToken => (Length == PeriodLength.Year && Calendar == PeriodCalendar.Financial && (Year + 1) % 100 is >= 1 and <= 12 ? "FY" : "") + Token.Replace('/', '-').Replace(' ', '-');

    /// <summary>How people write it: "Q2 2017/18", "Q4 of academic year 2016/17", "September 2017", "2015/16".</summary>
    public string Label => (Length, Calendar) switch
    {
        (PeriodLength.Month, _) => Start.ToString("MMMM yyyy", British),
        (PeriodLength.Year, PeriodCalendar.Calendar) => Year.ToString("0000", CultureInfo.InvariantCulture),
        (PeriodLength.Year, PeriodCalendar.Academic) => $"academic year {YearText(Year)}",
        (PeriodLength.Year, _) => YearText(Year),
        (PeriodLength.Quarter, PeriodCalendar.Academic) => $"Q{Number} of academic year {YearText(Year)}",
        (PeriodLength.Quarter, _) => $"Q{Number} {YearText(Year)}",
        (PeriodLength.Term, _) => $"{(Number switch { 1 => "autumn", 2 => "spring", _ => "summer" })} term of academic year {YearText(Year)}",
        _ => $"{(Number == 1 ? "first" : "second")} half of {YearText(Year)}",
    };

    /// <summary>A short label for a chart axis or a narrow column: "Aug 17", "AY T1 16/17". A quarter is written as everywhere, "Q2 2017/18", one of the academic year "Q4 AY2016/17".</summary>
    public string ShortLabel
    {
        get
        {
            string year = YearText(Year)[2..];
            return (Length, Calendar) switch
            {
                (PeriodLength.Month, _) => Start.ToString("MMM yy", British),
                (PeriodLength.Year, PeriodCalendar.Calendar) => Label,
                (PeriodLength.Year, PeriodCalendar.Academic) => $"AY {year}",
                (PeriodLength.Year, _) => YearText(Year),
                (PeriodLength.Quarter, PeriodCalendar.Academic) => $"Q{Number} AY{YearText(Year)}",
                (PeriodLength.Quarter, _) => Label,
                (PeriodLength.Term, _) => $"AY T{Number} {year}",
                _ => $"H{Number} {year}",
            };
        }
    }

    /// <summary>How a sentence asks for it to be typed: the token, but a quarter as pages write it.</summary>
    internal string ToType => Length == PeriodLength.Quarter ? ShortLabel : Token;

    /// <summary>The token.</summary>
    public override string ToString() => Token;

    /// <summary>Reads a token, its form in an address, or any other spelling. Tokens are the same in every culture.</summary>
    /// <exception cref="FormatException">The text is no period; the message is a sentence for a person.</exception>
    public static Period Parse(string s) =>
        TryRead(s, out Period period, out string? problem) ? period : throw new FormatException(problem);

    static Period IParsable<Period>.Parse(string s, IFormatProvider? provider) => Parse(s);

    /// <summary>Reads a token, its form in an address, or any other spelling.</summary>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Period result) =>
        TryRead(s, out result, out _);

    /// <summary>Reads a period as people write it, and says in a plain sentence why it cannot: see <see cref="PeriodReader"/>.</summary>
    /// <remarks>Without a measure to tell by, <c>2009-10</c> is the token of October 2009; a financial year has <c>FY</c> before it in such an address.</remarks>
    public static bool TryRead(string? text, out Period period, [NotNullWhen(false)] out string? problem) => TryRead(text, null, out period, out problem);

    /// <summary>Reads a period that is meant for something, which tells apart what could be two periods.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="use">How often the measure is taken, or null when that is not known.</param>
    /// <param name="period">The period.</param>
    /// <param name="problem">A sentence for the person who typed it; null when it can be read.</param>
    public static bool TryRead(string? text, PeriodUse? use, out Period period, [NotNullWhen(false)] out string? problem)
    {
        // Most are tokens, and a pack has hundreds of thousands of them.
        Match match = TokenPattern().Match(text ?? "");
        if (match.Success && OfToken(match) is { } known)
        {
            (period, problem) = (known, null);
            return true;
        }

        return PeriodReader.TryRead(text, use, out period, out problem);
    }

    // Null for what could be something else, such as 2010-11, and for what is no period: the reader says why.
    private static Period? OfToken(Match match)
    {
        int year = int.Parse(match.Groups["year"].ValueSpan, CultureInfo.InvariantCulture);
        int second = int.Parse(match.Groups["second"].ValueSpan, CultureInfo.InvariantCulture);
        if (second != (year + 1) % 100) return null;
        PeriodCalendar calendar = match.Groups["ay"].Success ? PeriodCalendar.Academic : PeriodCalendar.Financial;
        PeriodLength length = match.Groups["part"].ValueSpan switch { "Q" => PeriodLength.Quarter, "H" => PeriodLength.HalfYear, "T" => PeriodLength.Term, _ => PeriodLength.Year };
        int number = length == PeriodLength.Year ? 1 : match.Groups["number"].ValueSpan[0] - '0';
        return Exists(length, calendar, year, number) ? new Period(length, calendar, year, number) : null;
    }

    internal static bool TryMake(string quoted, PeriodLength length, PeriodCalendar calendar, int year, int number, out Period period, [NotNullWhen(false)] out string? problem)
    {
        if (Exists(length, calendar, year, number))
        {
            period = new Period(length, calendar, year, number);
            problem = null;
            return true;
        }

        period = default;
        problem = year is < EarliestYear or > LatestYear
            ? $"{quoted} is not a period this system holds: years run from {EarliestYear} to {LatestYear}."
            : length switch
            {
                PeriodLength.Month => $"{quoted} is not a period: months run from 01 to 12.",
                PeriodLength.Quarter => $"{quoted} is not a period: quarters run from Q1 to Q4.",
                PeriodLength.Term when calendar == PeriodCalendar.Financial => $"{quoted} is not a period: only an academic year has terms.",
                PeriodLength.Term => $"{quoted} is not a period: terms run from T1 to T3.",
                PeriodLength.HalfYear when calendar == PeriodCalendar.Academic => $"{quoted} is not a period: only a financial year has halves here.",
                _ => $"{quoted} is not a period: halves are H1 and H2.",
            };
        return false;
    }

    [GeneratedRegex(@"^(?<ay>AY)?(?<year>[0-9]{4})/(?<second>[0-9]{2})( (?<part>[QHT])(?<number>[1-4]))?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex TokenPattern();
}
