using PerformanceManagement.Core.Collections;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Periods;

namespace PerformanceManagement.Web.Models.Collections;

/// <summary>The page on which a quarter is opened and its dates are set.</summary>
/// <param name="Dates">What is stored.</param>
/// <param name="Form">What is typed.</param>
/// <param name="Conflict">What someone saved meanwhile; null unless the officer has to choose.</param>
public sealed record QuarterPage(QuarterDates Dates, QuarterForm Form, QuarterDates? Conflict = null)
{
    /// <summary>A day as it can be typed, some weeks after the quarter: "19 October 2026 or 19/10/2026".</summary>
    public string Example => DateExample.After(Dates.Quarter);

    public string Heading => Dates.Collection is not { IsWhole: true } ? $"Open {Dates.Quarter.Label}" : $"Dates of {Dates.Quarter.Label}";
}

/// <summary>The form of a quarter's dates.</summary>
public sealed class QuarterForm
{
    public string? DueOn { get; set; }

    public string? ApprovalsDueOn { get; set; }

    public string? ClosesOn { get; set; }

    /// <summary>The meetings, in the order of the committees on the page.</summary>
    public List<MeetingForm> Meetings { get; set; } = [];

    public Guid? Version { get; set; }

    public static QuarterForm From(QuarterDates dates) => new()
    {
        DueOn = Text(dates.Collection?.DueOn),
        ApprovalsDueOn = Text(dates.Collection?.ApprovalsDueOn),
        ClosesOn = Text(dates.Collection?.ClosesOn),
        Meetings = [.. dates.Committees.Select(c => new MeetingForm { CommitteeId = c.CommitteeId, Date = Text(c.Date) })],
        Version = dates.Collection?.Version,
    };

    public QuarterEdit ToEdit(Period quarter) => new(quarter, DueOn, [.. Meetings.Select(m => new MeetingEdit(m.CommitteeId, m.Date))], Version) { ApprovalsDueOn = ApprovalsDueOn, ClosesOn = ClosesOn };

    private static string? Text(DateOnly? date) => date is { } day ? FigureFormat.Date(day) : null;
}

/// <summary>A committee's meeting on the form.</summary>
public sealed class MeetingForm
{
    public int CommitteeId { get; set; }

    public string? Date { get; set; }
}
