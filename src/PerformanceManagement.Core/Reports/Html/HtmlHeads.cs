using System.Globalization;
using PerformanceManagement.Core.Reports.Paper;

namespace PerformanceManagement.Core.Reports.Html;

/// <summary>Draws what stands above a table's columns, in two rows where some of it is over several.</summary>
internal static class HtmlHeads
{
    public static void Write(HtmlMarkup html, ReportTable table)
    {
        List<List<ReportColumn>> groups = Groups(table.Columns);
        bool isDouble = groups.Exists(g => g[0].Over is not null);

        // A head over several columns is the head of a group of columns only where the table says which they are.
        if (isDouble)
            foreach (List<ReportColumn> group in groups) html.Empty("colgroup", ("span", Number(group.Count)));
        html.Element("thead", () =>
        {
            if (isDouble) Double(html, table, groups);
            else html.Element("tr", () => Columns(html, table, table.Columns, null));
            if (table.NoteHeader is { } note) html.Element("tr", () => html.Text("th", note, ("scope", "colgroup"), ("colspan", HtmlTable.Count(table))));
        });
    }

    private static void Double(HtmlMarkup html, ReportTable table, List<List<ReportColumn>> groups)
    {
        html.Element("tr", () =>
        {
            foreach (List<ReportColumn> group in groups)
            {
                if (group[0].Over is not { } over) Columns(html, table, group, "2");
                else html.Text("th", over, ("scope", "colgroup"), ("class", "pm-over"), ("colspan", Number(group.Count)));
            }
        });
        html.Element("tr", () => Columns(html, table, table.Columns.Where(c => c.Over is not null), null));
    }

    // The first column names the row; with a note under the row it names both.
    private static void Columns(HtmlMarkup html, ReportTable table, IEnumerable<ReportColumn> columns, string? rows)
    {
        foreach (ReportColumn column in columns)
        {
            bool isFirst = ReferenceEquals(column, table.Columns[0]);
            string? rowspan = isFirst && table.NoteHeader is not null ? rows is null ? "2" : "3" : rows;
            html.Text("th", column.Header, ("scope", "col"), ("class", HtmlTable.Class(column.Kind)), ("rowspan", rowspan));
        }
    }

    private static List<List<ReportColumn>> Groups(IReadOnlyList<ReportColumn> columns)
    {
        var groups = new List<List<ReportColumn>>();
        foreach (ReportColumn column in columns)
        {
            if (column.Over is not null && groups.Count > 0 && groups[^1][0].Over == column.Over) groups[^1].Add(column);
            else groups.Add([column]);
        }

        return groups;
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
