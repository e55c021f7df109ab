using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using PerformanceManagement.Core.Reports.Paper;

namespace PerformanceManagement.Core.Reports.Word;

/// <summary>What stands before the first section: whose paper it is, what it is, and what is in it.</summary>
internal static class WordFront
{
    private const int LabelWidth = 2600;
    private const int DeepestContents = 2;

    /// <summary>The council, the title and the fields, in the form that the report asks for.</summary>
    public static IEnumerable<OpenXmlElement> TitleBlock(WordDraft draft, int width)
    {
        QuarterlyReport report = draft.Report;
        yield return WordText.Paragraph(WordStyles.Council, report.Council);
        if (report.IsFrontSheet)
        {
            yield return Boxed(report, width);
            yield break;
        }

        yield return WordText.Paragraph(WordStyles.Title, report.Title);
        if (report.TitleBlock.Count == 0) yield break;
        Table fields = WordGrid.Table(WordStyles.Fields, "About this report", [LabelWidth, width - LabelWidth], hasHead: false);
        foreach (ReportField field in report.TitleBlock)
        {
            fields.Append(WordGrid.Row(isHead: false,
                WordGrid.Cell([WordText.Paragraph(WordStyles.Field, WordText.Bold(field.Label))], LabelWidth),
                WordGrid.Cell([WordText.Paragraph(WordStyles.Field, field.Value)], width - LabelWidth)));
        }

        yield return fields;
    }

    /// <summary>The contents as a field that Word can bring up to date, filled with links to the headings: no prompt meets whoever opens it, and no page number is wrong. Null without headings.</summary>
    public static OpenXmlElement? Contents(WordDraft draft)
    {
        ReportSection[] listed = [.. draft.Report.Sections.Where(s => s.Level <= DeepestContents)];
        if (listed.Length == 0) return null;
        var content = new SdtContentBlock(WordText.Paragraph(WordStyles.ContentsHeading, "Contents"));
        for (int i = 0; i < listed.Length; i++)
        {
            Paragraph entry = WordText.Paragraph(WordStyles.Contents(Math.Max(1, listed[i].Level)));
            if (i == 0)
            {
                entry.Append(
                    new Run(new FieldChar { FieldCharType = FieldCharValues.Begin }),
                    new Run(new FieldCode($" TOC \\o \"1-{DeepestContents}\" \\h \\z \\u ") { Space = SpaceProcessingModeValues.Preserve }),
                    new Run(new FieldChar { FieldCharType = FieldCharValues.Separate }));
            }

            entry.Append(new Hyperlink(WordText.Run(listed[i].Heading)) { Anchor = Bookmark(draft, listed[i]), History = true });
            if (i == listed.Length - 1) entry.Append(new Run(new FieldChar { FieldCharType = FieldCharValues.End }));
            content.Append(entry);
        }

        return new SdtBlock(
            new SdtProperties(new SdtId { Val = 1 }, new SdtContentDocPartObject(new DocPartGallery { Val = "Table of Contents" }, new DocPartUnique())),
            content);
    }

    /// <summary>The bookmark of a section's heading. Word takes its own names, so that it replaces these when it lists the headings anew.</summary>
    public static string Bookmark(WordDraft draft, ReportSection section) => "_Toc" + (1000000 + draft.PlaceOf(section)).ToString(CultureInfo.InvariantCulture);

    // Fields that belong together share a row; any other has one to itself. The title follows whose meeting it is, unless a field holds it.
    private static Table Boxed(QuarterlyReport report, int width)
    {
        int half = width / 2;
        Table box = WordGrid.Table(WordStyles.Box, "Front sheet", [half, width - half], hasHead: false);
        IReadOnlyList<ReportField> fields = report.TitleBlock;
        bool needsTitle = fields.All(f => f.Value != report.Title);
        if (needsTitle && fields.Count == 0) box.Append(TitleRow(report, width));
        for (int i = 0; i < fields.Count; i++)
        {
            bool isPair = i + 1 < fields.Count && fields[i + 1].IsBeside;
            box.Append(isPair
                ? WordGrid.Row(isHead: false, Field(fields[i], report, half, 1), Field(fields[++i], report, width - half, 1))
                : WordGrid.Row(isHead: false, Field(fields[i], report, width, 2)));
            if (!needsTitle) continue;
            box.Append(TitleRow(report, width));
            needsTitle = false;
        }

        return box;
    }

    private static TableRow TitleRow(QuarterlyReport report, int width) =>
        WordGrid.Row(isHead: false, WordGrid.Cell([WordText.Paragraph(WordStyles.Title, report.Title)], width, 2));

    private static TableCell Field(ReportField field, QuarterlyReport report, int width, int span)
    {
        Run[] label = field.Label.Length == 0 ? [] : [WordText.Bold(field.Label)];
        if (field.Value == report.Title)
        {
            Paragraph title = WordText.Paragraph(WordStyles.Title, field.Value);
            return WordGrid.Cell(label.Length == 0 ? [title] : [WordText.Paragraph(WordStyles.Field, label), title], width, span);
        }

        return WordGrid.Cell([WordText.Paragraph(WordStyles.Field, label.Length == 0 ? [WordText.Run(field.Value)] : [.. label, WordText.Run("  "), WordText.Run(field.Value)])], width, span);
    }
}
