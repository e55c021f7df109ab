using Microsoft.AspNetCore.Mvc.Filters;
using PerformanceManagement.Core.Data;

namespace PerformanceManagement.Web.Infrastructure;

/// <summary>A page that is looked at is of one version of the data: whatever it shows asks the database once where that stands.</summary>
internal sealed class OneVersionFilter(PerformanceDbContext database) : IResourceFilter
{
    public void OnResourceExecuting(ResourceExecutingContext context) => database.ShowsOneVersion = HttpMethods.IsGet(context.HttpContext.Request.Method);

    public void OnResourceExecuted(ResourceExecutedContext context)
    {
    }
}
