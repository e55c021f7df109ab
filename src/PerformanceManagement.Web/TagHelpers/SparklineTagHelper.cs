using Microsoft.AspNetCore.Razor.TagHelpers;
using PerformanceManagement.Core.Charts;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Ratings.Series;

namespace PerformanceManagement.Web.TagHelpers;

/// <summary>The course of a few figures in a row of a table: <c>&lt;pm-sparkline points="…" rules="…" breaks="…" /&gt;</c>.</summary>
[HtmlTargetElement("pm-sparkline", TagStructure = TagStructure.WithoutEndTag)]
public sealed class SparklineTagHelper : TagHelper
{
    /// <summary>The points, the oldest first.</summary>
    public required IEnumerable<SeriesPoint> Points { get; set; }

    /// <summary>The measure's rules.</summary>
    public required MeasureRules Rules { get; set; }

    /// <summary>The first periods of new methods.</summary>
    public required IReadOnlyCollection<Period> Breaks { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        List<SeriesPoint> points = [.. Points];
        output.TagName = null;
        string? drawing = Sparkline.Of(
            [.. points.Select(p => MeasureChart.PointOf(p, Rules))],
            [.. Enumerable.Range(1, Math.Max(0, points.Count - 1)).Where(i => Breaks.Any(b => b.Start >= points[i].Period.Start && b.Start <= points[i].Period.End))]);
        output.Content.SetHtmlContent(drawing ?? "");
    }
}
