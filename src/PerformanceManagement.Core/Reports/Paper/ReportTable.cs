using System.Text.Json.Serialization;

namespace PerformanceManagement.Core.Reports.Paper;

/// <summary>A table: a caption, a header row and rows with a cell for each column.</summary>
/// <param name="Caption">What the table shows.</param>
/// <param name="Columns">The columns.</param>
/// <param name="Rows">The rows.</param>
public sealed record ReportTable(string Caption, IReadOnlyList<ReportColumn> Columns, IReadOnlyList<ReportRow> Rows) : ReportBlock
{
    /// <summary>The header of the line under each row that holds its note; null when rows have no notes.</summary>
    public string? NoteHeader { get; init; }

    /// <summary>Whether the caption is printed above it; else it only names the table for whoever cannot see it.</summary>
    public bool IsCaptionShown { get; init; } = true;

    /// <summary>Whether it is the block of one measure: its caption is the first line, and it stays in one piece.</summary>
    public bool IsBlock { get; init; }
}

/// <summary>What a column holds: how wide it is and how it is aligned follow from it.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ReportColumnKind>))]
public enum ReportColumnKind
{
    /// <summary>A code or a number in a list.</summary>
    Code,

    /// <summary>The name of the row.</summary>
    Name,

    /// <summary>A few words.</summary>
    Words,

    /// <summary>Sentences.</summary>
    Text,

    /// <summary>A figure, or why there is none.</summary>
    Figure,

    /// <summary>A status or a trend: a mark and a word.</summary>
    Mark,

    /// <summary>A date.</summary>
    Date,

    /// <summary>A small chart.</summary>
    Chart,
}

/// <summary>A column of a table.</summary>
/// <param name="Header">Its heading, never empty.</param>
/// <param name="Kind">What it holds.</param>
public sealed record ReportColumn(string Header, ReportColumnKind Kind)
{
    /// <summary>What stands above the heading, over all neighbours with the same: "Q2 2017/18"; null for nothing.</summary>
    public string? Over { get; init; }

    /// <summary>The heading with what stands above it, for where there is one line: "Q2 2017/18 value".</summary>
    [JsonIgnore]
    public string FullHeader => Over is null ? Header : $"{Over} {Header}";
}

/// <summary>A row of a table.</summary>
/// <param name="Cells">A cell for each column.</param>
public sealed record ReportRow(IReadOnlyList<ReportCell> Cells)
{
    /// <summary>The line under the row: its note with its date, paragraph by paragraph; empty where the table has no such lines.</summary>
    public IReadOnlyList<string> Note { get; init; } = [];

    /// <summary>What heads the rows from this one on, in a row of its own across the table: "1 A safe and secure home"; null where the row belongs with the one before it.</summary>
    public string? Group { get; init; }
}

/// <summary>A cell: text as printed, and for a workbook the figure or date behind it.</summary>
/// <param name="Text">As printed; never empty, so that no blank is unexplained.</param>
public sealed record ReportCell(string Text)
{
    /// <summary>What goes with the text: "Q4 of academic year 2016/17", "provisional"; null for nothing.</summary>
    public string? Remark { get; init; }

    /// <summary>The figure in the measure's unit, rounded as printed; null when the cell is no figure.</summary>
    public decimal? Number { get; init; }

    /// <summary>Decimals printed of <see cref="Number"/>.</summary>
    public int Decimals { get; init; }

    /// <summary>The sign before the figure ("£"), or null.</summary>
    public string? Prefix { get; init; }

    /// <summary>The sign after the figure ("%", "k"), or null.</summary>
    public string? Suffix { get; init; }

    /// <summary>The text in parts, where some are emphasised or linked; null where all of it is plain.</summary>
    public IReadOnlyList<ReportRun>? Runs { get; init; }

    /// <summary>The date, or null when the cell is no date.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>The shape and colour beside the word, or null.</summary>
    public ReportMark? Mark { get; init; }

    /// <summary>The small chart, or null.</summary>
    public ReportChart? Chart { get; init; }

    /// <summary>Why it is so, with its numbers: of a status, a trend or a count; null for nothing to explain. The paper prints the same: of a count beside it, of the others in Appendix B.</summary>
    public string? Explanation { get; init; }

    /// <summary>Text with its remark in brackets, for where there is one line.</summary>
    [JsonIgnore]
    public string OneLine => Remark is null ? Text : $"{Text} ({Remark})";
}

/// <summary>A mark beside a word: decoration, since the word says it all.</summary>
/// <param name="Shape">"circle", "triangle", "square", "diamond", "cross", or an arrow: "up", "down", "level".</param>
/// <param name="Colour">The colour as #rrggbb, dark enough on white.</param>
/// <param name="Class">The key of the status or trend, for a stylesheet: "green", "improved".</param>
public sealed record ReportMark(string Shape, string Colour, string Class)
{
    /// <summary>Whether it is the arrow of a trend rather than the shape of a status.</summary>
    public bool IsArrow { get; init; }
}
