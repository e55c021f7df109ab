namespace PerformanceManagement.Core.Imports.Runs;

/// <summary>Where a pack that was sent to the site is.</summary>
public enum PackRunState
{
    /// <summary>It waits to be checked.</summary>
    Waiting,

    /// <summary>It is being checked; nothing is stored.</summary>
    Checking,

    /// <summary>It could be imported; somebody decides.</summary>
    Checked,

    /// <summary>It waits to be imported.</summary>
    Asked,

    /// <summary>It is being imported.</summary>
    Importing,

    /// <summary>It was imported.</summary>
    Done,

    /// <summary>Something is wrong with it; nothing was stored.</summary>
    Refused,

    /// <summary>It could not be checked or imported; why is said, and nothing was stored.</summary>
    Failed,

    /// <summary>It was stopped before it was imported; nothing was stored.</summary>
    Stopped,
}

/// <summary>What is said of a row of a pack.</summary>
public enum PackLineKind
{
    /// <summary>Why the pack is refused.</summary>
    Problem,

    /// <summary>What changed rules repaint of what is reported already.</summary>
    Repaint,

    /// <summary>What it changes.</summary>
    Changed,

    /// <summary>What it adds.</summary>
    Added,

    /// <summary>What was done to a cell on the way in.</summary>
    Remark,

    /// <summary>What its form would have refused of a figure, or asked a reason for.</summary>
    Doubt,
}

/// <summary>A data pack that was sent to the site: checked, then imported, in the background. Its row outlives the site, and says for good who brought what in.</summary>
public sealed class PackRun
{
    /// <summary>Database key; the order of the queue.</summary>
    public int Id { get; init; }

    /// <summary>What it is called: the name of its file, or how many there are.</summary>
    public required string Name { get; set; }

    /// <summary>Where it is.</summary>
    public PackRunState State { get; set; }

    /// <summary>When it was sent, UTC.</summary>
    public DateTime SentAt { get; set; }

    /// <summary>Who sent it, and imports it.</summary>
    public int SentById { get; set; }

    /// <summary>Their display name then.</summary>
    public required string SentBy { get; set; }

    /// <summary>When checking or importing began, UTC; null while it waits.</summary>
    public DateTime? StartedAt { get; set; }

    /// <summary>When it was imported, refused or stopped, or its check was over, UTC.</summary>
    public DateTime? FinishedAt { get; set; }

    /// <summary>Whether changed rules repaint what is reported already, which somebody has to say they mean.</summary>
    public bool NeedsRepaint { get; set; }

    /// <summary>Whether somebody said so.</summary>
    public bool MayRepaint { get; set; }

    /// <summary>Why it failed or was stopped, in a sentence; null otherwise.</summary>
    public string? Because { get; set; }

    /// <summary>How many problems were found in all, those that are not listed among them.</summary>
    public int Problems { get; set; }

    /// <summary>The files that were sent, when loaded.</summary>
    public List<PackRunUpload> Uploads { get; init; } = [];

    /// <summary>What it does, or did, file by file, when loaded.</summary>
    public List<PackRunFile> Files { get; init; } = [];

    /// <summary>Concurrency token.</summary>
    public Guid Version { get; private set; }
}

/// <summary>A file that was sent.</summary>
public sealed class PackRunUpload
{
    /// <summary>Database key.</summary>
    public int Id { get; init; }

    /// <summary>The pack it belongs to.</summary>
    public int PackRunId { get; set; }

    /// <summary>Its name, as it was sent.</summary>
    public required string Name { get; set; }

    /// <summary>Its length in bytes.</summary>
    public long Bytes { get; set; }

    /// <summary>The SHA-256 of its content, in hexadecimal digits.</summary>
    public required string Sha256 { get; set; }

    /// <summary>What its parts are stored under, until the pack is imported or given up.</summary>
    public Guid ContentId { get; set; }
}

/// <summary>A part of a file that was sent: files may be large, and are never held whole.</summary>
public sealed class PackRunPart
{
    /// <summary>How long a part is at most, in bytes.</summary>
    public const int Longest = 1024 * 1024;

    /// <summary>Database key.</summary>
    public int Id { get; init; }

    /// <summary>The file.</summary>
    public Guid ContentId { get; init; }

    /// <summary>Its place in it, from 0.</summary>
    public int Number { get; init; }

    /// <summary>The bytes.</summary>
    public required byte[] Content { get; init; }
}

/// <summary>What a pack does, or did, with one of its files.</summary>
public sealed class PackRunFile
{
    /// <summary>Database key.</summary>
    public int Id { get; init; }

    /// <summary>The pack.</summary>
    public int PackRunId { get; set; }

    /// <summary>The file of the pack: "values.csv".</summary>
    public required string File { get; set; }

    /// <summary>Rows that are new.</summary>
    public int Added { get; set; }

    /// <summary>Rows that were there with other contents.</summary>
    public int Changed { get; set; }

    /// <summary>Rows that were there just so.</summary>
    public int Unchanged { get; set; }
}

/// <summary>A line of what was found when a pack was checked, or when its import was refused.</summary>
public sealed class PackRunLine
{
    /// <summary>Database key; the order in which lines are shown.</summary>
    public int Id { get; init; }

    /// <summary>The pack.</summary>
    public int PackRunId { get; init; }

    /// <summary>What is said.</summary>
    public PackLineKind Kind { get; init; }

    /// <summary>The file of the pack; the pack's own name where it is about the whole.</summary>
    public required string File { get; init; }

    /// <summary>The row as a spreadsheet counts it; null where it is about no single row.</summary>
    public int? Row { get; init; }

    /// <summary>The column; null where it is about no single one.</summary>
    public string? Column { get; init; }

    /// <summary>What is said of it, as a sentence or in the words of the change.</summary>
    public required string Text { get; init; }
}
