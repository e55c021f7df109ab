using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace PerformanceManagement.Web.TagHelpers;

/// <summary>What was just done, at the head of the next page: <c>&lt;pm-done&gt;Saved.&lt;/pm-done&gt;</c>. MOJ Frontend's alert, read out when the page comes.</summary>
[HtmlTargetElement("pm-done")]
public sealed class DoneTagHelper : TagHelper
{
    private const string Tick = "M11.2869 24.6726L2.00415 15.3899L4.62189 12.7722L11.2869 19.4186L25.3781 5.32739L27.9958 7.96369L11.2869 24.6726Z";

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        TagHelperContent words = await output.GetChildContentAsync();
        output.TagName = "div";
        output.Attributes.SetAttribute("class", "moj-alert moj-alert--success");
        output.Attributes.SetAttribute("role", "alert");
        output.Attributes.SetAttribute("aria-label", "Done");
        output.Attributes.SetAttribute("data-module", "moj-alert");

        var content = new TagBuilder("div");
        content.Attributes["class"] = "moj-alert__content";
        content.InnerHtml.AppendHtml(words);
        var icon = new TagBuilder("div");
        icon.InnerHtml.AppendHtml(Icon());
        output.Content.AppendHtml(icon).AppendHtml(content);
    }

    private static TagBuilder Icon()
    {
        var path = new TagBuilder("path");
        path.Attributes["d"] = Tick;
        path.Attributes["fill"] = "currentColor";
        var svg = new TagBuilder("svg");
        svg.Attributes["class"] = "moj-alert__icon";
        svg.Attributes["aria-hidden"] = "true";
        svg.Attributes["focusable"] = "false";
        svg.Attributes["viewBox"] = "0 0 30 30";
        svg.Attributes["width"] = svg.Attributes["height"] = "30";
        svg.InnerHtml.AppendHtml(path);
        return svg;
    }
}
