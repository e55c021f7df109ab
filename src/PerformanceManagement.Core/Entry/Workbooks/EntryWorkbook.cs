namespace PerformanceManagement.Core.Entry.Workbooks;

/// <summary>
/// A filled workbook of values that somebody sent, kept between the page that shows what it would do and the moment they say so. Its owner alone sees it,
/// for a day; a person has one, and what has ended is deleted with the next.
/// </summary>
public sealed class EntryWorkbook
{
    /// <summary>How long it is kept.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    /// <summary>Database key.</summary>
    public int Id { get; init; }

    /// <summary>Whose it is.</summary>
    public int OwnerId { get; init; }

    /// <summary>Its name, as the person's machine calls it.</summary>
    public required string FileName { get; init; }

    /// <summary>What was read from it and what became of it, as <see cref="FilledWorkbook.ToJson"/> has it: rows of typed texts, and none of the file.</summary>
    public required string Rows { get; set; }

    /// <summary>When it came, UTC.</summary>
    public DateTime UploadedAt { get; init; }

    /// <summary>When it is deleted, UTC.</summary>
    public DateTime ExpiresAt { get; init; }

    /// <summary>Concurrency token.</summary>
    public Guid Version { get; private set; }
}
