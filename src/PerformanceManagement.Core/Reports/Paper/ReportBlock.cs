using System.Text.Json.Serialization;

namespace PerformanceManagement.Core.Reports.Paper;

/// <summary>Something that stands under a heading.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(ReportParagraph), "paragraph")]
[JsonDerivedType(typeof(ReportList), "list")]
[JsonDerivedType(typeof(ReportFindings), "findings")]
[JsonDerivedType(typeof(ReportHighlights), "highlights")]
[JsonDerivedType(typeof(ReportTable), "table")]
[JsonDerivedType(typeof(ReportItems), "items")]
[JsonDerivedType(typeof(ReportBox), "box")]
[JsonDerivedType(typeof(ReportFigures), "figures")]
public abstract record ReportBlock;

/// <summary>A paragraph.</summary>
/// <param name="Text">The text without its emphasis and links.</param>
public sealed record ReportParagraph(string Text) : ReportBlock
{
    /// <summary>Whether it explains a mark above it.</summary>
    public bool IsFootnote { get; init; }

    /// <summary>The number of a numbered paragraph ("2.1"), or null.</summary>
    public string? Number { get; init; }

    /// <summary>The text in parts, where some are emphasised or linked; null where all of it is plain.</summary>
    public IReadOnlyList<ReportRun>? Runs { get; init; }

    /// <summary>Whether it takes the next number under its heading; the builder then gives it its <see cref="Number"/>.</summary>
    [JsonIgnore]
    public bool IsNumbered { get; init; }
}

/// <summary>A part of a text.</summary>
/// <param name="Text">The characters.</param>
public sealed record ReportRun(string Text)
{
    /// <summary>Whether it is strong.</summary>
    public bool IsBold { get; init; }

    /// <summary>Whether it is emphasised.</summary>
    public bool IsItalic { get; init; }

    /// <summary>Where it leads: an address with https, http or mailto; null for nowhere.</summary>
    public string? Link { get; init; }
}

/// <summary>A list whose items may hold emphasis, links and lists.</summary>
/// <param name="Items">The items.</param>
public sealed record ReportItems(IReadOnlyList<ReportItem> Items) : ReportBlock
{
    /// <summary>The number of the first item; null for bullets.</summary>
    public int? First { get; init; }
}

/// <summary>An item of a list.</summary>
/// <param name="Runs">Its text in parts.</param>
public sealed record ReportItem(IReadOnlyList<ReportRun> Runs)
{
    /// <summary>The list under it, or null.</summary>
    public ReportItems? Under { get; init; }

    /// <summary>Its text without emphasis and links.</summary>
    [JsonIgnore]
    public string Text => string.Concat(Runs.Select(r => r.Text));
}

/// <summary>A box of labelled cells, two to a row where they belong together: one measure in focus, one verified implication.</summary>
/// <param name="Title">What it is about; its name for whoever cannot see that it is a box.</param>
/// <param name="Rows">The rows, each of one pair or two.</param>
/// <param name="Text">What stands in its last row, across all of it.</param>
public sealed record ReportBox(string Title, IReadOnlyList<ReportBoxRow> Rows, IReadOnlyList<ReportBlock> Text) : ReportBlock;

/// <summary>A row of a box.</summary>
/// <param name="Pairs">One labelled cell across the row, or two side by side.</param>
public sealed record ReportBoxRow(IReadOnlyList<ReportPair> Pairs);

/// <summary>A labelled cell.</summary>
/// <param name="Label">"Performance status".</param>
/// <param name="Cell">What stands there.</param>
public sealed record ReportPair(string Label, ReportCell Cell);

/// <summary>Charts with their titles, several to a page.</summary>
/// <param name="Items">The charts.</param>
public sealed record ReportFigures(IReadOnlyList<ReportFigure> Items) : ReportBlock;

/// <summary>A chart with its title and the figures at its ends.</summary>
/// <param name="Title">Code and short name.</param>
/// <param name="Text">What it shows, in a sentence.</param>
/// <param name="Chart">The chart, or null where there are too few values.</param>
public sealed record ReportFigure(string Title, string Text, ReportChart? Chart);

/// <summary>A list of plain texts.</summary>
/// <param name="Items">The texts.</param>
public sealed record ReportList(IReadOnlyList<string> Items) : ReportBlock;

/// <summary>The summary's sentences, set apart.</summary>
/// <param name="Items">The sentences.</param>
public sealed record ReportFindings(IReadOnlyList<string> Items) : ReportBlock;

/// <summary>Measures picked out by a rule, each with its sentence and its note.</summary>
/// <param name="Items">The measures.</param>
public sealed record ReportHighlights(IReadOnlyList<ReportHighlight> Items) : ReportBlock;

/// <summary>A measure picked out.</summary>
/// <param name="Title">Code and short name.</param>
/// <param name="Mark">Its status.</param>
/// <param name="Text">Why it is here, with its numbers.</param>
/// <param name="Note">Its note, paragraph by paragraph; empty for none.</param>
public sealed record ReportHighlight(string Title, ReportCell Mark, string Text, IReadOnlyList<string> Note);
