using FluentAssertions;
using PerformanceManagement.Core.Collections;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Reports.Paper;
using PerformanceManagement.Core.Tests.Data;
using PerformanceManagement.Core.Tests.Reports.Paper;
using Xunit;

namespace PerformanceManagement.Core.Tests.Reports.Pdf;

/// <summary>How the papers of the sample council are set: the printed pages, read back word by word with their places.</summary>
[Collection(ReportTests.Name)]
public sealed class PaperLayoutTests(TypesetReports reports, PaperLayoutTests.SamplePapers papers) : IClassFixture<PaperLayoutTests.SamplePapers>
{
    private const string Housing = "Housing and Communities Scrutiny";
    private const string Children = "Children and Learning Scrutiny";
    private const string Environment = "Environment and Transport Scrutiny";
    private const string Corporate = "Corporate Overview and Scrutiny";
    private const string ThisQuarter = "2026/27 Q2";

    // A quarter with all its columns.
    private const string LastYear = "2025/26 Q4";

    // An inch and a half short of the margin, for words that break.
    private const double RaggedEdge = 40;

    [Theory]
    [InlineData(Housing, ThisQuarter, 14)]
    [InlineData(Housing, LastYear, 13)]
    [InlineData(Children, ThisQuarter, 14)]
    [InlineData(Environment, ThisQuarter, 14)]
    [InlineData(Corporate, ThisQuarter, 14)]
    public async Task A_paper_takes_no_more_pages_than_its_content(string committee, string quarter, int most)
    {
        (_, PdfReading pdf) = await papers.ReadAsync(reports, committee, quarter);
        pdf.Pages.Should().HaveCountGreaterThan(8).And.HaveCountLessThanOrEqualTo(most);
    }

    [Theory]
    [InlineData(Housing, ThisQuarter)]
    [InlineData(Housing, LastYear)]
    [InlineData(Children, ThisQuarter)]
    [InlineData(Environment, ThisQuarter)]
    [InlineData(Corporate, ThisQuarter)]
    public async Task No_column_is_set_one_word_a_line(string committee, string quarter)
    {
        (QuarterlyReport report, PdfReading pdf) = await papers.ReadAsync(reports, committee, quarter);
        IReadOnlyList<PdfPage> pages = pdf.Pages;
        string[] texts =
        [
            .. QuarterlyReportTests.Tables(report)
                .SelectMany(t => t.Columns.SelectMany((c, i) => c.Kind == ReportColumnKind.Text ? [] : t.Rows.SelectMany(r => new[] { r.Cells[i].Text, r.Cells[i].Remark }).Append(c.Header)))
                .OfType<string>().Where(text => text.Split(' ').Length > 2).Distinct(),
        ];
        var places = texts.ToDictionary(text => text, text => pages.SelectMany(p => p.LinesOf(text)).ToList());

        texts.Should().HaveCountGreaterThan(25);
        places.Where(p => p.Value.Count == 0).Select(p => p.Key).Should().BeEmpty("each text of a narrow column is found on a page");
        places.Where(p => p.Value.Exists(lines => lines.SkipLast(1).Any(words => words == 1))).Select(p => p.Key).Should().BeEmpty("only a last line may hold one word");
    }

    [Fact]
    public async Task What_success_is_stands_in_one_line_beside_each_measure()
    {
        (QuarterlyReport report, PdfReading pdf) = await papers.ReadAsync(reports, Housing, ThisQuarter);
        IReadOnlyList<PdfPage> pages = [.. pdf.Pages.Where(p => p.IsWide)];
        string[] success = [.. MeasureTables(report).SelectMany(t => t.Rows.Select(r => r.Cells[t.Columns.ToList().FindIndex(c => c.Header == "Success is")].Text))];
        success.Should().HaveCount(16);
        foreach (IGrouping<string, string> words in success.GroupBy(s => s))
            pages.SelectMany(p => p.LinesOf(words.Key)).Count(lines => lines.Count == 1).Should().BeGreaterThanOrEqualTo(words.Count(), words.Key);
        pages.SelectMany(p => p.LinesOf("Success is")).Should().HaveCountGreaterThanOrEqualTo(3).And.OnlyContain(lines => lines.Count == 1);
    }

    [Theory]
    [InlineData(Housing, ThisQuarter)]
    [InlineData(Housing, LastYear)]
    [InlineData(Children, ThisQuarter)]
    [InlineData(Environment, ThisQuarter)]
    [InlineData(Corporate, ThisQuarter)]
    public async Task No_page_is_left_mostly_empty_while_more_of_its_direction_follows(string committee, string quarter)
    {
        (_, PdfReading pdf) = await papers.ReadAsync(reports, committee, quarter);
        IReadOnlyList<PdfPage> pages = pdf.Pages;
        List<(PdfPage Page, PdfPage Next)> followed = [.. pages.Zip(pages.Skip(1)).Where(pair => pair.First.IsWide == pair.Second.IsWide)];
        followed.Should().HaveCountGreaterThan(5);
        followed.Should().OnlyContain(pair => pair.Page.Filled > 2 / 3.0, "the next block is never taller than a third of a page");
        pages.Zip(pages.Skip(1)).Count(pair => pair.First.IsWide != pair.Second.IsWide).Should().BeLessThanOrEqualTo(3, "upright, measures, upright, appendices");
    }

    [Theory]
    [InlineData(Housing, ThisQuarter)]
    [InlineData(Housing, LastYear)]
    [InlineData(Children, ThisQuarter)]
    public async Task A_table_on_a_wide_page_is_as_wide_as_the_page(string committee, string quarter)
    {
        (_, PdfReading pdf) = await papers.ReadAsync(reports, committee, quarter);
        int tables = 0;
        foreach (PdfPage page in pdf.Pages.Where(p => p.IsWide))
        {
            double margin = page.Words.Min(w => w.Left);
            double[] starts = [.. page.Words.Where(w => w.Text == "Code" && w.Left < margin + 6).Select(w => w.Top).Order()];
            starts.Should().NotBeEmpty();
            foreach ((double from, double to) in starts.Zip(starts.Skip(1).Append(page.Height)))
            {
                page.Words.Where(w => w.Top >= from && w.Top < to).Max(w => w.Right).Should().BeGreaterThan(page.Width - margin - RaggedEdge);
                tables++;
            }
        }

        tables.Should().BeGreaterThan(7);
    }

    [Fact]
    public async Task Each_priority_is_named_once_in_the_plan_and_counts_key_and_list_stand_once()
    {
        (QuarterlyReport report, PdfReading pdf) = await papers.ReadAsync(reports, Housing, ThisQuarter);
        List<(string Tag, string Text)> elements = [.. pdf.Elements()];
        string[] cells = [.. elements.Where(e => e.Tag is "TH" or "TD").Select(e => e.Text)];
        string all = string.Concat(elements.Select(e => e.Text));
        int Times(string text) => all.Split(PdfReading.Squeezed(text)).Length - 1;

        ReportTable plan = QuarterlyReportTests.Tables(report).Single(t => t.Columns[0].Header == "Outcome");
        string[] priorities = [.. plan.Rows.Select(r => r.Group).OfType<string>()];
        priorities.Should().HaveCount(4);
        foreach (string priority in priorities) cells.Count(c => c.Contains(PdfReading.Squeezed(priority[2..]), StringComparison.Ordinal)).Should().Be(1, priority);

        cells.Count(c => c == "Whichmeasures").Should().Be(1, "the counts");
        cells.Count(c => c == "Shownas").Should().Be(1, "the key");
        foreach (string note in ReportKey.Notes) Times(note).Should().Be(1, note);
        ReportTable[] counts = [.. QuarterlyReportTests.Tables(report).Where(t => t.Rows.Any(r => r.Cells.Any(c => c.Text == "HOU 03, HOU 08, ADU 01, ADU 02, ADU 03")))];
        counts.Should().ContainSingle("who is on target is listed once");

        // With its figures, with those of earlier periods, and with what explains it.
        foreach (ReportRow measure in MeasureTables(report).SelectMany(t => t.Rows).Where(r => r.Cells[0].Text != "ENV 03"))
            cells.Count(c => c == PdfReading.Squeezed(measure.Cells[1].Text)).Should().Be(3, measure.Cells[1].Text);
    }

    [Fact]
    public async Task Nothing_that_the_measures_say_is_lost()
    {
        (QuarterlyReport report, PdfReading pdf) = await papers.ReadAsync(reports, Housing, ThisQuarter);
        List<ReportRow> rows = [.. MeasureTables(report).SelectMany(t => t.Rows)];
        rows.Should().HaveCount(16);
        string all = string.Concat(pdf.Elements().Select(e => e.Text));
        rows.SelectMany(r => r.Note).Should().OnlyContain(note => all.Contains(PdfReading.Squeezed(note), StringComparison.Ordinal));
        QuarterlyReportTests.Tables(report).SelectMany(t => t.Rows).SelectMany(r => r.Cells).Where(c => c.Chart is null)
            .Should().OnlyContain(c => all.Contains(PdfReading.Squeezed(c.Text + c.Remark), StringComparison.Ordinal));
        report.Sheets.Single(s => s.Name == "Counts").Table.Rows.Select(r => r.Cells[4].Text)
            .Should().BeSubsetOf(QuarterlyReportTests.Tables(report).Single(t => t.Columns[^1].Header == "Which measures").Rows.Select(r => r.Cells[4].Text), "page, paper and workbook count alike");
    }

    private static IEnumerable<ReportTable> MeasureTables(QuarterlyReport report) => QuarterlyReportTests.Tables(report).Where(t => t.NoteHeader is not null);

    /// <summary>The sample council's papers, each made once.</summary>
    public sealed class SamplePapers : IAsyncLifetime
    {
        private readonly LoadedSample sample = new();
        private readonly Dictionary<(string, string), (QuarterlyReport, PdfReading)> read = [];

        public Task InitializeAsync() => sample.InitializeAsync();

        public async Task DisposeAsync()
        {
            foreach ((_, PdfReading pdf) in read.Values) pdf.Dispose();
            await sample.DisposeAsync();
        }

        internal async Task<(QuarterlyReport Report, PdfReading Pdf)> ReadAsync(TypesetReports reports, string committee, string quarter)
        {
            if (read.TryGetValue((committee, quarter), out (QuarterlyReport, PdfReading) known)) return known;
            await using PerformanceDbContext context = sample.Database.NewContext();
            QuarterlyReport report = (await ReportSample.Service(context).GetAsync(committee, Period.Parse(quarter)))!;
            return read[(committee, quarter)] = (report, new PdfReading(await reports.Pdf.RenderAsync(report)));
        }
    }
}
