using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace PerformanceManagement.Core.Periods;

/// <summary>Reads a date as an officer types it: the one place where text becomes a date on forms.</summary>
public static class DateParser
{
    private const int LongestEcho = 40;
    private static readonly string[] Forms = ["d/M/yyyy", "d MMMM yyyy", "d MMM yyyy", "yyyy-MM-dd"];

    /// <summary>Reads <c>30/11/2026</c>, <c>30 November 2026</c>, <c>30 Nov 2026</c> and <c>2026-11-30</c>, with spaces around them.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="date">The date.</param>
    /// <param name="problem">A sentence for the person who typed it, without a full stop; null when it can be read.</param>
    public static bool TryRead(string? text, out DateOnly date, [NotNullWhen(false)] out string? problem)
    {
        string typed = text?.Trim() ?? "";
        bool isDate = DateOnly.TryParseExact(typed, Forms, CultureInfo.GetCultureInfo("en-GB"), DateTimeStyles.None, out date);
        problem = isDate ? null : $"“{(typed.Length <= LongestEcho ? typed : typed[..LongestEcho] + "…")}” is not a date: write it like 30/11/2026 or 30 November 2026";
        return isDate;
    }
}
