using System.Globalization;
using PerformanceManagement.Core.Reports.Paper;

namespace PerformanceManagement.Core.Reports.Html;

/// <summary>Draws a report's charts in HTML: small beside a row, larger with their titles.</summary>
internal static class HtmlChart
{
    private static readonly Size InRow = new("pm-sparkline", 90, 24, 2);
    private static readonly Size WithTitle = new("pm-report__chart", 320, 120, 3);

    public static void Small(HtmlMarkup html, ReportChart chart) => Draw(html, chart, InRow);

    public static void Write(HtmlMarkup html, ReportFigures figures) => html.Element("div", () =>
    {
        foreach (ReportFigure figure in figures.Items)
        {
            html.Element("div", () =>
            {
                html.Element("p", () => html.Text("strong", figure.Title), ("class", "govuk-body"));
                if (figure.Chart is { } chart) Draw(html, chart, WithTitle);
                html.Text("p", figure.Text, ("class", "govuk-body-s"));
            }, ("class", "pm-report__figure"));
        }
    }, ("class", "pm-report__figures"));

    private static void Draw(HtmlMarkup html, ReportChart chart, Size size) => html.Element("svg", () =>
    {
        foreach (IReadOnlyList<ReportChartPoint> line in chart.Lines.Where(l => l.Count > 1))
            html.Empty("polyline", ("class", "pm-chart__value"), ("points", string.Join(' ', line.Select(p => $"{size.X(p)},{size.Y(p)}"))));
        foreach (ReportChartPoint point in chart.Lines.Where(l => l.Count == 1).Select(l => l[0]).Append(chart.Lines[^1][^1]).Distinct())
            html.Empty("circle", ("class", "pm-chart__point"), ("cx", size.X(point)), ("cy", size.Y(point)), ("r", size.Dot.ToString(CultureInfo.InvariantCulture)));
    }, ("class", size.Class), ("viewBox", $"0 0 {size.Width} {size.Height}"), ("role", "img"), ("aria-label", chart.Alt));

    private sealed record Size(string Class, int Width, int Height, int Dot)
    {
        private int Edge => Dot + 1;

        public string X(ReportChartPoint point) => Place(Edge + (point.X * (Width - (2 * Edge))));

        public string Y(ReportChartPoint point) => Place(Edge + ((1 - point.Y) * (Height - (2 * Edge))));

        private static string Place(decimal value) => value.ToString("0.#", CultureInfo.InvariantCulture);
    }
}
