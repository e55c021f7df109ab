using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace PerformanceManagement.Web.TagHelpers;

/// <summary>Text of more than a line: <c>&lt;pm-textarea for="Note" label="Note" rows="5" /&gt;</c>.</summary>
[HtmlTargetElement("pm-textarea", TagStructure = TagStructure.WithoutEndTag)]
public sealed class TextareaTagHelper : FormField
{
    public int Rows { get; set; } = 5;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        StartGroup(output);
        output.Content.AppendHtml(LabelTag());
        AppendHintAndError(output.Content);

        TagBuilder textarea = Element("textarea", Classes("govuk-textarea"));
        Identify(textarea);
        textarea.Attributes["rows"] = Rows.ToString(CultureInfo.InvariantCulture);
        // Browsers drop one newline at the start of a textarea; this is the one they drop.
        textarea.InnerHtml.AppendHtml("\n").Append(Value);
        output.Content.AppendHtml(textarea);
    }
}
