using System.Globalization;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Periods;

namespace PerformanceManagement.Web.Models.Collections;

/// <summary>A day in the hint of a date: one that could be meant.</summary>
public static class DateExample
{
    private const int DaysAfter = 19;

    /// <summary>"19 October 2026 or 19/10/2026", after a period.</summary>
    public static string After(Period period)
    {
        DateOnly day = period.End.AddDays(DaysAfter);
        return $"{FigureFormat.Date(day)} or {day.ToString("d/M/yyyy", CultureInfo.InvariantCulture)}";
    }
}
