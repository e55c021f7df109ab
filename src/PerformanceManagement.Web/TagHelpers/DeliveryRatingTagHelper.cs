using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using PerformanceManagement.Core.Delivery.Rules;
using PerformanceManagement.Core.Ratings.Status;
using PerformanceManagement.Core.Reports.Paper;

namespace PerformanceManagement.Web.TagHelpers;

/// <summary>A rating of delivery by shape, word and colour: <c>&lt;delivery-rating rating="row.Rating" because="row.Now.Because" /&gt;</c>.</summary>
[HtmlTargetElement("delivery-rating", TagStructure = TagStructure.WithoutEndTag)]
public sealed class DeliveryRatingTagHelper : TagHelper
{
    /// <summary>The rating; null where nothing was said.</summary>
    public DeliveryRating? Rating { get; set; }

    /// <summary>Why, which it opens to; null for nothing to open.</summary>
    public string? Because { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        (StatusColour Colour, StatusShape Shape)? look = Rating is null ? null : ReportPalette.LookOf(Rating);
        TagBuilder status = ExplainedWord.Span("pm-status " + (look is { } seen ? StatusAppearance.ClassOf(seen.Colour) : "pm-status--grey pm-status--not-rated"));
        status.InnerHtml
            .AppendHtml(Svg.Icon("pm-status__shape", look is { } drawn ? StatusAppearance.Drawing(drawn.Shape) : StatusAppearance.NoStatus()))
            .AppendHtml(ExplainedWord.Span("pm-status__word", Rating?.Label ?? "No update"));
        ExplainedWord.Write(output, status, Rating is null || Because is null ? null : $"{Rating.Label}: {Rating.Meaning}. {Because}");
    }
}
