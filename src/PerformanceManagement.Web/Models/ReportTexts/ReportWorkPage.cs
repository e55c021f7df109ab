using Microsoft.AspNetCore.Mvc.Rendering;
using PerformanceManagement.Core.Reports.Committees;

namespace PerformanceManagement.Web.Models.ReportTexts;

/// <summary>The work on a report: its texts, and what is missing.</summary>
/// <param name="Work">The work.</param>
/// <param name="Form">The template that is chosen.</param>
public sealed record ReportWorkPage(ReportWork Work, TemplateChoice Form)
{
    /// <summary>What somebody else chose meanwhile.</summary>
    public TheirTemplate? Conflict { get; init; }

    public IEnumerable<SelectListItem> Templates => [new SelectListItem("The usual one", ""), .. Work.Templates.Select(t => new SelectListItem(t.Name, t.Key))];

    public int Written => Work.Slots.Count(s => s.State != ReportTextState.NotWritten);

    public int Ready => Work.Slots.Count(s => s.State == ReportTextState.Ready);

    public static string Words(ReportTextState state) => state switch { ReportTextState.Ready => "Ready", ReportTextState.Draft => "Draft", _ => "Not written" };

    public string NameOf(string? template) => Templates.FirstOrDefault(t => t.Value == (template ?? ""))?.Text ?? template ?? "";
}

/// <summary>What is said where a report can still be written after it was published.</summary>
/// <param name="Of">Whose report.</param>
/// <param name="Number">The latest edition in view; null before one is published.</param>
public sealed record PublishedNote(ReportOf Of, int? Number);

/// <summary>The form of a report's template.</summary>
public sealed class TemplateChoice
{
    public string? Template { get; set; }

    public Guid? Version { get; set; }

    public static TemplateChoice From(ReportWork work) => new() { Template = work.Template ?? "", Version = work.Version };
}
