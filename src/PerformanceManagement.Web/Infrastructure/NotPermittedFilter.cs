using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using PerformanceManagement.Core.Users;

namespace PerformanceManagement.Web.Infrastructure;

/// <summary>What a service refuses becomes the "You cannot do this" page, with the service's own sentence.</summary>
public sealed class NotPermittedFilter : IExceptionFilter
{
    public void OnException(ExceptionContext context)
    {
        if (context.Exception is not NotPermittedException refused) return;

        context.HttpContext.Items[typeof(NotPermittedFilter)] = refused.Message;
        context.Result = new StatusCodeResult(StatusCodes.Status403Forbidden);
    }

    /// <summary>The sentence of the service that refused this request; null when none did.</summary>
    public static string? ReasonIn(HttpContext context) => context.Items[typeof(NotPermittedFilter)] as string;
}
