using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using PerformanceManagement.Core.Collections;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Measures;

namespace PerformanceManagement.Web.Models.Lists;

/// <summary>The list of meetings.</summary>
/// <param name="List">The page.</param>
/// <param name="Committee">The committee whose meetings are shown; null for all.</param>
public sealed record MeetingListPage(MeetingPage List, Committee? Committee);

/// <summary>The page on which a meeting gets its date.</summary>
/// <param name="Choices">What it offers.</param>
/// <param name="Form">What is typed.</param>
public sealed record MeetingDatePage(MeetingChoices Choices, MeetingDateForm Form)
{
    /// <summary>The meeting as someone stored it meanwhile; null unless the officer has to choose.</summary>
    public ListedMeeting? Theirs { get; init; }

    public string Heading => Choices.Meeting is { } meeting ? $"Meeting of {meeting.Committee} for {meeting.Quarter.Label}" : "Add a meeting";

    public IEnumerable<SelectListItem> Committees => [new("Select a committee", ""), .. Choices.Committees.Select(c => new SelectListItem(c.Name, c.Id.ToString(CultureInfo.InvariantCulture)))];

    public IEnumerable<SelectListItem> Quarters => [new("Select a quarter", ""), .. Choices.Quarters.Select(q => new SelectListItem(q.Label, q.UrlToken))];
}

/// <summary>What is typed about a meeting.</summary>
public sealed class MeetingDateForm
{
    public string? Committee { get; set; }

    public string? Quarter { get; set; }

    public string? Date { get; set; }

    public Guid? Version { get; set; }

    public static MeetingDateForm From(ListedMeeting meeting) => new() { Date = FigureFormat.Date(meeting.Date), Version = meeting.Version };

    public MeetingDateEdit ToEdit(int? id) => new(id, Committee, Quarter, Date, Version);
}
