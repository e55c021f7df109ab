namespace PerformanceManagement.Core.Reports.Templates;

/// <summary>A template of committee papers: a name and its versions.</summary>
public sealed class ReportTemplate
{
    /// <summary>Database key.</summary>
    public int Id { get; init; }

    /// <summary>Its name in addresses and on the command line: small letters, digits and hyphens. Unique.</summary>
    public required string Key { get; set; }

    /// <summary>What people call it. Unique.</summary>
    public required string Name { get; set; }

    /// <summary>Its versions.</summary>
    public List<ReportTemplateVersion> Versions { get; } = [];

    /// <summary>Concurrency token.</summary>
    public Guid Version { get; private set; }
}

/// <summary>A version of a template. One that is in force never changes; one without a date is a draft, of which a template has one at most.</summary>
public sealed class ReportTemplateVersion
{
    /// <summary>Database key.</summary>
    public int Id { get; init; }

    /// <summary>The template.</summary>
    public int TemplateId { get; set; }

    /// <summary>The template, when loaded.</summary>
    public ReportTemplate? Template { get; set; }

    /// <summary>1 for the first.</summary>
    public int Number { get; set; }

    /// <summary>The definition as JSON.</summary>
    public required string Definition { get; set; }

    /// <summary>The first day of a meeting whose paper is made from it; null for a draft.</summary>
    public DateOnly? InForceFrom { get; set; }

    /// <summary>When it was last changed, UTC.</summary>
    public DateTime ChangedAt { get; set; }

    /// <summary>Who changed it last: a name for the people who work with it, never printed.</summary>
    public required string ChangedBy { get; set; }

    /// <summary>Concurrency token.</summary>
    public Guid Version { get; private set; }
}
