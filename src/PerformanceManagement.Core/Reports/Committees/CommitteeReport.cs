using PerformanceManagement.Core.Periods;

namespace PerformanceManagement.Core.Reports.Committees;

/// <summary>A committee's report of a quarter, from the moment somebody works on it. Until then it is made from the usual template.</summary>
public sealed class CommitteeReport
{
    /// <summary>Database key.</summary>
    public int Id { get; init; }

    /// <summary>The committee.</summary>
    public int CommitteeId { get; set; }

    /// <summary>The reporting quarter.</summary>
    public Period Period { get; set; }

    /// <summary>The key of the template it is made from; null for the usual one.</summary>
    public string? TemplateKey { get; set; }

    /// <summary>Concurrency token.</summary>
    public Guid Version { get; private set; }
}

/// <summary>A text that a person wrote for a report.</summary>
public sealed class ReportText
{
    /// <summary>The longest text, in characters.</summary>
    public const int TextLength = 100_000;

    /// <summary>Database key.</summary>
    public int Id { get; init; }

    /// <summary>The report.</summary>
    public int ReportId { get; set; }

    /// <summary>The key of its slot: the section's id and what it is about.</summary>
    public required string Key { get; set; }

    /// <summary>The text as it was typed, in Markdown; empty where nothing has been written yet.</summary>
    public required string Text { get; set; }

    /// <summary>Whether its author says that it is done.</summary>
    public bool IsReady { get; set; }

    /// <summary>Who is to write it, or null.</summary>
    public int? AuthorId { get; set; }

    /// <summary>By when, or null.</summary>
    public DateOnly? DueOn { get; set; }

    /// <summary>When the text was last changed, UTC; null where it never was.</summary>
    public DateTime? ChangedAt { get; set; }

    /// <summary>Who changed it last.</summary>
    public string? ChangedBy { get; set; }

    /// <summary>Concurrency token.</summary>
    public Guid Version { get; private set; }
}

/// <summary>A text as it was before it was changed.</summary>
public sealed class ReportTextVersion
{
    /// <summary>Database key.</summary>
    public int Id { get; init; }

    /// <summary>The text.</summary>
    public int TextId { get; set; }

    /// <summary>As it was typed.</summary>
    public required string Text { get; set; }

    /// <summary>When it was written, UTC.</summary>
    public DateTime At { get; set; }

    /// <summary>Who wrote it.</summary>
    public required string By { get; set; }
}

/// <summary>A comment on a text, for those who work on the report. Never printed.</summary>
public sealed class ReportComment
{
    /// <summary>The longest comment, in characters.</summary>
    public const int TextLength = 4000;

    /// <summary>Database key.</summary>
    public int Id { get; init; }

    /// <summary>The report.</summary>
    public int ReportId { get; set; }

    /// <summary>The key of the slot.</summary>
    public required string Key { get; set; }

    /// <summary>What was said.</summary>
    public required string Text { get; set; }

    /// <summary>When, UTC.</summary>
    public DateTime At { get; set; }

    /// <summary>Who.</summary>
    public required string By { get; set; }
}

/// <summary>What a person gave for a cell that no rule gives: a direction judged, a result carried, a reason in words.</summary>
public sealed class ReportGiven
{
    /// <summary>Database key.</summary>
    public int Id { get; init; }

    /// <summary>The report.</summary>
    public int ReportId { get; set; }

    /// <summary>The measure's code.</summary>
    public required string Code { get; set; }

    /// <summary>The column's name in templates.</summary>
    public required string Column { get; set; }

    /// <summary>What stands in the cell.</summary>
    public required string Text { get; set; }

    /// <summary>Why it is given and not worked out.</summary>
    public required string Reason { get; set; }

    /// <summary>When, UTC.</summary>
    public DateTime At { get; set; }

    /// <summary>Who gave it.</summary>
    public required string By { get; set; }

    /// <summary>Concurrency token.</summary>
    public Guid Version { get; private set; }
}
