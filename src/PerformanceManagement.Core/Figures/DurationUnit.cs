using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;

namespace PerformanceManagement.Core.Figures;

/// <summary>
/// Time in two parts. A figure is kept as a number of the smaller part, so that it is exact, adds up and can be averaged: 4 min 35 s is 275
/// seconds, 2 h 30 min is 150 minutes, 3 days 4 hours is 76 hours (a day has 24).
/// </summary>
public sealed partial class DurationUnit
{
    private const decimal MostAmount = 99_999_999_999_999m;

    private readonly int per;
    private readonly string big;
    private readonly string small;
    private readonly bool hasColon;

    private DurationUnit(int per, string big, string small, bool hasColon) => (this.per, this.big, this.small, this.hasColon) = (per, big, small, hasColon);

    /// <summary>Minutes and seconds, written 4:35, kept as seconds.</summary>
    public static DurationUnit MinutesSeconds { get; } = new(60, "min", "s", true);

    /// <summary>Hours and minutes, written 2:30, kept as minutes.</summary>
    public static DurationUnit HoursMinutes { get; } = new(60, "h", "min", true);

    /// <summary>Days and hours, written 3 d 4 h, kept as hours.</summary>
    public static DurationUnit DaysHours { get; } = new(24, "d", "h", false);

    /// <summary>How it is typed, for messages: "4:35 or 4 min 35 s".</summary>
    public string Example => hasColon ? $"4:35 or 4 {big} 35 {small}" : $"3 d 4 h or 3 days 4 hours";

    /// <summary>A figure as it stands in a cell: "4:35", "3 d 4 h".</summary>
    public string InCell(decimal value, int decimals)
    {
        (string sign, decimal whole, string rest) = Parts(value, decimals, hasColon ? "00" : "0");
        return hasColon ? string.Create(CultureInfo.InvariantCulture, $"{sign}{whole:0}:{rest}") : string.Create(CultureInfo.InvariantCulture, $"{sign}{whole:0} {big} {rest} {small}");
    }

    /// <summary>A figure in a sentence: "4 min 35 s", "3 days 4 hours".</summary>
    public string InWords(decimal value, int decimals)
    {
        (string sign, decimal whole, string rest) = Parts(value, decimals, "0");
        return hasColon
            ? string.Create(CultureInfo.InvariantCulture, $"{sign}{whole:0} {big} {rest} {small}")
            : string.Create(CultureInfo.InvariantCulture, $"{sign}{whole:0} {(whole == 1 ? "day" : "days")} {rest} {(rest == "1" ? "hour" : "hours")}");
    }

    /// <summary>Reads text as it is seen, without its sign.</summary>
    /// <param name="text">Lower case, without spaces at its ends.</param>
    /// <param name="value">In the smaller part.</param>
    /// <param name="problem">What to say after the quoted text; null when it can be read.</param>
    internal bool TryRead(string text, out decimal value, [NotNullWhen(false)] out string? problem)
    {
        value = 0;
        problem = null;
        if (text == "0") return true;
        Match clock = ClockPattern().Match(text);
        if (clock.Success && hasColon) return TryReadClock(clock, out value, out problem);
        if (WordPattern().Match(text) is { Success: true } words && TryReadWords(words, out value)) return true;
        problem = NumberPattern().IsMatch(text)
            ? $"does not say what it counts: write it like {Example}."
            : $"is not a time that can be read here: write it like {Example}.";
        return false;
    }

    private bool TryReadClock(Match clock, out decimal value, [NotNullWhen(false)] out string? problem)
    {
        value = 0;
        decimal first = Number(clock, "first"), second = Number(clock, "second");
        bool hasThird = clock.Groups["third"].Success;
        decimal third = Number(clock, "third");
        if (second >= 60 || third >= 60)
        {
            problem = "is not a time: what stands behind a colon runs from 00 to 59.";
            return false;
        }

        // Excel writes 4:35 as 04:35:00, and then nobody can tell whether its 4 was minutes or hours.
        if (hasThird && small == "s" && first > 0 && third == 0)
        {
            problem = $"is what Excel makes of a time: write it like {Example}, in a column formatted as text.";
            return false;
        }

        if (hasThird && small == "min" && third != 0)
        {
            problem = $"has seconds, and this measure has none: write it like {Example}.";
            return false;
        }

        problem = null;
        value = hasThird && small == "s" ? (((first * 60) + second) * 60) + third : (first * per) + second;
        return true;
    }

    // "4m 35s", "2 h 30": what stands last may lack its word when it follows the larger part.
    private bool TryReadWords(Match words, out decimal value)
    {
        value = 0;
        decimal days = Number(words, "d"), hours = Number(words, "h"), minutes = Number(words, "m"), seconds = Number(words, "s"), bare = Number(words, "bare");
        if (words.Length == 0 || !(words.Groups["d"].Success || words.Groups["h"].Success || words.Groups["m"].Success || words.Groups["s"].Success)) return false;
        if (bare != 0 && !words.Groups[big == "min" ? "m" : big].Success) return false;
        bool hasSmaller = small switch { "s" => false, "min" => words.Groups["s"].Success, _ => words.Groups["s"].Success || words.Groups["m"].Success };
        if (hasSmaller || (bare != 0 && words.Groups[small == "min" ? "m" : small].Success)) return false;
        decimal all = small switch
        {
            "s" => (((((days * 24) + hours) * 60) + minutes) * 60) + seconds,
            "min" => (((days * 24) + hours) * 60) + minutes,
            _ => (days * 24) + hours,
        };
        value = all + bare;
        return value <= MostAmount;
    }

    private (string Sign, decimal Whole, string Part) Parts(decimal value, int decimals, string format)
    {
        decimal total = FigureFormat.Rounded(Math.Abs(value), decimals);
        decimal whole = decimal.Floor(total / per);
        string rest = (total - (whole * per)).ToString(format + (decimals > 0 ? "." + new string('0', decimals) : ""), CultureInfo.InvariantCulture);
        return (value < 0 && total != 0 ? "-" : "", whole, rest);
    }

    private static decimal Number(Match match, string group) =>
        match.Groups[group].Success ? decimal.Parse(match.Groups[group].ValueSpan, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(@"^(?<first>[0-9]{1,12}):(?<second>[0-9]{2}(\.[0-9]{1,6})?)(:(?<third>[0-9]{2}(\.[0-9]{1,6})?))?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex ClockPattern();

    [GeneratedRegex(@"^((?<d>[0-9]{1,9}(\.[0-9]{1,6})?) ?(d|days?))?[ ,]*(and )?((?<h>[0-9]{1,10}(\.[0-9]{1,6})?) ?(h|hrs?|hours?))?[ ,]*(and )?((?<m>[0-9]{1,12}(\.[0-9]{1,6})?) ?(m|mins?|minutes?))?[ ,]*(and )?((?<s>[0-9]{1,12}(\.[0-9]{1,6})?) ?(s|secs?|seconds?))?( ?(?<bare>[0-9]{1,2}))?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex WordPattern();

    [GeneratedRegex(@"^[0-9.,]+$", RegexOptions.CultureInvariant)]
    private static partial Regex NumberPattern();
}
