using System.Globalization;
using System.Text.RegularExpressions;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Reading;

namespace PerformanceManagement.Core.Imports.Sheets;

/// <summary>What the heading of a column says, as far as it can be guessed.</summary>
/// <param name="Text">Its words, over one or more rows.</param>
/// <param name="Role">What the column seems to hold; null where the words are not known.</param>
/// <param name="Period">Its period as written; null for none. Without a year ("Q2") it needs one.</param>
internal sealed record ReadHeading(string Text, ColumnRole? Role, string? Period)
{
    /// <summary>Whether its period has no year.</summary>
    public bool NeedsYear => Period is not null && !HeadingReader.IsPeriod(Period);
}

/// <summary>Reads headings: "Code", "Q1 Target", "Outturn 2016/17", "2017/18" over "Q1" over "Actual". Periods are read by <see cref="PeriodReader"/> alone.</summary>
internal static partial class HeadingReader
{
    // What a period may be read for; a heading is one of all measures of the sheet.
    private static readonly PeriodUse?[] Uses =
    [
        null,
        new(Frequency.Quarter, PeriodCalendar.Financial),
        new(Frequency.Month, PeriodCalendar.Financial),
        new(Frequency.Year, PeriodCalendar.Financial),
        new(Frequency.HalfYear, PeriodCalendar.Financial),
        new(Frequency.Term, PeriodCalendar.Academic),
    ];

    private const int YearDigits = 4;
    private const int LongestPeriod = 60;

    private static readonly string[] OfYear = ["annual", "year end", "year-end", "full year", "end of year", "year", "annual outturn", "year end outturn", "eoy"];

    /// <summary>Reads the heading of a column.</summary>
    /// <param name="cells">Its cells from above to below; those that are blank left out.</param>
    public static ReadHeading Read(IReadOnlyList<SheetCell> cells)
    {
        List<string> parts = [];
        foreach (SheetCell cell in cells)
        {
            string text = Written(cell);
            if (!parts.Contains(text, StringComparer.OrdinalIgnoreCase)) parts.Add(text);
        }

        string whole = string.Join(" ", parts);
        if (parts.Count == 0) return new ReadHeading("", null, null);
        // The lowest row is nearest to the figures: what stands over it groups columns.
        if (SheetWords.RoleOf(parts[^1]) is { } alone && !ColumnRoles.HasPeriod(alone) && (parts.Count == 1 || !IsPart(parts[^1]))) return new ReadHeading(whole, alone, null);

        // A heading that is a period as it stands: "2017/18 Q2 (Jul-Sep)".
        if (Orders(parts).FirstOrDefault(IsPeriod) is { } plain) return new ReadHeading(whole, ColumnRole.Value, plain);
        if (IsPart(parts[^1])) return new ReadHeading(whole, ColumnRole.Value, Completed(parts));

        (ColumnRole? role, string rest) = SheetWords.Without(whole);
        if (rest.Length == 0) return new ReadHeading(whole, SheetWords.RoleOf(parts[^1]) ?? role, null);
        List<string> left = [.. parts.Select(p => SheetWords.Without(p).Left).Where(p => p.Length > 0)];
        if (Orders(left).FirstOrDefault(IsPeriod) is { } written) return new ReadHeading(whole, role ?? ColumnRole.Value, written);
        if (left.Count > 0 && IsPart(left[^1])) return new ReadHeading(whole, role ?? ColumnRole.Value, Completed(left));
        return new ReadHeading(whole, SheetWords.RoleOf(parts[^1]) ?? SheetWords.RoleOf(whole), null);
    }

    /// <summary>Whether a text is a period of any kind of measure.</summary>
    public static bool IsPeriod(string text) => MayBePeriod(text) && Array.Exists(Uses, use => Period.TryRead(text, use, out _, out _));

    /// <summary>A period that lacks its year, completed by one; null where they do not go together.</summary>
    public static string? WithYear(string part, string year)
    {
        if (Array.Exists(OfYear, word => word.Equals(SheetWords.Plain(part), StringComparison.Ordinal))) return IsPeriod(year) ? year : null;
        return new[] { $"{part} {year}", $"{year} {part}" }.FirstOrDefault(IsPeriod);
    }

    /// <summary>The first year that a text speaks of, for a guess: "Performance report 2017/18".</summary>
    public static string? YearIn(string text) =>
        YearPattern().Matches(TypedText.AsSeen(text)).Select(m => m.Value)
            .FirstOrDefault(y => Period.TryRead(y, new PeriodUse(Frequency.Year, PeriodCalendar.Financial), out Period period, out _) && period.Length == PeriodLength.Year);

    /// <summary>The text of a cell that may be a period: a day as a day, which says more than the month it is shown as.</summary>
    public static string Written(SheetCell cell) =>
        cell.Day is { } day && (day.Day == 1 || day.AddDays(1).Day == 1) ? day.ToString("d MMMM yyyy", CultureInfo.GetCultureInfo("en-GB")) : TypedText.AsSeen(cell.Text);

    // Most cells of a sheet are figures and sentences, and a guess looks at all of the first rows.
    private static bool MayBePeriod(string text) =>
        text.Length is >= YearDigits and <= LongestPeriod && text.Any(char.IsAsciiDigit) && (text.Length == YearDigits || text.Any(c => !char.IsAsciiDigit(c) && c is not ('.' or ',' or ' ')));

    // Without a year: "Q2", "Quarter 2", "April", "Annual".
    private static bool IsPart(string text) => WithYear(text, "2017/18") is not null;

    // "Annual" under "2017/18"; the part alone where no year stands over it.
    private static string Completed(List<string> parts) => parts[..^1].Select(year => WithYear(parts[^1], year)).FirstOrDefault(whole => whole is not null) ?? parts[^1];

    // In either order, and the lowest alone where what stands over it only names a group of columns.
    private static List<string> Orders(List<string> parts) => parts.Count < 2 ? parts : [string.Join(" ", parts), string.Join(" ", Enumerable.Reverse(parts)), parts[^1]];

    [GeneratedRegex(@"\b(20[0-9]{2} ?[/-] ?(20)?[0-9]{2}|[0-9]{2}/[0-9]{2})\b(?![/-])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex YearPattern();
}
