using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;
using PerformanceManagement.Core.Reports.Html;
using PerformanceManagement.Core.Reports.Paper;

namespace PerformanceManagement.Web.TagHelpers;

/// <summary>A committee report without its title: <c>&lt;report-body report="Model.Report" /&gt;</c>.</summary>
[HtmlTargetElement("report-body", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ReportBodyTagHelper : TagHelper
{
    public required QuarterlyReport Report { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        // The renderer brings its own element.
        output.TagName = null;
        output.Content.SetHtmlContent(new Body(Report));
    }

    // Written straight to the page, by the renderer that also writes the report as a file; it encodes every text.
    private sealed class Body(QuarterlyReport report) : IHtmlContent
    {
        public void WriteTo(TextWriter writer, HtmlEncoder encoder) => HtmlRenderer.WriteBody(writer, report);
    }
}
