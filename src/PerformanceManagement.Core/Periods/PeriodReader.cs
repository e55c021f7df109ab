using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;
using PerformanceManagement.Core.Reading;

namespace PerformanceManagement.Core.Periods;

/// <summary>
/// Reads a period as people write it: the one place where text becomes a period, for addresses, forms, data packs and the command line.
/// What has one meaning is read, in whatever order and with whatever dash; what has two is refused with both of them written out.
/// The spellings are listed in docs/data-packs.md.
/// </summary>
internal static partial class PeriodReader
{
    private const int LongestPeriod = 80;

    public static bool TryRead(string? text, PeriodUse? use, out Period period, [NotNullWhen(false)] out string? problem)
    {
        string seen = TypedText.AsSeen(text);
        string quoted = TypedText.Quoted(text);
        period = default;
        if (seen.Length is 0 or > LongestPeriod)
        {
            problem = NotAPeriod(quoted);
            return false;
        }

        Match bracketed = BracketPattern().Match(seen);
        if (!bracketed.Success || CalendarPattern().IsMatch(bracketed.Groups["inside"].Value))
            return TryReadPlain(seen.Replace("(", "", StringComparison.Ordinal).Replace(")", "", StringComparison.Ordinal), quoted, use, out period, out problem);

        if (!TryReadPlain(bracketed.Groups["before"].Value, quoted, use, out period, out problem)) return false;
        if (Agrees(period, bracketed.Groups["inside"].Value, use)) return true;
        problem = $"{quoted} says two things: {period.Label} runs from {Days(period)}. Write {period.ToType} alone.";
        period = default;
        return false;
    }

    /// <summary>Whether a text is two years or a year and a month with a dash between them: <c>2017-18</c>, <c>2010-11</c>.</summary>
    public static bool IsDashed(string? text) => DashedPattern().IsMatch(TypedText.AsSeen(text));

    private static bool TryReadPlain(string seen, string quoted, PeriodUse? use, out Period period, [NotNullWhen(false)] out string? problem)
    {
        period = default;
        string text = seen.ToLowerInvariant();
        if (DateParser.SerialDay(text) is { } counted)
        {
            problem = $"{quoted} is a day as Excel counts them, {Day(counted)}: {DateParser.HowToStopExcel} Then write the period, as in {Containing(counted, use)}.";
            return false;
        }

        if (DateParser.Day(seen) is { } day) return OfDay(day, quoted, use, out period, out problem);
        if (MonthReader.TryRead(text, quoted, use, out Period? months, out problem))
        {
            period = months.Value;
            return true;
        }

        return problem is null && YearReader.TryRead(text, quoted, use, out period, out problem);
    }

    // Excel turns a month into its first day; a spreadsheet of quarters often dates them by their last.
    private static bool OfDay(DateOnly day, string quoted, PeriodUse? use, out Period period, [NotNullWhen(false)] out string? problem)
    {
        period = default;
        if (day.Year is <= Period.EarliestYear or > Period.LatestYear)
        {
            problem = $"{quoted} is not a period this system holds: years run from {Period.EarliestYear} to {Period.LatestYear}.";
            return false;
        }

        if (use is not { } known)
        {
            problem = $"{quoted} is a day: write the period it belongs to, as in {Containing(day, use)}.";
            return false;
        }

        var own = Period.Containing(day, known.Length, known.Calendar);
        if (known.Frequency == Frequency.Survey || day == own.Start || day == own.End)
        {
            period = own;
            problem = null;
            return true;
        }

        problem = $"{quoted} is a day in {own.Label}, neither its first nor its last: write {own.ToType}.";
        return false;
    }

    // "2017/18 Q2 (Jul-Sep)": what stands in brackets must be the same period, or its months without a year.
    private static bool Agrees(Period period, string inside, PeriodUse? use)
    {
        string text = inside.ToLowerInvariant();
        if (TryReadPlain(inside, "", use, out Period other, out _)) return other == period;
        return MonthReader.Names(text) is var (first, last)
            ? period.Start.Month == first && period.End.Month == last
            : YearReader.PartOf(text) is { } part && part == (period.Length, period.Number);
    }

    private static string Containing(DateOnly day, PeriodUse? use) =>
        day.Year is <= Period.EarliestYear or > Period.LatestYear ? "Q2 2017/18"
        : use is { } known ? Period.Containing(day, known.Length, known.Calendar).ToType
        : $"{Period.Containing(day, PeriodLength.Month, PeriodCalendar.Calendar).Label} or {Period.Containing(day, PeriodLength.Quarter, PeriodCalendar.Financial).ToType}";

    private static string Days(Period period) => $"{Day(period.Start)} to {Day(period.End)}";

    private static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.GetCultureInfo("en-GB"));

    internal static string NotAPeriod(string quoted) =>
        $"{quoted} is not a period. Write it like 2017/18, Q2 2017/18, 2017/18 H1, 2017-09, 2015, AY2016/17, Q4 AY2016/17 or AY2016/17 T1.";

    [GeneratedRegex(@"^(?<before>[^()]+?) ?\((?<inside>[^()]+)\)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex BracketPattern();

    [GeneratedRegex("^(ay|academic year|academic|fy|financial year|financial)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex CalendarPattern();

    [GeneratedRegex("^[0-9]{4}-[0-9]{2}$", RegexOptions.CultureInvariant)]
    private static partial Regex DashedPattern();
}
