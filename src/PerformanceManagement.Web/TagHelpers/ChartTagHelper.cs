using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using PerformanceManagement.Core.Charts;

namespace PerformanceManagement.Web.TagHelpers;

/// <summary>
/// A chart: <c>&lt;pm-chart chart="Model.Chart" /&gt;</c>. It is laid out twice, for a column and for a phone; the stylesheet shows the one that fits.
/// The page puts the table of the same figures beside it, which says all without sight and without script.
/// </summary>
[HtmlTargetElement("pm-chart", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ChartTagHelper : TagHelper
{
    public required Chart Chart { get; set; }

    [HtmlAttributeNotBound]
    [ViewContext]
    public required ViewContext ViewContext { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagMode = TagMode.StartTagAndEndTag;
        output.TagName = "figure";
        output.Attributes.SetAttribute("class", "pm-chart");
        output.Attributes.SetAttribute("data-chart", "");
        string id = NextId();
        var caption = new TagBuilder("figcaption");
        caption.Attributes["class"] = "pm-chart__caption";
        caption.InnerHtml.Append(Chart.Title);
        // What the point says that the mouse or the keys are at: filled by script, and said by the point itself to assistive technology.
        var reading = new TagBuilder("p");
        reading.Attributes["class"] = "pm-chart__reading";
        reading.Attributes["hidden"] = "hidden";
        reading.Attributes["aria-hidden"] = "true";
        var words = new TagBuilder("p");
        words.Attributes["class"] = "govuk-visually-hidden";
        words.Attributes["id"] = id;
        words.InnerHtml.Append(ChartWords.Of(Chart));
        output.Content.AppendHtml(caption).AppendHtml(reading).AppendHtml(new Drawings(Chart, id)).AppendHtml(words).AppendHtml(ChartKey.Of(Chart));
    }

    // A page may have several charts, and the same line of a view may draw more than one.
    private string NextId()
    {
        int number = ViewContext.HttpContext.Items.TryGetValue(typeof(ChartTagHelper), out object? last) ? (int)last! + 1 : 1;
        ViewContext.HttpContext.Items[typeof(ChartTagHelper)] = number;
        return $"chart-{number}-words";
    }

    // Written straight to the page by the component that also writes the file; it encodes every text.
    private sealed class Drawings(Chart chart, string description) : IHtmlContent
    {
        public void WriteTo(TextWriter writer, HtmlEncoder encoder)
        {
            foreach (ChartSize size in new[] { ChartSize.Wide, ChartSize.Narrow })
                ChartSvg.Write(writer, ChartLayout.Of(chart, size), chart.Title, description);
        }
    }
}
