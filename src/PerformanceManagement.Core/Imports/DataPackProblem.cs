using System.Globalization;

namespace PerformanceManagement.Core.Imports;

/// <summary>One thing wrong with a data pack.</summary>
/// <param name="File">The file ("values.csv"), or the pack's own name when it is about the whole.</param>
/// <param name="Row">The row as a spreadsheet counts it, the header being row 1; null when it is about the whole file.</param>
/// <param name="Column">The column's name; null when it is about the whole row.</param>
/// <param name="Sentence">What is wrong and what to write instead, for a person.</param>
public sealed record DataPackProblem(string File, int? Row, string? Column, string Sentence)
{
    /// <summary>What the row is about, which its sentence may name: the code of its measure. Null when not known.</summary>
    internal string? About { get; init; }

    /// <summary>"values.csv row 3, column value: “abc” is not a number: …"</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{File}{(Row is int row ? $" row {row}" : "")}{(Column is null ? "" : Row is null ? $" column {Column}" : $", column {Column}")}: {Sentence}");
}

/// <summary>What an import did, or would do, with one file.</summary>
/// <param name="File">The file.</param>
/// <param name="Added">Rows that are new.</param>
/// <param name="Changed">Rows that were there with other contents.</param>
/// <param name="Unchanged">Rows that were there just so.</param>
public sealed record DataPackCounts(string File, int Added, int Changed, int Unchanged);

/// <summary>What became of a data pack.</summary>
/// <param name="Pack">The pack's name: its folder or file.</param>
/// <param name="Files">What happened file by file; empty when there are problems.</param>
/// <param name="Problems">Everything that is wrong, in the order of the files; nothing was stored if there is any.</param>
/// <param name="IsDryRun">Whether it was only a try.</param>
public sealed record DataPackReport(string Pack, IReadOnlyList<DataPackCounts> Files, IReadOnlyList<DataPackProblem> Problems, bool IsDryRun)
{
    /// <summary>What was done to cells on the way in ("is kept as 92.446%: 4 decimals are stored"); never a reason to refuse.</summary>
    public IReadOnlyList<DataPackRemark> Remarks { get; init; } = [];

    /// <summary>What the forms of figures that an open quarter asks for would have refused, or asked a reason for; never a reason to refuse. Looked for in a try alone.</summary>
    public IReadOnlyList<DataPackRemark> Doubts { get; init; } = [];

    /// <summary>What changed rules repaint of what is reported already, whether they were stored or refused.</summary>
    public DataPackRepaints Repaints { get; init; } = DataPackRepaints.None;

    /// <summary>Whether the pack was stored, or could be.</summary>
    public bool Accepted => Problems.Count == 0;

    /// <summary>Whether anything was, or would be, stored: not when the same pack is imported again.</summary>
    public bool ChangesAnything => Files.Any(f => f.Added + f.Changed > 0);
}
