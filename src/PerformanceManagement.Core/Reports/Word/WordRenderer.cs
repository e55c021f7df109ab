using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using PerformanceManagement.Core.Reports.Formats;
using PerformanceManagement.Core.Reports.Paper;

namespace PerformanceManagement.Core.Reports.Word;

/// <summary>
/// Writes a report as a Word document that can be worked on: real headings, lists and tables, with nothing drawn by hand.
/// See docs/decisions/0023-word-documents.md.
/// </summary>
public static class WordRenderer
{
    /// <summary>The media type of the document.</summary>
    public const string MediaType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    /// <summary>The document of a report: the same bytes for equal reports.</summary>
    public static byte[] Render(QuarterlyReport report)
    {
        using var draft = new MemoryStream();
        using (var document = WordprocessingDocument.Create(draft, WordprocessingDocumentType.Document))
        {
            MainDocumentPart main = document.AddNewPart<MainDocumentPart>("application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml", "document");
            Write(new WordDraft(main, report));
            OfficePackage.WriteProperties(document, report);
        }

        return OfficePackage.Repacked(draft);
    }

    private static void Write(WordDraft draft)
    {
        WordPages.AddHeadsAndFeet(draft);
        var body = new Body();
        IReadOnlyList<WordPages> all = WordPages.Of(draft.Report.Sections);
        for (int i = 0; i < all.Count; i++)
        {
            WordPages pages = all[i];
            List<OpenXmlElement> content = [.. WordFlow.Spaced(Content(draft, pages, isFirst: i == 0))];
            // The properties of pages stand in the last paragraph on them; those of the last pages at the end of the document.
            if (i < all.Count - 1) ((Paragraph)content[^1]).ParagraphProperties!.SectionProperties = pages.Properties(isFirst: i == 0);
            body.Append(content);
        }

        body.Append(all[^1].Properties(isFirst: all.Count == 1));
        draft.Main.Document = new Document(body);
        draft.Main.AddNewPart<StyleDefinitionsPart>("styles").Styles = WordStyles.Of(draft.Report);
        draft.Main.AddNewPart<NumberingDefinitionsPart>("numbering").Numbering = draft.Lists.ToNumbering();
        draft.Main.AddNewPart<DocumentSettingsPart>("settings").Settings = new DocumentFormat.OpenXml.Wordprocessing.Settings(
            new DefaultTabStop { Val = 709 },
            new Compatibility(new CompatibilitySetting { Name = CompatSettingNameValues.CompatibilityMode, Uri = "http://schemas.microsoft.com/office/word", Val = "15" }),
            new ThemeFontLanguages { Val = draft.Report.Language });
    }

    private static IEnumerable<OpenXmlElement> Content(WordDraft draft, WordPages pages, bool isFirst)
    {
        if (isFirst)
        {
            foreach (OpenXmlElement element in WordFront.TitleBlock(draft, pages.Width)) yield return element;
            if (draft.Report.HasContents && WordFront.Contents(draft) is { } contents) yield return contents;
        }

        for (int i = 0; i < pages.Sections.Count; i++)
        {
            // The first section on pages of another width is at the top of one already.
            foreach (OpenXmlElement element in WordBlocks.Section(draft, pages.Sections[i], pages.Width, mayBreak: isFirst || i > 0)) yield return element;
        }
    }
}
