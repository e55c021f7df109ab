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
        TagBuilder trend = ExplainedWord.Span("pm-trend " + ClassOf(Trend.Result));
        trend.InnerHtml
            .AppendHtml(Svg.Icon("pm-trend__arrow", Arrow()))
            .AppendHtml(ExplainedWord.Span("pm-trend__word", Trend.Label));
        ExplainedWord.Write(output, trend, Explain ? Trend.Explanation : null);
    }

    private static string ClassOf(TrendResult result) => result switch
    {
        TrendResult.Improved => "pm-trend--improved",
        TrendResult.Worsened => "pm-trend--worsened",
        TrendResult.NoChange => "pm-trend--no-change",
        TrendResult.Increased => "pm-trend--increased",
        TrendResult.Decreased => "pm-trend--decreased",
        TrendResult.NotComparable => "pm-trend--not-comparable",
        _ => throw new ArgumentOutOfRangeException(nameof(result), result, "This trend has no class."),
    };

    private TagBuilder Arrow() => Svg.Element("path", ("d", (Trend.IsComparable, Trend.Movement) switch
    {
        (false, _) => "M4 8h8",
        (true, > 0) => "M8 14V2M3 7l5-5 5 5",
        (true, < 0) => "M8 2v12M3 9l5 5 5-5",
        _ => "M2 8h12M9 3l5 5-5 5",
    }));
}
