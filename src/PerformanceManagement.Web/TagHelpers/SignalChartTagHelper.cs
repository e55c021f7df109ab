using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using PerformanceManagement.Core.Ratings.Spc;
using PerformanceManagement.Web.Infrastructure.Charts;

namespace PerformanceManagement.Web.TagHelpers;

/// <summary>
/// An XmR chart: <c>&lt;signal-chart chart="Model.SignalChart" /&gt;</c>. Points with their marks, and for each stretch its mean and limits;
/// a stretch without limits is a run chart. The page puts the table of the same figures beside it.
/// </summary>
[HtmlTargetElement("signal-chart", TagStructure = TagStructure.WithoutEndTag)]
public sealed class SignalChartTagHelper : TagHelper
{
    public required SignalChart Chart { get; set; }

    [HtmlAttributeNotBound]
    [ViewContext]
    public required ViewContext ViewContext { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagMode = TagMode.StartTagAndEndTag;
        output.TagName = "figure";
        output.Attributes.SetAttribute("class", "pm-chart");
        // Scrolls on a phone, where labels would otherwise be too small to read.
        TagBuilder box = Svg.Element("div", ("class", "pm-chart__box"), ("tabindex", "0"), ("role", "group"), ("aria-label", Chart.Caption));
        box.InnerHtml.AppendHtml(Drawing());
        output.Content.AppendHtml(box).AppendHtml(Key());
    }

    private TagBuilder Drawing()
    {
        ChartFrame frame = ChartFrame.Large;
        var geometry = new ChartGeometry(Chart.Series, frame, Chart.Stretches.SelectMany(s => s.Limits is { } l ? new[] { l.Lower, l.Upper } : []));
        string id = ChartDrawing.NextId(ViewContext);
        TagBuilder svg = ChartDrawing.Canvas(frame, "pm-chart__drawing");
        svg.Attributes["aria-labelledby"] = $"{id}-title {id}-description";
        svg.InnerHtml
            .AppendHtml(ChartDrawing.Words("title", id + "-title", Chart.Caption))
            .AppendHtml(ChartDrawing.Words("desc", id + "-description", Chart.Description));
        ChartDrawing.Axes(svg, geometry, frame, Chart.Series);
        foreach (IReadOnlyList<ChartPlace> line in geometry.TargetLines) svg.InnerHtml.AppendHtml(ChartDrawing.Polyline("pm-chart__target", line));
        foreach (SignalStretch stretch in Chart.Stretches) DrawStretch(svg, geometry, frame, stretch);
        return svg;
    }

    private static void DrawStretch(TagBuilder svg, ChartGeometry geometry, ChartFrame frame, SignalStretch stretch)
    {
        (int first, int last) = (stretch.Points[0].Index, stretch.Points[^1].Index);
        if (stretch.RebaseLabel is { } label)
        {
            double x = geometry.Level(first, first, 0)[0].X;
            svg.InnerHtml
                .AppendHtml(ChartDrawing.Line("pm-chart__break", x, frame.Top - 6, x, frame.Height - frame.Bottom))
                // Near the right edge the words stand before the line, or they would be cut off.
                .AppendHtml(x > frame.Left + (frame.InnerWidth * 0.7) ? ChartDrawing.Label("pm-chart__break-label pm-chart__break-label--end", x - 4, frame.Top - 8, label) : ChartDrawing.Label("pm-chart__break-label", x + 4, frame.Top - 8, label));
        }

        if (stretch.Limits is { } limits)
        {
            svg.InnerHtml
                .AppendHtml(ChartDrawing.Polyline("pm-chart__mean", geometry.Level(first, last, limits.Mean)))
                .AppendHtml(ChartDrawing.Polyline("pm-chart__limit", geometry.Level(first, last, limits.Upper)))
                .AppendHtml(ChartDrawing.Polyline("pm-chart__limit", geometry.Level(first, last, limits.Lower)));
        }

        // A gap is skipped by the rules, so the line goes on across it.
        ChartPlace[] places = [.. stretch.Points.Select(p => geometry.Place(p.Index, p.Point.Value))];
        svg.InnerHtml.AppendHtml(ChartDrawing.Polyline("pm-chart__run", places));
        foreach ((ChartPlace place, (int _, SignalPoint point)) in places.Zip(stretch.Points))
            svg.InnerHtml.AppendHtml(SignalAppearance.Mark(point.Variation, place.X, place.Y));
    }

    private TagBuilder Key()
    {
        var key = new TagBuilder("ul");
        key.Attributes["class"] = "pm-chart__key";
        if (Chart.Stretches.Any(s => s.Limits is not null))
            key.InnerHtml.AppendHtml(ChartDrawing.KeyItem("pm-chart__mean", "Mean")).AppendHtml(ChartDrawing.KeyItem("pm-chart__limit", "Limits"));
        if (Chart.Series.Points.Any(point => point.TargetLow is not null || point.TargetHigh is not null))
            key.InnerHtml.AppendHtml(ChartDrawing.KeyItem("pm-chart__target", "Target"));
        if (Chart.Stretches.All(s => s.Limits is null)) return key;

        foreach (Variation variation in Chart.Stretches.SelectMany(s => s.Points).Select(p => p.Point.Variation).Distinct().Order())
        {
            TagBuilder sample = Svg.Element("svg", ("class", "pm-chart__sample"), ("viewBox", "0 0 16 16"), ("aria-hidden", "true"), ("focusable", "false"));
            sample.InnerHtml.AppendHtml(SignalAppearance.Mark(variation, 8, 8));
            key.InnerHtml.AppendHtml(ChartDrawing.KeyItem(sample, VariationFinding.LabelOf(variation)));
        }

        return key;
    }
}
