using System.Globalization;

namespace PerformanceManagement.Web.Infrastructure;

/// <summary>Moments, which are kept in UTC, as people in the United Kingdom read their clocks.</summary>
public static class UkTime
{
    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

    /// <summary>"5 October 2026 at 2:32pm".</summary>
    public static string Text(DateTime utc)
    {
        DateTime local = TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), Zone);
        return $"{local.ToString("d MMMM yyyy", British)} at {local.ToString("h:mmtt", British).ToLowerInvariant()}";
    }

    /// <summary>"5 October 2026".</summary>
    public static string Day(DateTime utc) =>
        TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), Zone).ToString("d MMMM yyyy", British);
}
