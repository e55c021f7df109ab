using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Scorecards;
using PerformanceManagement.Core.Users;
using PerformanceManagement.Web.Infrastructure;

namespace PerformanceManagement.Web.Controllers;

/// <summary>What explains a measure's row: a page of its own, and without its frame what a list of rows opens in place.</summary>
[Authorize(Policies.Read)]
[Route("measures/{code}/why")]
public sealed class MeasureWhyController(MeasureService measures, ReportingChoicesService choices) : Controller
{
    [HttpGet]
    [SamePage]
    public async Task<IActionResult> Index(string code, Period? quarter, bool inside, CancellationToken stop)
    {
        ReportingChoices found = await choices.GetAsync(stop);
        Period shown = quarter ?? found.PresentQuarter;
        if (!found.Offered.Contains(shown) || await measures.RowAsync(RouteCode.Read(code), shown, stop) is not { } row) return NotFound();
        return inside ? PartialView("_Why", row) : View(row);
    }
}
