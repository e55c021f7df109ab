namespace PerformanceManagement.Core.Periods;

/// <summary>The day a moment falls on in the United Kingdom, where the council and its committees are, whatever the server's clock is set to.</summary>
public static class BritishDay
{
    private static readonly TimeZoneInfo London = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

    /// <summary>The day of a moment in UTC.</summary>
    public static DateOnly Of(DateTime moment) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(moment, London));

    /// <summary>A moment in UTC by the clock in the United Kingdom.</summary>
    public static DateTime Clock(DateTime moment) => TimeZoneInfo.ConvertTimeFromUtc(moment, London);

    /// <summary>The moment at which a day begins, UTC.</summary>
    public static DateTime StartOf(DateOnly day) => TimeZoneInfo.ConvertTimeToUtc(day.ToDateTime(TimeOnly.MinValue), London);

    /// <summary>The day it is now.</summary>
    public static DateOnly Today(TimeProvider time) => Of(time.GetUtcNow().UtcDateTime);
}
