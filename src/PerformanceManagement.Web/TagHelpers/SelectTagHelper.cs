using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace PerformanceManagement.Web.TagHelpers;

/// <summary>A choice from a list: <c>&lt;pm-select for="Directorate" label="Directorate" items="Model.Directorates" /&gt;</c>.</summary>
[HtmlTargetElement("pm-select", TagStructure = TagStructure.WithoutEndTag)]
public sealed class SelectTagHelper : FormField
{
    public required IEnumerable<SelectListItem> Items { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        StartGroup(output);
        output.Content.AppendHtml(LabelTag());
        AppendHintAndError(output.Content);

        TagBuilder select = Element("select", Classes("govuk-select"));
        Identify(select);
        foreach (SelectListItem item in Items)
        {
            var option = new TagBuilder("option");
            option.Attributes["value"] = item.Value ?? item.Text;
            if ((item.Value ?? item.Text) == Value) option.Attributes["selected"] = "selected";
            option.InnerHtml.Append(item.Text);
            select.InnerHtml.AppendHtml(option);
        }

        output.Content.AppendHtml(select);
    }
}
