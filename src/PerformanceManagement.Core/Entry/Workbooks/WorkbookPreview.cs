using PerformanceManagement.Core.Periods;

namespace PerformanceManagement.Core.Entry.Workbooks;

/// <summary>What would become of a row; what asks something of the person comes first.</summary>
public enum WorkbookRowState
{
    /// <summary>Somebody else has changed the value since the download: the person chooses.</summary>
    Conflict,

    /// <summary>It looks unusual: it is submitted with a reason, and a draft without one.</summary>
    Doubted,

    /// <summary>It cannot be stored.</summary>
    Refused,

    /// <summary>It would change what is stored, or be the first that is.</summary>
    Changed,

    /// <summary>It is not finished: it would be saved as a draft, whatever the person chooses.</summary>
    Unfinished,

    /// <summary>It was filled in to what the draft says already: it would be submitted with the others.</summary>
    Drafted,

    /// <summary>It is a draft, and as it was downloaded: it stays a draft, unless the person asks for such drafts to be submitted too.</summary>
    Left,

    /// <summary>It is what is stored.</summary>
    Same,

    /// <summary>Nothing was filled in, and what is stored stays.</summary>
    Blank,
}

/// <summary>One thing of a value, as it is stored and as it stands in the workbook.</summary>
/// <param name="Label">The heading of its column.</param>
/// <param name="Stored">What is stored; null for nothing.</param>
/// <param name="Filled">What stands in the workbook; null for nothing.</param>
public sealed record WorkbookLine(string Label, string? Stored, string? Filled)
{
    /// <summary>Whether it would change.</summary>
    public bool Differs => Stored != Filled;
}

/// <summary>A row as it would be stored.</summary>
/// <param name="Row">Its number in the sheet.</param>
/// <param name="Code">The measure's code.</param>
/// <param name="Title">The measure's name.</param>
/// <param name="State">What would become of it.</param>
public sealed record WorkbookRow(int Row, string Code, string Title, WorkbookRowState State)
{
    /// <summary>The period; null where it cannot be read.</summary>
    public Period? Period { get; init; }

    /// <summary>The unit of its figures; null where the measure is not known.</summary>
    public string? Unit { get; init; }

    /// <summary>What differs from what is stored; for a conflict everything that either has.</summary>
    public IReadOnlyList<WorkbookLine> Lines { get; init; } = [];

    /// <summary>Why it is refused, or not finished, as sentences.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];

    /// <summary>What is unusual about it, as sentences.</summary>
    public IReadOnlyList<string> Doubts { get; init; } = [];

    /// <summary>What else there is to say, such as how a figure was read.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];

    /// <summary>Why the unusual value is right, as the workbook says; null for nothing.</summary>
    public string? DoubtReason { get; init; }

    /// <summary>Who stored what is stored; null when nothing is, or it came in a data pack.</summary>
    public string? StoredBy { get; init; }

    /// <summary>When, UTC; null when nothing is.</summary>
    public DateTime? StoredAt { get; init; }

    /// <summary>The version of what is submitted now; null for nothing.</summary>
    public Guid? ResultVersion { get; init; }

    /// <summary>The version of the draft now; null for none.</summary>
    public Guid? DraftVersion { get; init; }

    /// <summary>Whether the person is asked something about it: which of two to keep, or why it is right.</summary>
    public bool IsAsked => State is WorkbookRowState.Conflict or WorkbookRowState.Doubted;
}

/// <summary>What a filled workbook would do. Nothing is stored.</summary>
/// <param name="Id">Its key.</param>
/// <param name="Version">The version that is looked at.</param>
/// <param name="FileName">The name of the file.</param>
/// <param name="ExpiresAt">When it is deleted, UTC.</param>
/// <param name="Rows">Its rows, as they stand in the sheet.</param>
public sealed record WorkbookPreview(int Id, Guid Version, string FileName, DateTime ExpiresAt, IReadOnlyList<WorkbookRow> Rows)
{
    /// <summary>The most rows about which the person is asked something on one page; the others wait for the next upload.</summary>
    public const int MostAsked = 150;

    /// <summary>The rows about which something is asked, in their order.</summary>
    public IReadOnlyList<WorkbookRow> Asked { get; } = [.. Rows.Where(r => r.IsAsked).OrderBy(r => r.State).ThenBy(r => r.Row).Take(MostAsked)];

    /// <summary>Whether there is anything to store that was filled in.</summary>
    public bool StoresAnything => Rows.Any(r => r.State is WorkbookRowState.Changed or WorkbookRowState.Unfinished or WorkbookRowState.Drafted) || Asked.Count > 0;

    /// <summary>The rows of a state, as they stand in the sheet.</summary>
    public IReadOnlyList<WorkbookRow> Of(WorkbookRowState state) => [.. Rows.Where(r => r.State == state)];
}

/// <summary>A workbook that a person uploaded, without its rows.</summary>
/// <param name="FileName">The name of the file.</param>
/// <param name="UploadedAt">When it came, UTC.</param>
/// <param name="ExpiresAt">When it is deleted, UTC.</param>
/// <param name="Outcomes">What became of its rows; null until the person has said so.</param>
public sealed record KeptWorkbook(string FileName, DateTime UploadedAt, DateTime ExpiresAt, IReadOnlyList<RowOutcome>? Outcomes);

/// <summary>A workbook to be filled in.</summary>
/// <param name="Content">The file.</param>
/// <param name="Name">What it is called.</param>
public sealed record WorkbookDownload(byte[] Content, string Name);

/// <summary>What a person says of a filled workbook.</summary>
/// <param name="Id">The key of the one that was looked at.</param>
/// <param name="Version">Its version.</param>
/// <param name="AsDrafts">Whether everything is saved as drafts instead of submitted.</param>
/// <param name="Rows">What was said of the rows about which something was asked.</param>
public sealed record WorkbookConfirmation(int Id, Guid? Version, bool AsDrafts, IReadOnlyList<WorkbookAnswer> Rows)
{
    /// <summary>Whether drafts that were left as they were downloaded are submitted too.</summary>
    public bool SubmitsLeft { get; init; }
}

/// <summary>What a person says of a row.</summary>
/// <param name="Row">Its number in the sheet.</param>
/// <param name="Choice">Which of two versions is kept, <see cref="Theirs"/> or <see cref="Mine"/>; null where that was not asked, or not answered.</param>
/// <param name="Reason">Why an unusual value is right; null for nothing.</param>
/// <param name="ResultVersion">The version of what was submitted that they were shown.</param>
/// <param name="DraftVersion">The version of the draft that they were shown.</param>
public sealed record WorkbookAnswer(int Row, string? Choice, string? Reason, Guid? ResultVersion, Guid? DraftVersion)
{
    /// <summary>What is stored stays.</summary>
    public const string Theirs = "theirs";

    /// <summary>What stands in the workbook is stored.</summary>
    public const string Mine = "mine";
}
