using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace PerformanceManagement.Web.TagHelpers;

/// <summary>A text input: <c>&lt;pm-input for="Value" label="Value" suffix="%" width="10" /&gt;</c>.</summary>
[HtmlTargetElement("pm-input", TagStructure = TagStructure.WithoutEndTag)]
public sealed class InputTagHelper : FormField
{
    /// <summary>text, email, password, search…; figures are text, because they are read strictly and may carry a sign or a comma.</summary>
    public string Type { get; set; } = "text";

    /// <summary>The unit before the input: "£".</summary>
    public string? Prefix { get; set => field = string.IsNullOrEmpty(value) ? null : value; }

    /// <summary>The unit after the input: "%".</summary>
    public string? Suffix { get; set => field = string.IsNullOrEmpty(value) ? null : value; }

    /// <summary>A GOV.UK width in characters: 2, 3, 4, 5, 10, 20, 30; null for the full width.</summary>
    public int? Width { get; set; }

    public string? Autocomplete { get; set; }

    /// <summary>The keyboard of a touch screen: "decimal", "numeric".</summary>
    public string? Inputmode { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        StartGroup(output);
        output.Content.AppendHtml(LabelTag());
        AppendHintAndError(output.Content);
        output.Content.AppendHtml(WithAffixes(Control()));
    }

    private TagBuilder Control()
    {
        TagBuilder input = Element("input", Classes("govuk-input", Width is null ? null : $"govuk-input--width-{Width}"));
        input.TagRenderMode = TagRenderMode.SelfClosing;
        Identify(input);
        input.Attributes["type"] = Type;
        if (Autocomplete is not null) input.Attributes["autocomplete"] = Autocomplete;
        if (Inputmode is not null) input.Attributes["inputmode"] = Inputmode;
        if (Type == "email") input.Attributes["spellcheck"] = "false";
        // A password is never sent back to the page.
        if (Type != "password") input.Attributes["value"] = Value;
        return input;
    }

    private TagBuilder WithAffixes(TagBuilder input)
    {
        if (Prefix is null && Suffix is null) return input;

        TagBuilder wrapper = Element("div", "govuk-input__wrapper");
        if (Prefix is not null) wrapper.InnerHtml.AppendHtml(Affix("govuk-input__prefix", Prefix));
        wrapper.InnerHtml.AppendHtml(input);
        if (Suffix is not null) wrapper.InnerHtml.AppendHtml(Affix("govuk-input__suffix", Suffix));
        return wrapper;
    }

    private static TagBuilder Affix(string cssClass, string text)
    {
        TagBuilder affix = Element("div", cssClass, text);
        affix.Attributes["aria-hidden"] = "true";
        return affix;
    }
}
