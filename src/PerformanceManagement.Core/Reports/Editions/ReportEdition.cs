using PerformanceManagement.Core.Periods;

namespace PerformanceManagement.Core.Reports.Editions;

/// <summary>A published edition of a committee's report: what members saw, for good. Only whether it is in view can change.</summary>
public sealed class ReportEdition
{
    /// <summary>Database key.</summary>
    public int Id { get; init; }

    /// <summary>The committee.</summary>
    public int CommitteeId { get; set; }

    /// <summary>The reporting quarter.</summary>
    public Period Period { get; set; }

    /// <summary>1 for the first edition of the report.</summary>
    public int Number { get; set; }

    /// <summary>The title it was published under.</summary>
    public required string Title { get; set; }

    /// <summary>When it was published, UTC.</summary>
    public DateTime PublishedAt { get; set; }

    /// <summary>Who published it.</summary>
    public required string PublishedBy { get; set; }

    /// <summary>Why it was published before the quarter was signed off; null where it had been.</summary>
    public string? UnsignedBecause { get; set; }

    /// <summary>Of a correction, why it was made; null for the first edition.</summary>
    public string? CorrectedBecause { get; set; }

    /// <summary>What differs from the edition before, a line each, as it was worked out and confirmed; null for the first edition.</summary>
    public string? Changes { get; set; }

    /// <summary>The paper's model as JSON.</summary>
    public required string Model { get; set; }

    /// <summary>What was said of the paper when it was published: what had not been seen to, a line each.</summary>
    public required string Checks { get; set; }

    /// <summary>SHA-256 over the hashes of everything frozen with it, in lower-case hexadecimal.</summary>
    public required string Sha256 { get; set; }

    /// <summary>When it was withdrawn from view, UTC; null while it is in view.</summary>
    public DateTime? WithdrawnAt { get; set; }

    /// <summary>Who withdrew it.</summary>
    public string? WithdrawnBy { get; set; }

    /// <summary>Why.</summary>
    public string? WithdrawnBecause { get; set; }

    /// <summary>Its files.</summary>
    public List<ReportEditionFile> Files { get; } = [];

    /// <summary>Concurrency token.</summary>
    public Guid Version { get; private set; }
}

/// <summary>A file of an edition.</summary>
public sealed class ReportEditionFile
{
    /// <summary>Database key.</summary>
    public int Id { get; init; }

    /// <summary>The edition.</summary>
    public int EditionId { get; set; }

    /// <summary>The key of its format: "pdf", "docx", "xlsx", "html", "csv", "json", "zip".</summary>
    public required string Format { get; set; }

    /// <summary>Its name with its ending.</summary>
    public required string Name { get; set; }

    /// <summary>Its content.</summary>
    public required byte[] Content { get; set; }

    /// <summary>SHA-256 of its content, in lower-case hexadecimal.</summary>
    public required string Sha256 { get; set; }
}
