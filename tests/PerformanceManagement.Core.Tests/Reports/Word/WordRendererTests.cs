using System.Globalization;
using System.IO.Compression;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using FluentAssertions;
using PerformanceManagement.Core.Reports.Paper;
using PerformanceManagement.Core.Reports.Word;
using PerformanceManagement.Core.Tests.Reports.Paper;
using PerformanceManagement.Core.Tests.Reports.Pdf;
using Xunit;

namespace PerformanceManagement.Core.Tests.Reports.Word;

[Collection(ReportTests.Name)]
public sealed class WordRendererTests(TypesetReports reports)
{
    private const string ByHand = nameof(ByHand);

    public static TheoryData<string> All => [ByHand, nameof(TypesetReports.Sample), TypesetReports.Medway2017, TypesetReports.Medway2019];

    [Theory]
    [MemberData(nameof(All))]
    public void A_document_is_valid_and_has_the_headings_of_the_report(string name)
    {
        QuarterlyReport report = ByName(name);
        using WordprocessingDocument document = Open(report);
        new OpenXmlValidator(FileFormatVersions.Office2019).Validate(document).Select(e => $"{e.Part?.Uri} {e.Path?.XPath} {e.Description}").Should().BeEmpty();
        Paragraphs(document).Where(p => Style(p).StartsWith("Heading", StringComparison.Ordinal)).Select(p => (Style(p), p.InnerText))
            .Should().Equal(report.Sections.Select(s => ($"Heading{s.Level}", s.Heading)));
        document.PackageProperties.Title.Should().Be(report.Title);
        document.PackageProperties.Creator.Should().Be(report.Council);
        document.PackageProperties.Created.Should().Be(report.Date.ToDateTime(new TimeOnly(12, 0), DateTimeKind.Utc).ToLocalTime());
        document.MainDocumentPart!.StyleDefinitionsPart!.Styles!.Descendants<Languages>().Single().Val!.Value.Should().Be("en-GB");
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Every_table_repeats_its_heads_breaks_no_row_and_is_as_wide_as_its_page(string name)
    {
        using WordprocessingDocument document = Open(ByName(name));
        List<Table> tables = [.. Body(document).Descendants<Table>().Where(t => t.GetFirstChild<TableProperties>()!.TableStyle!.Val == WordStyles.Table)];
        tables.Should().NotBeEmpty();
        foreach (Table table in tables)
        {
            List<TableRow> rows = [.. table.Elements<TableRow>()];
            rows[0].Descendants<TableHeader>().Should().ContainSingle();
            rows.SkipWhile(IsHead).Should().NotContain(r => IsHead(r), "heads are the first rows");
            rows.Should().OnlyContain(r => r.Descendants<CantSplit>().Any());
            table.GetFirstChild<TableProperties>()!.TableCaption!.Val!.Value.Should().NotBeEmpty();
            int[] widths = [.. table.GetFirstChild<TableGrid>()!.Elements<GridColumn>().Select(c => int.Parse(c.Width!.Value!, CultureInfo.InvariantCulture))];
            widths.Should().OnlyContain(w => w > 0);
            widths.Sum().Should().BeOneOf(9638, 15136);
            rows.Should().OnlyContain(r => r.Elements<TableCell>().Sum(Span) == widths.Length);
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Equal_reports_make_equal_files(string name)
    {
        QuarterlyReport report = ByName(name);
        byte[] first = WordRenderer.Render(report);
        WordRenderer.Render(QuarterlyReport.FromJson(report.ToJson())).SequenceEqual(first).Should().BeTrue();
        using var zip = new ZipArchive(new MemoryStream(first));
        zip.Entries.Should().OnlyContain(e => e.LastWriteTime.Year == 1980);
        zip.Entries[0].FullName.Should().Be("[Content_Types].xml");
    }

    [Fact]
    public void What_was_typed_is_text_and_nothing_else()
    {
        using WordprocessingDocument document = Open(WordSample.Report);
        string[] texts = [.. Paragraphs(document).Select(p => p.InnerText)];
        texts.Should().Contain(WordSample.Markup).And.Contain("Second. " + WordSample.Markup).And.Contain(WordSample.Welsh).And.Contain("2 Decisions & " + WordSample.Markup);
        Body(document).Descendants<FieldCode>().Select(f => f.Text.Trim()).Should().Equal("TOC \\o \"1-2\" \\h \\z \\u");
        Body(document).Descendants<SimpleField>().Should().BeEmpty();

        using WordprocessingDocument sample = Open(reports.Sample);
        Body(sample).InnerText.Should().Contain(ReportSample.Markup).And.Contain(ReportSample.Formula);
    }

    [Fact]
    public void Characters_that_xml_cannot_hold_do_not_break_the_file()
    {
        using WordprocessingDocument document = Open(WordSample.Report with { Title = "A\u0007 b\uD800 c\uFFFF \U0001F600", Council = "\u0001Council" });
        document.PackageProperties.Title.Should().Be("A b c \U0001F600");
        Body(document).InnerText.Should().Contain("A b c \U0001F600");
    }

    [Fact]
    public void Columns_under_the_same_words_share_a_head_and_others_have_one_over_both_rows()
    {
        using WordprocessingDocument document = Open(WordSample.Report);
        TableRow[] rows = [.. TableNamed(document, "Values of two quarters").Elements<TableRow>()];
        rows[0].Elements<TableCell>().Select(c => (c.InnerText, Span(c), Merge(c))).Should().Equal(
            ("Code", 1, "restart"), ("Measure", 1, "restart"), ("Q1 2026/27", 2, ""), ("Q2 2026/27", 2, ""), ("Status", 1, "restart"), ("Trend chart", 1, "restart"));
        rows[1].Elements<TableCell>().Select(c => (c.InnerText, Merge(c))).Should().Equal(
            ("", "continue"), ("", "continue"), ("Value", ""), ("Target", ""), ("Value", ""), ("Target", ""), ("", "continue"), ("", "continue"));
        rows.Count(IsHead).Should().Be(2);
        TableCell group = rows[2].Elements<TableCell>().Single();
        (group.InnerText, Span(group), group.Descendants<KeepNext>().Any(), group.Descendants<Shading>().Any()).Should().Be(("Priority 1", 8, true, true));
    }

    [Fact]
    public void A_note_stands_under_its_row_and_stays_with_it()
    {
        using WordprocessingDocument document = Open(WordSample.Report);
        TableRow[] rows = [.. TableNamed(document, "Measures with notes").Elements<TableRow>()];
        rows.Count(IsHead).Should().Be(2);
        rows[1].InnerText.Should().Be("Latest note date and latest note");
        rows[2].Descendants<Paragraph>().Should().OnlyContain(p => p.ParagraphProperties!.KeepNext != null);
        rows[3].Descendants<Paragraph>().Select(p => p.InnerText).Should().Equal("", "9 October 2026", "A first paragraph.", WordSample.Markup);
        rows[3].Descendants<KeepNext>().Should().BeEmpty();
        rows.Should().HaveCount(5, "a row without a note has no line under it");
        Paragraphs(document).Should().NotContain(p => Style(p) == WordStyles.Caption && p.InnerText == "Measures with notes");

        Table block = TableNamed(document, "M 1 Households in temporary accommodation");
        block.Elements<TableRow>().First().InnerText.Should().Be("M 1 Households in temporary accommodation");
        block.Elements<TableRow>().SkipLast(1).SelectMany(r => r.Descendants<Paragraph>()).Should().OnlyContain(p => p.ParagraphProperties!.KeepNext != null || Style(p).StartsWith("TableHead", StringComparison.Ordinal));
    }

    [Fact]
    public void A_mark_stands_beside_its_word_in_its_colour()
    {
        using WordprocessingDocument document = Open(WordSample.Report);
        foreach ((string symbol, string word, string colour) in new[] { ("■", "Red", "CA3535"), ("●", "Green", "00703C"), ("▲", "Amber", "B35900"), ("◆", "Not rated", "505A5F"), ("✕", "Closed", "505A5F"), ("↑", "Improved", "00703C"), ("↓", "Worsened", "CA3535"), ("→", "No change", "0B0C0C") })
        {
            Paragraph paragraph = Paragraphs(document).First(p => p.InnerText == $"{symbol}\u00A0{word}");
            paragraph.Elements<Run>().First().RunProperties!.Color!.Val!.Value.Should().Be(colour);
        }
    }

    [Fact]
    public void Lists_are_lists_nest_and_begin_anew()
    {
        using WordprocessingDocument document = Open(WordSample.Report);
        Numbering numbering = document.MainDocumentPart!.NumberingDefinitionsPart!.Numbering!;
        (string Style, int Level, int? First) Of(string text)
        {
            Paragraph item = Paragraphs(document).First(p => p.InnerText == text);
            NumberingProperties properties = item.ParagraphProperties!.NumberingProperties!;
            int level = properties.NumberingLevelReference!.Val!.Value;
            NumberingInstance instance = numbering.Elements<NumberingInstance>().Single(n => n.NumberID!.Value == properties.NumberingId!.Val!.Value);
            return (Style(item), level, instance.Elements<LevelOverride>().SingleOrDefault(o => o.LevelIndex!.Value == level)?.StartOverrideNumberingValue!.Val!.Value);
        }

        Of("First").Should().Be((WordStyles.Number, 0, 1));
        Of("second a").Should().Be((WordStyles.Number, 1, 1));
        Of("a bullet").Should().Be((WordStyles.Bullet, 1, null));
        Of("deepest").Should().Be((WordStyles.Bullet, 2, null));
        Of("Begins anew at four").Should().Be((WordStyles.Number, 0, 4));
        Of(WordSample.Welsh).Should().Be((WordStyles.Bullet, 0, null));
        Paragraphs(document).Single(p => Style(p) == WordStyles.Numbered && p.InnerText.StartsWith("2.1", StringComparison.Ordinal)).Descendants<TabChar>().Should().ContainSingle();
    }

    [Fact]
    public void Emphasis_and_links_are_runs_and_relations()
    {
        using WordprocessingDocument document = Open(WordSample.Report);
        Paragraph paragraph = Paragraphs(document).Single(p => p.InnerText.StartsWith("2.2", StringComparison.Ordinal));
        paragraph.Descendants<Run>().Where(r => r.RunProperties?.Bold is not null).Select(r => r.InnerText).Should().Equal("Bold");
        paragraph.Descendants<Run>().Where(r => r.RunProperties?.Italic is not null).Select(r => r.InnerText).Should().Equal("italic");
        Hyperlink link = paragraph.Elements<Hyperlink>().Should().ContainSingle("no script is a link").Subject;
        link.InnerText.Should().Be("link");
        document.MainDocumentPart!.HyperlinkRelationships.Single(r => r.Id == link.Id!.Value).Uri.AbsoluteUri.Should().Be("https://example.org/a?b=1&c=%3C2%3E");
    }

    [Fact]
    public void Charts_are_pictures_with_alternative_texts()
    {
        using WordprocessingDocument document = Open(WordSample.Report);
        DocumentFormat.OpenXml.Drawing.Wordprocessing.DocProperties[] charts = [.. Body(document).Descendants<DocumentFormat.OpenXml.Drawing.Wordprocessing.DocProperties>()];
        charts.Should().HaveCount(61).And.OnlyContain(c => c.Description!.Value == WordSample.Alt);
        charts.Select(c => c.Id!.Value).Should().OnlyHaveUniqueItems();
        document.MainDocumentPart!.ImageParts.Should().HaveCount(61);
        using Stream png = document.MainDocumentPart.ImageParts.First().GetStream();
        byte[] head = new byte[8];
        png.ReadExactly(head);
        head.Should().Equal(0x89, 0x50, 0x4E, 0x47, 13, 10, 26, 10);
    }

    [Fact]
    public void A_wide_section_and_those_below_it_lie_on_their_side()
    {
        using WordprocessingDocument document = Open(WordSample.Report);
        SectionProperties[] pages = [.. Body(document).Descendants<SectionProperties>()];
        pages.Select(p => p.GetFirstChild<PageSize>()!.Orient?.Value == PageOrientationValues.Landscape).Should().Equal(false, true, false);
        pages.Select(p => p.Elements<TitlePage>().Any()).Should().Equal(true, false, false);
        string[] lastHeadings = [.. pages.SkipLast(1).Select(p => p.Ancestors<Paragraph>().Single().ElementsBefore().OfType<Paragraph>().Last(h => Style(h).StartsWith("Heading", StringComparison.Ordinal)).InnerText)];
        lastHeadings.Should().Equal("A fourth level", "3.1 More tables");
        Paragraphs(document).Where(p => p.ParagraphProperties!.PageBreakBefore is not null).Select(p => p.InnerText).Should().Equal(["3.1 More tables", "5 Last"], "the first section on pages of another width begins one anyway");

        MainDocumentPart main = document.MainDocumentPart!;
        main.HeaderParts.Select(h => h.Header!.InnerText).Should().BeEquivalentTo(["", "Place & People Overview, 26 November 2026Wellbridge & Môn Council", "Place & People Overview, 26 November 2026Wellbridge & Môn Council"]);
        main.FooterParts.Should().HaveCount(3).And.OnlyContain(f => f.Footer!.InnerText == "Council Plan monitoring: quarter 2 2026/27Page 1 of 1");
        main.FooterParts.First().Footer!.Descendants<SimpleField>().Select(f => f.Instruction!.Value).Should().Equal("PAGE", "NUMPAGES");
    }

    [Fact]
    public void A_front_sheet_holds_the_title_and_pairs_of_fields()
    {
        using WordprocessingDocument document = Open(WordSample.Report);
        Table sheet = TableNamed(document, "Front sheet");
        sheet.Elements<TableRow>().Select(r => string.Join('|', r.Elements<TableCell>().Select(c => c.InnerText))).Should().Equal(
            "Committee  Place & People Overview", WordSample.Report.Title, "Date  26 November 2026|Agenda item  7", "Report of  Chief Executive " + WordSample.Markup);
        sheet.Descendants<Paragraph>().Single(p => Style(p) == WordStyles.Title).InnerText.Should().Be(WordSample.Report.Title);

        using WordprocessingDocument named = Open(WordSample.Report with { TitleBlock = [new("Committee", "Cabinet"), new("Report", WordSample.Report.Title)] });
        Paragraphs(named).Where(p => Style(p) == WordStyles.Title).Select(p => p.InnerText).Should().Equal([WordSample.Report.Title], "a field that holds the title is its row");

        using WordprocessingDocument plain = Open(reports.Sample);
        Paragraphs(plain).Take(2).Select(p => (Style(p), p.InnerText)).Should().Equal((WordStyles.Council, reports.Sample.Council), (WordStyles.Title, reports.Sample.Title));
    }

    [Fact]
    public void The_contents_lead_to_the_headings_and_ask_nothing_on_opening()
    {
        using WordprocessingDocument document = Open(WordSample.Report);
        Hyperlink[] entries = [.. Body(document).Descendants<SdtBlock>().Single().Descendants<Hyperlink>()];
        entries.Select(e => e.InnerText).Should().Equal(WordSample.Report.Sections.Where(s => s.Level <= 2).Select(s => s.Heading));
        entries.Should().OnlyContain(e => Body(document).Descendants<BookmarkStart>().Single(b => b.Name == e.Anchor).Parent!.InnerText == e.InnerText);
        document.MainDocumentPart!.DocumentSettingsPart!.Settings!.Descendants<UpdateFieldsOnOpen>().Should().BeEmpty();

        using WordprocessingDocument without = Open(WordSample.Report with { HasContents = false });
        Body(without).Descendants<SdtBlock>().Should().BeEmpty();
    }

    [Fact]
    public void A_box_has_labels_and_its_text_across()
    {
        using WordprocessingDocument document = Open(WordSample.Report);
        Table box = TableNamed(document, "M 1 in focus");
        TableRow[] rows = [.. box.Elements<TableRow>()];
        rows[0].Elements<TableCell>().Select(c => c.InnerText).Should().Equal("Performance status", "■\u00A0Red", "Trend", "↓\u00A0Worsened");
        rows[1].Elements<TableCell>().Select(Span).Should().Equal(1, 3);
        rows[2].Elements<TableCell>().Select(Span).Should().Equal(4);
        rows[2].Descendants<Paragraph>().Select(Style).Should().Equal(WordStyles.Normal, WordStyles.Bullet, WordStyles.Bullet);
    }

    [Fact]
    public void Another_program_sets_the_same_pages()
    {
        // Not every machine has one.
        if (WordReading.Office is null) return;
        using PdfReading pdf = WordReading.AsPdf(WordRenderer.Render(WordSample.Report));
        string[] pages = [.. pdf.Text.TrimEnd('\f').Split('\f')];
        pdf.Info.Should().Contain("Title:           " + WordSample.Report.Title);
        pages[0].Should().NotContain(WordSample.Report.RunningHead).And.Contain($"Page 1 of {pages.Length}").And.Contain(WordSample.Welsh);
        pages.Skip(1).Should().OnlyContain(p => p.Contains(WordSample.Report.RunningHead, StringComparison.Ordinal) && p.Contains(WordSample.Report.Council, StringComparison.Ordinal));
        string[] ofTable = [.. pages.SkipWhile(p => !p.Contains("Values of two quarters", StringComparison.Ordinal)).TakeWhile(p => !p.Contains("3.1 More tables", StringComparison.Ordinal))];
        ofTable.Should().HaveCountGreaterThan(1).And.OnlyContain(p => p.Contains("Q1 2026/27", StringComparison.Ordinal) && p.Contains("Target", StringComparison.Ordinal), "heads are repeated");
    }

    private QuarterlyReport ByName(string name) => name == ByHand ? WordSample.Report : reports.ByName(name);

    private static WordprocessingDocument Open(QuarterlyReport report) => WordprocessingDocument.Open(new MemoryStream(WordRenderer.Render(report)), isEditable: false);

    private static Body Body(WordprocessingDocument document) => document.MainDocumentPart!.Document!.Body!;

    private static IEnumerable<Paragraph> Paragraphs(WordprocessingDocument document) => Body(document).Descendants<Paragraph>();

    private static Table TableNamed(WordprocessingDocument document, string caption) => Body(document).Descendants<Table>().First(t => t.GetFirstChild<TableProperties>()!.TableCaption?.Val?.Value == caption);

    private static string Style(Paragraph paragraph) => paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value ?? "";

    private static bool IsHead(TableRow row) => row.Descendants<TableHeader>().Any();

    private static int Span(TableCell cell) => cell.TableCellProperties?.GridSpan?.Val?.Value ?? 1;

    private static string Merge(TableCell cell) => cell.TableCellProperties?.VerticalMerge?.Val is { } merge ? ((IEnumValue)merge.Value).Value : "";
}
