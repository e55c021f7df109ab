using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using PerformanceManagement.Core.Ratings.Trends;

namespace PerformanceManagement.Web.TagHelpers;

/// <summary>
/// A direction of travel: the arrow says which way the figure went, word and colour whether that is better.
/// <c>&lt;trend-arrow trend="row.ShortTrend" explain="true" /&gt;</c>.
/// </summary>
[HtmlTargetElement("trend-arrow", TagStructure = TagStructure.WithoutEndTag)]
public sealed class TrendArrowTagHelper : TagHelper
{
    public required DirectionOfTravel Trend { get; set; }

    /// <summary>Whether it opens to the sentence that explains it.</summary>
    public bool Explain { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        TagBuilder trend = ExplainedWord.Span("pm-trend " + TrendAppearance.ClassOf(Trend.Result));
        trend.InnerHtml
            .AppendHtml(Svg.Icon("pm-trend__arrow", TrendAppearance.Arrow(Trend.IsComparable, Trend.Movement)))
            .AppendHtml(ExplainedWord.Span("pm-trend__word", Trend.Label));
        ExplainedWord.Write(output, trend, Explain ? Trend.Explanation : null);
    }
}
