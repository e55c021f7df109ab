using System.Text;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using PerformanceManagement.Core.Reports.Paper;

namespace PerformanceManagement.Core.Reports.Word;

/// <summary>Makes paragraphs and the runs in them. Whatever was typed is text: nothing of it becomes a field or an element.</summary>
internal static class WordText
{
    // A list and not a sequence: an element is a sequence of what is in it.
    public static Paragraph Paragraph(string style, params IReadOnlyList<OpenXmlElement> content)
    {
        var paragraph = new Paragraph(new ParagraphProperties { ParagraphStyleId = new ParagraphStyleId { Val = style } });
        paragraph.Append(content);
        return paragraph;
    }

    public static Paragraph Paragraph(string style, string text) => Paragraph(style, Run(text));

    /// <summary>The same paragraph, on the page of what follows it where asked.</summary>
    public static Paragraph Keep(this Paragraph paragraph, bool isKept = true)
    {
        if (isKept) paragraph.ParagraphProperties!.KeepNext = new KeepNext();
        return paragraph;
    }

    public static Run Run(string text, RunProperties? properties = null)
    {
        var run = new Run();
        if (properties is not null) run.RunProperties = properties;
        string[] lines = Clean(text).Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            if (i > 0) run.Append(new Break());
            run.Append(new Text(lines[i]) { Space = SpaceProcessingModeValues.Preserve });
        }

        return run;
    }

    public static Run Bold(string text) => Run(text, new RunProperties { Bold = new Bold() });

    public static Run Tab() => new(new TabChar());

    /// <summary>A field that Word works out: the number of the page.</summary>
    public static SimpleField Field(string instruction) => new(Run("1")) { Instruction = instruction };

    /// <summary>A text in its parts, or in one where it has none.</summary>
    public static IReadOnlyList<OpenXmlElement> Runs(WordDraft draft, string text, IReadOnlyList<ReportRun>? runs) =>
        runs is null ? [Run(text)] : [.. runs.Select(r => Of(draft, r))];

    /// <summary>The text without what XML cannot hold. Reports come without it; a stored one of another day might not.</summary>
    public static string Clean(string text)
    {
        var kept = new StringBuilder(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1])) kept.Append(text[i]).Append(text[++i]);
            else if (text[i] == '\t') kept.Append(' ');
            else if (text[i] != '\r' && XmlConvert.IsXmlChar(text[i])) kept.Append(text[i]);
        }

        return kept.ToString();
    }

    private static OpenXmlElement Of(WordDraft draft, ReportRun run)
    {
        string? link = run.Link is null ? null : draft.LinkTo(run.Link);
        Run made = Run(run.Text, new RunProperties
        {
            RunStyle = link is null ? null : new RunStyle { Val = WordStyles.Link },
            Bold = run.IsBold ? new Bold() : null,
            Italic = run.IsItalic ? new Italic() : null,
        });
        return link is null ? made : new Hyperlink(made) { Id = link, History = true };
    }
}
