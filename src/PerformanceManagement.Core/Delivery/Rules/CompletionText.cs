using System.Globalization;
using System.Text.RegularExpressions;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Reading;

namespace PerformanceManagement.Core.Delivery.Rules;

/// <summary>How exactly words say when something is to be complete.</summary>
public enum CompletionPrecision
{
    /// <summary>They name no time.</summary>
    None,

    /// <summary>A day.</summary>
    Day,

    /// <summary>A month, or months from one to another.</summary>
    Month,

    /// <summary>A quarter or a half of a year.</summary>
    Quarter,

    /// <summary>A season.</summary>
    Season,

    /// <summary>A year.</summary>
    Year,
}

/// <summary>
/// When something is to be complete, in the council's own words, and the day that they imply: "September 2018", "Winter 2018 and rolling into
/// future years" (field guide, section 10). The words are what is shown; the day is for order and for lateness alone.
/// </summary>
/// <param name="Text">The words as typed, on one line; empty where there are none.</param>
/// <param name="ImpliedOn">The last day that the words allow, or null where they name no time.</param>
/// <param name="Precision">How exactly they name it.</param>
/// <param name="IsOpenEnded">Whether it goes on after that day ("and rolling into future years"), so that it is never late.</param>
/// <param name="Offered">A day, month, season, quarter or year hidden in words that cannot be read as a whole, as its own words; null where there is none.</param>
public readonly partial record struct CompletionText(string Text, DateOnly? ImpliedOn, CompletionPrecision Precision, bool IsOpenEnded, string? Offered)
{
    private static readonly string[] Seasons = ["spring", "summer", "autumn", "winter"];

    /// <summary>Reads what was typed. Words that name no time are kept as words.</summary>
    public static CompletionText Read(string? typed)
    {
        string text = TypedText.AsSeen(typed);
        if (text.Length == 0) return new CompletionText("", null, CompletionPrecision.None, false, null);
        string time = OpenEnd().Replace(text.TrimEnd('.', ';', ','), "").TrimEnd(' ', ',', ';', '-');
        bool isOpenEnded = time.Length < text.TrimEnd('.', ';', ',').Length;
        if (Time(Lead().Replace(time, "")) is { } read) return new CompletionText(text, read.Day, read.Precision, isOpenEnded, null);
        if (OpenEndAlone().IsMatch(text)) return new CompletionText(text, null, CompletionPrecision.None, true, null);
        string? hidden = Hidden().Matches(text).Select(m => m.Value).LastOrDefault(words => Time(words) is not null);
        return new CompletionText(text, null, CompletionPrecision.None, false, hidden);
    }

    /// <summary>The same words with the day that hides in them counted as theirs; as they are where none hides.</summary>
    public CompletionText WithHidden() => Offered is { } words && Read(words) is { ImpliedOn: { } day } hidden ? this with { ImpliedOn = day, Precision = hidden.Precision } : this;

    /// <summary>Whether it was late on a day: not complete by then, and the implied day over. What goes on, or names no time, is never late.</summary>
    /// <param name="dueOn">The implied day, or null.</param>
    /// <param name="isOpenEnded">Whether it goes on after that day.</param>
    /// <param name="completedOn">The day on which it was completed or stopped, or null.</param>
    /// <param name="day">The day that is asked about.</param>
    public static bool IsOverdue(DateOnly? dueOn, bool isOpenEnded, DateOnly? completedOn, DateOnly day) => !isOpenEnded && dueOn < day && !(completedOn <= day);

    /// <summary>Whether it was late on a day, by its words: see <see cref="IsOverdue(DateOnly?, bool, DateOnly?, DateOnly)"/>.</summary>
    /// <param name="completedOn">The day on which it was completed or stopped, or null.</param>
    /// <param name="day">The day that is asked about.</param>
    public bool IsOverdue(DateOnly? completedOn, DateOnly day) => IsOverdue(ImpliedOn, IsOpenEnded, completedOn, day);

    private static (DateOnly Day, CompletionPrecision Precision)? Time(string seen)
    {
        if (DateParser.Day(seen) is { } day) return (day, CompletionPrecision.Day);
        if (Season().Match(seen) is { Success: true } season) return SeasonEnd(season);
        if (Month().Match(seen) is { Success: true } months && Period.TryRead($"{months.Groups["last"].Value} {months.Groups["year"].Value}", out Period last, out _) && last.Length == PeriodLength.Month) return (last.End, CompletionPrecision.Month);
        if (CalendarYear().IsMatch(seen)) return (new DateOnly(int.Parse(seen, CultureInfo.InvariantCulture), 12, 31), CompletionPrecision.Year);
        if (!Period.TryRead(seen, out Period period, out _)) return null;
        return (period.End, period.Length switch
        {
            PeriodLength.Month => CompletionPrecision.Month,
            PeriodLength.Year => CompletionPrecision.Year,
            _ => CompletionPrecision.Quarter,
        });
    }

    // Meteorological seasons; a winter is named by the year in which it begins, and ends with the February after.
    private static (DateOnly Day, CompletionPrecision Precision)? SeasonEnd(Match season)
    {
        int year = int.Parse(season.Groups["year"].Value, CultureInfo.InvariantCulture);
        if (year is < Period.EarliestYear or >= Period.LatestYear) return null;
        int place = Array.IndexOf(Seasons, season.Groups["season"].Value.ToLowerInvariant());
        DateOnly end = new DateOnly(year, 3, 1).AddMonths(3 * (place + 1)).AddDays(-1);
        return (end, CompletionPrecision.Season);
    }

    [GeneratedRegex(@"^(?:(?:timescale|due|complet(?:e|ed|ion)|to be completed|by|before|the|end|of|in|during|from|early|mid|late|until|for|date)[ :-]+)+", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Lead();

    [GeneratedRegex(@"[ ,;-]*(?<=[ ,;-])(?:and |then )?(?:(?:is )?(?:rolling|ongoing|on-going|onwards?|continuing|continuous)\b.*|(?:into|in) future years.*|business as usual|BAU)$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex OpenEnd();

    [GeneratedRegex(@"^(?:ongoing|on-going|rolling|continuous|continuing|business as usual|BAU)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex OpenEndAlone();

    [GeneratedRegex(@"^(?<season>spring|summer|autumn|winter)(?: of)? (?<year>[0-9]{4})(?: ?[/-] ?(?:[0-9]{2}|[0-9]{4}))?$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Season();

    [GeneratedRegex(@"^(?:[a-z]{3,9}(?: [0-9]{4})? ?(?:-|to|and|/) ?)(?<last>[a-z]{3,9}) (?<year>[0-9]{4})$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Month();

    [GeneratedRegex("^(?:19|20)[0-9]{2}$", RegexOptions.ExplicitCapture)]
    private static partial Regex CalendarYear();

    [GeneratedRegex(@"\b(?:[0-9]{1,2}(?:st|nd|rd|th)? (?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec),? [0-9]{4}|[0-9]{1,2}[/.][0-9]{1,2}[/.][0-9]{2,4}|[0-9]{4}-[0-9]{2}-[0-9]{2}|(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec) [0-9]{4}|(?:spring|summer|autumn|winter) [0-9]{4}|Q[1-4] [0-9]{4}/[0-9]{2}|[0-9]{4}/[0-9]{2})\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Hidden();
}
