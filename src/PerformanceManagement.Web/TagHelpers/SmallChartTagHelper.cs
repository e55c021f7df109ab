using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;
using PerformanceManagement.Core.Charts;

namespace PerformanceManagement.Web.TagHelpers;

/// <summary>
/// One of several small charts beside each other: <c>&lt;pm-small-chart chart="…" axis="…" described-by="…" /&gt;</c>. Its heading and the sentence that
/// says it stand beside it, and the figures in a table below all of them.
/// </summary>
[HtmlTargetElement("pm-small-chart", TagStructure = TagStructure.WithoutEndTag)]
public sealed class SmallChartTagHelper : TagHelper
{
    public required Chart Chart { get; set; }

    /// <summary>What it shares with the others.</summary>
    public required ChartAxis Axis { get; set; }

    /// <summary>The id for the words that say it all.</summary>
    public required string WordsId { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "pm-chart pm-chart--small");
        using var drawing = new StringWriter(CultureInfo.InvariantCulture);
        ChartSvg.Write(drawing, ChartLayout.Of(Chart, ChartSize.Small, Axis), Chart.Title, WordsId);
        output.Content.SetHtmlContent(drawing.ToString());
        var words = new Microsoft.AspNetCore.Mvc.Rendering.TagBuilder("p");
        words.Attributes["class"] = "govuk-visually-hidden";
        words.Attributes["id"] = WordsId;
        words.InnerHtml.Append(ChartWords.Of(Chart));
        output.Content.AppendHtml(words);
    }
}
