using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;
using PerformanceManagement.Core.Reading;

namespace PerformanceManagement.Core.Periods;

/// <summary>Reads a date as people type it: the one place where text becomes a date, on forms and in data packs. Days come before months, as in Britain.</summary>
public static partial class DateParser
{
    /// <summary>What to do in Excel, so that it leaves a cell as it was typed.</summary>
    internal const string HowToStopExcel = "Excel changed it. To stop that, format the column as text before you type or paste.";

    // Excel counts days from here, and the first of them that this system could hold is in 1990.
    private static readonly DateOnly ExcelStart = new(1899, 12, 30);

    private static readonly string[] Forms =
    [
        "d/M/yyyy", "d/M/yy", "d-M-yyyy", "d-M-yy", "d.M.yyyy", "d.M.yy", "d MMMM yyyy", "d MMM yyyy", "d MMMM yy", "d MMM yy",
        "d-MMMM-yyyy", "d-MMM-yyyy", "d-MMM-yy", "d/MMM/yyyy", "dddd d MMMM yyyy", "ddd d MMM yyyy", "MMMM d yyyy", "MMM d yyyy", "yyyy-MM-dd", "yyyy/MM/dd", "yyyy-M-d",
    ];

    private static readonly CultureInfo British = ReadingCulture();

    /// <summary>
    /// Reads <c>30/11/2026</c>, <c>30/11/26</c>, <c>30 November 2026</c>, <c>30-Nov-26</c>, <c>2026-11-30</c> and their like, with the
    /// time of day that Excel adds when it is midnight.
    /// </summary>
    /// <param name="text">What was typed.</param>
    /// <param name="date">The date.</param>
    /// <param name="problem">A sentence for the person who typed it, without a full stop; null when it can be read.</param>
    public static bool TryRead(string? text, out DateOnly date, [NotNullWhen(false)] out string? problem)
    {
        string seen = TypedText.AsSeen(text);
        DateOnly? day = Day(seen);
        date = day ?? default;
        problem = day is not null ? null
            : SerialDay(seen) is { } counted ? $"{TypedText.Quoted(text)} is {Written(counted)} as Excel counts days: write it like {counted:dd/MM/yyyy} or {Written(counted)}"
            : $"{TypedText.Quoted(text)} is not a date: write it like 30/11/2026 or 30 November 2026";
        return day is not null;
    }

    /// <summary>The day that a text of <see cref="TypedText.AsSeen"/> writes; null when it is none.</summary>
    internal static DateOnly? Day(string seen)
    {
        if (seen.Length is < 6 or > 40) return null;
        if (DateOnly.TryParseExact(seen, "yyyy-MM-dd", British, DateTimeStyles.None, out DateOnly plain)) return plain;
        string day = MidnightPattern().Replace(seen, "");
        day = OrdinalPattern().Replace(day.Replace(",", "", StringComparison.Ordinal), "$1");
        day = SeptPattern().Replace(day, "sep");
        return DateOnly.TryParseExact(day, Forms, British, DateTimeStyles.None, out DateOnly read) ? read : null;
    }

    /// <summary>The day that Excel shows as this number once its cell has lost the format of a date; null for any other number.</summary>
    internal static DateOnly? SerialDay(string seen) =>
        seen.Length == 5 && int.TryParse(seen, NumberStyles.None, CultureInfo.InvariantCulture, out int days) && ExcelStart.AddDays(days) is { Year: >= Period.EarliestYear and <= Period.LatestYear } day ? day : null;

    private static string Written(DateOnly day) => day.ToString("d MMMM yyyy", British);

    // 26 is 2026 and 85 is 2085: nothing here is older than 1990.
    private static CultureInfo ReadingCulture()
    {
        var culture = (CultureInfo)CultureInfo.GetCultureInfo("en-GB").Clone();
        culture.DateTimeFormat.Calendar = new GregorianCalendar { TwoDigitYearMax = Period.LatestYear };
        culture.DateTimeFormat.AbbreviatedMonthNames = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec", ""];
        culture.DateTimeFormat.AbbreviatedMonthGenitiveNames = culture.DateTimeFormat.AbbreviatedMonthNames;
        return CultureInfo.ReadOnly(culture);
    }

    [GeneratedRegex(@"[ T]0{1,2}:00(:00(\.0+)?)?Z?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex MidnightPattern();

    [GeneratedRegex(@"\b([0-9]{1,2})(st|nd|rd|th)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OrdinalPattern();

    [GeneratedRegex("sept(?!e)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SeptPattern();
}
