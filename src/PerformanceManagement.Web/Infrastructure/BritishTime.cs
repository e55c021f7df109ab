using System.Globalization;

namespace PerformanceManagement.Web.Infrastructure;

/// <summary>A stored moment (UTC) as people here read it: "5 October 2026 at 4:55pm".</summary>
public static class BritishTime
{
    private static readonly TimeZoneInfo London = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

    /// <summary>The day and minute in the United Kingdom.</summary>
    public static string Text(DateTime moment)
    {
        DateTime local = TimeZoneInfo.ConvertTimeFromUtc(moment, London);
        string half = local.Hour < 12 ? "am" : "pm";
        return local.ToString("d MMMM yyyy 'at' h:mm", CultureInfo.GetCultureInfo("en-GB")) + half;
    }
}
