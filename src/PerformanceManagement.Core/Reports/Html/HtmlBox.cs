using System.Globalization;
using PerformanceManagement.Core.Reports.Paper;

namespace PerformanceManagement.Core.Reports.Html;

/// <summary>Draws a report's box of labelled cells in HTML: a table whose labels head the cells beside them.</summary>
internal static class HtmlBox
{
    public static void Write(HtmlMarkup html, ReportBox box)
    {
        int columns = 2 * box.Rows.Select(row => row.Pairs.Count).DefaultIfEmpty(1).Max();
        html.Element("div", () => html.Element("table", () =>
        {
            html.Text("caption", box.Title, ("class", "govuk-visually-hidden"));
            html.Element("tbody", () =>
            {
                foreach (ReportBoxRow row in box.Rows) Row(html, row, columns);
                if (box.Text.Count == 0) return;
                html.Element("tr", () => html.Element("td", () =>
                {
                    foreach (ReportBlock block in box.Text) HtmlRenderer.Block(html, block);
                }, ("colspan", Number(columns))));
            });
        }, ("class", "pm-dense pm-slim pm-box")), ("class", "pm-scroll"), ("tabindex", "0"), ("role", "group"), ("aria-label", box.Title));
    }

    // What is left of the row belongs to its last cell.
    private static void Row(HtmlMarkup html, ReportBoxRow row, int columns) => html.Element("tr", () =>
    {
        for (int i = 0; i < row.Pairs.Count; i++)
        {
            ReportPair pair = row.Pairs[i];
            int rest = i == row.Pairs.Count - 1 ? columns - (2 * i) - 1 : 1;
            html.Text("th", pair.Label, ("scope", "row"));
            html.Element("td", () => HtmlTable.Cell(html, pair.Cell), ("colspan", rest == 1 ? null : Number(rest)));
        }
    });

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
