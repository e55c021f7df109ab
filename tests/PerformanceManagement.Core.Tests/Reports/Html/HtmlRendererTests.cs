using System.Xml.Linq;
using FluentAssertions;
using PerformanceManagement.Core.Collections;
using PerformanceManagement.Core.Reports.Html;
using PerformanceManagement.Core.Reports.Paper;
using PerformanceManagement.Core.Tests.Reports.Paper;
using PerformanceManagement.Core.Tests.Reports.Pdf;
using Xunit;

namespace PerformanceManagement.Core.Tests.Reports.Html;

[Collection(ReportTests.Name)]
public sealed class HtmlRendererTests(TypesetReports reports)
{
    [Theory]
    [InlineData(nameof(TypesetReports.Sample))]
    [InlineData(TypesetReports.Medway2017)]
    [InlineData(TypesetReports.Medway2019)]
    public void Every_table_is_on_the_page_cell_by_cell_as_the_report_has_it(string name)
    {
        QuarterlyReport report = reports.ByName(name);
        List<XElement> tables = [.. Body(report).Descendants("table")];
        List<ReportTable> expected = [.. QuarterlyReportTests.Tables(report)];
        tables.Should().HaveSameCount(expected).And.HaveCountGreaterThan(5);
        foreach ((XElement table, ReportTable model) in tables.Zip(expected))
        {
            table.Element("caption")!.Value.Should().Be(model.Caption);
            table.Element("thead")!.Descendants("th").Select(t => t.Value).Should().Equal(model.NoteHeader is { } note ? [.. model.Columns.Select(c => c.Header), note] : model.Columns.Select(c => c.Header));
            table.Elements("tbody").Descendants().Where(e => e.Name == "th" || e.Name == "td").Select(e => PdfReading.Squeezed(Shown(e))).Should().Equal(
                model.Rows.SelectMany(r => new[] { r.Group }.OfType<string>().Concat(r.Cells.Select(c => c.Chart is null ? c.Text + c.Remark : "")).Concat(r.Note.Count == 0 ? [] : [string.Concat(r.Note)])).Select(PdfReading.Squeezed));
        }
    }

    [Fact]
    public void The_body_has_no_style_script_or_handler_and_what_looks_like_markup_is_text()
    {
        XElement body = Body(reports.Sample);
        body.Descendants("script").Should().BeEmpty();
        body.Descendants("style").Should().BeEmpty();
        body.Descendants().Attributes().Should().OnlyContain(a => a.Name != "style" && !a.Name.LocalName.StartsWith("on", StringComparison.Ordinal));
        body.Value.Should().Contain(ReportSample.Markup).And.Contain(ReportSample.Formula);
        body.Descendants("h1").Should().BeEmpty("the page's own heading is the title");
    }

    [Fact]
    public void Headings_follow_the_sections_and_contents_link_to_them()
    {
        XElement body = Body(reports.Sample);
        List<XElement> headings = [.. body.Descendants().Where(e => e.Name.LocalName is "h2" or "h3" or "h4" or "h5")];
        headings.Skip(1).Select(h => h.Value).Should().Equal(reports.Sample.Sections.Select(s => s.Heading));
        headings.Skip(1).Select(h => h.Name.LocalName).Should().Equal(reports.Sample.Sections.Select(s => $"h{s.Level + 1}"));
        IEnumerable<string> ids = headings.Select(h => "#" + h.Attribute("id")!.Value);
        body.Element("nav")!.Descendants("a").Select(a => a.Attribute("href")!.Value).Should().HaveCountGreaterThan(10).And.BeSubsetOf(ids);
    }

    [Fact]
    public void A_mark_is_hidden_from_readers_its_word_is_not_and_a_chart_has_a_name()
    {
        XElement body = Body(reports.Sample);
        List<XElement> marks = [.. body.Descendants("span").Where(s => (string?)s.Attribute("class") is { } c && (c.StartsWith("pm-status pm-status--", StringComparison.Ordinal) || c.StartsWith("pm-trend pm-trend--", StringComparison.Ordinal)))];
        marks.Should().HaveCountGreaterThan(10).And.OnlyContain(m => m.Element("svg")!.Attribute("aria-hidden")!.Value == "true" && m.Element("span")!.Value.Length > 0);
        body.Descendants("svg").Where(s => s.Attribute("role") != null).Should().HaveCountGreaterThan(2).And.OnlyContain(s => s.Attribute("aria-label")!.Value.StartsWith("Line chart of ", StringComparison.Ordinal));
    }

    [Fact]
    public void A_file_of_its_own_needs_nothing_from_outside()
    {
        string page = HtmlRenderer.Render(reports.Sample);
        page.Should().StartWith("<!DOCTYPE html>\n<html lang=\"en-GB\">").And.Contain("<title>Council Plan monitoring: quarter 2 2026/27 - Place &amp; People Overview</title>");
        page.Should().NotContain("src=").And.NotContain("<link").And.NotContain("<script").And.NotContain("url(");
    }

    [Theory]
    [InlineData(nameof(TypesetReports.Sample))]
    [InlineData(TypesetReports.Medway2017)]
    public void Every_status_and_trend_of_a_measure_opens_to_its_explanation(string name)
    {
        QuarterlyReport report = reports.ByName(name);
        List<(XElement Cell, string Code)> cells = [.. Body(report).Descendants("table").Zip(QuarterlyReportTests.Tables(report))
            .Where(pair => pair.Second.NoteHeader is not null)
            .SelectMany(pair => pair.First.Elements("tbody").Elements("tr").Where(tr => tr.Attribute("class") is null).Where((_, i) => i % 2 == 0)
                .SelectMany(tr => pair.Second.Columns.Zip(tr.Elements()).Where(c => c.First.Kind == ReportColumnKind.Mark).Select(c => (c.Second, tr.Elements().First().Value))))];

        // Status, long trend and short trend of each of six measures.
        cells.Should().HaveCount(18).And.OnlyContain(c => c.Cell.Element("details")!.Element("p")!.Value.EndsWith('.') && c.Cell.Element("details")!.Element("summary")!.Value.Length > 0);
    }

    [Fact]
    public void A_count_opens_to_its_members_and_its_denominator() =>
        Body(reports.Sample).Descendants("details").Select(d => d.Element("p")!.Value).Should()
            .Contain(p => p.StartsWith("Improved since the period before: ", StringComparison.Ordinal) && p.Contains(" compared", StringComparison.Ordinal) && p.Contains("Counted: ", StringComparison.Ordinal));

    // What a reader sees of a cell before it is opened.
    private static string Shown(XElement cell)
    {
        var copy = new XElement(cell);
        copy.Descendants("details").Elements("p").Remove();
        return copy.Value;
    }

    private static XElement Body(QuarterlyReport report)
    {
        using var text = new StringWriter();
        HtmlRenderer.WriteBody(text, report);
        return XElement.Parse(text.ToString());
    }
}
