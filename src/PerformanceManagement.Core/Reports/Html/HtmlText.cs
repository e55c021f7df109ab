using System.Globalization;
using PerformanceManagement.Core.Reports.Paper;

namespace PerformanceManagement.Core.Reports.Html;

/// <summary>Draws a report's paragraphs and lists in HTML, with their emphasis and links.</summary>
internal static class HtmlText
{
    private static readonly string[] Schemes = [Uri.UriSchemeHttps, Uri.UriSchemeHttp, Uri.UriSchemeMailto];

    /// <summary>A paragraph; its number, where it has one, in a column of its own.</summary>
    public static void Paragraph(HtmlMarkup html, ReportParagraph paragraph)
    {
        if (paragraph.Number is not { } number)
        {
            html.Element("p", () => Runs(html, paragraph.Text, paragraph.Runs), ("class", paragraph.IsFootnote ? "govuk-body-s" : "govuk-body"));
            return;
        }

        html.Element("p", () =>
        {
            html.Text("span", number, ("class", "pm-report__number"));
            html.Text(" ");
            html.Element("span", () => Runs(html, paragraph.Text, paragraph.Runs));
        }, ("class", "govuk-body pm-report__numbered"));
    }

    /// <summary>A list with the lists under its items.</summary>
    public static void Items(HtmlMarkup html, ReportItems items) => html.Element(items.First is null ? "ul" : "ol", () =>
    {
        foreach (ReportItem item in items.Items)
        {
            html.Element("li", () =>
            {
                Runs(html, item.Text, item.Runs);
                if (item.Under is { } under) Items(html, under);
            });
        }
    }, ("class", $"govuk-list govuk-list--{(items.First is null ? "bullet" : "number")}"), ("start", items.First?.ToString(CultureInfo.InvariantCulture)));

    /// <summary>A text, in parts where it has any.</summary>
    public static void Runs(HtmlMarkup html, string text, IReadOnlyList<ReportRun>? runs)
    {
        if (runs is null) html.Text(text);
        else foreach (ReportRun run in runs) Run(html, run);
    }

    // What leads nowhere that a paper may lead to stays text.
    private static void Run(HtmlMarkup html, ReportRun run)
    {
        Action write = () => html.Text(run.Text);
        if (run.IsItalic) write = Within("em", write);
        if (run.IsBold) write = Within("strong", write);
        if (run.Link is { } link && Uri.TryCreate(link, UriKind.Absolute, out Uri? address) && Schemes.Contains(address.Scheme)) write = Within("a", write, ("class", "govuk-link"), ("href", link));
        write();

        Action Within(string name, Action content, params (string Name, string? Value)[] attributes) => () => html.Element(name, content, attributes);
    }
}
