using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;

namespace PerformanceManagement.Core.Periods;

/// <summary>Reads months by their names, alone or from one to another: "Sept 2017", "Sep-17", "09/2017", "Sept 2017/18", "Jul-Sep 2017", "Apr 2017 to Mar 2018".</summary>
internal static partial class MonthReader
{
    private static readonly string[] FullNames = ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

    /// <summary>Reads lower-case text. False with a problem when it is months that cannot be read; false without one when it is no months.</summary>
    public static bool TryRead(string text, string quoted, PeriodUse? use, [NotNullWhen(true)] out Period? period, out string? problem)
    {
        period = null;
        problem = null;
        if (OneMonth(text) is var (month, year, isShort))
        {
            if (isShort && use is { HasMonths: false } && month == (year + 1) % 100)
            {
                problem = $"{quoted} is what Excel makes of {year}/{month:00}: {DateParser.HowToStopExcel} Or write FY{year}/{month:00}, which Excel leaves alone.";
                return false;
            }

            if (!Period.TryMake(quoted, PeriodLength.Month, PeriodCalendar.Calendar, year, month, out Period one, out problem)) return false;
            period = one;
            return true;
        }

        // In a table of a financial year's months, each stands under the year: April to December are in its first.
        if (OfYearPattern().Match(text) is { Success: true } under && Number(under.Groups["name"].Value) is { } named && FullYear(under.Groups["ya"].Value) is var begins && FullYear(under.Groups["yb"].Value) == begins + 1)
        {
            if (!Period.TryMake(quoted, PeriodLength.Month, PeriodCalendar.Calendar, named >= 4 ? begins : begins + 1, named, out Period made, out problem)) return false;
            period = made;
            return true;
        }

        Match range = RangePattern().Match(text);
        if (!range.Success || Number(range.Groups["m1"].Value) is not { } first || Number(range.Groups["m2"].Value) is not { } last) return false;
        (int From, int To)? years = Years(range, first, last);
        if (years is { } known && OfMonths(first, known.From, last, known.To) is { } whole)
        {
            period = whole;
            return true;
        }

        problem = years is null
            ? $"{quoted} does not say which year each month is in: write it like Jan 2018 to Mar 2018, or Q4 2017/18."
            : $"{quoted} is not a quarter, term, half or year of any calendar: write a period like Q2 2017/18 or 2017-09.";
        return false;
    }

    /// <summary>The first and last month of "jul-sep" or "september", without a year.</summary>
    public static (int First, int Last)? Names(string text)
    {
        string[] names = text.Split([" to ", "-", "/", "&", " and "], StringSplitOptions.TrimEntries);
        return names.Length is 1 or 2 && Number(names[0]) is { } first && Number(names[^1]) is { } last ? (first, last) : null;
    }

    private static (int Month, int Year, bool IsShort)? OneMonth(string text)
    {
        Match match = OnePattern().Match(text);
        if (!match.Success) return null;
        string name = match.Groups["name"].Value;
        string yearText = match.Groups["year"].Value;
        int? month = name.Length > 0 ? Number(name) : int.Parse(match.Groups["number"].ValueSpan, CultureInfo.InvariantCulture);
        if (month is not { } known) return null;
        return (known, FullYear(yearText), name.Length == 3 && yearText.Length == 2);
    }

    private static (int From, int To)? Years(Match range, int first, int last)
    {
        bool turns = last < first;
        string one = range.Groups["y1"].Value;
        if (range.Groups["pair"].Success)
        {
            // The months of a financial year: April to December are in its first year.
            int start = FullYear(range.Groups["ya"].Value);
            if (FullYear(range.Groups["yb"].Value) != start + 1 || one.Length > 0) return null;
            return (first >= 4 ? start : start + 1, last >= 4 ? start : start + 1) is var years && years.Item1 <= years.Item2 ? years : null;
        }

        int to = FullYear(range.Groups["y2"].Value);
        return one.Length > 0 ? (FullYear(one), to) : turns ? null : (to, to);
    }

    private static Period? OfMonths(int first, int from, int last, int to)
    {
        int months = ((to - from) * 12) + last - first + 1;
        if (from is <= Period.EarliestYear or >= Period.LatestYear || months is not (1 or 3 or 4 or 6 or 12)) return null;
        var start = new DateOnly(from, first, 1);
        foreach (PeriodLength length in Enum.GetValues<PeriodLength>().Where(l => Period.MonthsIn(l) == months))
        {
            foreach (PeriodCalendar calendar in Enum.GetValues<PeriodCalendar>())
            {
                if (Period.Has(length, calendar) && Period.Containing(start, length, calendar) is var period && period.Start == start) return period;
            }
        }

        return null;
    }

    // "sep", "sept", "septem…": at least three letters of the name.
    private static int? Number(string name)
    {
        if (name.Length < 3) return null;
        int place = Array.FindIndex(FullNames, full => full.StartsWith(name, StringComparison.Ordinal));
        return place < 0 ? null : place + 1;
    }

    internal static int FullYear(string year)
    {
        int number = int.Parse(year, CultureInfo.InvariantCulture);
        return year.Length > 2 ? number : number >= Period.EarliestYear % 100 ? 1900 + number : 2000 + number;
    }

    [GeneratedRegex(@"^((?<name>[a-z]{3,9})\.?[ ,/'-]{0,2}(?<year>[0-9]{4}|[0-9]{2})|(?<year>[0-9]{4})[ /-](?<name>[a-z]{3,9})|(?<number>[0-9]{1,2})[ ]?[/.-][ ]?(?<year>[0-9]{4}))$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex OnePattern();

    [GeneratedRegex(@"^((?<name>[a-z]{3,9})\.? (?<ya>[0-9]{4}|[0-9]{2})/(?<yb>[0-9]{4}|[0-9]{2})|(?<ya>[0-9]{4}|[0-9]{2})/(?<yb>[0-9]{4}|[0-9]{2}) (?<name>[a-z]{3,9})\.?)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex OfYearPattern();

    [GeneratedRegex(@"^(?<m1>[a-z]{3,9})\.?[ ']*(?<y1>[0-9]{4}|[0-9]{2})? ?(-|/|&|to|and) ?(?<m2>[a-z]{3,9})\.?[ ,']*((?<pair>(?<ya>[0-9]{4}|[0-9]{2})[/-](?<yb>[0-9]{4}|[0-9]{2}))|(?<y2>[0-9]{4}|[0-9]{2}))$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex RangePattern();
}
