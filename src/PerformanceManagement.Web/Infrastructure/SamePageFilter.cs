using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Net.Http.Headers;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Periods;

namespace PerformanceManagement.Web.Infrastructure;

/// <summary>
/// On a page that shows what is stored and nothing else: it carries a tag of the version of the data, of the person, the day and the address, and a browser
/// that has the page with that tag is told that it is still the same, before anything is read (decision 0027). Only where the data says so by its version:
/// a page that shows drafts does not.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class SamePageAttribute : TypeFilterAttribute
{
    public SamePageAttribute()
        : base(typeof(SamePageFilter))
    {
    }
}

/// <summary>Does what <see cref="SamePageAttribute"/> says.</summary>
internal sealed class SamePageFilter(PerformanceDbContext database, TimeProvider time) : IAsyncResourceFilter
{
    private static readonly string Build = typeof(SamePageFilter).Assembly.ManifestModule.ModuleVersionId.ToString("N");

    public async Task OnResourceExecutionAsync(ResourceExecutingContext context, ResourceExecutionDelegate next)
    {
        HttpRequest request = context.HttpContext.Request;
        // A message that is shown once makes a page of its own.
        if (!HttpMethods.IsGet(request.Method) || request.Cookies.ContainsKey("performance-message"))
        {
            await next();
            return;
        }

        string tag = await TagAsync(context.HttpContext);
        IHeaderDictionary headers = context.HttpContext.Response.Headers;
        if (request.Headers.IfNoneMatch.Contains(tag))
        {
            Allow(headers, tag);
            context.Result = new StatusCodeResult(StatusCodes.Status304NotModified);
            return;
        }

        context.HttpContext.Response.OnStarting(() =>
        {
            if (context.HttpContext.Response.StatusCode == StatusCodes.Status200OK) Allow(headers, tag);
            return Task.CompletedTask;
        });
        await next();
    }

    // Kept by the browser of this person alone, and asked about each time.
    private static void Allow(IHeaderDictionary headers, string tag)
    {
        headers.ETag = tag;
        // Said of every page with a form; here the tag says it better.
        headers.Remove(HeaderNames.Pragma);
        headers.CacheControl = "private, no-cache";
        headers.Append(HeaderNames.Vary, HeaderNames.Cookie);
    }

    // The cookies are the sign-in and the key of the form tokens in the page, which is worth nothing with another.
    private async Task<string> TagAsync(HttpContext context)
    {
        DataState now = await database.StateAsync(context.RequestAborted);
        string of = string.Create(CultureInfo.InvariantCulture, $"{Build}|{now.Number}|{now.Everything}|{BritishDay.Today(time):O}|{context.Request.Path}{context.Request.QueryString}|{context.Request.Headers.Cookie}");
        return $"\"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(of)))[..32]}\"";
    }
}
