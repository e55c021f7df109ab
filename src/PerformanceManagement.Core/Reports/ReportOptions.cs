namespace PerformanceManagement.Core.Reports;

/// <summary>
/// Who a paper is from: the <c>Report</c> section of the configuration, and the council's settings where it says nothing (<see cref="CouncilPapers"/>). Job
/// titles, never names, since the paper is published.
/// </summary>
public sealed class ReportOptions
{
    /// <summary>The name of the section.</summary>
    public const string Section = "Report";

    /// <summary>The council's name on papers; the council's own where this is not set.</summary>
    public string? CouncilName { get; set; }

    /// <summary>The colour of rules and headings as #rrggbb; the council's own where this is not set.</summary>
    public string? Colour { get; set; }

    /// <summary>The key of the profile that counts and words: "plan-monitoring", "corporate-performance", or a council's own.</summary>
    public string Profile { get; set; } = "plan-monitoring";

    /// <summary>The key of the template that papers are made from where a report has none of its own.</summary>
    public string Template { get; set; } = Templates.ShippedTemplates.Usual;

    /// <summary>Who presents it: "Chief Executive"; null leaves the line out.</summary>
    public string? ReportFrom { get; set; }

    /// <summary>Who put it together: "Corporate Performance Team"; null leaves the line out.</summary>
    public string? CoordinatedBy { get; set; }

    /// <summary>Whom to ask, with a mailbox or telephone number; null for the template's own words.</summary>
    public string? LeadOfficer { get; set; }
}
