using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;

namespace PerformanceManagement.Core.Periods;

/// <summary>Reads years and their parts, in any order: "2017/18", "FY17/18 Q2", "Qtr 2 2017-18", "first half of 2017/18", "AY Q4 16/17", "2010-11".</summary>
internal static partial class YearReader
{
    /// <summary>Reads lower-case text.</summary>
    public static bool TryRead(string text, string quoted, PeriodUse? use, out Period period, [NotNullWhen(false)] out string? problem)
    {
        period = default;
        if (Words(text) is not { } words)
        {
            problem = PeriodReader.NotAPeriod(quoted);
            return false;
        }

        if (words.Pair is null)
        {
            problem = WithoutPair(words, quoted);
            return problem is null && Period.TryMake(quoted, PeriodLength.Year, PeriodCalendar.Calendar, MonthReader.FullYear(words.Single!), 1, out period, out problem);
        }

        (PeriodLength Length, PeriodCalendar Calendar, int Year, int Number)? meant = Meant(words, quoted, use, out problem);
        return meant is { } known && Period.TryMake(quoted, known.Length, known.Calendar, known.Year, known.Number, out period, out problem);
    }

    /// <summary>The part of a year that "q2" or "second quarter" names; null for anything else.</summary>
    public static (PeriodLength Length, int Number)? PartOf(string text) => Words(text) is { Pair: null, Single: null, Part: { } part } ? part : null;

    private static (PeriodLength Length, PeriodCalendar Calendar, int Year, int Number)? Meant(YearWords words, string quoted, PeriodUse? use, out string? problem)
    {
        problem = null;
        Match pair = words.Pair!;
        string a = pair.Groups["a"].Value, b = pair.Groups["b"].Value;
        int year = MonthReader.FullYear(a);
        int second = int.Parse(b, CultureInfo.InvariantCulture);
        bool isNext = b.Length > 2 ? second == year + 1 : second == (year + 1) % 100;
        bool isAlone = words.Part is null && !words.IsAcademic && !words.IsFinancial;
        bool couldBeMonth = isAlone && a.Length == 4 && b.Length == 2 && pair.Groups["separator"].Value == "-";
        // Of a measure without months, 2010-11 is a year like 2012-13. Elsewhere it is the month's own token.
        if (couldBeMonth && (!isNext || (second is >= 1 and <= 12 && use is null or { HasMonths: true })))
            return (PeriodLength.Month, PeriodCalendar.Calendar, year, second);

        if (!isNext) problem = NotNext(words, quoted, year, second, a, b);
        else if (isAlone && a.Length == 2 && second <= 12 && use is not { Frequency: Frequency.Year })
            problem = $"{quoted} could be {Text(year)}, {MonthName(second)} of some year or a day: write {Text(year)} for the year.";
        if (problem is not null) return null;
        PeriodCalendar calendar = words.IsAcademic ? PeriodCalendar.Academic : PeriodCalendar.Financial;
        return words.Part is { } part ? (part.Length, calendar, year, part.Number) : (PeriodLength.Year, calendar, year, 1);
    }

    private static string NotNext(YearWords words, string quoted, int year, int second, string a, string b)
    {
        if (words.Part is null && a.Length == 4 && b.Length == 2 && second is >= 1 and <= 12)
            return $"{quoted} is not a period: write {year}-{second:00} for {MonthName(second)} {year}, or {Text(year)} for the year.";
        if (words.Part is null && a.Length == 2 && b.Length == 2 && year % 100 is >= 1 and <= 12)
            return $"{quoted} is not a period that can be read safely: write {MonthName(year % 100)} {MonthReader.FullYear(b)} for the month, or both years of a financial year as in 2017/18.";
        return $"{quoted} is not a period: the year after {year} is {(year + 1) % 100:00}, so write {ToType(words, year)}.";
    }

    private static string ToType(YearWords words, int year)
    {
        string whole = (words.IsAcademic ? "AY" : "") + Text(year);
        return words.Part is not { } part ? whole : part.Length == PeriodLength.Quarter ? $"Q{part.Number} {whole}" : $"{whole} {(part.Length == PeriodLength.Term ? 'T' : 'H')}{part.Number}";
    }

    private static string? WithoutPair(YearWords words, string quoted)
    {
        if (words.Single is not { } single)
            return words.Part is null ? PeriodReader.NotAPeriod(quoted) : $"{quoted} does not say which year: write the year as well, as in {PartText(words.Part.Value)} 2017/18.";
        int year = MonthReader.FullYear(single);
        if (words.IsFinancial) return $"{quoted} could be {Text(year - 1)} or {Text(year)}: write both years, as in {Text(year)}.";
        if (words.IsAcademic || words.Part is not null) return $"{quoted} is not a period: write the year as {Text(year)}.";
        return single.Length == 2 ? PeriodReader.NotAPeriod(quoted) : null;
    }

    private static string PartText((PeriodLength Length, int Number) part) => part.Length switch { PeriodLength.Quarter => "Q", PeriodLength.Term => "AY T", _ => "H" } + part.Number;

    private static string Text(int year) => string.Create(CultureInfo.InvariantCulture, $"{year:0000}/{(year + 1) % 100:00}");

    private static string MonthName(int month) => CultureInfo.GetCultureInfo("en-GB").DateTimeFormat.GetMonthName(month);

    // Each kind of word once at most; anything between them that is none of these makes it no period.
    private static YearWords? Words(string text)
    {
        var words = new YearWords();
        int at = 0;
        while (at < text.Length)
        {
            Match match = WordPattern().Match(text, at);
            if (!match.Success || match.Length == 0) return null;
            at += match.Length;
            bool again = false;
            if (match.Groups["pair"].Success) (again, words) = (words.Pair is not null || words.Single is not null, words with { Pair = match });
            else if (match.Groups["single"].Success) (again, words) = (words.Pair is not null || words.Single is not null, words with { Single = match.Groups["single"].Value });
            else if (match.Groups["academic"].Success) (again, words) = (words.IsAcademic || words.IsFinancial, words with { IsAcademic = true });
            else if (match.Groups["financial"].Success) (again, words) = (words.IsAcademic || words.IsFinancial, words with { IsFinancial = true });
            else if (Part(match) is { } part) (again, words) = (words.Part is not null, words with { Part = part });
            if (again) return null;
        }

        return words;
    }

    private static (PeriodLength Length, int Number)? Part(Match match)
    {
        string kind = match.Groups["kind"].Value + match.Groups["ordkind"].Value;
        if (kind.Length == 0) return null;
        PeriodLength length = kind[0] switch { 'q' => PeriodLength.Quarter, 'h' => PeriodLength.HalfYear, _ => PeriodLength.Term };
        string number = match.Groups["number"].Value + match.Groups["ordinal"].Value;
        return (length, number switch
        {
            "one" or "first" or "1st" or "autumn" => 1,
            "two" or "second" or "2nd" or "spring" => 2,
            "three" or "third" or "3rd" or "summer" => 3,
            "four" or "fourth" or "4th" => 4,
            _ => int.Parse(number, CultureInfo.InvariantCulture),
        });
    }

    private sealed record YearWords
    {
        public Match? Pair { get; init; }

        public string? Single { get; init; }

        public (PeriodLength Length, int Number)? Part { get; init; }

        public bool IsAcademic { get; init; }

        public bool IsFinancial { get; init; }
    }

    [GeneratedRegex(
        @"\G[ ,;/-]*((?<academic>academic year|academic|ay)|(?<financial>financial year|financial|fy|f/y)"
        + @"|(?<ordinal>1st|first|2nd|second|3rd|third|4th|fourth|autumn|spring|summer) (?<ordkind>quarter|qtr|half-year|half year|half|term)"
        + @"|(?<kind>quarter|qtr|q|half-year|half|h|term|t)[ .-]?(?<number>[0-9]{1,2}(?![0-9/])|one|two|three|four)"
        + @"|(?<pair>(?<a>[0-9]{4}|[0-9]{2}) ?(?<separator>[/-]) ?(?<b>[0-9]{4}|[0-9]{2})(?![0-9]))|(?<single>[0-9]{4}|[0-9]{2})(?![0-9])|(of|the|for|in|year)\b)",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex WordPattern();
}
