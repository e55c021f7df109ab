using PerformanceManagement.Core.Figures;

namespace PerformanceManagement.Core.Delivery.Rules;

/// <summary>How much of the time between two days is gone, beside how much somebody says is done.</summary>
public static class TimeGone
{
    /// <summary>The share of the days from the first to the last that are over on a day, in whole percent from 0 to 100; null where the days do not make a span.</summary>
    public static int? Percent(DateOnly? startsOn, DateOnly? endsOn, DateOnly day)
    {
        if (startsOn is not { } first || endsOn is not { } last || last <= first) return null;
        decimal share = 100m * (day.DayNumber - first.DayNumber) / (last.DayNumber - first.DayNumber);
        return (int)FigureFormat.Rounded(Math.Clamp(share, 0m, 100m), 0);
    }

    /// <summary>"40% complete, 62% of the time gone": two facts side by side, of which neither is worked out from the other. Empty where neither is known.</summary>
    public static string Text(int? complete, int? gone) => (complete, gone) switch
    {
        ({ } done, { } time) => $"{done}% complete, {time}% of the time gone",
        ({ } done, null) => $"{done}% complete",
        (null, { } time) => $"{time}% of the time gone",
        _ => "",
    };
}
