using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using PerformanceManagement.Core.Measures;

namespace PerformanceManagement.Web.Infrastructure;

/// <summary>
/// Leads an address with a code that a measure had before to the same page of the measure. Asked only where there is nothing at the address, and not for
/// ever: the measure may take its old code again.
/// </summary>
internal sealed class EarlierCodeFilter(MeasureNamesService names, LinkGenerator links) : IAsyncAlwaysRunResultFilter
{
    private const string Code = "code";

    public async Task OnResultExecutionAsync(ResultExecutingContext context, ResultExecutionDelegate next)
    {
        HttpContext http = context.HttpContext;
        bool isMissing = context.Result is IStatusCodeActionResult { StatusCode: StatusCodes.Status404NotFound };
        if (isMissing && HttpMethods.IsGet(http.Request.Method) && http.Request.Path.StartsWithSegments("/measures") && context.RouteData.Values[Code] is string code
            && await names.PresentCodeAsync(RouteCode.Read(code), http.RequestAborted) is { } present
            && links.GetPathByRouteValues(http, null, new RouteValueDictionary(context.RouteData.Values) { [Code] = present }) is { } path)
            context.Result = new LocalRedirectResult(path + http.Request.QueryString);
        await next();
    }
}
