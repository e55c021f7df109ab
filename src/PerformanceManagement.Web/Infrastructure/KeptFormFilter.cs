using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Core.Infrastructure;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace PerformanceManagement.Web.Infrastructure;

/// <summary>A form whose token is stale, sent by someone who is signed in, comes back with what was typed and a fresh token. Nothing of it is stored.</summary>
public sealed class KeptFormFilter(IModelMetadataProvider metadata) : IAsyncAlwaysRunResultFilter
{
    public async Task OnResultExecutionAsync(ResultExecutingContext context, ResultExecutionDelegate next)
    {
        if (context.Result is IAntiforgeryValidationFailedResult && context.HttpContext.User.Identity?.IsAuthenticated == true
            && await KeptForm.OfAsync(context.HttpContext.Request) is { } kept)
        {
            context.Result = new ViewResult
            {
                ViewName = "~/Views/Account/CarryOn.cshtml",
                StatusCode = StatusCodes.Status400BadRequest,
                ViewData = new ViewDataDictionary<KeptForm>(metadata, context.ModelState) { Model = kept },
            };
        }

        await next();
    }
}
