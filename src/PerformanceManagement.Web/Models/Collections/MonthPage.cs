using PerformanceManagement.Core.Collections;
using PerformanceManagement.Core.Figures;

namespace PerformanceManagement.Web.Models.Collections;

/// <summary>The page on which a month is opened.</summary>
/// <param name="Dates">What is stored.</param>
/// <param name="Form">What is typed.</param>
/// <param name="Conflict">What someone saved meanwhile; null unless the officer has to choose.</param>
public sealed record MonthPage(MonthDates Dates, MonthForm Form, MonthDates? Conflict = null)
{
    /// <summary>A day as it can be typed, some weeks after the month.</summary>
    public string Example => DateExample.After(Dates.Month);

    public string Heading => Dates.DueOn is null ? $"Open {Dates.Month.Label}" : $"Date of {Dates.Month.Label}";
}

/// <summary>The form of a month.</summary>
public sealed class MonthForm
{
    public string? DueOn { get; set; }

    public Guid? Version { get; set; }

    public static MonthForm From(MonthDates dates) => new() { DueOn = dates.DueOn is { } day ? FigureFormat.Date(day) : null, Version = dates.Collection?.Version };
}
