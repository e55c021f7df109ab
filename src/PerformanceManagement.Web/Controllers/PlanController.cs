using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Scorecards;
using PerformanceManagement.Core.Users;
using PerformanceManagement.Web.Infrastructure;
using PerformanceManagement.Web.Models.Plan;

namespace PerformanceManagement.Web.Controllers;

/// <summary>The council plan as a tree.</summary>
[Authorize(Policies.Read)]
[Route("plan")]
public sealed class PlanController(PlanScorecardService plan, ReportingChoicesService choices) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Index(Period? quarter, string? item, CancellationToken stop)
    {
        ReportingChoices found = await choices.GetAsync(stop);
        Period shown = quarter ?? found.PresentQuarter;
        return found.Offered.Contains(shown) ? View(new PlanPage(await plan.GetAsync(shown, stop), found, item)) : this.NoQuarter(shown, found);
    }
}
