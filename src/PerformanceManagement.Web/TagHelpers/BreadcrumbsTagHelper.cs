using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace PerformanceManagement.Web.TagHelpers;

/// <summary>Where the page sits: <c>&lt;pm-breadcrumbs items="[new("Measures", Url.Action("Index", "Measures")!)]" /&gt;</c>.</summary>
[HtmlTargetElement("pm-breadcrumbs", TagStructure = TagStructure.WithoutEndTag)]
public sealed class BreadcrumbsTagHelper : TagHelper
{
    /// <summary>The pages above this one, the topmost first.</summary>
    public required IReadOnlyList<Breadcrumb> Items { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "nav";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "govuk-breadcrumbs");
        output.Attributes.SetAttribute("aria-label", "Breadcrumb");

        var list = new TagBuilder("ol");
        list.Attributes["class"] = "govuk-breadcrumbs__list";
        foreach (Breadcrumb crumb in Items)
        {
            var link = new TagBuilder("a");
            link.Attributes["class"] = "govuk-breadcrumbs__link";
            link.Attributes["href"] = crumb.Address;
            link.InnerHtml.Append(crumb.Text);
            var item = new TagBuilder("li");
            item.Attributes["class"] = "govuk-breadcrumbs__list-item";
            item.InnerHtml.AppendHtml(link);
            list.InnerHtml.AppendHtml(item);
        }

        output.Content.AppendHtml(list);
    }
}

/// <summary>A page above this one.</summary>
public sealed record Breadcrumb(string Text, string Address);
