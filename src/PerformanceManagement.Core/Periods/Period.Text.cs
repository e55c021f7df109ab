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

    /// <summary>The token in an address, with <c>-</c> for <c>/</c> and for the space: <c>2017-18-Q2</c>.</summary>
    public string UrlToken => Token.Replace('/', '-').Replace(' ', '-');

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

    /// <summary>A short label for a chart axis or a narrow column: "Q2 17/18", "Sep 17", "AY Q4 16/17".</summary>
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
                (PeriodLength.Quarter, PeriodCalendar.Academic) => $"AY Q{Number} {year}",
                (PeriodLength.Quarter, _) => $"Q{Number} {year}",
                (PeriodLength.Term, _) => $"AY T{Number} {year}",
                _ => $"H{Number} {year}",
            };
        }
    }

    /// <summary>The token.</summary>
    public override string ToString() => Token;

    /// <summary>Reads a token, or its form in an address. Tokens are the same in every culture.</summary>
    /// <exception cref="FormatException">The text is no period; the message is a sentence for a person.</exception>
    public static Period Parse(string s) =>
        TryRead(s, out Period period, out string? problem) ? period : throw new FormatException(problem);

    static Period IParsable<Period>.Parse(string s, IFormatProvider? provider) => Parse(s);

    /// <summary>Reads a token, or its form in an address.</summary>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Period result) =>
        TryRead(s, out result, out _);

    /// <summary>Reads a token, or its form in an address, and says in a plain sentence why it cannot.</summary>
    /// <remarks><c>2009-10</c> could be October 2009 or the address of 2009/10; it is read as the month.</remarks>
    public static bool TryRead(string? text, out Period period, [NotNullWhen(false)] out string? problem)
    {
        period = default;
        string trimmed = text?.Trim() ?? "";
        Match match = TokenPattern().Match(trimmed);
        if (!match.Success)
        {
            problem = $"“{Shorten(trimmed)}” is not a period. Write it like 2017/18, 2017/18 Q2, 2017/18 H1, 2017-09, 2015, AY2016/17, AY2016/17 Q4 or AY2016/17 T1.";
            return false;
        }

        int year = int.Parse(match.Groups["year"].ValueSpan, CultureInfo.InvariantCulture);
        bool academic = match.Groups["ay"].Success;
        string tail = match.Groups["second"].Value;
        string part = match.Groups["part"].Value;
        char separator = match.Groups["separator"].Success ? match.Groups["separator"].Value[0] : ' ';

        if (tail.Length == 0)
        {
            if (academic || part.Length > 0)
            {
                problem = $"“{trimmed}” is not a period: write the year as {YearText(year)}.";
                return false;
            }

            return Make(trimmed, PeriodLength.Year, PeriodCalendar.Calendar, year, 1, out period, out problem);
        }

        int second = int.Parse(tail, CultureInfo.InvariantCulture);
        bool isMonth = separator == '-' && !academic && part.Length == 0 && (second is >= 1 and <= 12 || second != (year + 1) % 100);
        if (isMonth) return Make(trimmed, PeriodLength.Month, PeriodCalendar.Calendar, year, second, out period, out problem);

        if (second != (year + 1) % 100)
        {
            problem = $"“{trimmed}” is not a period: the year after {year} is {(year + 1) % 100:00}, so write {(academic ? "AY" : "")}{YearText(year)}.";
            return false;
        }

        PeriodCalendar calendar = academic ? PeriodCalendar.Academic : PeriodCalendar.Financial;
        if (part.Length == 0) return Make(trimmed, PeriodLength.Year, calendar, year, 1, out period, out problem);
        PeriodLength length = char.ToUpperInvariant(part[0]) switch { 'Q' => PeriodLength.Quarter, 'H' => PeriodLength.HalfYear, _ => PeriodLength.Term };
        return Make(trimmed, length, calendar, year, part[1] - '0', out period, out problem);
    }

    private static bool Make(string text, PeriodLength length, PeriodCalendar calendar, int year, int number, out Period period, [NotNullWhen(false)] out string? problem)
    {
        if (Exists(length, calendar, year, number))
        {
            period = new Period(length, calendar, year, number);
            problem = null;
            return true;
        }

        period = default;
        problem = year is < EarliestYear or > LatestYear
            ? $"“{text}” is not a period this system holds: years run from {EarliestYear} to {LatestYear}."
            : length switch
            {
                PeriodLength.Month => $"“{text}” is not a period: months run from 01 to 12.",
                PeriodLength.Quarter => $"“{text}” is not a period: quarters run from Q1 to Q4.",
                PeriodLength.Term when calendar == PeriodCalendar.Financial => $"“{text}” is not a period: only an academic year has terms.",
                PeriodLength.Term => $"“{text}” is not a period: terms run from T1 to T3.",
                PeriodLength.HalfYear when calendar == PeriodCalendar.Academic => $"“{text}” is not a period: only a financial year has halves here.",
                _ => $"“{text}” is not a period: halves are H1 and H2.",
            };
        return false;
    }

    private static string Shorten(string text) => text.Length <= 40 ? text : text[..40] + "…";

    [GeneratedRegex(@"^(?<ay>AY ?)?(?<year>[0-9]{4})((?<separator>[/-])(?<second>[0-9]{2}))?([ -](?<part>[QHT][0-9]))?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex TokenPattern();
}
