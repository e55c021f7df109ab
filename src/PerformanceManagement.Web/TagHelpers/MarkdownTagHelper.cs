using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;
using PerformanceManagement.Core.Reports.Html;

namespace PerformanceManagement.Web.TagHelpers;

/// <summary>A text that an officer wrote in Markdown: <c>&lt;pm-markdown text="item.About" level="3" /&gt;</c>. Nothing for no text.</summary>
[HtmlTargetElement("pm-markdown", TagStructure = TagStructure.WithoutEndTag)]
public sealed class MarkdownTagHelper : TagHelper
{
    public string? Text { get; set; }

    /// <summary>The level of its highest headings.</summary>
    public int Level { get; set; } = 3;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        if (!string.IsNullOrWhiteSpace(Text)) output.Content.SetHtmlContent(new Body(Text, Level));
    }

    // Written by the renderer of the paper, which encodes every text.
    private sealed class Body(string text, int level) : IHtmlContent
    {
        public void WriteTo(TextWriter writer, HtmlEncoder encoder) => HtmlRenderer.WriteText(writer, text, level);
    }
}
