using System.Text.Json.Serialization;

namespace PerformanceManagement.Core.Reports.Paper;

/// <summary>Something that stands under a heading.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(ReportParagraph), "paragraph")]
[JsonDerivedType(typeof(ReportList), "list")]
[JsonDerivedType(typeof(ReportFindings), "findings")]
[JsonDerivedType(typeof(ReportHighlights), "highlights")]
[JsonDerivedType(typeof(ReportTable), "table")]
public abstract record ReportBlock;

/// <summary>A paragraph of plain text.</summary>
/// <param name="Text">The text.</param>
public sealed record ReportParagraph(string Text) : ReportBlock
{
    /// <summary>Whether it explains a mark above it.</summary>
    public bool IsFootnote { get; init; }
}

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
