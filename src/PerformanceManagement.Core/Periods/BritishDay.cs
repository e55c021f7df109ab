namespace PerformanceManagement.Core.Periods;

/// <summary>The day a stored moment falls on in the United Kingdom.</summary>
public static class BritishDay
{
    private static readonly TimeZoneInfo London = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

    /// <summary>The day of a moment in UTC.</summary>
    public static DateOnly Of(DateTime moment) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(moment, London));
}
