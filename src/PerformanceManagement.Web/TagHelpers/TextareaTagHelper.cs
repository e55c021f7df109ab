using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace PerformanceManagement.Web.TagHelpers;

/// <summary>Text of more than a line: <c>&lt;pm-textarea for="Note" label="Note" rows="5" /&gt;</c>.</summary>
[HtmlTargetElement("pm-textarea", TagStructure = TagStructure.WithoutEndTag)]
public sealed class TextareaTagHelper : FormField
{
    public int Rows { get; set; } = 5;

    /// <summary>The most characters, which are counted as one types; null for no count.</summary>
    public int? MaxLength { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        StartGroup(output);
        if (MaxLength is { } most) Count(output, most);
        output.Content.AppendHtml(LabelTag());
        AppendHintAndError(output.Content);

        TagBuilder textarea = Element("textarea", Classes("govuk-textarea", MaxLength is null ? null : "govuk-js-character-count"));
        Identify(textarea);
        textarea.Attributes["rows"] = Rows.ToString(CultureInfo.InvariantCulture);
        // Browsers drop one newline at the start of a textarea; this is the one they drop.
        textarea.InnerHtml.AppendHtml("\n").Append(Value);
        output.Content.AppendHtml(textarea);
        if (MaxLength is { } limit) output.Content.AppendHtml(CountMessage(textarea, limit));
    }

    private void Count(TagHelperOutput output, int most)
    {
        output.Attributes.SetAttribute("class", Classes("govuk-form-group") + " govuk-character-count");
        output.Attributes.SetAttribute("data-module", "govuk-character-count");
        output.Attributes.SetAttribute("data-maxlength", most);
        output.Attributes.SetAttribute("data-threshold", 75);
    }

    // Without script it stays as it stands here.
    private TagBuilder CountMessage(TagBuilder textarea, int most)
    {
        TagBuilder message = Element("div", "govuk-hint govuk-character-count__message", $"You can enter up to {most:N0} characters");
        message.Attributes["id"] = Id + "-info";
        textarea.Attributes["aria-describedby"] = string.Join(' ', new[] { DescribedBy, Id + "-info" }.Where(id => id is not null));
        return message;
    }
}
