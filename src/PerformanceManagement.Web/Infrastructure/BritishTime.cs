using System.Globalization;
using PerformanceManagement.Core.Periods;

namespace PerformanceManagement.Web.Infrastructure;

/// <summary>A stored moment (UTC) as people here read it: "5 October 2026 at 4:55pm".</summary>
public static class BritishTime
{
    /// <summary>The minute alone: "16:55".</summary>
    public static string Clock(DateTime moment) => BritishDay.Clock(moment).ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>The day and minute in the United Kingdom.</summary>
    public static string Text(DateTime moment)
    {
        DateTime local = BritishDay.Clock(moment);
        string half = local.Hour < 12 ? "am" : "pm";
        return local.ToString("d MMMM yyyy 'at' h:mm", CultureInfo.GetCultureInfo("en-GB")) + half;
    }
}
