using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace PerformanceManagement.Web.TagHelpers;

/// <summary>One of a few answers: <c>&lt;pm-radios for="Reason" label="Why is there no value?" items="Model.Reasons" small="true" /&gt;</c>.</summary>
[HtmlTargetElement("pm-radios", TagStructure = TagStructure.WithoutEndTag)]
public sealed class RadiosTagHelper : FormField
{
    public required IEnumerable<SelectListItem> Items { get; set; }

    /// <summary>Side by side; for two or three short answers.</summary>
    public bool Inline { get; set; }

    public bool Small { get; set; }

    /// <summary>Help with a choice, by its value.</summary>
    public IReadOnlyDictionary<string, string>? ItemHints { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        StartGroup(output);
        TagBuilder fieldset = Element("fieldset", "govuk-fieldset");
        if (DescribedBy is not null) fieldset.Attributes["aria-describedby"] = DescribedBy;
        fieldset.InnerHtml.AppendHtml(Element("legend", string.IsNullOrEmpty(LabelClass) ? "govuk-fieldset__legend" : "govuk-fieldset__legend " + LabelClass, Label));

        var body = new DefaultTagHelperContent();
        AppendHintAndError(body);
        body.AppendHtml(Choices());
        fieldset.InnerHtml.AppendHtml(body);
        output.Content.AppendHtml(fieldset);
    }

    private TagBuilder Choices()
    {
        TagBuilder radios = Element("div", "govuk-radios" + (Inline ? " govuk-radios--inline" : "") + (Small ? " govuk-radios--small" : ""));
        radios.Attributes["data-module"] = "govuk-radios";
        // The first radio has the field's own id, so that the error summary's link lands on it.
        string id = Id;
        int number = 1;
        foreach (SelectListItem item in Items)
        {
            radios.InnerHtml.AppendHtml(Choice(item, id));
            id = $"{Id}-{++number}";
        }

        return radios;
    }

    private TagBuilder Choice(SelectListItem item, string id)
    {
        string value = item.Value ?? item.Text;
        TagBuilder input = Element("input", "govuk-radios__input");
        input.TagRenderMode = TagRenderMode.SelfClosing;
        input.Attributes["id"] = id;
        input.Attributes["name"] = Name;
        input.Attributes["type"] = "radio";
        input.Attributes["value"] = value;
        if (value == Value) input.Attributes["checked"] = "checked";

        TagBuilder label = Element("label", "govuk-label govuk-radios__label", item.Text);
        label.Attributes["for"] = id;

        TagBuilder choice = Element("div", "govuk-radios__item");
        choice.InnerHtml.AppendHtml(input).AppendHtml(label);
        if (ItemHints?.TryGetValue(value, out string? text) == true)
        {
            TagBuilder hint = Element("div", "govuk-hint govuk-radios__hint", text);
            hint.Attributes["id"] = id + "-item-hint";
            input.Attributes["aria-describedby"] = id + "-item-hint";
            choice.InnerHtml.AppendHtml(hint);
        }

        return choice;
    }
}
