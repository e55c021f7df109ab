using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace PerformanceManagement.Web.TagHelpers;

/// <summary>A shape and a word in a line of text, which may open to the sentence that explains them.</summary>
internal static class ExplainedWord
{
    public static void Write(TagHelperOutput output, TagBuilder shapeAndWord, string? explanation)
    {
        output.TagMode = TagMode.StartTagAndEndTag;
        if (explanation is null)
        {
            output.TagName = null;
            output.Content.AppendHtml(shapeAndWord);
            return;
        }

        output.TagName = "details";
        output.Attributes.SetAttribute("class", "pm-explain");
        var summary = new TagBuilder("summary");
        summary.InnerHtml.AppendHtml(shapeAndWord);
        var sentence = new TagBuilder("p");
        sentence.InnerHtml.Append(explanation);
        output.Content.AppendHtml(summary).AppendHtml(sentence);
    }

    public static TagBuilder Span(string cssClass, string? text = null)
    {
        var span = new TagBuilder("span");
        span.Attributes["class"] = cssClass;
        if (text is not null) span.InnerHtml.Append(text);
        return span;
    }
}
