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

    [Fact]
    public void Numbered_paragraphs_emphasis_links_and_lists_are_drawn_and_an_address_that_runs_something_is_not()
    {
        XElement body = Body(EveryBlock.Report);
        XElement second = body.Elements("p").Where(p => (string?)p.Attribute("class") == "govuk-body pm-report__numbered").ElementAt(1);
        second.Elements("span").Select(e => e.Value[..3]).Should().Equal("1.2", "Mem");
        second.Descendants("strong").Select(e => e.Value).Should().Equal("note", "write to the team");
        second.Descendants("em").Select(e => e.Value).Should().Equal("in particular");
        second.Descendants("a").Select(e => e.Attribute("href")!.Value).Should().Equal("https://council.example/plan", "mailto:performance@council.example");
        body.Value.Should().Contain(EveryBlock.Unsafe).And.Contain(EveryBlock.Markup);
        body.Elements("ol").Single().Attribute("start")!.Value.Should().Be("3");
        body.Descendants("li").Single(e => e.Element("ul") is not null).Element("ul")!.Elements("li").Select(e => e.Value).Should().Equal("where they are behind", "where they are ahead");
    }

    [Fact]
    public void Heads_in_two_rows_say_which_columns_they_head_and_each_row_fills_the_table()
    {
        foreach ((XElement table, ReportTable model) in Body(EveryBlock.Report).Descendants("table").Where(t => !((string)t.Attribute("class")!).Contains("pm-box", StringComparison.Ordinal)).Zip(QuarterlyReportTests.Tables(EveryBlock.Report)))
        {
            List<XElement> rows = [.. table.Element("thead")!.Elements("tr")];
            int width = model.Columns.Count;
            rows.SelectMany(r => r.Elements()).Sum(c => Span(c, "colspan") * Span(c, "rowspan")).Should().Be(width * rows.Count, model.Caption);
            if (model.Columns.All(c => c.Over is null)) continue;
            table.Elements("colgroup").Sum(g => Span(g, "span")).Should().Be(width);
            rows[0].Elements().Where(c => c.Attribute("scope")!.Value == "colgroup").Select(c => c.Value).Should().Equal(model.Columns.Select(c => c.Over).OfType<string>().Distinct());
            rows[1].Elements().Select(c => c.Value).Should().Equal(model.Columns.Where(c => c.Over is not null).Select(c => c.Header));
        }

        static int Span(XElement cell, string name) => (int?)cell.Attribute(name) ?? 1;
    }

    [Fact]
    public void A_box_has_row_heads_and_a_name_and_a_caption_that_is_not_shown_is_there_to_be_read()
    {
        XElement body = Body(EveryBlock.Report);
        XElement box = body.Descendants("table").First(t => ((string)t.Attribute("class")!).Contains("pm-box", StringComparison.Ordinal));
        box.Element("caption")!.Value.Should().Be("PM 1 in focus");
        box.Descendants("th").Select(h => (h.Value, h.Attribute("scope")!.Value)).Should().Equal(("Measure", "row"), ("Performance status", "row"), ("Long trend", "row"), ("Value", "row"), ("Target", "row"));
        box.Descendants("tr").First().Element("td")!.Attribute("colspan")!.Value.Should().Be("3");
        box.Descendants("tr").Last().Element("td")!.Attribute("colspan")!.Value.Should().Be("4");
        body.Descendants("caption").Single(c => c.Value == "Not printed above it").Attribute("class")!.Value.Should().Be("govuk-visually-hidden");
    }

    [Fact]
    public void Charts_have_titles_and_names_and_a_front_sheet_has_no_contents()
    {
        XElement body = Body(EveryBlock.Report);
        body.Descendants("svg").Count(s => (string?)s.Attribute("class") == "pm-report__chart" && s.Attribute("aria-label")!.Value.StartsWith("Line chart of PM ", StringComparison.Ordinal)).Should().Be(4);
        body.Descendants("div").Count(d => (string?)d.Attribute("class") == "pm-report__figure").Should().Be(5);
        body.Element("nav").Should().BeNull();
        body.Element("dl")!.Elements("div").Count(d => d.Attribute("class")!.Value.Contains("pm-front-sheet__half", StringComparison.Ordinal)).Should().Be(2);
        Body(EveryBlock.Welsh).Element("nav")!.Element("h2")!.Value.Should().Be("Cynnwys");
    }

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
