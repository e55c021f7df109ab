using PerformanceManagement.Core.Periods;

namespace PerformanceManagement.Core.Reports.Committees;

/// <summary>What somebody typed for a part of a committee's report.</summary>
/// <param name="CommitteeId">Database key of the committee.</param>
/// <param name="Quarter">The reporting quarter.</param>
/// <param name="Key">The key of the part.</param>
/// <param name="Text">The text as typed, in Markdown; blank removes what there is, and keeps it in the history.</param>
/// <param name="IsReady">Whether its author says that it is done.</param>
/// <param name="Version">The version of the text the form was filled from; null when there was none.</param>
public sealed record ReportTextEdit(int CommitteeId, Period Quarter, string Key, string? Text, bool IsReady, Guid? Version);

/// <summary>The text that somebody else saved meanwhile.</summary>
/// <param name="Text">The text stored now.</param>
/// <param name="IsReady">Whether it is said to be done.</param>
/// <param name="Version">The version to send to overwrite it.</param>
/// <param name="By">Who stored it, or null.</param>
/// <param name="At">When, UTC.</param>
public sealed record TheirReportText(string Text, bool IsReady, Guid? Version, string? By, DateTime? At);

/// <summary>Who is to write a part of a report, and by when.</summary>
/// <param name="CommitteeId">Database key of the committee.</param>
/// <param name="Quarter">The reporting quarter.</param>
/// <param name="Key">The key of the part.</param>
/// <param name="AuthorId">The user's key as it was chosen; blank for nobody.</param>
/// <param name="DueOn">The day as it was typed; blank for none.</param>
/// <param name="Version">The version of author and day the form was filled from; null when there was neither.</param>
public sealed record ReportAuthorEdit(int CommitteeId, Period Quarter, string Key, string? AuthorId, string? DueOn, Guid? Version);

/// <summary>Whom somebody else named meanwhile.</summary>
/// <param name="Author">The name of who is to write it; null for nobody.</param>
/// <param name="DueOn">By when, or null.</param>
/// <param name="Version">The version to send to name another.</param>
public sealed record TheirReportAuthor(string? Author, DateOnly? DueOn, Guid? Version);

/// <summary>What somebody says about a part of a report to those who work on it.</summary>
/// <param name="CommitteeId">Database key of the committee.</param>
/// <param name="Quarter">The reporting quarter.</param>
/// <param name="Key">The key of the part.</param>
/// <param name="Text">What was typed.</param>
public sealed record ReportCommentEdit(int CommitteeId, Period Quarter, string Key, string? Text);

/// <summary>The template that somebody chose for a report.</summary>
/// <param name="CommitteeId">Database key of the committee.</param>
/// <param name="Quarter">The reporting quarter.</param>
/// <param name="Template">The template's key; blank for the usual one.</param>
/// <param name="Version">The version of the report the form was filled from; null when nobody had worked on it.</param>
public sealed record ReportTemplateEdit(int CommitteeId, Period Quarter, string? Template, Guid? Version);

/// <summary>The template that somebody else chose meanwhile.</summary>
/// <param name="Template">Its key; null for the usual one.</param>
/// <param name="Version">The version to send to choose another.</param>
public sealed record TheirTemplate(string? Template, Guid Version);

/// <summary>What somebody gives for a cell of a report's tables.</summary>
/// <param name="CommitteeId">Database key of the committee.</param>
/// <param name="Quarter">The reporting quarter.</param>
/// <param name="Code">The measure's code.</param>
/// <param name="Column">The column's name in templates.</param>
/// <param name="Text">What is to stand in the cell.</param>
/// <param name="Reason">Why it is given and not worked out.</param>
/// <param name="Version">The version of what was given before; null where there was nothing.</param>
public sealed record ReportCellEdit(int CommitteeId, Period Quarter, string? Code, string? Column, string? Text, string? Reason, Guid? Version);

/// <summary>What somebody else gave for the same cell meanwhile.</summary>
/// <param name="Text">What stands in the cell; null where it was taken back.</param>
/// <param name="Reason">Why.</param>
/// <param name="By">Who gave it.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Version">The version to send to overwrite it.</param>
public sealed record TheirCell(string? Text, string? Reason, string? By, DateTime? At, Guid? Version);
