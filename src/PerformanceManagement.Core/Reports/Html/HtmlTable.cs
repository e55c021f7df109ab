using System.Globalization;
using PerformanceManagement.Core.Ratings.Status;
using PerformanceManagement.Core.Reports.Paper;

namespace PerformanceManagement.Core.Reports.Html;

/// <summary>Draws a report's table and its cells in HTML.</summary>
internal static class HtmlTable
{
    public static void Write(HtmlMarkup html, ReportTable table) => html.Element("div", () => html.Element("table", () =>
    {
        html.Text("caption", table.Caption, ("class", table.IsCaptionShown || table.IsBlock ? "govuk-table__caption" : "govuk-visually-hidden"));
        HtmlHeads.Write(html, table);
        foreach (IReadOnlyList<ReportRow> group in Groups(table)) Body(html, table, group);
    }, ("class", "pm-dense")), ("class", table.IsBlock ? "pm-scroll pm-report__block" : "pm-scroll"), ("tabindex", "0"), ("role", "group"), ("aria-label", table.Caption));

    public static void Cell(HtmlMarkup html, ReportCell cell)
    {
        if (cell.Explanation is { } why) Explained(html, cell, why);
        else Content(html, cell);
        if (cell.Remark is not { } remark) return;
        html.Text("span", " ");
        html.Text("small", remark);
    }

    // Opens by mouse, keyboard and voice without a script, as the site's own statuses do.
    private static void Explained(HtmlMarkup html, ReportCell cell, string why) => html.Element("details", () =>
    {
        html.Element("summary", () => Content(html, cell));
        html.Text("p", why);
    }, ("class", "pm-explain"));

    private static void Content(HtmlMarkup html, ReportCell cell)
    {
        if (cell.Chart is { } chart) HtmlChart.Small(html, chart);
        else if (cell.Mark is { } mark) Marked(html, mark, cell.Text);
        else html.Element("span", () => HtmlText.Runs(html, cell.Text, cell.Runs), ("class", cell.Explanation is null ? null : "pm-explain__word"));
    }

    // A body for each group, so that the group's heading heads its rows alone.
    private static void Body(HtmlMarkup html, ReportTable table, IReadOnlyList<ReportRow> rows) => html.Element("tbody", () =>
    {
        if (rows is [{ Group: { } heading }, ..])
            html.Element("tr", () => html.Text("th", heading, ("scope", "rowgroup"), ("colspan", table.Columns.Count.ToString(CultureInfo.InvariantCulture))), ("class", "pm-group"));
        foreach (ReportRow row in rows) Row(html, table, row);
    });

    private static IEnumerable<IReadOnlyList<ReportRow>> Groups(ReportTable table)
    {
        List<ReportRow> rows = [];
        foreach (ReportRow row in table.Rows)
        {
            if (row.Group is not null && rows.Count > 0)
            {
                yield return rows;
                rows = [];
            }

            rows.Add(row);
        }

        yield return rows;
    }

    private static void Row(HtmlMarkup html, ReportTable table, ReportRow row)
    {
        bool noted = table.NoteHeader is not null;
        html.Element("tr", () =>
        {
            for (int i = 0; i < row.Cells.Count; i++)
            {
                ReportCell cell = row.Cells[i];
                html.Element(
                    i == 0 ? "th" : "td",
                    () => Cell(html, cell),
                    ("scope", i == 0 ? "row" : null),
                    ("rowspan", i == 0 && noted ? "2" : null),
                    ("class", Class(table.Columns[i].Kind)));
            }
        });
        if (!noted) return;
        html.Element("tr", () => html.Element("td", () =>
        {
            foreach (string paragraph in row.Note) html.Text("p", paragraph, ("class", "govuk-body-s"));
        }, ("colspan", Count(table))));
    }

    internal static string Count(ReportTable table) => (table.Columns.Count - 1).ToString(CultureInfo.InvariantCulture);

    internal static string? Class(ReportColumnKind kind) => kind switch
    {
        ReportColumnKind.Figure => "pm-number",
        ReportColumnKind.Code => "pm-code",
        _ => null,
    };

    private static void Marked(HtmlMarkup html, ReportMark mark, string word)
    {
        (string block, string icon) = mark.IsArrow ? ("pm-trend", "arrow") : ("pm-status", "shape");
        html.Element("span", () =>
        {
            html.Element("svg", () => Shape(html, mark.Shape), ("class", $"{block}__{icon}"), ("viewBox", "0 0 16 16"), ("aria-hidden", "true"), ("focusable", "false"));
            html.Text("span", word, ("class", $"{block}__word"));
        }, ("class", $"{block} {block}--{mark.Class}"));
    }

    private static void Shape(HtmlMarkup html, string shape)
    {
        if (Enum.GetValues<StatusShape>().Cast<StatusShape?>().FirstOrDefault(s => StatusPalette.NameOf(s!.Value) == shape) is { } known)
        {
            if (StatusPalette.PathOf(known) is { } path) html.Empty("path", ("d", path));
            else html.Empty("circle", ("cx", "8"), ("cy", "8"), ("r", "7"));
            return;
        }

        html.Empty("path", ("d", shape switch
        {
            "up" => "M8 14V2M3 7l5-5 5 5",
            "down" => "M8 2v12M3 9l5 5 5-5",
            "level" => "M2 8h12M9 3l5 5-5 5",
            _ => throw new ArgumentOutOfRangeException(nameof(shape), shape, "The page does not know how to draw this shape."),
        }));
    }
}
