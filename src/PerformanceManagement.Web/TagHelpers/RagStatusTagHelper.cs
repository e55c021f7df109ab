using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using PerformanceManagement.Core.Ratings.Status;

namespace PerformanceManagement.Web.TagHelpers;

/// <summary>A rating by shape, word and colour: <c>&lt;rag-status rating="row.Rating" compact="true" explain="true" /&gt;</c>.</summary>
[HtmlTargetElement("rag-status", TagStructure = TagStructure.WithoutEndTag)]
public sealed class RagStatusTagHelper : TagHelper
{
    public required Rating Rating { get; set; }

    /// <summary>Whether it opens to the sentence that explains it.</summary>
    public bool Explain { get; set; }

    /// <summary>The label for a narrow column.</summary>
    public bool Compact { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output) =>
        ExplainedWord.Write(output, ShapeAndWord(), Explain ? Rating.Explanation : null);

    private TagBuilder ShapeAndWord()
    {
        TagBuilder status = ExplainedWord.Span("pm-status " + StatusAppearance.ClassOf(Rating));
        status.InnerHtml
            .AppendHtml(Svg.Icon("pm-status__shape", StatusAppearance.Drawing(Rating)))
            .AppendHtml(ExplainedWord.Span("pm-status__word", StatusAppearance.WordOf(Rating, Compact)));
        return status;
    }
}
