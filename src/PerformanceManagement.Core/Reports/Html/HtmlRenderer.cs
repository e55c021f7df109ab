using System.Globalization;
using PerformanceManagement.Core.Reports.Paper;
using PerformanceManagement.Core.Reports.Words;

namespace PerformanceManagement.Core.Reports.Html;

/// <summary>
/// Writes a report as HTML: the body that the site's preview page shows, and a file of its own that needs nothing from outside.
/// The classes are those of the site; there is no style or script in the body.
/// </summary>
public static class HtmlRenderer
{
    /// <summary>The report as a document of its own.</summary>
    public static string Render(QuarterlyReport report)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        WriteDocument(text, report);
        return text.ToString();
    }

    /// <summary>Writes the report as a document of its own.</summary>
    public static void WriteDocument(TextWriter output, QuarterlyReport report)
    {
        var html = new HtmlMarkup(output);
        output.Write("<!DOCTYPE html>\n");
        html.Element("html", () =>
        {
            html.Element("head", () =>
            {
                output.Write("<meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
                html.Text("title", $"{report.Title} - {report.Committee}");
                html.Element("style", () => output.Write(HtmlStyle.Css));
            });
            html.Element("body", () => html.Element("main", () =>
            {
                html.Text("p", report.Council, ("class", "govuk-body"));
                html.Text("h1", report.Title, ("class", "govuk-heading-l"));
                WriteBody(output, report);
            }));
        }, ("lang", report.Language));
        html.NewLine();
    }

    /// <summary>Writes the report without its title: headings from level 2 down, for a page whose heading is the title.</summary>
    public static void WriteBody(TextWriter output, QuarterlyReport report)
    {
        var html = new HtmlMarkup(output);
        html.Element("div", () =>
        {
            if (report.TitleBlock.Count > 0) TitleBlock(html, report);
            if (report.HasContents) Contents(html, report);
            foreach (ReportSection section in report.Sections) Section(html, section);
        }, ("class", "pm-report"));
    }

    /// <summary>Writes a text in Markdown for a page of the site.</summary>
    /// <param name="output">Where.</param>
    /// <param name="text">The text.</param>
    /// <param name="level">The level of its highest headings: 3 for h3.</param>
    public static void WriteText(TextWriter output, string text, int level)
    {
        var html = new HtmlMarkup(output);
        IReadOnlyList<TextPart> parts = MarkdownText.Parts(text, words => words);
        int least = parts.Where(p => p.Title is not null).Select(p => p.Depth).DefaultIfEmpty(1).Min();
        html.Element("div", () =>
        {
            foreach (TextPart part in parts)
            {
                if (part.Title is { } title) html.Text($"h{Math.Min(level + part.Depth - least, 6)}", title, ("class", "govuk-heading-s"));
                foreach (ReportBlock block in part.Blocks) Block(html, block);
            }
        }, ("class", "pm-text"));
    }

    // The row of the title is left out of a front sheet: the page's own heading is the title.
    private static void TitleBlock(HtmlMarkup html, QuarterlyReport report) => html.Element("dl", () =>
    {
        for (int i = 0; i < report.TitleBlock.Count; i++)
        {
            ReportField field = report.TitleBlock[i];
            bool shares = report.IsFrontSheet && (field.IsBeside || (i + 1 < report.TitleBlock.Count && report.TitleBlock[i + 1].IsBeside));
            html.Element("div", () =>
            {
                html.Text("dt", field.Label, ("class", "govuk-summary-list__key"));
                html.Text("dd", field.Value, ("class", "govuk-summary-list__value"));
            }, ("class", shares ? "govuk-summary-list__row pm-front-sheet__half" : "govuk-summary-list__row"));
        }
    }, ("class", report.IsFrontSheet ? "govuk-summary-list pm-front-sheet" : "govuk-summary-list"));

    private static void Contents(HtmlMarkup html, QuarterlyReport report) => html.Element("nav", () =>
    {
        html.Text("h2", report.Language.StartsWith("cy", StringComparison.Ordinal) ? "Cynnwys" : "Contents", ("class", "govuk-heading-m"), ("id", "report-contents"));
        html.Element("ul", () =>
        {
            foreach (ReportSection section in report.Sections.Where(s => s.Level == 1))
                html.Element("li", () => html.Text("a", section.Heading, ("class", "govuk-link"), ("href", "#report-" + section.Id)));
        }, ("class", "govuk-list"));
    }, ("aria-labelledby", "report-contents"));

    private static void Section(HtmlMarkup html, ReportSection section)
    {
        html.NewLine();
        string size = section.Level switch { 1 => "govuk-heading-l", 2 => "govuk-heading-m", _ => "govuk-heading-s" };
        html.Text($"h{section.Level + 1}", section.Heading, ("class", section.StartsPage ? $"{size} pm-report__page" : size), ("id", "report-" + section.Id));
        foreach (ReportBlock block in section.Blocks) Block(html, block);
    }

    internal static void Block(HtmlMarkup html, ReportBlock block)
    {
        switch (block)
        {
            case ReportParagraph paragraph:
                HtmlText.Paragraph(html, paragraph);
                break;
            case ReportList list:
                Items(html, list.Items, "govuk-list govuk-list--bullet");
                break;
            case ReportItems items:
                HtmlText.Items(html, items);
                break;
            case ReportBox box:
                HtmlBox.Write(html, box);
                break;
            case ReportFigures figures:
                HtmlChart.Write(html, figures);
                break;
            case ReportFindings findings:
                Items(html, findings.Items, "govuk-list pm-report__findings");
                break;
            case ReportHighlights highlights:
                foreach (ReportHighlight item in highlights.Items) Highlight(html, item);
                break;
            case ReportTable table:
                HtmlTable.Write(html, table);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(block), block.GetType().Name, "The page does not know how to draw this.");
        }
    }

    private static void Items(HtmlMarkup html, IReadOnlyList<string> items, string cssClass) => html.Element("ul", () =>
    {
        foreach (string item in items) html.Text("li", item);
    }, ("class", cssClass));

    private static void Highlight(HtmlMarkup html, ReportHighlight item) => html.Element("div", () =>
    {
        html.Element("p", () => html.Text("strong", item.Title), ("class", "govuk-body"));
        html.Element("p", () => HtmlTable.Cell(html, item.Mark), ("class", "govuk-body"));
        html.Text("p", item.Text, ("class", "govuk-body"));
        foreach (string paragraph in item.Note) html.Text("p", paragraph, ("class", "govuk-body"));
    }, ("class", "govuk-inset-text"));
}
