using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace PerformanceManagement.Web.TagHelpers;

/// <summary>
/// A field of a form in GOV.UK markup: label, hint, error and control, tied together for assistive technology.
/// What was typed comes back as it was typed.
/// </summary>
public abstract class FormField : TagHelper
{
    /// <summary>The property of the form.</summary>
    public required ModelExpression For { get; set; }

    /// <summary>The label, or for radios the legend.</summary>
    public required string Label { get; set; }

    /// <summary>Help with the answer, under the label. Razor gives an attribute without text as "", which is none.</summary>
    public string? Hint { get; set => field = string.IsNullOrEmpty(value) ? null : value; }

    /// <summary>More classes for the label or legend: "govuk-label--m", "govuk-visually-hidden".</summary>
    public string? LabelClass { get; set; }

    [HtmlAttributeNotBound]
    [ViewContext]
    public required ViewContext ViewContext { get; set; }

    /// <summary>The name under which the value is posted.</summary>
    protected string Name => ViewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name);

    /// <summary>The id of the control, to which the error summary links.</summary>
    protected string Id => IdOf(Name);

    protected string? Error =>
        Entry is { Errors.Count: > 0 } entry ? entry.Errors[0].ErrorMessage : null;

    /// <summary>What was typed, else what the form holds.</summary>
    protected string Value => Entry?.AttemptedValue ?? For.ModelExplorer.GetSimpleDisplayText() ?? "";

    /// <summary>The class of the control's GOV.UK component in its error state.</summary>
    protected string Classes(string component, string? more = null) =>
        string.Join(' ', new[] { component, Error is null ? null : component + "--error", more }.Where(part => !string.IsNullOrEmpty(part)));

    /// <summary>The ids of hint and error, for aria-describedby; null when there are none.</summary>
    protected string? DescribedBy
    {
        get
        {
            string ids = string.Join(' ', new[] { Hint is null ? null : Id + "-hint", Error is null ? null : Id + "-error" }.Where(id => id is not null));
            return ids.Length == 0 ? null : ids;
        }
    }

    private ModelStateEntry? Entry => ViewContext.ViewData.ModelState.TryGetValue(Name, out ModelStateEntry? entry) ? entry : null;

    /// <summary>The id of the control for a posted name; error summaries use the same rule.</summary>
    public static string IdOf(string name) => TagBuilder.CreateSanitizedId(name, "-");

    /// <summary>Turns the output into the form group that holds the field.</summary>
    protected void StartGroup(TagHelperOutput output)
    {
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", Classes("govuk-form-group"));
    }

    protected TagBuilder LabelTag()
    {
        TagBuilder label = Element("label", string.IsNullOrEmpty(LabelClass) ? "govuk-label" : "govuk-label " + LabelClass, Label);
        label.Attributes["for"] = Id;
        return label;
    }

    protected void AppendHintAndError(TagHelperContent content)
    {
        if (Hint is not null)
        {
            TagBuilder hint = Element("div", "govuk-hint", Hint);
            hint.Attributes["id"] = Id + "-hint";
            content.AppendHtml(hint);
        }

        if (Error is not null)
        {
            TagBuilder error = Element("p", "govuk-error-message");
            error.Attributes["id"] = Id + "-error";
            error.InnerHtml.AppendHtml(Element("span", "govuk-visually-hidden", "Error:")).Append(" " + Error);
            content.AppendHtml(error);
        }
    }

    /// <summary>Id, name and description, common to every control.</summary>
    protected void Identify(TagBuilder control)
    {
        control.Attributes["id"] = Id;
        control.Attributes["name"] = Name;
        if (DescribedBy is not null) control.Attributes["aria-describedby"] = DescribedBy;
    }

    protected static TagBuilder Element(string tag, string cssClass, string? text = null)
    {
        var element = new TagBuilder(tag);
        element.Attributes["class"] = cssClass;
        if (text is not null) element.InnerHtml.Append(text);
        return element;
    }
}
