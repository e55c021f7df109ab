using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.AspNetCore.Routing;

namespace PerformanceManagement.Web.Tests.TagHelpers;

/// <summary>What a tag helper writes, read back as HTML.</summary>
internal static class TagHelperRun
{
    public static async Task<IElement> Write(TagHelper tag)
    {
        var context = new TagHelperContext([], new Dictionary<object, object>(), "test");
        var output = new TagHelperOutput("tag", [], (_, _) => Task.FromResult<TagHelperContent>(new DefaultTagHelperContent()));
        await tag.ProcessAsync(context, output);
        await using var text = new StringWriter();
        output.WriteTo(text, System.Text.Encodings.Web.HtmlEncoder.Default);
        return new HtmlParser().ParseDocument(text.ToString()).Body!;
    }

    /// <summary>A page with nothing on it.</summary>
    public static ViewContext View() => new(
        new ActionContext(new DefaultHttpContext(), new RouteData(), new ActionDescriptor()),
        new NoView(),
        new ViewDataDictionary(new Microsoft.AspNetCore.Mvc.ModelBinding.EmptyModelMetadataProvider(), new()),
        new TempDataDictionary(new DefaultHttpContext(), new NoTempData()),
        TextWriter.Null,
        new HtmlHelperOptions());

    private sealed class NoView : Microsoft.AspNetCore.Mvc.ViewEngines.IView
    {
        public string Path => "";

        public Task RenderAsync(ViewContext context) => Task.CompletedTask;
    }

    private sealed class NoTempData : ITempDataProvider
    {
        public IDictionary<string, object> LoadTempData(HttpContext context) => new Dictionary<string, object>();

        public void SaveTempData(HttpContext context, IDictionary<string, object> values)
        {
        }
    }
}
