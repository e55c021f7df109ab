using Microsoft.AspNetCore.Mvc.Rendering;
using PerformanceManagement.Core.Charts;
using PerformanceManagement.Core.Ratings.Spc;

namespace PerformanceManagement.Web.TagHelpers;

/// <summary>The key of a chart: what is drawn in it and nothing else.</summary>
internal static class ChartKey
{
    public static TagBuilder Of(Chart chart)
    {
        var key = new TagBuilder("ul");
        key.Attributes["class"] = "pm-chart__key";
        ChartPoint[] points = [.. chart.Series.SelectMany(s => s.Points)];
        Variation[] variations = [.. points.Select(p => p.Variation).OfType<Variation>().Distinct().Order()];
        bool hasLimits = chart.Levels.Any(l => l.Kind == ChartLevelKind.Limit);
        foreach ((int index, ChartSeries series) in chart.Series.Index())
            Add(Line(ChartLook.ClassOfSeries(index)), chart.Series.Count > 1 ? series.Name : "Value");
        if (hasLimits) Add(Line(ChartLook.ClassOf(ChartLevelKind.Mean)), "Mean");
        if (hasLimits) Add(Line(ChartLook.ClassOf(ChartLevelKind.Limit)), "Limits");
        if (chart.Targets.Any(t => t is not null)) Add(Line("pm-chart__target"), chart.Targets.Any(t => t is { IsRange: true }) ? "Target range" : "Target");
        foreach (string area in chart.Levels.Where(l => l.Kind == ChartLevelKind.Benchmark).Select(l => l.Name).Distinct())
            Add(Line(ChartLook.ClassOf(ChartLevelKind.Benchmark)), area);
        if (chart.Forecast is { } forecast) Add(Line("pm-chart__forecast"), forecast.Name);
        if (hasLimits) foreach (Variation variation in variations) Add(Mark(SignalAppearance.Mark(variation, 8, 8)), VariationFinding.LabelOf(variation));
        if (points.Any(p => p.IsProvisional && p.Variation is null)) Add(Mark(Dot("pm-chart__provisional", 4)), "May still change");
        if (points.Any(p => p.IsRestated)) Add(Mark(Dot("pm-chart__restated", 6)), "Restated");
        if (points.Any(p => p.Value is null)) Add(Mark(Svg.Element("path", ("class", "pm-chart__gap"), ("d", "M5 5l6 6m0-6l-6 6"))), "No figure");
        return key;

        void Add(TagBuilder sample, string text)
        {
            var item = new TagBuilder("li");
            item.InnerHtml.AppendHtml(sample).Append(text);
            key.InnerHtml.AppendHtml(item);
        }
    }

    private static TagBuilder Line(string cssClass) => Sample("0 0 28 10", Svg.Element("line", ("class", cssClass), ("x1", "0"), ("y1", "5"), ("x2", "28"), ("y2", "5")));

    private static TagBuilder Mark(TagBuilder mark)
    {
        TagBuilder sample = Sample("0 0 16 16", mark);
        sample.AddCssClass("pm-chart__sample");
        return sample;
    }

    private static TagBuilder Sample(string box, TagBuilder drawing)
    {
        TagBuilder sample = Svg.Element("svg", ("viewBox", box), ("aria-hidden", "true"), ("focusable", "false"));
        sample.InnerHtml.AppendHtml(drawing);
        return sample;
    }

    private static TagBuilder Dot(string cssClass, double radius) => Svg.Element("circle", ("class", cssClass), ("cx", "8"), ("cy", "8"), ("r", Svg.Number(radius)));
}
