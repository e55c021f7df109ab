using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PerformanceManagement.Core.Scorecards;
using PerformanceManagement.Core.Search;
using PerformanceManagement.Core.Users;
using PerformanceManagement.Web.Models.Search;

namespace PerformanceManagement.Web.Controllers;

/// <summary>One search over everything that has a code or a title.</summary>
[Authorize(Policies.Read)]
[Route("search")]
public sealed class SearchController(SearchService search, ReportingChoicesService choices) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Index(SearchQuery query, CancellationToken stop)
    {
        ReportingChoices found = await choices.GetAsync(stop);
        return View(new SearchPage(query, await search.FindAsync(SearchedText.Read(query.Q), query.ReadKind(), query.PageNumber, found.PresentQuarter, stop)));
    }
}
