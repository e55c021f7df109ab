using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Reports.Paper;
using PerformanceManagement.Core.Reports.Templates;

namespace PerformanceManagement.Core.Reports.Committees;

/// <summary>How far a text of a report is.</summary>
public enum ReportTextState
{
    /// <summary>Nothing has been written.</summary>
    NotWritten,

    /// <summary>Something has been written.</summary>
    Draft,

    /// <summary>Its author says that it is done.</summary>
    Ready,
}

/// <summary>Whose report of which quarter.</summary>
/// <param name="CommitteeId">Database key of the committee.</param>
/// <param name="Committee">Its name.</param>
/// <param name="Quarter">The reporting quarter.</param>
public sealed record ReportOf(int CommitteeId, string Committee, Period Quarter);

/// <summary>The work on a committee's report of a quarter: what persons write for it, and what is missing.</summary>
/// <param name="Of">Whose report.</param>
/// <param name="Title">The report's title.</param>
/// <param name="MeetingDate">When the committee takes it, or null.</param>
/// <param name="Slots">What persons write, in the order of the report.</param>
/// <param name="Missing">What somebody should see to before it is published.</param>
public sealed record ReportWork(ReportOf Of, string Title, DateOnly? MeetingDate, IReadOnlyList<ReportSlot> Slots, IReadOnlyList<ReportWarning> Missing)
{
    /// <summary>The key of the template that the report chose; null for the usual one.</summary>
    public string? Template { get; init; }

    /// <summary>The name of the template it is made from.</summary>
    public required string TemplateName { get; init; }

    /// <summary>The templates it can be made from.</summary>
    public IReadOnlyList<TemplateListing> Templates { get; init; } = [];

    /// <summary>The version of the report; null while nobody has worked on it.</summary>
    public Guid? Version { get; init; }

    /// <summary>Texts that were written and for which the report has no place now: its template or its measures changed.</summary>
    public IReadOnlyList<ReportSlot> WithoutPlace { get; init; } = [];

    /// <summary>How many cells were given and not worked out.</summary>
    public int Given { get; init; }

    /// <summary>The number of the latest edition in view, which no text changes any more; null before one is published.</summary>
    public int? Published { get; init; }

    /// <summary>Whether whoever asks may choose the template and say who writes what.</summary>
    public bool MayManage { get; init; }
}

/// <summary>A part of a report that a person writes.</summary>
/// <param name="Slot">What it is.</param>
/// <param name="Heading">The heading of its section; empty where it has none.</param>
/// <param name="State">How far it is.</param>
public sealed record ReportSlot(TextSlot Slot, string Heading, ReportTextState State)
{
    /// <summary>The name of who is to write it, or null.</summary>
    public string? Author { get; init; }

    /// <summary>By when, or null.</summary>
    public DateOnly? DueOn { get; init; }

    /// <summary>Whether that day has passed and it is not ready.</summary>
    public bool IsOverdue { get; init; }

    /// <summary>How many comments there are.</summary>
    public int Comments { get; init; }

    /// <summary>Whether whoever asks may write it.</summary>
    public bool MayWrite { get; init; }
}

/// <summary>The form of one text.</summary>
/// <param name="Of">Whose report.</param>
/// <param name="Part">The part, and how far it is.</param>
public sealed record ReportTextForm(ReportOf Of, ReportSlot Part)
{
    /// <summary>The text stored; empty where there is none.</summary>
    public string Text { get; init; } = "";

    /// <summary>Whether its author says that it is done.</summary>
    public bool IsReady { get; init; }

    /// <summary>The version of text and mark; null when nothing has been written.</summary>
    public Guid? Version { get; init; }

    /// <summary>The key of who is to write it, or null.</summary>
    public int? AuthorId { get; init; }

    /// <summary>The version of author and day; null where nobody said.</summary>
    public Guid? GivenVersion { get; init; }

    /// <summary>When it was last changed, UTC.</summary>
    public DateTime? ChangedAt { get; init; }

    /// <summary>Who changed it last.</summary>
    public string? ChangedBy { get; init; }

    /// <summary>The texts before, the newest first.</summary>
    public IReadOnlyList<ReportTextVersion> History { get; init; } = [];

    /// <summary>What was said about it, the oldest first.</summary>
    public IReadOnlyList<ReportComment> Comments { get; init; } = [];

    /// <summary>What the same part said in the quarter before, or null.</summary>
    public string? Earlier { get; init; }

    /// <summary>The number of the latest edition in view, which no text changes any more; null before one is published.</summary>
    public int? Published { get; init; }

    /// <summary>Whether the report has a place for it; without one it can be read and not changed.</summary>
    public bool HasPlace { get; init; } = true;

    /// <summary>Whether whoever asks may say who writes it.</summary>
    public bool MayManage { get; init; }

    /// <summary>Who can be named as its author, by name; empty for who may not.</summary>
    public IReadOnlyList<KeyValuePair<int, string>> People { get; init; } = [];
}

/// <summary>A text as it will be printed.</summary>
/// <param name="Part">The report with the part's own section alone.</param>
/// <param name="Remarks">What somebody should see to in it.</param>
public sealed record ReportTextPreview(QuarterlyReport Part, IReadOnlyList<string> Remarks);

/// <summary>The cells of a report that persons gave.</summary>
/// <param name="Of">Whose report.</param>
/// <param name="Given">What was given, by code and column.</param>
/// <param name="Measures">The measures of the report: code and title.</param>
/// <param name="Columns">The names of the columns that can be given.</param>
public sealed record ReportGivenCells(ReportOf Of, IReadOnlyList<ReportGiven> Given, IReadOnlyList<KeyValuePair<string, string>> Measures, IReadOnlyList<string> Columns);
