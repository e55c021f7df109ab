using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using PerformanceManagement.Web.Infrastructure.Charts;

namespace PerformanceManagement.Web.TagHelpers;

/// <summary>The parts that every chart is drawn from.</summary>
internal static class ChartDrawing
{
    // Of a character of a label under the axis, with some air between two labels.
    private const double CharacterWidth = 7;

    public static TagBuilder Canvas(ChartFrame frame, string cssClass) =>
        Svg.Element("svg", ("class", cssClass), ("viewBox", $"0 0 {Svg.Number(frame.Width)} {Svg.Number(frame.Height)}"), ("role", "img"));

    /// <summary>Ticks with their figures, and the periods under the axis.</summary>
    public static void Axes(TagBuilder svg, ChartGeometry geometry, ChartFrame frame, TrendSeries series)
    {
        foreach (decimal tick in geometry.Scale.Ticks)
        {
            double y = geometry.Y(tick);
            svg.InnerHtml
                .AppendHtml(Line(tick == geometry.Scale.Lowest ? "pm-chart__axis" : "pm-chart__grid", frame.Left, y, frame.Width - frame.Right, y))
                .AppendHtml(Label("pm-chart__label pm-chart__label--y", frame.Left - 8, y + 4, Tick(series, tick, geometry.Scale.Step)));
        }

        foreach ((double x, string text) in geometry.Labels(CharacterWidth * series.Points.Select(p => p.Label.Length).DefaultIfEmpty().Max()))
            svg.InnerHtml.AppendHtml(Label("pm-chart__label pm-chart__label--x", x, frame.Height - frame.Bottom + 20, text));
    }

    public static TagBuilder Words(string name, string id, string text)
    {
        TagBuilder words = Svg.Element(name, ("id", id));
        words.InnerHtml.Append(text);
        return words;
    }

    public static TagBuilder Label(string cssClass, double x, double y, string text)
    {
        TagBuilder label = Svg.Element("text", ("class", cssClass), ("x", Svg.Number(x)), ("y", Svg.Number(y)));
        label.InnerHtml.Append(text);
        return label;
    }

    public static TagBuilder Line(string cssClass, double x1, double y1, double x2, double y2) => Svg.Element(
        "line", ("class", cssClass), ("x1", Svg.Number(x1)), ("y1", Svg.Number(y1)), ("x2", Svg.Number(x2)), ("y2", Svg.Number(y2)));

    public static TagBuilder Polyline(string cssClass, IReadOnlyList<ChartPlace> places) => Svg.Element(
        "polyline", ("class", cssClass), ("points", string.Join(' ', places.Select(place => $"{Svg.Number(place.X)},{Svg.Number(place.Y)}"))));

    public static TagBuilder KeyItem(string cssClass, string text)
    {
        TagBuilder sample = Svg.Element("svg", ("viewBox", "0 0 28 10"), ("aria-hidden", "true"), ("focusable", "false"));
        sample.InnerHtml.AppendHtml(Line(cssClass, 0, 5, 28, 5));
        return KeyItem(sample, text);
    }

    public static TagBuilder KeyItem(TagBuilder sample, string text)
    {
        var item = new TagBuilder("li");
        item.InnerHtml.AppendHtml(sample).Append(text);
        return item;
    }

    /// <summary>A page may have several charts, and the same line of a view may draw more than one.</summary>
    public static string NextId(ViewContext view)
    {
        int number = view.HttpContext.Items.TryGetValue(typeof(ChartDrawing), out object? last) ? (int)last! + 1 : 1;
        view.HttpContext.Items[typeof(ChartDrawing)] = number;
        return $"chart-{number}";
    }

    // A tick between the measure's own decimals would be rounded onto its neighbour: it is written in full.
    private static string Tick(TrendSeries series, decimal tick, decimal step)
    {
        bool distinct = series.Format(tick) != series.Format(tick + step);
        return distinct && step == decimal.Truncate(step) ? series.Format(tick) : tick.ToString("#,0.####", CultureInfo.CurrentCulture);
    }
}
