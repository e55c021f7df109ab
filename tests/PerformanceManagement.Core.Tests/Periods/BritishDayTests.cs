using FluentAssertions;
using PerformanceManagement.Core.Periods;
using Xunit;

namespace PerformanceManagement.Core.Tests.Periods;

public sealed class BritishDayTests
{
    [Theory]
    [InlineData("2026-07-14T22:59:00Z", "2026-07-14")]
    [InlineData("2026-07-14T23:00:00Z", "2026-07-15")]
    [InlineData("2026-12-31T23:59:00Z", "2026-12-31")]
    [InlineData("2027-01-01T00:00:00Z", "2027-01-01")]
    public void It_is_the_day_in_london_in_summer_and_in_winter(string moment, string day) =>
        BritishDay.Today(new Clock(DateTimeOffset.Parse(moment, null))).Should().Be(DateOnly.Parse(day, null));

    // A server far away: its own day does not matter.
    private sealed class Clock(DateTimeOffset now) : TimeProvider
    {
        public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.CreateCustomTimeZone("Far", TimeSpan.FromHours(11), "Far", "Far");

        public override DateTimeOffset GetUtcNow() => now;
    }
}
