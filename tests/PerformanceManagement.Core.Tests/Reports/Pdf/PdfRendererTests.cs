using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using PerformanceManagement.Core.Collections;
using PerformanceManagement.Core.Reports.Excel;
using PerformanceManagement.Core.Reports.Paper;
using PerformanceManagement.Core.Reports.Pdf;
using PerformanceManagement.Core.Tests.Reports.Paper;
using Xunit;

namespace PerformanceManagement.Core.Tests.Reports.Pdf;

[Collection(ReportTests.Name)]
public sealed class PdfRendererTests(TypesetReports reports)
{
    [Theory]
    [InlineData(nameof(TypesetReports.Sample))]
    [InlineData(TypesetReports.Medway2017)]
    [InlineData(TypesetReports.Medway2019)]
    public async Task Every_table_is_read_back_cell_by_cell_as_the_report_has_it(string name)
    {
        QuarterlyReport report = reports.ByName(name);
        PdfReading pdf = await reports.ReadPdfAsync(name);
        List<string> cells = [.. pdf.Elements().Where(e => e.Tag is "TH" or "TD").Select(e => e.Text)];
        List<string> expected = [.. QuarterlyReportTests.Tables(report).SelectMany(Printed)];
        expected.Should().HaveCountGreaterThan(100);
        cells.Should().Equal(expected);
    }

    [Fact]
    public async Task Every_heading_and_sentence_is_in_the_document()
    {
        PdfReading pdf = await reports.ReadPdfAsync(nameof(TypesetReports.Sample));
        List<(string Tag, string Text)> elements = [.. pdf.Elements()];
        elements.Where(e => e.Tag.StartsWith('H')).Select(e => e.Text).Should().Equal(reports.Sample.Sections.Select(s => PdfReading.Squeezed(s.Heading)).Prepend("Contents"));
        string all = string.Concat(elements.Select(e => e.Text));
        IEnumerable<string> texts = reports.Sample.Sections.SelectMany(s => s.Blocks).SelectMany(Words);
        texts.Should().HaveCountGreaterThan(30).And.OnlyContain(text => all.Contains(PdfReading.Squeezed(text), StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_document_is_tagged_titled_British_and_says_it_is_universally_accessible()
    {
        PdfReading pdf = await reports.ReadPdfAsync(nameof(TypesetReports.Sample));
        pdf.Info.Should().MatchRegex("Title: +Council Plan monitoring: quarter 2 2026/27").And.MatchRegex("Author: +Wellbridge Council").And.MatchRegex("Tagged: +yes").And.Contain("2026");
        pdf.Metadata.Should().Contain("<pdfuaid:part>1</pdfuaid:part>").And.Contain("en-GB");
        pdf.Check.Should().Contain("No syntax or stream encoding errors found");
        pdf.Fonts.Should().Contain("PublicSans");
        pdf.AlternativeTexts.Should().HaveCount(4).And.Contain("Line chart of RED 1, Q3 2025/26 to Q2 2026/27: from 310 to 354, lowest 310 in Q3 2025/26, highest 354 in Q2 2026/27.");
        string structure = pdf.Structure;
        structure.Contains("/Scope /Column", StringComparison.Ordinal).Should().BeTrue("headers say what they head");
        structure.Contains("Page 1 of", StringComparison.Ordinal).Should().BeFalse("running heads and page numbers are artifacts");
        pdf.Text.Should().MatchRegex("Page 1 of [0-9]+").And.MatchRegex("Summary[ .\u2060]+1");
    }

    [Fact]
    public async Task What_looks_like_markup_stays_text()
    {
        PdfReading pdf = await reports.ReadPdfAsync(nameof(TypesetReports.Sample));
        string all = string.Concat(pdf.Elements().Select(e => e.Text));
        all.Should().Contain(PdfReading.Squeezed(ReportSample.Markup)).And.Contain(PdfReading.Squeezed(ReportSample.Formula));
    }

    [Fact]
    public async Task Equal_reports_make_equal_files_even_in_another_process()
    {
        byte[] first = await reports.Pdf.RenderAsync(reports.Sample);
        byte[] second = await reports.Pdf.RenderAsync(QuarterlyReport.FromJson(reports.Sample.ToJson()));
        second.SequenceEqual(first).Should().BeTrue();
        await using ServiceProvider other = ReportSample.Typesetter();
        (await other.GetRequiredService<PdfRenderer>().RenderAsync(reports.Sample)).SequenceEqual(first).Should().BeTrue();
    }

    [Fact]
    public async Task A_committee_without_measures_still_has_a_paper()
    {
        await using TestDatabase database = await TestDatabase.CreateAsync();
        await using (Core.Data.PerformanceDbContext filling = database.NewContext())
        {
            filling.Committees.Add(new Core.Measures.Committee { Name = "Standards" });
            await filling.SaveChangesAsync();
        }

        await using Core.Data.PerformanceDbContext context = database.NewContext();
        QuarterlyReport report = (await ReportSample.Service(context).GetAsync("Standards", ReportSample.Quarter))!;
        using var pdf = new PdfReading(await reports.Pdf.RenderAsync(report));
        pdf.Text.Should().Contain("There are no measures under the remit of this committee.");
        ExcelRenderer.Render(report).Should().NotBeEmpty();
    }

    [Fact]
    public async Task A_template_that_fails_is_told_to_the_log_and_the_next_paper_is_made()
    {
        using var folder = new TypesetterCopy("throw new Error('the template is broken')");
        await using ServiceProvider services = ReportSample.Typesetter(("Typesetter:Path", folder.Path));
        PdfRenderer pdf = services.GetRequiredService<PdfRenderer>();
        TypesettingException failure = (await pdf.Invoking(p => p.RenderAsync(reports.Sample)).Should().ThrowAsync<TypesettingException>()).Which;
        failure.Message.Should().StartWith("The PDF could not be made").And.NotContain("broken");
        failure.ToString().Should().Contain("the template is broken");
        (await reports.Pdf.RenderAsync(reports.Sample)).Should().NotBeEmpty();
    }

    [Fact]
    public async Task A_typesetter_that_hangs_is_stopped_after_its_time_and_replaced()
    {
        // The first process hangs on its first document; the file tells the second that it is the second.
        using var folder = new TypesetterCopy("const fs = require('fs'); const mark = __dirname + '/hung'; if (!fs.existsSync(mark)) { fs.writeFileSync(mark, ''); for (;;) {} } return { pdf: 'JVBERi0=', problems: [] };");
        await using ServiceProvider services = ReportSample.Typesetter(("Typesetter:Path", folder.Path), ("Typesetter:TimeLimitSeconds", "5"));
        byte[] pdf = await services.GetRequiredService<PdfRenderer>().RenderAsync(reports.Sample);
        pdf.Should().Equal("%PDF-"u8.ToArray());
        File.Exists(Path.Combine(folder.Path, "hung")).Should().BeTrue();
    }

    private static IEnumerable<string> Printed(ReportTable table)
    {
        List<string> header = [.. table.Columns.Select(c => c.Header)];
        if (table.NoteHeader is { } note) header.Add(note);
        IEnumerable<string> rows = table.Rows.SelectMany(r => new[] { r.Group }.OfType<string>().Concat(r.Cells.Where(c => c.Chart is null).Select(c => c.Text + c.Remark)).Concat(r.Note.Count == 0 ? [] : [string.Concat(r.Note)]));
        return header.Concat(rows).Select(PdfReading.Squeezed);
    }

    private static IEnumerable<string> Words(ReportBlock block) => block switch
    {
        ReportParagraph p => [p.Text],
        ReportList l => l.Items,
        ReportItems i => i.Items.Select(item => item.Text),
        ReportFindings f => f.Items,
        ReportHighlights h => h.Items.SelectMany(i => new[] { i.Title, i.Mark.Text, i.Text }.Concat(i.Note)),
        ReportTable => [],
        _ => throw new ArgumentOutOfRangeException(nameof(block)),
    };

    /// <summary>A folder that looks like the typesetter's and whose worker does something else.</summary>
    private sealed class TypesetterCopy : IDisposable
    {
        public TypesetterCopy(string body) => File.WriteAllText(System.IO.Path.Combine(Path, "worker.cjs"), $"module.exports = async () => {{ {body} }};");

        public string Path { get; } = Directory.CreateTempSubdirectory("pm-test-typesetter-").FullName;

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
