namespace PerformanceManagement.Core.Imports.Sheets;

/// <summary>
/// A spreadsheet that somebody is bringing in, kept between the pages on which they say what its columns are. Its owner alone sees it, for a day; a
/// person has a few at most, and what has ended is deleted with the next upload.
/// </summary>
public sealed class SheetUpload
{
    /// <summary>How many a person can have at a time; the oldest gives way to the newest.</summary>
    public const int MostOfOne = 3;

    /// <summary>How long it is kept.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    /// <summary>Database key.</summary>
    public int Id { get; init; }

    /// <summary>Whose it is.</summary>
    public int OwnerId { get; init; }

    /// <summary>Its name, as the person's machine calls it.</summary>
    public required string FileName { get; init; }

    /// <summary>The file; empty once it is brought in.</summary>
    public required byte[] Content { get; set; }

    /// <summary>When it came, UTC.</summary>
    public DateTime UploadedAt { get; init; }

    /// <summary>When it is deleted, UTC.</summary>
    public DateTime ExpiresAt { get; init; }

    /// <summary>How it is read, as <see cref="SheetMapping.ToJson"/> has it.</summary>
    public required string Mapping { get; set; }

    /// <summary>What became of it, as <see cref="SheetOutcome.ToJson"/> has it; null until it is brought in.</summary>
    public string? Outcome { get; set; }

    /// <summary>Concurrency token.</summary>
    public Guid Version { get; private set; }
}

/// <summary>How spreadsheets with the same headings were read the last time: one council's, offered to whoever brings in the next.</summary>
public sealed class RememberedMapping
{
    /// <summary>Database key.</summary>
    public int Id { get; init; }

    /// <summary>By what it is known, see <see cref="SheetMapping.Signature"/>.</summary>
    public required string Signature { get; init; }

    /// <summary>The mapping, as <see cref="SheetMapping.ToJson"/> has it.</summary>
    public required string Mapping { get; set; }

    /// <summary>Who brought it in.</summary>
    public required string ChangedBy { get; set; }

    /// <summary>When, UTC.</summary>
    public DateTime ChangedAt { get; set; }

    /// <summary>Concurrency token.</summary>
    public Guid Version { get; private set; }
}
