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
        TagBuilder svg = ChartDrawing.Canvas(frame, "pm-sparkline");
        svg.Attributes["aria-label"] = $"{Series.Name}: {ChartDescription.Of(Series)}";
        DrawLines(svg, geometry);
        if (geometry.ValueLines is [.., var last]) svg.InnerHtml.AppendHtml(Dot(last[^1], 2));
        return svg;
    }

    private TagBuilder Large()
    {
        ChartFrame frame = ChartFrame.Large;
        var geometry = new ChartGeometry(Series, frame);
        string id = ChartDrawing.NextId(ViewContext);
        TagBuilder svg = ChartDrawing.Canvas(frame, "pm-chart__drawing");
        svg.Attributes["aria-labelledby"] = $"{id}-title {id}-description";
        svg.InnerHtml
            .AppendHtml(ChartDrawing.Words("title", id + "-title", Caption ?? Series.Name))
            .AppendHtml(ChartDrawing.Words("desc", id + "-description", ChartDescription.Of(Series)));
        ChartDrawing.Axes(svg, geometry, frame, Series);
        DrawBreaks(svg, geometry, frame);
        DrawLines(svg, geometry);
        foreach (ChartPlace place in geometry.ValueLines.SelectMany(line => line))
            svg.InnerHtml.AppendHtml(Dot(place, 3.5));
        return svg;
    }

    private static void DrawBreaks(TagBuilder svg, ChartGeometry geometry, ChartFrame frame)
    {
        foreach (double x in geometry.Breaks)
        {
            svg.InnerHtml
                .AppendHtml(ChartDrawing.Line("pm-chart__break", x, frame.Top - 6, x, frame.Height - frame.Bottom))
                .AppendHtml(ChartDrawing.Label("pm-chart__break-label", x + 4, frame.Top - 8, "Method changed"));
        }
    }

    private static void DrawLines(TagBuilder svg, ChartGeometry geometry)
    {
        foreach (IReadOnlyList<ChartPlace> line in geometry.TargetLines) svg.InnerHtml.AppendHtml(ChartDrawing.Polyline("pm-chart__target", line));
        foreach (IReadOnlyList<ChartPlace> line in geometry.ValueLines) svg.InnerHtml.AppendHtml(ChartDrawing.Polyline("pm-chart__value", line));
    }

    private TagBuilder Key()
    {
        var key = new TagBuilder("ul");
        key.Attributes["class"] = "pm-chart__key";
        key.InnerHtml.AppendHtml(ChartDrawing.KeyItem("pm-chart__value", "Value"));
        if (Series.Points.Any(point => point.TargetLow is not null || point.TargetHigh is not null))
            key.InnerHtml.AppendHtml(ChartDrawing.KeyItem("pm-chart__target", "Target"));
        return key;
    }

    private static TagBuilder Dot(ChartPlace place, double radius) => Svg.Element(
        "circle", ("class", "pm-chart__point"), ("cx", Svg.Number(place.X)), ("cy", Svg.Number(place.Y)), ("r", Svg.Number(radius)));
}
