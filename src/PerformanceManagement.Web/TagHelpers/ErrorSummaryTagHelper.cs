using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace PerformanceManagement.Web.TagHelpers;

/// <summary>Everything that is wrong with the form, first on the page, each linked to its field. Nothing when nothing is wrong.</summary>
[HtmlTargetElement("pm-error-summary", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ErrorSummaryTagHelper : TagHelper
{
    [HtmlAttributeNotBound]
    [ViewContext]
    public required ViewContext ViewContext { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        (string Field, string Message)[] errors =
        [
            .. from entry in ViewContext.ViewData.ModelState
               from error in entry.Value!.Errors
               select (entry.Key, error.ErrorMessage),
        ];
        if (errors.Length == 0)
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "govuk-error-summary");
        output.Attributes.SetAttribute("data-module", "govuk-error-summary");

        TagBuilder alert = Element("div", null);
        alert.Attributes["role"] = "alert";
        alert.InnerHtml
            .AppendHtml(Element("h2", "govuk-error-summary__title", "There is a problem"))
            .AppendHtml(Body(errors));
        output.Content.AppendHtml(alert);
    }

    private static TagBuilder Body((string Field, string Message)[] errors)
    {
        TagBuilder list = Element("ul", "govuk-list govuk-error-summary__list");
        foreach ((string field, string message) in errors)
        {
            TagBuilder item = Element("li", null);
            item.InnerHtml.AppendHtml(Line(field, message));
            list.InnerHtml.AppendHtml(item);
        }

        TagBuilder body = Element("div", "govuk-error-summary__body");
        body.InnerHtml.AppendHtml(list);
        return body;
    }

    // An error of the whole form has no field to go to.
    private static TagBuilder Line(string field, string message)
    {
        TagBuilder line = Element(field.Length == 0 ? "span" : "a", null, message);
        if (field.Length > 0) line.Attributes["href"] = "#" + FormField.IdOf(field);
        return line;
    }

    private static TagBuilder Element(string tag, string? cssClass, string? text = null)
    {
        var element = new TagBuilder(tag);
        if (cssClass is not null) element.Attributes["class"] = cssClass;
        if (text is not null) element.InnerHtml.Append(text);
        return element;
    }
}
