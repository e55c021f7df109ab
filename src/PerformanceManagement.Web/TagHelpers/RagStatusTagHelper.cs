using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using PerformanceManagement.Core.Figures;
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
        (string cssClass, TagBuilder drawing) = Rating.Outcome switch
        {
            RatingOutcome.Rated => (StatusAppearance.ClassOf(Rating.Status!.Colour), StatusAppearance.Drawing(Rating.Status.Shape)),
            RatingOutcome.NotRated or RatingOutcome.DataOnly => ("pm-status--grey pm-status--not-rated", StatusAppearance.NoStatus()),
            _ => throw new InvalidOperationException($"A rating with the outcome {Rating.Outcome} has no appearance."),
        };
        TagBuilder status = ExplainedWord.Span("pm-status " + cssClass);
        status.InnerHtml
            .AppendHtml(Svg.Icon("pm-status__shape", drawing))
            .AppendHtml(ExplainedWord.Span("pm-status__word", Word()));
        return status;
    }

    private string Word()
    {
        string word = Compact ? Rating.ShortLabel : Rating.Label;
        if (Rating.IsJudged) return word + " (judged)";
        return !Compact && Rating.NotRatedBecause is { } because ? $"{word}: {Wording.LowerFirst(because)}" : word;
    }
}
