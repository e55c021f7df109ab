using PerformanceManagement.Core.Reports.Templates;
using PerformanceManagement.Core.Reports.Words;

namespace PerformanceManagement.Core.Reports;

/// <summary>A template or a profile that a paper is made with in place of the report's own.</summary>
public sealed record ReportChoice
{
    /// <summary>The key of a template; null for the report's own.</summary>
    public string? Template { get; init; }

    /// <summary>A definition that is not kept, to see what it would make; null for a kept one.</summary>
    public TemplateDefinition? Definition { get; init; }

    /// <summary>How it counts and in which words; null for the template's own.</summary>
    public ReportProfile? Profile { get; init; }
}
