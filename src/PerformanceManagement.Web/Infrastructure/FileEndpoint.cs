namespace PerformanceManagement.Web.Infrastructure;

/// <summary>Single files that a site answers beside its pages, to everybody.</summary>
public static class FileEndpoint
{
    /// <summary>Answers one. What an address needs is asked for by hand: handlers whose parameters are found for them are compiled at the first request of all, which a start waits for.</summary>
    /// <param name="routes">The routes.</param>
    /// <param name="path">The address.</param>
    /// <param name="answerAsync">What is answered.</param>
    public static void MapFile(this IEndpointRouteBuilder routes, string path, Func<HttpContext, Task<IResult>> answerAsync)
    {
        RequestDelegate answer = async context => await (await answerAsync(context)).ExecuteAsync(context);
        routes.MapGet(path, answer).AllowAnonymous();
    }

    /// <summary>A service of the request.</summary>
    public static T Get<T>(this HttpContext context)
        where T : notnull => context.RequestServices.GetRequiredService<T>();
}
