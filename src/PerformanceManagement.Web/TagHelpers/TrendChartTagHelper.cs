using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using PerformanceManagement.Web.Infrastructure.Charts;

namespace PerformanceManagement.Web.TagHelpers;

/// <summary>
/// A measure over time: <c>&lt;trend-chart series="Model.Series" /&gt;</c>, or in a row of a table <c>small="true"</c>.
/// The page puts the table of the same figures beside a large one.
/// </summary>
[HtmlTargetElement("trend-chart", TagStructure = TagStructure.WithoutEndTag)]
public sealed class TrendChartTagHelper : TagHelper
{
    private const double WidestLabel = 62;

    public required TrendSeries Series { get; set; }

    /// <summary>The title of a large chart; the series' name when not given.</summary>
    public string? Caption { get; set; }

    /// <summary>Lines alone, about 90 by 24 pixels.</summary>
    public bool Small { get; set; }

    [HtmlAttributeNotBound]
    [ViewContext]
    public required ViewContext ViewContext { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagMode = TagMode.StartTagAndEndTag;
        if (Small)
        {
            output.TagName = null;
            output.Content.AppendHtml(Sparkline());
            return;
        }

        output.TagName = "figure";
        output.Attributes.SetAttribute("class", "pm-chart");
        // Scrolls on a phone, where labels would otherwise be too small to read.
        TagBuilder box = Svg.Element("div", ("class", "pm-chart__box"), ("tabindex", "0"), ("role", "group"), ("aria-label", Caption ?? Series.Name));
        box.InnerHtml.AppendHtml(Large());
        output.Content.AppendHtml(box).AppendHtml(Key());
    }

    private TagBuilder Sparkline()
    {
        ChartFrame frame = ChartFrame.Sparkline;
        var geometry = new ChartGeometry(Series, frame);
        TagBuilder svg = Canvas(frame, "pm-sparkline");
        svg.Attributes["aria-label"] = $"{Series.Name}: {ChartDescription.Of(Series)}";
        DrawLines(svg, geometry);
        if (geometry.ValueLines is [.., var last]) svg.InnerHtml.AppendHtml(Dot(last[^1], 2));
        return svg;
    }

    private TagBuilder Large()
    {
        ChartFrame frame = ChartFrame.Large;
        var geometry = new ChartGeometry(Series, frame);
        string id = NextId();
        TagBuilder svg = Canvas(frame, "pm-chart__drawing");
        svg.Attributes["aria-labelledby"] = $"{id}-title {id}-description";
        svg.InnerHtml
            .AppendHtml(Words("title", id + "-title", Caption ?? Series.Name))
            .AppendHtml(Words("desc", id + "-description", ChartDescription.Of(Series)));
        DrawAxes(svg, geometry, frame);
        DrawBreaks(svg, geometry, frame);
        DrawLines(svg, geometry);
        foreach (ChartPlace place in geometry.ValueLines.SelectMany(line => line))
            svg.InnerHtml.AppendHtml(Dot(place, 3.5));
        return svg;
    }

    private void DrawAxes(TagBuilder svg, ChartGeometry geometry, ChartFrame frame)
    {
        foreach (decimal tick in geometry.Scale.Ticks)
        {
            double y = geometry.Y(tick);
            svg.InnerHtml
                .AppendHtml(Line(tick == geometry.Scale.Lowest ? "pm-chart__axis" : "pm-chart__grid", frame.Left, y, frame.Width - frame.Right, y))
                .AppendHtml(Label("pm-chart__label pm-chart__label--y", frame.Left - 8, y + 4, Tick(tick, geometry.Scale.Step)));
        }

        foreach ((double x, string text) in geometry.Labels(WidestLabel))
            svg.InnerHtml.AppendHtml(Label("pm-chart__label pm-chart__label--x", x, frame.Height - frame.Bottom + 20, text));
    }

    // A tick between the measure's own decimals would be rounded onto its neighbour: it is written in full.
    private string Tick(decimal tick, decimal step)
    {
        bool distinct = Series.Format(tick) != Series.Format(tick + step);
        return distinct && step == decimal.Truncate(step) ? Series.Format(tick) : tick.ToString("#,0.####", System.Globalization.CultureInfo.CurrentCulture);
    }

    private static void DrawBreaks(TagBuilder svg, ChartGeometry geometry, ChartFrame frame)
    {
        foreach (double x in geometry.Breaks)
        {
            svg.InnerHtml
                .AppendHtml(Line("pm-chart__break", x, frame.Top - 6, x, frame.Height - frame.Bottom))
                .AppendHtml(Label("pm-chart__break-label", x + 4, frame.Top - 8, "Method changed"));
        }
    }

    private static void DrawLines(TagBuilder svg, ChartGeometry geometry)
    {
        foreach (IReadOnlyList<ChartPlace> line in geometry.TargetLines) svg.InnerHtml.AppendHtml(Polyline("pm-chart__target", line));
        foreach (IReadOnlyList<ChartPlace> line in geometry.ValueLines) svg.InnerHtml.AppendHtml(Polyline("pm-chart__value", line));
    }

    private TagBuilder Key()
    {
        var key = new TagBuilder("ul");
        key.Attributes["class"] = "pm-chart__key";
        key.InnerHtml.AppendHtml(KeyItem("pm-chart__value", "Value"));
        if (Series.Points.Any(point => point.TargetLow is not null || point.TargetHigh is not null))
            key.InnerHtml.AppendHtml(KeyItem("pm-chart__target", "Target"));
        return key;
    }

    private static TagBuilder KeyItem(string cssClass, string text)
    {
        TagBuilder sample = Svg.Element("svg", ("viewBox", "0 0 28 10"), ("aria-hidden", "true"), ("focusable", "false"));
        sample.InnerHtml.AppendHtml(Line(cssClass, 0, 5, 28, 5));
        var item = new TagBuilder("li");
        item.InnerHtml.AppendHtml(sample).Append(text);
        return item;
    }

    private static TagBuilder Canvas(ChartFrame frame, string cssClass) =>
        Svg.Element("svg", ("class", cssClass), ("viewBox", $"0 0 {Svg.Number(frame.Width)} {Svg.Number(frame.Height)}"), ("role", "img"));

    private static TagBuilder Words(string name, string id, string text)
    {
        TagBuilder words = Svg.Element(name, ("id", id));
        words.InnerHtml.Append(text);
        return words;
    }

    private static TagBuilder Label(string cssClass, double x, double y, string text)
    {
        TagBuilder label = Svg.Element("text", ("class", cssClass), ("x", Svg.Number(x)), ("y", Svg.Number(y)));
        label.InnerHtml.Append(text);
        return label;
    }

    private static TagBuilder Line(string cssClass, double x1, double y1, double x2, double y2) => Svg.Element(
        "line", ("class", cssClass), ("x1", Svg.Number(x1)), ("y1", Svg.Number(y1)), ("x2", Svg.Number(x2)), ("y2", Svg.Number(y2)));

    private static TagBuilder Polyline(string cssClass, IReadOnlyList<ChartPlace> places) => Svg.Element(
        "polyline", ("class", cssClass), ("points", string.Join(' ', places.Select(place => $"{Svg.Number(place.X)},{Svg.Number(place.Y)}"))));

    private static TagBuilder Dot(ChartPlace place, double radius) => Svg.Element(
        "circle", ("class", "pm-chart__point"), ("cx", Svg.Number(place.X)), ("cy", Svg.Number(place.Y)), ("r", Svg.Number(radius)));

    // A page may have several charts, and the same line of a view may draw more than one.
    private string NextId()
    {
        int number = ViewContext.HttpContext.Items.TryGetValue(typeof(TrendChartTagHelper), out object? last) ? (int)last! + 1 : 1;
        ViewContext.HttpContext.Items[typeof(TrendChartTagHelper)] = number;
        return $"chart-{number}";
    }
}
