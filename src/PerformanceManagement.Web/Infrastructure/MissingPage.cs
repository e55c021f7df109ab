using Microsoft.AspNetCore.Mvc;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Scorecards;

namespace PerformanceManagement.Web.Infrastructure;

/// <summary>What an address asks for and does not exist, for the page that says so.</summary>
/// <param name="Heading">What is not there: "There is no measure “HOU 99”".</param>
/// <param name="Instead">The nearest that there is, each with its address.</param>
public sealed record MissingPage(string Heading, IReadOnlyList<(string Text, string Address)> Instead)
{
    private const int LongestQuote = 60;

    /// <summary>Something that was asked for in vain, as a heading quotes it.</summary>
    public static string Quoted(string? asked) => $"“{(asked ?? "")[..Math.Min(asked?.Length ?? 0, LongestQuote)]}”";

    /// <summary>What this request asked for in vain; null where nobody said.</summary>
    public static MissingPage? In(HttpContext context) => context.Items[typeof(MissingPage)] as MissingPage;

    /// <summary>Notes it for the page.</summary>
    public void KeepIn(HttpContext context) => context.Items[typeof(MissingPage)] = this;
}

/// <summary>Answers for what does not exist.</summary>
internal static class MissingPages
{
    private const int Near = 2;

    /// <summary>Nothing is at this address, with what is near.</summary>
    public static IActionResult NothingThere(this Controller controller, string heading, IReadOnlyList<(string Text, string Address)> instead)
    {
        new MissingPage(heading, instead).KeepIn(controller.HttpContext);
        return controller.NotFound();
    }

    /// <summary>There are no figures of a quarter: the nearest ones there are, at the same address but for it.</summary>
    public static IActionResult NoQuarter(this Controller controller, Period quarter, ReportingChoices choices) => controller.NothingThere(
        $"There are no figures for {quarter.Label}",
        [
            .. choices.Offered.OrderBy(q => Math.Abs(q.End.DayNumber - quarter.End.DayNumber)).Take(Near).OrderDescending()
                .Select(q => ($"Show {q.Label}", AddressWith(controller.Request, q.UrlToken))),
        ]);

    /// <summary>The address of a request with another quarter.</summary>
    internal static string AddressWith(HttpRequest request, string? quarter)
    {
        QueryString query = QueryString.Create(request.Query.Where(q => !string.Equals(q.Key, "quarter", StringComparison.OrdinalIgnoreCase)).SelectMany(q => q.Value.Select(v => KeyValuePair.Create(q.Key, v))));
        if (quarter is not null) query = query.Add("quarter", quarter);
        return request.PathBase + request.Path + query;
    }
}
