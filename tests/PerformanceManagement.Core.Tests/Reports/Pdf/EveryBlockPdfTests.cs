using FluentAssertions;
using PerformanceManagement.Core.Reports.Paper;
using PerformanceManagement.Core.Tests.Reports.Paper;
using Xunit;

namespace PerformanceManagement.Core.Tests.Reports.Pdf;

/// <summary>Every block a paper can hold, set and read back.</summary>
[Collection(ReportTests.Name)]
public sealed class EveryBlockPdfTests(TypesetReports reports, EveryBlockPdfTests.Papers papers) : IClassFixture<EveryBlockPdfTests.Papers>
{
    [Fact]
    public async Task It_is_accessible_and_equal_reports_make_equal_files()
    {
        PdfReading pdf = await papers.ReadAsync(reports, EveryBlock.Report);
        pdf.Check.Should().Contain("No syntax or stream encoding errors found");
        pdf.Metadata.Should().Contain("<pdfuaid:part>1</pdfuaid:part>").And.Contain("en-GB");
        pdf.Info.Should().MatchRegex("Title: +Performance report: quarter 2 2026/27");
        pdf.AlternativeTexts.Should().Equal("Line chart of PM 1.", "Line chart of PM 2.", "Line chart of PM 3.", "Line chart of PM 5.");
        byte[] first = await reports.Pdf.RenderAsync(EveryBlock.Report);
        (await reports.Pdf.RenderAsync(QuarterlyReport.FromJson(EveryBlock.Report.ToJson()))).SequenceEqual(first).Should().BeTrue();
    }

    [Fact]
    public async Task Numbered_paragraphs_links_boxes_and_charts_are_in_it_and_markup_stays_text()
    {
        PdfReading pdf = await papers.ReadAsync(reports, EveryBlock.Report);
        pdf.Text.Should().MatchRegex(@"1\.2 +Members are asked to note").And.MatchRegex(@"1\.10 +Demand rose").And.MatchRegex(@"3\. +third of the recommendations");
        string all = string.Concat(pdf.Elements().Select(e => e.Text));
        foreach (string text in new[] { EveryBlock.Markup, EveryBlock.Unsafe, "PM 2 A measure whose name is so long", "There are too few values for a chart.", "What happened: Demand rose", "Bold and plain" })
            all.Should().Contain(PdfReading.Squeezed(text));
        all.Should().NotContain(PdfReading.Squeezed("Not printed above it"));
        foreach (string label in new[] { "Performance status", "Long trend", "Verified by", "Head of Legal" })
            pdf.Elements().Should().Contain(e => e.Tag == "TD" && e.Text == PdfReading.Squeezed(label));
        pdf.Structure.Split('\n').Count(line => line.Trim().StartsWith("Link", StringComparison.Ordinal)).Should().Be(3);
    }

    [Fact]
    public async Task Every_head_and_cell_of_the_widest_table_is_there_and_no_word_of_it_is_broken()
    {
        PdfReading pdf = await papers.ReadAsync(reports, EveryBlock.Report);
        ReportTable table = QuarterlyReportTests.Tables(EveryBlock.Report).Single(t => t.Columns.Count == 27);
        string[] cells = [.. pdf.Elements().Where(e => e.Tag is "TH" or "TD").Select(e => e.Text)];
        string[] expected = [.. EveryBlock.WideColumns.Select(c => c.Over ?? c.Header).Distinct().Concat(EveryBlock.WideColumns.Where(c => c.Over is not null).Select(c => c.Header))
            .Concat(table.Rows.SelectMany(r => new[] { r.Group }.OfType<string>().Concat(r.Cells.Select(c => c.Text)))).Select(PdfReading.Squeezed)];
        int from = Array.IndexOf(cells, "Holder") - 1;
        cells.Skip(from).Take(expected.Length).Should().Equal(expected);

        PdfPage[] pages = [.. pdf.Pages.Where(p => p.Words.Any(w => w.Text == "Benchmark"))];
        pages.Should().HaveCount(3).And.OnlyContain(p => p.IsWide, "the heads stand on each of its pages");
        string[] words = [.. pages.SelectMany(p => p.Words).Select(w => w.Text)];
        words.Count(w => w == "Featherstone").Should().Be(25);
        words.Count(w => w is "Improved" or "Worsened").Should().BeGreaterThanOrEqualTo(200);
        foreach (PdfPage page in pages)
            page.Words.Max(w => w.Right).Should().BeGreaterThan(page.Width - 60).And.BeLessThan(page.Width - 15);
    }

    [Fact]
    public async Task A_table_with_commentary_leaves_it_room_and_no_page_is_half_empty()
    {
        PdfReading pdf = await papers.ReadAsync(reports, EveryBlock.Report);
        PdfPage[] wide = [.. pdf.Pages.Where(p => p.IsWide)];
        foreach (PdfPage page in wide.SkipLast(1)) page.Filled.Should().BeGreaterThan(0.6);
        foreach ((string head, int least) in new[] { ("Commentary", 200), ("Latest", 130) })
        {
            PdfPage page = wide.First(p => p.Words.Count(w => w.Text == head) == (head == "Latest" ? 2 : 1));
            (page.Words.Max(w => w.Right) - page.Words.Where(w => w.Text == head).Max(w => w.Left)).Should().BeGreaterThan(least, head);
        }
    }

    [Fact]
    public async Task A_section_starts_its_page_and_the_block_of_a_measure_is_not_broken()
    {
        PdfReading pdf = await papers.ReadAsync(reports, EveryBlock.Report);
        IReadOnlyList<PdfPage> pages = pdf.Pages;
        pages[2].Words.OrderBy(w => w.Top).ThenBy(w => w.Left).Take(2).Select(w => w.Text).Should().Equal("4", "Measure");
        foreach (PdfPage page in pages.Skip(2).Take(2))
            Enumerable.Range(1, 9).SelectMany(n => page.LinesOf($"PM {n} A measure with a name of its own")).Should().HaveCount(page.Words.Count(w => w.Text == "Commentary"));
    }

    [Fact]
    public async Task The_language_of_the_report_is_that_of_the_document()
    {
        PdfReading pdf = await papers.ReadAsync(reports, EveryBlock.Welsh);
        pdf.Metadata.Should().Contain("<rdf:li>cy</rdf:li>");
        pdf.Text.Should().Contain("Cynnwys").And.Contain("Tudalen 1 o ");
    }

    /// <summary>The papers, each set and read once.</summary>
    public sealed class Papers : IDisposable
    {
        private readonly Dictionary<QuarterlyReport, PdfReading> read = new(ReferenceEqualityComparer.Instance);

        internal async Task<PdfReading> ReadAsync(TypesetReports reports, QuarterlyReport report)
        {
            if (!read.TryGetValue(report, out PdfReading? pdf)) read[report] = pdf = new PdfReading(await reports.Pdf.RenderAsync(report));
            return pdf;
        }

        public void Dispose()
        {
            foreach (PdfReading pdf in read.Values) pdf.Dispose();
        }
    }
}
