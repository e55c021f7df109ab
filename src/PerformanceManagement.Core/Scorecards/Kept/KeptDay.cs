using System.Globalization;

namespace PerformanceManagement.Core.Scorecards.Kept;

/// <summary>Days in what is kept: "2026-07-14".</summary>
internal static class KeptDay
{
    private const string Format = "yyyy-MM-dd";

    public static string Of(DateOnly day) => day.ToString(Format, CultureInfo.InvariantCulture);

    public static string? Of(DateOnly? day) => day is { } known ? Of(known) : null;

    public static DateOnly To(string day) => DateOnly.ParseExact(day, Format, CultureInfo.InvariantCulture);

    public static DateOnly? ToOrNone(string? day) => day is null ? null : To(day);
}
