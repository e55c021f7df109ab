using Microsoft.AspNetCore.Mvc.Rendering;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Reports.Formats;
using PerformanceManagement.Core.Reports.Paper;
using PerformanceManagement.Core.Reports.Templates;

namespace PerformanceManagement.Web.Models.Reports;

/// <summary>The preview of a committee report.</summary>
/// <param name="Report">The report.</param>
/// <param name="Quarter">The reporting quarter.</param>
/// <param name="CommitteeId">The committee's key.</param>
/// <param name="Checks">What to see to before it is published; empty for who only reads.</param>
/// <param name="Templates">The templates it can be seen by.</param>
/// <param name="Template">The key of the one it is seen by; null for its own.</param>
/// <param name="Formats">The files it can be had as.</param>
public sealed record ReportPage(QuarterlyReport Report, Period Quarter, int CommitteeId, IReadOnlyList<ReportCheck> Checks, IReadOnlyList<TemplateListing> Templates, string? Template, IReadOnlyList<IReportFormat> Formats)
{
    private const int MostShownOpen = 8;

    /// <summary>Whether whoever looks works on the report.</summary>
    public bool MayWrite { get; init; }

    /// <summary>The templates to choose from, the report's own first; null where there is no choice.</summary>
    public FilterSelect? TemplateSelect => Templates.Count < 2 ? null
        : new("template", "Template", [new SelectListItem("The report’s own", "", Template is null), .. Templates.Where(t => t.InForce is not null).Select(t => new SelectListItem(t.Name, t.Key, t.Key == Template))]);

    /// <summary>A short list is shown; a long one is opened, so that the report itself stays in sight.</summary>
    public bool ChecksAreOpen => Checks.Count <= MostShownOpen;
}

/// <summary>Something to see to before a report is published.</summary>
/// <param name="Text">A plain sentence.</param>
/// <param name="Code">The measure, or null when it is about the paper.</param>
/// <param name="Owner">Who enters the measure, or null.</param>
public sealed record ReportCheck(string Text, string? Code, string? Owner);
